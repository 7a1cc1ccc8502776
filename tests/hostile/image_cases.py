"""Pictures: cut, bent, bombs, under false names; drawings that act or fetch."""
import zlib

from make import PNG_SIGNATURE, book, chunk, exif, jpeg, png, png_bomb, png_header, segment, svg, with_picture


def picture(name, bytes_, exit_=1, code="image-damaged"):
    return (name, with_picture(bytes_, "images/p.jpg" if name.startswith("jpeg") else "images/p.png"), exit_, code)


def drawing(name, bytes_, exit_=1, code="svg-refused"):
    return (name, with_picture(bytes_, "images/p.svg"), exit_, code)


PNG, JPEG, SVG = png(), jpeg(), svg()
RGB_TRANSPARENT = chunk(b"tRNS", b"\0\x55\0\x55\0\x55")
BILLION = "<!DOCTYPE svg [<!ENTITY a \"xxxxxxxxxx\">" + "".join(f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefgh", "bcdefghi")) + "]>"

CASES = [
    # Sound, if rare.
    picture("png-sound", PNG, 0, ""),
    *[picture(f"png-depth-{depth}-colour-{colour}{'-interlaced' if adam7 else ''}", png(9, 9, depth, colour, adam7), 0, "")
      for depth, colour in ((1, 0), (2, 0), (4, 0), (8, 0), (16, 0), (8, 2), (16, 2), (1, 3), (8, 3), (8, 4), (16, 4), (8, 6), (16, 6)) for adam7 in (0, 1)],
    picture("png-rgb-with-a-transparent-colour", png(extra=RGB_TRANSPARENT), 0, ""),
    picture("png-palette-with-transparency", png(colour=3, extra=chunk(b"tRNS", bytes(range(200)))), 0, ""),
    picture("png-one-pixel", png(1, 1), 0, ""),
    picture("png-very-wide", png(19_000, 1), 0, ""),
    picture("png-very-tall", png(1, 19_000), 0, ""),
    picture("png-with-texts", png(extra=chunk(b"tEXt", b"Author\0SECRET-AUTHOR") + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0SECRET") + chunk(b"eXIf", b"II*\0SECRET")), 0, ""),
    picture("png-with-unknown-resolution", png(extra=chunk(b"pHYs", b"\xff" * 9)), 0, ""),
    picture("png-under-the-name-of-jpeg", PNG, 0, "")[:1] + (with_picture(PNG, "images/p.jpeg"), 0, ""),
    picture("jpeg-sound", JPEG, 0, ""),
    picture("jpeg-gray", jpeg(components=1), 0, ""),
    picture("jpeg-cmyk", jpeg(components=4), 0, ""),
    picture("jpeg-cmyk-of-adobe", jpeg(components=4, before=segment(0xEE, b"Adobe\0\x64\0\0\0\0\2")), 0, ""),
    picture("jpeg-rgb-of-adobe", jpeg(before=segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")), 0, ""),
    *[picture(f"jpeg-turned-{turn}", jpeg(24, 16, before=exif(turn, True)), 0, "") for turn in (3, 6, 8)],
    picture("jpeg-with-a-broken-exif", jpeg(before=segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff")), 0, ""),
    picture("jpeg-with-a-broken-profile", jpeg(before=segment(0xE2, b"ICC_PROFILE\0\1\1" + b"\xff" * 200)), 0, ""),
    picture("jpeg-with-a-missing-part-of-its-profile", jpeg(before=segment(0xE2, b"ICC_PROFILE\0\2\9" + b"x" * 200)), 0, ""),
    picture("jpeg-of-one-line", jpeg(640, 1), 0, ""),
    # Damaged.
    picture("png-empty", b"", 1, "image-format-unknown"),
    picture("png-signature-alone", PNG_SIGNATURE),
    picture("png-cut-in-its-header", PNG[:20]),
    picture("png-cut-in-its-pixels", PNG[:-20]),
    picture("png-without-an-end", png(end=False)),
    picture("png-without-pixels", PNG_SIGNATURE + png_header(8, 8) + chunk(b"IEND", b"")),
    picture("png-with-too-few-pixels", png(data=zlib.compress(b"\0" * 30))),
    picture("png-with-too-many-pixels", png(data=zlib.compress(b"\0" * 9_000)), None, ""),
    picture("png-with-bad-pixels", png(data=b"\x78\x9c" + b"\xff" * 50)),
    picture("png-with-a-wrong-filter", png(data=zlib.compress((b"\x09" + b"\x55" * 24) * 8)), None, ""),
    picture("png-with-a-wrong-sum", PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:]),
    picture("png-of-no-width", PNG_SIGNATURE + png_header(0, 8) + PNG[33:]),
    picture("png-of-negative-width", PNG_SIGNATURE + png_header(0xFFFFFFFF, 8) + PNG[33:], 1, "image-too-large"),
    picture("png-of-an-unknown-colour", PNG_SIGNATURE + png_header(8, 8, 8, 5) + PNG[33:]),
    picture("png-of-an-unknown-depth", PNG_SIGNATURE + png_header(8, 8, 3, 2) + PNG[33:]),
    picture("png-of-an-unknown-packing", PNG_SIGNATURE + png_header(8, 8, compression=1) + PNG[33:]),
    picture("png-palette-missing", png(colour=3)[:33] + chunk(b"IDAT", zlib.compress(b"\0" * 72)) + chunk(b"IEND", b"")),
    picture("png-palette-too-long", png(extra=chunk(b"PLTE", b"\0" * 3_000)), None, ""),
    picture("png-unknown-critical-part", png(extra=chunk(b"ABCD", b"x"))),
    picture("png-part-of-enormous-length", PNG[:33] + b"\xff\xff\xff\xffIDAT" + PNG[41:]),
    picture("png-two-headers", PNG_SIGNATURE + png_header(8, 8) * 2 + PNG[33:], None, ""),
    picture("png-packed-profile-that-is-broken", png(extra=chunk(b"iCCP", b"x\0\0" + b"\xff" * 40)), 0, ""),
    picture("png-packed-profile-that-is-a-bomb", png(extra=chunk(b"iCCP", b"x\0\0" + zlib.compress(b"\0" * 60_000_000, 9))), None, ""),
    picture("png-packed-text-that-is-a-bomb", png(extra=chunk(b"zTXt", b"x\0\0" + zlib.compress(b"\0" * 60_000_000, 9))), 0, ""),
    picture("jpeg-cut-in-its-header", JPEG[:30]),
    picture("jpeg-cut-in-its-tables", JPEG[:100]),
    picture("jpeg-cut-in-its-pixels", jpeg(256, 256, cut=20, end=False)),
    picture("jpeg-without-a-frame", b"\xff\xd8" + segment(0xDB, b"\0" + b"\1" * 64) + b"\xff\xd9"),
    picture("jpeg-of-no-width", jpeg(0, 16)),
    picture("jpeg-of-no-height", jpeg(16, 0)),
    picture("jpeg-of-two-components", jpeg(components=2)),
    picture("jpeg-arithmetic", jpeg(sof=0xC9), None, ""),
    picture("jpeg-lossless", jpeg(sof=0xC3)),
    picture("jpeg-with-a-wrong-length", JPEG[:4] + b"\xff\xff" + JPEG[6:]),
    picture("jpeg-with-thousands-of-scans", jpeg(64, 64, scans=5_000, sof=0xC2), None, ""),
    picture("jpeg-signature-alone", b"\xff\xd8\xff", 1, "image-damaged"),
    # Bombs.
    picture("png-bomb", png_bomb(19_999, 19_999), 1, "image-too-large"),
    picture("png-bomb-under-the-bound", png_bomb(7_700, 7_700), 0, ""),
    picture("png-wide-bomb", png_bomb(4_000_000, 10), 1, "image-too-large"),
    picture("jpeg-bomb", jpeg(60_000, 60_000, cut=10), 1, "image-too-large"),
    picture("png-of-announced-size", PNG_SIGNATURE + png_header(7_000, 7_000, 16, 6) + PNG[33:]),
    # Under false names.
    picture("png-is-a-gif", b"GIF89a" + b"\0" * 40, 1, "image-format-unknown"),
    picture("png-is-a-webp", b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 40, 1, "image-format-unknown"),
    picture("png-is-a-tiff", b"II*\0" + b"\0" * 40, 1, "image-format-unknown"),
    picture("png-is-a-pdf", b"%PDF-1.7\n" + b"\0" * 40, 1, "image-format-unknown"),
    picture("png-is-a-page", b"<!DOCTYPE html><script>alert(1)</script>" + b" " * 40, 1, "image-format-unknown"),
    picture("png-is-a-drawing", SVG, 0, ""),
    picture("png-is-an-article", b"# Un titre\n\nTexte qui n'est pas une image.\n", 1, "image-format-unknown"),
    # Drawings.
    drawing("svg-sound", SVG, 0, ""),
    drawing("svg-script", svg("<script>alert(1)</script>")),
    drawing("svg-script-in-capitals", svg("<SCRIPT>alert(1)</SCRIPT>")),
    drawing("svg-script-in-another-prefix", svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>')),
    drawing("svg-handler", svg(attributes='onload="alert(1)"')),
    drawing("svg-foreign-object", svg('<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>')),
    drawing("svg-image-from-elsewhere", svg('<image href="https://example.org/a.png" width="9" height="9"/>')),
    drawing("svg-image-of-a-file", svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>')),
    drawing("svg-image-of-data", svg('<image href="data:image/svg+xml,x" width="9" height="9"/>')),
    drawing("svg-use-from-elsewhere", svg('<use href="other.svg#a"/>')),
    drawing("svg-style-import", svg('<style>@import "https://example.org/a.css";</style>')),
    drawing("svg-style-address", svg('<style>rect{fill:url(https://example.org/a)}</style>')),
    drawing("svg-style-escaped", svg('<style>rect{fill:u\\72l(https://example.org/a)}</style>')),
    drawing("svg-style-attribute", svg('<rect style="fill:url( \'https://example.org/a\' )" width="1" height="1"/>')),
    drawing("svg-font-from-elsewhere", svg('<style>@font-face{font-family:a;src:url(//example.org/a.woff)}</style>')),
    drawing("svg-link", svg('<a href="javascript:alert(1)"><rect width="5" height="5"/></a>')),
    drawing("svg-animation", svg('<rect width="1" height="1"><set attributeName="href" to="javascript:x"/></rect>')),
    drawing("svg-entities", svg(prolog='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>', inside="<text>&x;</text>")),
    drawing("svg-laughs", svg(prolog=BILLION, inside="<text>&i;</text>")),
    drawing("svg-doctype-from-elsewhere", svg(prolog='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'), 0, ""),
    drawing("svg-stylesheet-instruction", svg(prolog='<?xml-stylesheet href="https://example.org/a.css"?>'), 0, ""),
    drawing("svg-base", svg('<g xml:base="https://example.org/"><use href="#a"/></g>')),
    drawing("svg-deep", svg("<g>" * 5_000 + "</g>" * 5_000)),
    drawing("svg-of-many-elements", svg('<rect width="1" height="1"/>' * 250_000)),
    drawing("svg-not-closed", SVG[:-8]),
    drawing("svg-two-roots", SVG + SVG),
    drawing("svg-of-another-kind", b'<?xml version="1.0"?><!-- <svg --><html xmlns="http://www.w3.org/1999/xhtml"/>'),
    drawing("svg-enormous", b'<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"><rect width="9" height="9"/></svg>', None, ""),
    drawing("svg-of-no-size", b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', None, ""),
    drawing("svg-of-negative-size", b'<svg xmlns="http://www.w3.org/2000/svg" width="-5" height="-5"/>', None, ""),
    drawing("svg-of-no-number", b'<svg xmlns="http://www.w3.org/2000/svg" width="nan" height="inf" viewBox="0 0 nan 1e400"/>', None, ""),
    drawing("svg-very-flat", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100000 0.0001"><rect width="9" height="9"/></svg>', None, ""),
    drawing("svg-use-of-uses", svg('<g id="a"><rect width="1" height="1"/></g>' + "".join(
        f'<g id="{b}">' + f'<use href="#{a}"/>' * 10 + "</g>" for a, b in zip("abcdefg", "bcdefgh")) + '<use href="#h"/>')),
    drawing("svg-use-in-a-circle", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>'), None, ""),
    drawing("svg-pattern-in-a-circle", svg('<pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern><rect width="9" height="9" fill="url(#p)"/>'), None, ""),
    drawing("svg-filter-enormous", svg('<filter id="f" x="-9999" y="-9999" width="99999" height="99999"><feGaussianBlur stdDeviation="99999"/><feTurbulence numOctaves="9999"/></filter>'
                                       '<rect width="40" height="20" filter="url(#f)"/>'), None, ""),
    drawing("svg-dashes", svg('<path d="M0 0 H1e7" stroke="#000" stroke-dasharray="0.0001"/>'), None, ""),
    drawing("svg-path-of-a-megabyte", svg('<path d="M0 0 ' + "L1 1 L2 3 " * 100_000 + '" stroke="#000"/>'), None, ""),
    drawing("svg-text-enormous", svg('<text font-size="1e9" x="0" y="10">' + "A" * 10_000 + "</text>"), None, ""),
    drawing("svg-latin-1", '<?xml version="1.0" encoding="ISO-8859-1"?><svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><title>é</title></svg>'.encode("latin-1")),
    drawing("svg-utf-16", SVG.decode().encode("utf-16"), 1, "image-format-unknown"),
    drawing("svg-with-notes-of-programs", svg('<metadata>SECRET-PLACE</metadata>', 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="SECRET-PLACE"'), 0, ""),
    # Pictures in number.
    ("one-picture-a-thousand-times", lambda n: {**book("![Une vue](images/p.png)\n\n" * (n * 500)), "images/p.png": png(64, 64)}, 0, ""),
    ("hundreds-of-pictures", lambda n: {**book("".join(f"![Une vue](images/{i}.png)\n\n" for i in range(n * 100))), **{f"images/{i}.png": png(8 + i, 8) for i in range(n * 100)}}, 0, ""),
]
