"""Paths that lead out of the book, and things that are no files. Nothing outside is read; what is named is told."""
from make import article, book, png, svg

LINK, FIFO, SOCKET = "link", "fifo", "socket"


def image(path, **more):
    return {**book(f"![Une vue]({path})"), **more}


def listed(path, **more):
    return {**book("Texte."), "book.yaml": f"title: T\narticles:\n  - articles/a.md\n  - \"{path}\"\n", **more}


def climbing(step):
    return step * 12 + "etc/passwd"


CASES = [
    ("image-climbing", image(climbing("../")), 1, "outside-book"),
    ("image-climbing-by-backslashes", image(climbing("..\\\\")), 1, "missing-image"),
    ("image-climbing-encoded", image(climbing("%2e%2e/")), 1, ""),
    ("image-climbing-slashes-encoded", image(climbing("..%2f")), 1, ""),
    ("image-climbing-encoded-twice", image(climbing("%252e%252e%252f")), 1, "missing-image"),
    ("image-climbing-overlong", image(climbing("%c0%ae%c0%ae/")), 1, "missing-image"),
    ("image-absolute", image("/etc/passwd"), 1, "image-not-local"),
    ("image-absolute-encoded", image("%2fetc/passwd"), 1, ""),
    ("image-by-file-address", image("file:///etc/passwd"), 1, "image-not-local"),
    ("image-from-elsewhere", image("https://example.org/a.png"), 1, "image-not-local"),
    ("image-from-another-host", image("//example.org/a.png"), 1, "image-not-local"),
    ("image-as-data", image("data:image/png;base64,iVBORw0KGgo="), 1, "image-not-local"),
    ("image-with-a-nul", image("images/a%00.png"), 1, ""),
    ("image-with-a-line-end", image("<images/a%0a.png>"), 1, ""),
    ("image-with-a-query", image("images/a.png?x=/../../../etc/passwd", **{"images/a.png": png()}), 1, ""),
    ("image-very-long", image("a/" * 3000 + "b.png"), 1, ""),
    ("image-very-long-name", image("a" * 300 + ".png"), 1, "missing-image"),
    ("image-of-proc", image("../" * 12 + "proc/self/environ"), 1, "outside-book"),
    ("image-is-a-folder", {**image("images"), "images/a.png": png()}, 1, "missing-image"),
    ("image-through-a-file", {**image("images/a.png/b.png"), "images/a.png": png()}, 1, "missing-image"),
    ("image-in-html-climbing", book(f'<img src="{climbing("../")}" alt="x">'), 1, "outside-book"),
    ("image-in-front-matter-climbing", {**book(""), "articles/a.md": article("T.", front=f"image: {{file: {climbing('../')}, alt: x}}\n")}, 1, "outside-book"),
    ("cover-climbing", {**book("T."), "book.yaml": f"title: T\ncover: {climbing('../')}\n"}, 1, "outside-book"),
    ("image-link-out", image("images/p.png", **{"images/p.png": (LINK, "/etc/passwd")}), 1, "outside-book"),
    ("image-link-climbing", image("images/p.png", **{"images/p.png": (LINK, "../../../../../../../etc/passwd")}), 1, "outside-book"),
    ("image-link-to-itself", image("images/p.png", **{"images/p.png": (LINK, "p.png")}), 1, ""),
    ("image-link-in-a-circle", image("images/p.png", **{"images/p.png": (LINK, "q.png"), "images/q.png": (LINK, "p.png")}), 1, ""),
    ("image-link-to-nothing", image("images/p.png", **{"images/p.png": (LINK, "none.png")}), 1, "missing-image"),
    ("image-link-inside", image("images/p.png", **{"images/p.png": (LINK, "q.png"), "images/q.png": png()}), 0, ""),
    ("image-link-through-proc", image("images/p.png", **{"images/p.png": (LINK, "/proc/self/root/etc/passwd")}), 1, "outside-book"),
    ("image-folder-link-out", image("images/passwd", **{"images": (LINK, "/etc")}), 1, "outside-book"),
    ("image-is-a-pipe", image("images/p.png", **{"images/p.png": (FIFO,)}), 1, "missing-image"),
    ("image-is-a-socket", image("images/p.png", **{"images/p.png": (SOCKET,)}), 1, "missing-image"),
    ("image-is-a-device", image("images/p.png", **{"images/p.png": (LINK, "/dev/zero")}), 1, "outside-book"),
    ("image-is-unreadable-svg-link", image("images/p.svg", **{"images/p.svg": svg('<image href="../../../../etc/passwd" width="9" height="9"/>')}), 1, "svg-refused"),
    ("article-climbing", listed(climbing("../")), 1, "outside-book"),
    ("article-absolute", listed("/etc/passwd"), 1, "outside-book"),
    ("article-link-out", {**book("T."), "articles/b.md": (LINK, "/etc/passwd")}, 1, "outside-book"),
    ("article-is-a-pipe", {**book("T."), "articles/b.md": (FIFO,)}, 1, "unreadable-file"),
    ("article-is-a-socket", {**book("T."), "articles/b.md": (SOCKET,)}, 1, "unreadable-file"),
    ("article-is-a-device", {**book("T."), "articles/b.md": (LINK, "/dev/zero")}, 1, "outside-book"),
    ("article-with-a-nul", listed("articles/a\\0.md"), 0, "control-character"),
    ("article-pattern-climbing", listed("../../../../../../../etc/*.conf"), None, "no-match"),
    ("articles-folder-link-out", {"book.yaml": "title: T\n", "articles": (LINK, "/etc")}, 1, ""),
    ("folder-link-in-a-circle", {**book("T."), "book.yaml": "title: T\narticles: ['**/*.md']\n", "articles/here": (LINK, ".")}, 0, ""),
    ("plan-link-out", {**book("T."), "book.yaml": (LINK, "/etc/hostname")}, 3, ""),
    ("plan-is-a-pipe", {**book("T."), "book.yaml": (FIFO,)}, 3, ""),
    ("plan-is-a-folder", {"articles/a.md": article("T."), "book.yaml/x": "a"}, 3, ""),
    ("no-plan", {"articles/a.md": article("T.")}, 3, ""),
    ("style-link-out", {**book("T."), "book.yaml": "title: T\nstyle: styles/s\n", "styles/s/shared.css": (LINK, "/etc/passwd"),
                        "styles/s/print.css": "", "styles/s/epub.css": ""}, 1, ""),
    ("style-is-a-pipe", {**book("T."), "book.yaml": "title: T\nstyle: styles/s\n", "styles/s/shared.css": (FIFO,),
                         "styles/s/print.css": "", "styles/s/epub.css": ""}, 1, ""),
    ("icc-climbing", {**book("T."), "book.yaml": f"title: T\noutputs: [print]\nicc: {climbing('../')}\n"}, 1, ""),
    ("output-folder-link", {**book("T."), "out": (LINK, "elsewhere"), "elsewhere/keep": "x"}, 0, ""),
    ("output-folder-link-to-nothing", {**book("T."), "out": (LINK, "none")}, 3, ""),
    ("output-is-a-link", {**book("T."), "out/essai.epub": (LINK, "../articles/a.md")}, 0, ""),
    ("output-is-a-folder", {**book("T."), "out/essai.epub/x": "a"}, 3, ""),
    ("output-is-a-pipe", {**book("T."), "out/essai.epub": (FIFO,)}, 3, ""),
    ("output-folder-is-a-file", {**book("T."), "out": "a file"}, 3, ""),
]
