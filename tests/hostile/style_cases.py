"""A book's own style sheets: what would fetch, what is unknown, what is enormous."""
from make import article


def style(shared="", print_="@page a5 { size: 148mm 210mm; margin-left: 20mm; margin-right: 20mm; margin-top: 20mm; margin-bottom: 20mm; font-size: 11pt; line-height: 14pt }", epub=""):
    return {"book.yaml": "title: T\nstyle: styles/s\n", "articles/a.md": article("Texte. " * 40, "A"), "styles/s/shared.css": shared,
            "styles/s/print.css": print_, "styles/s/epub.css": epub}


BODY = "body { font-family: 'Linux Libertine O' }\n"

CASES = [
    ("plain", style(BODY), 0, ""),
    ("import", style(BODY + "@import url(https://example.org/a.css);"), 1, "css-syntax"),
    ("import-in-epub", style(BODY, epub="@import 'https://example.org/a.css';"), 1, "remote-resource"),
    ("address-in-epub", style(BODY, epub="p { background: url(https://example.org/a.png) }"), 1, "remote-resource"),
    ("address-escaped-in-epub", style(BODY, epub="p { background: u\\72 l(https://example.org/a.png) }"), 1, "remote-resource"),
    ("address-in-capitals-in-epub", style(BODY, epub="p { background: URL (x) ; background: uRl(https://example.org) }"), 1, "remote-resource"),
    ("address-by-function-in-epub", style(BODY, epub="p { background: image-set('https://example.org/a.png' 1x); content: src('https://example.org') }"), 1, "remote-resource"),
    ("comment-within-an-import-in-epub", style(BODY, epub="@/**/import 'x'; @im\\port 'y'; @\\69mport 'z';"), 1, "remote-resource"),
    ("markup-in-epub", style(BODY, epub="</style><script>alert(1)</script> p { color: red }"), 1, "css-syntax"),
    ("not-closed-in-epub", style(BODY, epub="@media print { p { color: red }"), 1, "css-syntax"),
    ("direction-in-epub", style(BODY, epub="p { direction: rtl; unicode-bidi: isolate-override }"), 1, "unknown-property"),
    ("selectors-in-epub", style(BODY, epub="epub|p { color: red }\n.1 { color: red }\n[] { color: red }\np > { color: red }"), 1, "css-syntax"),
    ("conditions-in-epub", lambda n: style(BODY, epub="@media print {" * (n * 20_000)), 1, "css-syntax"),
    ("everything-in-epub", style(BODY, epub="@media (min-width: 40em) { p:not(.a)::before { content: '</p>'; color: rgb(0 0 0 / 50%) } }\n@page { margin: 1em }\n@supports (display: grid) { a[href^='x'] > em { width: calc(1em + 2px) !important } }"), 0, ""),
    ("unknown-property", style(BODY + "p { behavior: url(x.htc) }"), 1, "unknown-property"),
    ("not-closed", style(BODY + "p { color: black"), None, ""),
    ("not-opened", style(BODY + "}}}} p"), None, ""),
    ("comment-not-closed", style(BODY + "/* p { }"), None, ""),
    ("string-not-closed", style(BODY + '.asterism { content: "'), None, ""),
    ("braces", lambda n: style(BODY + "{" * (n * 50_000)), 1, ""),
    ("blocks-in-blocks", lambda n: style(BODY + "p {" * (n * 50_000)), 1, ""),
    ("parentheses", lambda n: style(BODY + "p { color: " + "(" * (n * 50_000)), 1, ""),
    ("selectors", lambda n: style(BODY + ",".join(["p"] * (n * 20_000)) + " { color: black }"), 0, ""),
    ("rules", lambda n: style(BODY + "p { color: black }\n" * (n * 5_000)), 0, ""),
    ("too-large", style(BODY + " " * 2_000_000), 1, "missing-style"),
    ("numbers-that-overflow", style(BODY + "p { font-size: 1e400pt; margin-left: 99999999999999999999mm; line-height: -1e308; letter-spacing: nanem }"), 1, ""),
    ("type-enormous", style("body { font-family: 'Linux Libertine O'; font-size: 9999pt }"), None, ""),
    ("type-of-no-size", style("body { font-family: 'Linux Libertine O'; font-size: 0pt; line-height: 0 }"), None, ""),
    ("page-without-text-block", style(BODY, "@page a5 { size: 148mm 210mm; margin-left: 100mm; margin-right: 100mm; font-size: 11pt; line-height: 14pt }"), 1, ""),
    ("page-of-nothing", style(BODY, "@page a5 { size: 0mm 0mm }"), 1, ""),
    ("page-of-a-kilometre", style(BODY, "@page a5 { size: 1000000mm 1000000mm }"), 1, ""),
    ("leading-tiny", style(BODY, "@page a5 { size: 148mm 210mm; font-size: 0.001pt; line-height: 0.001pt }"), None, ""),
    ("indent-wider-than-the-page", style(BODY + "p { text-indent: 400mm; margin-left: 300mm; margin-right: 300mm }"), None, ""),
    ("family-unknown", style("body { font-family: 'No Such Family' }"), 3, ""),
    ("family-of-controls", style("body { font-family: 'A\\0 B\x1b[31m' }"), 3, ""),
    ("invalid-bytes", style(BODY.encode() + b"p { color: \xff\xfe }"), 1, ""),
    ("nul", style(BODY + "p { color: black\0 }"), None, ""),
    ("byte-order-mark", style("\ufeff" + BODY), None, ""),
    ("face-from-elsewhere", style(BODY + "@font-face { font-family: 'A'; src: url(https://example.org/a.woff) }"), 1, ""),
    ("everything-but-epub-css", {k: v for k, v in style(BODY).items() if not k.endswith("epub.css")}, 1, "missing-style"),
]
