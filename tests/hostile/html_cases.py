"""Raw HTML and addresses in articles: what acts or fetches is refused, what has no meaning in a book loses its tags."""
from make import book


def refused(name, text, code="html-active"):
    return (name, book(text), 1, code)


SCHEMES = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#10;script:alert(1)", "&#106;avascript:alert(1)", "vbscript:x", "data:text/html,x",
           "file:///etc/passwd", "blob:x", "about:blank", "chrome://x", "jar:x", "view-source:x", "intent:x", "ms-word:x", "feed:x", "unknown:x",
           "\u0001javascript:x", "javascript&colon;x", "//example.org/x", "\\\\\\\\host\\\\share", "smb://host/x"]

CASES = [
    refused("script", "a <script>alert(1)</script> b"),
    refused("script-block", "<script>\nalert(1)\n</script>\n\nb"),
    refused("script-in-capitals", "a <ScRiPt>alert(1)</sCrIpT> b"),
    refused("script-not-closed", "<script>alert(1)\n\nsuite"),
    refused("script-within", "a <scr<script>ipt>alert(1)</script> b"),
    refused("script-with-attributes", "<script src=\"//example.org/x.js\" async></script>"),
    refused("script-in-a-note", "a[^1]\n\n[^1]: <script>x</script>"),
    refused("script-in-a-table", "|a|\n|-|\n|<script>x</script>|"),
    refused("script-in-a-heading", "## a <script>x</script>"),
    refused("handler", "<img src=\"x.png\" onerror=\"alert(1)\" alt=\"a\">"),
    refused("handler-without-quotes", "a <b onclick=alert(1)>b</b>"),
    ("handler-after-a-slash", book("a <b/onmouseover=alert(1)>b</b>"), 0, "html-unbalanced"),
    refused("iframe", "<iframe src=\"https://example.org\"></iframe>"),
    refused("object", "<object data=\"x.swf\"></object>"),
    refused("embed", "<embed src=\"x.swf\">"),
    refused("form", "<form action=\"https://example.org\"><input name=a></form>"),
    refused("style", "<style>body{background:url(https://example.org)}</style>"),
    refused("link", "<link rel=\"stylesheet\" href=\"https://example.org/x.css\">"),
    refused("meta", "<meta http-equiv=\"refresh\" content=\"0;url=https://example.org\">"),
    refused("base", "<base href=\"https://example.org\">"),
    refused("inline-svg", "<svg onload=\"alert(1)\"><script>x</script></svg>"),
    refused("math", "<math><mtext><script>x</script></mtext></math>"),
    refused("template", "<template><script>x</script></template>"),
    ("audio-and-video", book("<video src=\"https://example.org/x.mp4\" autoplay></video> <audio src=\"x.mp3\"></audio>"), None, "html-"),
    ("style-attribute", book("a <span style=\"background:url(https://example.org)\">b</span>"), 0, ""),
    ("unknown-elements", book("a <blink>b</blink> <custom-el x=y>c</custom-el> <marquee>d</marquee>"), 0, "html-not-allowed"),
    ("image-sources", book("<img srcset=\"https://example.org/x.png 2x\" src=\"https://example.org/y.png\" alt=\"a\">"), 1, "image-not-local"),
    ("doctype-and-instructions", book("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n\n<?php system('id') ?>\n\n&x; a"), 0, ""),
    ("cdata", book("a <![CDATA[<script>x</script>]]> b"), None, ""),
    ("comments", book("a <!-- <script>x</script> --> b\n\n<!-- --\n>\n\n<!-->\n\nc"), 0, ""),
    ("closing-tags-alone", book("</div></section></body></html></p></span> a"), 0, ""),
    ("tags-crossing", book("<b>a <i>b</b> c</i> <div>\n\nd <span>\n\ne</div>"), 0, ""),
    ("attribute-breaking-out", book("[a](https://example.org/\"onclick=\"x \"t\\\"onclick='y'\")\n\n![b](x.png)"), 1, "missing-image"),
    ("markup-in-code", book("`<script>x</script>`\n\n    <script>x</script>\n\n```html\n<script>x</script>\n]]>\n```"), 0, ""),
    ("markup-escaped", book("&lt;script&gt;x&lt;/script&gt; \\<script> &#60;script&#62;"), 0, ""),
    ("xml-endings", book("a ]]> b --> c ?> d &amp;amp; e &amp;#1; f"), 0, ""),
    ("html-deep", lambda n: book("<div>\n" * (n * 1_000)), 1, ""),
    ("html-inline-deep", lambda n: book("a " + "<b>" * (n * 900) + "x"), 0, ""),
    ("html-words", lambda n: book("<div>\n" + "<b>a " * (n * 1_900) + "\n</div>"), 0, ""),
    ("html-attributes", lambda n: book("a <b " + "x=y " * (n * 20_000) + ">c</b>"), 0, ""),
    ("html-blocks", lambda n: book("<div>a</div>\n\n" * (n * 3_000)), 0, ""),
    ("mail-with-headers", book("[a](mailto:x@example.org?bcc=y&body=z)"), 0, ""),
    ("address-with-odd-characters", book("[a](https://example.org/é?x=\"<>`{}|^ \\) [b](<https://example.org/a b>) [c](https://[::1]/) [d](https://) [e](http:)"), None, ""),
    ("address-very-long", book("[a](https://example.org/" + "a" * 100_000 + ")"), 0, ""),
    ("link-climbing", book("[a](../../../../etc/passwd)"), 1, "dead-link"),
    ("link-absolute", book("[a](/etc/passwd)"), 1, "link-not-allowed"),
    ("link-to-an-odd-anchor", book("[a](#) [b](#%00) [c](#\"><x>)"), None, ""),
    *[(f"scheme-{i}", book(f"[a](<{scheme}>)"), 1, "link-not-allowed") for i, scheme in enumerate(SCHEMES)],
    *[(f"html-scheme-{i}", book(f"a <a href=\"{scheme}\">b</a>"), 1, "link-not-allowed") for i, scheme in enumerate(SCHEMES[:12])],
]
