"""Names: of files, articles, headings and books that collide, are reserved, very long, or say something else than they are."""
from make import article, book


def articles(*names, title="Même titre"):
    return {"book.yaml": "title: Essai\n", **{f"articles/{name}": article("Texte.", title) for name in names}}


def titles(*titles):
    return {"book.yaml": "title: Essai\n", **{f"articles/{i}.md": article("Texte.", t) for i, t in enumerate(titles)}}


def plans(text, **more):
    return {"book.yaml": text, "articles/a.md": article("Texte."), **more}


CASES = [
    ("by-case", articles("Ete.md", "ete.md", "ETE.md"), 0, "id-renamed"),
    ("by-accents", articles("été.md", "ete.md", "étè.md"), 0, "id-renamed"),
    ("by-normalization", articles("\u00e9.md", "e\u0301.md"), 0, "id-renamed"),
    ("by-ligature", articles("œuf.md", "oeuf.md"), 0, "id-renamed"),
    ("by-punctuation", articles("a b.md", "a-b.md", "a_b.md", "a--b.md"), 0, "id-renamed"),
    ("numbered-already", articles("a.md", "A.md", "a-2.md", "A-2.md"), 0, "id-renamed"),
    ("slugs-given-twice", {"book.yaml": "title: Essai\n", "articles/a.md": article("T.", "A", "slug: x\n"), "articles/b.md": article("T.", "B", "slug: x\n")}, 0, "id-renamed"),
    ("slug-of-furniture", {"book.yaml": "title: Essai\ncontents: both\n", **{f"articles/{s}.md": article("T.", s, f"slug: {s}\n") for s in
                           ("nav", "contents", "title-page", "cover", "package", "toc", "index", "notes", "colophon", "section", "mimetype")}}, 0, ""),
    ("reserved-by-windows", articles("con.md", "nul.md", "aux.md", "com1.md", "lpt9.md", title="Con"), 0, ""),
    ("very-long-names", articles("a" * 252 + ".md", "é" * 120 + ".md", title="Long"), 0, ""),
    ("long-names-alike-at-first", articles("a" * 200 + "b.md", "a" * 200 + "c.md"), 0, "id-renamed"),
    ("a-thousand-of-one-title", lambda n: titles(*["Le même titre"] * (n * 300)), 0, ""),
    ("titles-without-letters", titles("???", "'!!!'", "…", "★", "1", "١"), 0, ""),
    ("titles-in-other-scripts", titles("Привет", "Ελλάδα", "中文", "שלום"), 1, "missing-glyph"),
    ("file-with-a-line-end", {**articles("a.md"), "articles/a\nb.md": article("T.")}, 0, ""),
    ("file-with-an-escape", {**articles("a.md"), "articles/\x1b[31mrouge.md": article("T.")}, 0, ""),
    ("file-that-reads-backwards", {**articles("a.md"), "articles/\u202edm.exe.md": article("T.")}, 0, ""),
    ("file-named-in-latin-1", {**articles("a.md"), b"articles/caf\xe9.md": article("T.")}, 0, ""),
    ("file-with-quotes", {**articles("a.md"), "articles/a\"b'c&<d>.md": article("T.")}, 0, ""),
    ("file-with-percent", {**articles("a.md"), "articles/%2e%2e%2fa.md": article("Voir [a](a.md).")}, None, ""),
    ("file-with-a-hyphen-first", articles("-rf.md", "--out.md"), 0, ""),
    ("file-of-spaces", articles(" .md", "  a  .md"), 0, ""),
    ("hidden-files", {**articles("a.md"), "articles/.b.md": b"\xff\xfe", "articles/.c/d.md": b"\xff"}, 0, ""),
    ("backup-files", {**articles("a.md"), "articles/a.md~": b"\xff\xfe", "articles/#a.md#": b"\xff", "articles/a.md.swp": b"\xff"}, 0, ""),
    ("folder-named-like-an-article", {**articles("a.md"), "articles/b.md/c.md": article("T.")}, None, ""),
    ("ids-given-twice", book("## Un {#x}\n\ntexte\n\n## Deux {#x}\n\ntexte [lien](#x)"), None, ""),
    ("ids-of-html-twice", book("<div id=\"x\">a</div>\n\n<div id=\"x\">b</div>\n\n[c]{#x}"), None, ""),
    ("ids-that-are-not-xml", book("## Un {#1-2}\n\n## Deux {#a:b}\n\n## Trois {#é à}\n\n[z]{#\"<>}\n\n<span id='a b'>x</span>\n\n<span id=''>y</span>"), None, ""),
    ("ids-like-the-programs-own", book("## Un {#fn1}\n\ntexte[^1]\n\n## Deux {#fnref1}\n\n## Trois {#page-1}\n\n## Quatre {#note-1}\n\n[^1]: note"), None, ""),
    ("id-enormous", book("## Un {#" + "a" * 20_000 + "}\n\ntexte"), None, ""),
    ("classes-that-are-not-css", book("[a]{.\"><script>}\n\n::: {.a.b#c .1}\nb\n:::\n\n<span class='{}; x \"'>c</span>"), None, ""),
    ("title-of-a-reserved-name", plans("title: nul\n"), 0, ""),
    ("title-of-very-many-letters", plans("title: " + "Long titre " * 100 + "\n"), 0, ""),
    ("slug-of-a-temporary-file", plans("title: T\nslug: report\n"), 0, ""),
    ("parts-of-one-name", plans("title: T\nparts: listed\narticles:\n  - part: P\n    articles: [articles/a.md]\n  - part: P\n    articles: [articles/b.md]\n",
                                **{"articles/b.md": article("T.", "B")}), None, ""),
    ("listed-a-thousand-times", plans("title: T\narticles: [" + "articles/a.md, " * 1_000 + "]\n"), 0, "listed-twice"),
    ("patterns-of-stars", plans("title: T\narticles: ['**/**/**/**/*.md', '" + "*" * 200 + "a*.md', 'articles/[!b]*.md', '[a', '\\\\']\n"), None, ""),
    ("pattern-that-backtracks", {**plans("title: T\narticles: ['articles/" + "*a" * 40 + "b.md', articles/a.md]\n"), f"articles/{'a' * 200}.md": article("T.")}, None, ""),
    ("deep-folders", plans("title: T\narticles: ['**/*.md']\n", **{"/".join(["d"] * 60) + "/a.md": article("T.")}), 0, ""),
    ("authors-alike", plans("title: T\nauthors: [{name: É}, {name: E\u0301}, {name: ' '}, {name: \"\\u200b\"}]\n"), None, ""),
]
