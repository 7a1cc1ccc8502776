"""Files to import: damaged archives, bombs, names that slip out, entities, pages that act."""
import struct


from make import archive, docx, odt, png, w_paragraph

TITLE = w_paragraph("Un titre")
TEXT = TITLE + w_paragraph("Un paragraphe de texte, assez long pour en être un, avec une fin.")
ODT_TEXT = "<text:h text:outline-level=\"1\">Un titre</text:h><text:p>Un paragraphe de texte, assez long pour en être un.</text:p>"
DOCX, ODT = docx(TEXT), odt(ODT_TEXT)
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE x [<!ENTITY a \"xxxxxxxxxx\">" + "".join(f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefgh", "bcdefghi")) + "]>"


def imported(name, bytes_, exit_=1, code="import-damaged", ending=None):
    return (name, {f"in.{ending or name.split('-')[0]}": bytes_}, exit_, code, {"verb": "import"})


def announced(data, size):
    """The archive with the inflated size of its first entry written as `size`."""
    return data[:22] + struct.pack("<I", size) + data[26:]


def encrypted(data):
    at = data.find(b"PK\1\2")
    return data[:6] + b"\1" + data[7:at + 8] + b"\1" + data[at + 9:]


def picture_of(path):
    return docx(TEXT + '<w:p><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r></w:p>', relations=[("r1", path)], more=[("word/media/p.png", png())])


CASES = [
    imported("docx-sound", DOCX, 0, ""),
    imported("docx-empty", b""),
    imported("docx-of-text", b"Bonjour"),
    imported("docx-cut", DOCX[:-30]),
    imported("docx-cut-at-once", DOCX[:40]),
    imported("docx-without-a-document", archive([("a.xml", "<a/>")])),
    imported("docx-damaged-inside", DOCX[:60] + bytes(b ^ 0x55 for b in DOCX[60:90]) + DOCX[90:]),
    imported("docx-encrypted", encrypted(DOCX)),
    imported("docx-slip", docx(TEXT, more=[("../../../../tmp/florilege-slipped", "x")])),
    imported("docx-slip-absolute", docx(TEXT, more=[("/tmp/florilege-slipped", "x")])),
    imported("docx-slip-backslashes", docx(TEXT, more=[("..\\..\\florilege-slipped", "x")])),
    imported("docx-name-twice", docx(TEXT, more=[("word/document.xml", "<a/>")])),
    imported("docx-name-with-a-control", docx(TEXT, more=[("word/\x1b[31m", "x")])),
    imported("docx-bomb", docx(TEXT, more=[("word/media/x.bin", b"\0" * 70_000_000)])),
    imported("docx-bomb-in-its-document", docx(TEXT + " " * 60_000_000)),
    imported("docx-bomb-of-entries", archive([("word/document.xml", "<a/>")] + [(f"a{i}", "") for i in range(11_000)])),
    imported("docx-lying-about-sizes", announced(DOCX, 5)),
    imported("docx-entity", docx(w_paragraph("&e;"), XXE)),
    imported("docx-laughs", docx(w_paragraph("&i;"), LAUGHS)),
    imported("docx-deep", docx("<w:p>" * 20_000 + "</w:p>" * 20_000)),
    imported("docx-deep-tables", docx("<w:tbl><w:tr><w:tc>" * 60 + TEXT + "</w:tc></w:tr></w:tbl>" * 60), None, ""),
    imported("docx-of-many-elements", docx("<w:p/>" * 3_000_000), None, ""),
    imported("docx-long", docx(TITLE + w_paragraph("mot " * 100_000)), 0, ""),
    imported("docx-thousands-of-paragraphs", docx(TITLE + w_paragraph("Une phrase entière.") * 10_000), 0, ""),
    imported("docx-latin-1", archive([("word/document.xml", b"<?xml version='1.0' encoding='latin1'?><w:document>\xe9</w:document>")])),
    imported("docx-controls", docx(w_paragraph("a&#1;b&#27;[31m"))),
    imported("docx-markup-in-text", docx(TITLE + w_paragraph("&lt;script&gt;alert(1)&lt;/script&gt; *a* [b](javascript:x) ![c](/etc/passwd) `d` | e | &amp;#0; ::: f")), 0, ""),
    imported("docx-picture", picture_of("media/p.png"), 0, ""),
    imported("docx-picture-climbing", picture_of("../../../../../../etc/passwd"), 0, "import-image-missing"),
    imported("docx-picture-of-a-file", picture_of("file:///etc/passwd"), 0, "import-image-missing"),
    imported("docx-picture-that-is-none", docx(TEXT + '<w:p><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r></w:p>', relations=[("r1", "media/p.exe")],
                                               more=[("word/media/p.exe", b"MZ\0\0")]), None, ""),
    imported("docx-notes-in-a-circle", docx(TITLE + '<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', more=[(
        "word/footnotes.xml", '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>b</w:t>'
        '<w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>')]), None, ""),
    imported("docx-styles-in-a-circle", docx(TEXT, more=[("word/styles.xml", '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
             '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>')]), 0, ""),
    imported("odt-sound", ODT, 0, ""),
    imported("odt-cut", ODT[:-30]),
    imported("odt-without-content", archive([("a.xml", "<a/>")])),
    imported("odt-slip", odt(ODT_TEXT, more=[("Pictures/../../../../tmp/florilege-slipped", "x")])),
    imported("odt-bomb", odt(ODT_TEXT, more=[("Pictures/x.bin", b"\0" * 70_000_000)])),
    imported("odt-entity", odt("<text:p>&e;</text:p>", XXE)),
    imported("odt-laughs", odt("<text:p>&i;</text:p>", LAUGHS)),
    imported("odt-deep", odt("<text:section>" * 20_000 + "</text:section>" * 20_000)),
    imported("odt-spaces", odt("<text:p>a<text:s text:c=\"2000000000\"/>b</text:p>"), None, ""),
    imported("odt-columns", odt('<table:table><table:table-row><table:table-cell table:number-columns-repeated="2000000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'), None, ""),
    imported("odt-rows", odt('<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>'), None, ""),
    imported("odt-picture-climbing", odt(ODT_TEXT + '<text:p><draw:frame><draw:image xlink:href="../../../../etc/passwd"/></draw:frame></text:p>'), 0, "import-image-missing"),
    imported("odt-link-that-runs", odt('<text:p>Voir <text:a xlink:href="javascript:alert(1)">ici</text:a> la suite du texte.</text:p>'), 0, ""),
    imported("html-sound", "<h1>Titre</h1><p>Un paragraphe assez long pour en être un.</p>", 0, ""),
    imported("html-empty", "", None, "import-empty"),
    imported("html-script", "<h1>T</h1><p>a<script>alert(1)</script><img src=x onerror=alert(1)> b <iframe src=//example.org></iframe></p>", 0, ""),
    imported("html-image-climbing", '<h1>T</h1><p>a <img src="../../../../../../etc/passwd" alt="b"> c</p>', 0, "import-image-missing"),
    imported("html-image-encoded", '<h1>T</h1><p>a <img src="%2e%2e/%252e%252e/etc/passwd" alt="b"> c</p>', 0, "import-image-missing"),
    imported("html-image-absolute", '<h1>T</h1><p>a <img src="/etc/passwd" alt="b"> c</p>', 0, "import-image-missing"),
    imported("html-image-remote", '<h1>T</h1><p>a <img src="https://example.org/a.png" alt="b"> c</p>', 0, "import-image-missing"),
    imported("html-deep", "<div>" * 50_000 + "a", None, ""),
    imported("html-deep-formatting", "<p>" + "<b><i>" * 5_000 + "a", None, ""),
    imported("html-text-too-deep", "<h1>T</h1><p>haut</p>" + "<div>" * 1_000 + "bas", 1, "import-too-large"),
    imported("html-formatting-opened-anew", "<h1>T</h1><p>" + "".join(f"<b id=x{i}>" for i in range(3_000)) + "</p>" + "<p>x</p>" * 30_000, 1, "import-too-large"),
    imported("html-formatting-alike", "<h1>T</h1>" + "<p><font size=2><b>mot" * 4_000, 0, ""),
    imported("html-tags-not-closed", "<a" * 3_000_000, None, ""),
    imported("html-tables-in-tables", "<table><tr><td>" * 3_000 + "a", None, ""),
    imported("html-misnested", "<a><b><table><p><a></b>" * 3_000, None, ""),
    imported("html-attributes", "<h1>T</h1><p " + "".join(f"a{i}=b " for i in range(20_000)) + ">mot</p>", None, ""),
    imported("html-too-large", "<p>mot</p>" * 2_000_000, 1, "import-too-large"),
    imported("html-entities", "<h1>T</h1><p>&#0; &#x202e; &#xD800; &#xFFFE; &#1; &nbsp; &bogus; texte</p>", 0, ""),
    imported("html-latin-1", b"<h1>T</h1><p>caf\xe9 au lait</p>", None, ""),
    imported("html-nul", b"<h1>T\0</h1><p>mot\0 mot</p>", None, ""),
    imported("html-doctype", '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><h1>T</h1><p>&e; texte</p>', 0, ""),
    imported("txt-empty", b"", None, "import-empty"),
    imported("txt-latin-1", "Été\n\nUn café.\n".encode("latin-1"), None, ""),
    imported("txt-binary", bytes(range(256)) * 200, None, ""),
    imported("txt-nul", b"Titre\n\nUn\0 texte.\n", None, ""),
    imported("txt-one-line", ("mot " * 400_000).encode(), None, ""),
    imported("txt-empty-lines", b"\n" * 500_000 + b"a", None, ""),
    imported("txt-titles", "Titre\n\n".encode() * 1_000, None, ""),
    imported("txt-dates", "février 2023\n\n".encode() * 300, None, ""),
    imported("txt-markup", "Titre\n\n<script>alert(1)</script> [a](javascript:x) ![b](/etc/passwd) --- ``` ::: $$\n---\ntitle: x\n---\n".encode(), None, ""),
    imported("txt-bidi", "Titre\n\nLe mot \u202egrebe\u202c est là, avec assez de texte.\n".encode(), None, ""),
    imported("txt-title-long", ("T" * 100_000 + "\n\nTexte.\n").encode(), None, ""),
    imported("txt-title-of-signs", "../../../x\n\nTexte assez long pour un paragraphe entier.\n".encode(), None, ""),
    imported("md-front-matter", b"---\ntitle: ../../x\nslug: ../../y\n---\n\nTexte.\n", None, ""),
    imported("md-cut-in-its-front-matter", b"---\ntitle: x", None, ""),
    imported("md-headings", "# Titre\n\nTexte.\n\n".encode() * 300, None, ""),
    ("name-unknown", {"in.exe": b"MZ"}, 1, "import-format-unknown", {"verb": "import"}),
    ("name-that-is-a-pipe", {"in.txt": ("fifo",)}, 3, "", {"verb": "import"}),
    ("name-that-is-a-folder", {"in.txt/a": b"x"}, 3, "", {"verb": "import"}),
    ("name-that-is-missing", {"in.html/a": b"x"}, 3, "", {"verb": "import", "file": "none.txt"}),
    ("name-that-is-a-device", {"in.txt": ("link", "/dev/zero")}, 3, "", {"verb": "import"}),
]
