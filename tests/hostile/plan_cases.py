"""book.yaml and front matter: bombs, wrong kinds, sizes, texts that would act further down."""
from make import article, book


def plan(text, body="Texte."):
    return {**book(body), "book.yaml": text}


def front(text):
    return {**book(""), "articles/a.md": f"---\n{text}\n---\n\nTexte.\n"}


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi"))

CASES = [
    ("laughs", plan("title: T\n" + LAUGHS), 1, "yaml-alias"),
    ("laughs-in-front-matter", front("title: T\n" + LAUGHS), 1, "yaml-alias"),
    ("alias-of-itself", plan("title: T\nsubjects: &a [*a]\n"), 1, "yaml-alias"),
    ("merge-key", plan("title: T\nseries: &s {title: S}\npublisher: {<<: *s}\n"), 1, "yaml-alias"),
    ("lists-in-lists", plan("title: T\nsubjects: " + "[" * 100_000), 1, "yaml-too-deep"),
    ("maps-in-maps", plan("title: T\nseries: " + "{a: " * 30_000), 1, "yaml-too-deep"),
    ("blocks-in-blocks", plan("title: T\nseries:\n" + "".join(" " * i + "a:\n" for i in range(1, 500))), 1, "yaml-too-deep"),
    ("question-marks", plan("? " * 50_000), 1, "yaml-too-deep"),
    ("a-megabyte-of-plan", plan("title: T\ndescription: " + "a" * 1_000_000), 1, "yaml-too-large"),
    ("a-megabyte-of-front-matter", front("title: T\nsummary: " + "a" * 1_000_000), 1, "yaml-too-large"),
    ("thousands-of-keys", lambda n: plan("title: T\n" + "".join(f"k{i}: v\n" for i in range(n * 5_000))), 1, "unknown-key"),
    ("thousands-of-subjects", lambda n: plan("title: T\nsubjects: [" + ",".join(f"s{i}" for i in range(n * 5_000)) + "]\n"), 0, ""),
    ("thousands-of-authors", lambda n: plan("title: T\nauthors:\n" + "".join(f"  - name: Auteur {i}\n" for i in range(n * 2_000))), 0, ""),
    ("long-title", plan("title: " + "mot " * 20_000), 0, ""),
    ("long-title-of-letters", plan('title: "' + "i " * 120_000 + 'a"\n'), 0, ""),
    ("title-without-spaces", plan("title: " + "m" * 20_000), 0, ""),
    ("folded-title", plan("title: >\n" + "  mot\n" * 5_000), 0, ""),
    ("escapes-in-a-title", plan('title: "Es\\0sai \\x1b[31m \\u202e \\uFFFE \\a\\e"\n'), 0, "control-character"),
    ("escapes-in-an-article-title", front('title: "Un\\0 \\x1b[31m \\u202e titre \\uFFFF"'), 0, "control-character"),
    ("escaped-surrogate", front('title: "a\\uD83D\\uDE00b"'), 1, "yaml-syntax"),
    ("markup-in-a-title", plan("title: '<script>alert(1)</script> & \"x\" ]]> --> \\\\ (( %s'\n"), 0, ""),
    ("markup-in-an-article-title", front("title: '<script>alert(1)</script><b>gras</b> & ]]>'"), 1, "html-active"),
    ("markup-everywhere", plan("title: 'T & <b>'\nsubtitle: '<i>'\ndescription: '<p onclick=\"x\">&amp;</p>'\nsubjects: ['<a>', '&']\n"
                               "authors: [{name: '<b>A</b>', file-as: '& B'}]\npublisher: {name: '<P>', address: '\"&\"'}\nrights: '<©>'\n"
                               "series: {title: '<S>', number: '<1>'}\n"), 0, ""),
    ("not-a-map", plan("- a\n- b\n"), 1, ""),
    ("a-scalar", plan("Un livre\n"), 1, ""),
    ("empty-plan", plan(""), 1, ""),
    ("a-binary-plan", {**book("Texte."), "book.yaml": bytes(range(256)) * 20}, 1, "invalid-utf8"),
    ("many-documents", plan("title: T\n" + "---\ntitle: U\n" * 1_000), 1, ""),
    ("directives", plan("%YAML 1.2\n%TAG ! tag:x,2000:\n---\ntitle: T\n"), 0, ""),
    ("tags", plan("title: !!python/object/apply:os.system [id]\n"), 1, "wrong-type"),
    ("binary-tag", plan("title: !!binary R0lGODlh\n"), 0, ""),
    ("empty-title", plan("title: ''\n"), 1, "missing-title"),
    ("title-of-spaces", plan("title: '   '\n"), 1, "missing-title"),
    ("title-of-invisible-characters", plan('title: "\\u200b\\u2060"\n'), 1, "missing-title"),
    ("title-of-signs", plan("title: '★ § ?! ★'\n"), 0, ""),
    ("title-in-chinese", plan("title: 中文\n"), 1, "missing-glyph"),
    ("title-in-arabic", plan("title: مرحبا\n"), 0, ""),
    ("title-of-dots", plan("title: '../../etc/passwd'\n"), 0, ""),
    ("title-of-a-device", plan("title: CON\n"), 0, ""),
    ("wrong-kinds", plan("title: [a]\nauthors: 3\nisbn: x\nseries: [1]\nfront: {a: b}\npage: {}\nsubjects: {a: b}\n"), 1, "wrong-type unknown-key"),
    ("null-everywhere", plan("title: T\nauthors: ~\nisbn: ~\nseries: ~\nfront: ~\narticles: ~\npage: ~\nstyle: ~\ndate: ~\n"), None, ""),
    ("page-enormous", plan("title: T\npage: 99999x99999\n"), 1, ""),
    ("page-tiny", plan("title: T\npage: 1x1\n"), 1, ""),
    ("page-negative", plan("title: T\npage: -148x210\n"), 1, ""),
    ("page-infinite", plan("title: T\npage: infxnan\n"), 1, ""),
    ("page-overflowing", plan("title: T\npage: 1e308x1e308\n"), 1, ""),
    ("page-narrow", plan("title: T\npage: 50x50\n", "mot " * 500), None, ""),
    ("page-with-very-many-digits", plan("title: T\npage: " + "9" * 5_000 + "x210\n"), 1, ""),
    ("date-impossible", front("title: T\ndate: 2023-02-30"), 1, "date-invalid"),
    ("date-of-year-zero", front("title: T\ndate: 0000"), None, ""),
    ("date-enormous", front("title: T\ndate: 99999999999999999999-01"), 1, "date-invalid"),
    ("isbn-of-letters", plan("title: T\nisbn: {pdf: 97820000000zz}\n"), 1, "isbn-invalid"),
    ("address-that-runs", plan("title: T\ndistribution: {url: 'javascript:alert(1)'}\n"), 1, "url-invalid"),
    ("address-with-controls", plan('title: T\ndistribution: {url: "https://example.org/\\r\\nX: y"}\n'), 1, "url-invalid"),
    ("address-too-long-for-a-code", plan("title: T\noutputs: [epub, pdf, cover]\ndistribution: {url: 'https://example.org/" + "a" * 9_000 + "'}\n"), None, ""),
    ("slug-that-climbs", plan("title: T\nslug: ../../x\n"), 1, "slug-invalid"),
    ("slug-with-a-nul", plan('title: T\nslug: "a\\0b"\n'), 0, "control-character"),
    ("slug-of-an-article-that-climbs", front("title: T\nslug: ../x"), 1, "slug-invalid"),
    ("slug-very-long", plan("title: T\nslug: " + "a" * 300 + "\n"), None, ""),
    ("language-of-markup", plan("title: T\nlanguage: '\"><x y=\"'\n"), 1, "language-invalid"),
    ("language-climbing", plan("title: T\nlanguage: ../../../../etc/passwd\n"), 1, "language-invalid"),
    ("language-unknown", plan("title: T\nlanguage: qaa-Xxxx\n"), None, ""),
    ("language-very-long", plan("title: T\nlanguage: fr" + "-abcdefgh" * 2_000 + "\n"), None, ""),
    ("style-climbing", plan("title: T\nstyle: ../../../../etc\n"), 1, "missing-style"),
    ("style-absolute", plan("title: T\nstyle: /etc\n"), 1, "missing-style"),
    ("profile-climbing", plan("title: T\noutputs: [print]\nprofile: ../../../etc/passwd\n"), 1, "unknown-profile"),
    ("page-that-is-no-number", plan("title: T\npage: nanxnan\n"), 1, ""),
    ("page-without-end", plan("title: T\npage: infx10\n"), 1, ""),
    ("icc-of-text", {**plan("title: T\noutputs: [print]\nicc: a.icc\n"), "a.icc": "no profile"}, 1, "wrong-icc"),
    ("icc-enormous", {**plan("title: T\noutputs: [print]\nicc: a.icc\n"), "a.icc": b"\0" * 40_000_000}, 1, ""),
    ("epigraph-with-a-script", front("title: T\nepigraph: {text: '<script>x</script>', by: A}"), 1, "html-active"),
    ("silence-errors", {**plan("title: T\n"), "articles/a.md": article("<!-- florilege: silence html-active -->\n\n<script>x</script>")}, 1, "html-active"),
]
