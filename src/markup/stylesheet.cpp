#include "markup/stylesheet.h"

#include <algorithm>
#include <set>

#include "base/number.h"
#include "base/utf8.h"
#include "document/block_walk.h"
#include "language/language.h"

namespace florilege {

namespace {

constexpr int bold_from = 600;
constexpr int bold_weight = 700;

// What the markup of this program needs under any style. Sizes are relative and colours the reader's, so that enlarging,
// spacing and dark grounds are the reading system's to choose.
constexpr std::string_view structure = R"(@namespace epub "http://www.idpf.org/2007/ops";

html { color-scheme: light dark }
body { overflow-wrap: break-word; widows: 2; orphans: 2 }
h1, h2, h3, h4, h5, h6, hgroup { break-after: avoid; page-break-after: avoid; break-inside: avoid; page-break-inside: avoid; text-align: left }
p, li { -webkit-hyphens: auto; -epub-hyphens: auto; hyphens: auto; -webkit-hyphenate-limit-before: 3; -webkit-hyphenate-limit-after: 3; hyphenate-limit-chars: 6 3 3 }
.small-caps { font-variant-caps: small-caps; font-variant: small-caps }
.all-small-caps { font-variant-caps: all-small-caps }
sup, sub { font-size: 0.72em; line-height: 0; font-variant-numeric: lining-nums }
code, kbd, samp { font-family: monospace; font-size: 0.9em; -webkit-hyphens: none; hyphens: none }
pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow-x: auto }
pre code { font-size: 1em }
abbr[title] { text-decoration: none }
a { color: inherit }
a.noteref, a.footnote-mark { text-decoration: none }
img { max-width: 100%; max-height: 95vh; height: auto; object-fit: contain }
img.inline { max-height: 1.2em; vertical-align: middle }
img.on-paper { background: #fff }
figure { margin: 1em 0; break-inside: avoid; page-break-inside: avoid; text-align: center }
blockquote, .quotation-block { margin: 1em 0 }
.epigraph-page { margin-top: 20vh; break-after: page; page-break-after: always }
.stanza { margin-bottom: 1em }
.line { display: block; padding-left: 2em; text-indent: -2em }
.line + br { display: none }
.list, .contents-list, .index-list { margin: 0.7em 0; padding-left: 1.5em }
li .list { margin-top: 0; margin-bottom: 0 }
li > .list-item { margin-left: 0 }
.contents-list, .index-list { list-style: none; padding-left: 0 }
.contents-list .contents-list { padding-left: 1.5em; margin: 0 }
.contents-list li, .index-list li { margin-top: 0.35em; margin-bottom: 0.35em }
h2.index-letter { font-size: 1em; margin: 1em 0 0.2em }
.table-block { overflow-x: auto; margin: 1em 0 }
table { border-collapse: collapse; margin: 0 auto }
caption { caption-side: top; padding-bottom: 0.4em }
th, td { padding: 0.25em 0.6em; vertical-align: baseline }
thead th, thead td { border-bottom: 1px solid }
tbody tr:last-child > * { border-bottom: 1px solid }
.align-left { text-align: left }
.align-centre { text-align: center }
.align-right { text-align: right }
hr.asterism { border: 0; color: inherit; height: auto; margin: 1em 0; overflow: visible; text-align: center; break-after: avoid; page-break-after: avoid }
.epigraph-block blockquote, .quotation-block blockquote { margin: 0 }
.notes-block { margin: 2em 0 0; padding: 0; list-style: none }
.note { margin: 0.4em 0 }
.note p { text-indent: 0 }
.note ul, .note ol, .note blockquote, .note .verse-block { font-size: 0.82em; margin: 0.3em 0 }
.note blockquote p, .note .verse-block p { font-size: 1em }
aside.note:first-child { padding-top: 0.8em; border-top: 1px solid }
.cover { margin: 0; text-align: center; text-indent: 0 }
.cover img { max-height: 100vh }
)";

std::string css_string(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (c == '\n') result += "\\A ";
        else result += c;
    }
    return result + '"';
}

// Rules that follow from the style's values, where CSS says more than the sheets' own words.
std::string derived_rules(const StyleSheet& style) {
    std::string unhyphenated;
    for (std::size_t i = 0; i < role_count; ++i)
        if (!style.roles[i].hyphens) unhyphenated += (unhyphenated.empty() ? "." : ", .") + std::string(role_name(static_cast<Role>(i)));
    std::string rules;
    if (!unhyphenated.empty()) rules += unhyphenated + " { -webkit-hyphens: none; -epub-hyphens: none; hyphens: none }\n";
    // A title in italics among small capitals is set in small letters.
    for (std::size_t i = 0; i < role_count; ++i) {
        const std::string name = '.' + std::string(role_name(static_cast<Role>(i)));
        if (style.roles[i].capitals != Capitals::normal && !style.roles[i].italic)
            rules += name + " em, " + name + " cite { font-variant-caps: normal; font-variant: normal; letter-spacing: normal }\n";
    }
    const std::string& ornament = style[Role::asterism].ornament;
    rules += "hr.asterism::before { content: " + css_string(ornament.empty() ? "* * *" : ornament) + " }\n";
    if (const int lines = style[Role::body].initial_letter; lines > 1) {
        const std::string height = to_text(std::int64_t{lines});
        // Where initial-letter is not known, a float of about that height; where floats fail, the letter is in its place.
        rules += ".opening { text-indent: 0 }\n.opening::first-letter { float: left; font-size: " + to_text(lines * 1.15, 2) +
                 "em; line-height: 0.85; padding-right: 0.06em }\n@supports (initial-letter: 2) or (-webkit-initial-letter: 2) {\n"
                 "  .opening::first-letter { float: none; font-size: inherit; line-height: inherit; padding-right: 0.1em; -webkit-initial-letter: " +
                 height + "; initial-letter: " + height + " }\n}\n";
    }
    return rules;
}

/// What a book asks of a family: characters, and faces beside the regular one.
struct FontNeeds {
    std::set<char32_t> characters;
    bool bold = false;
    bool italic = false;

    void see(const Blocks& blocks) {
        for_each_text(blocks, *this);
    }
    void operator()(const CodeBlock& code) { see(code.text); }
    void operator()(const Inlines& text) {
        see(text.text);
        for (const Mark& mark : text.marks) {
            bold |= mark.kind == MarkKind::strong;
            italic |= mark.kind == MarkKind::emphasis || mark.kind == MarkKind::citation;
        }
    }

  private:
    void see(const std::string& text) {
        for (std::size_t at = 0; at < text.size();) characters.insert(decode(text, at));
    }
};

FontNeeds needs_of(const Book& book, const StyleSheet& style) {
    FontNeeds needs;
    // Digits, letters and points of what the program words: page numbers, notes' calls, labels.
    for (char32_t c = U' '; c <= U'~'; ++c) needs.characters.insert(c);
    for (const TextStyle& role : style.roles) needs.bold |= role.weight >= bold_from, needs.italic |= role.italic;
    for (const Section& section : book.sections) {
        needs.see(section.blocks);
        for (const Note& note : section.notes) needs.see(note.blocks);
    }
    for (const char32_t control : {U'\n', U'\t', object_replacement}) needs.characters.erase(control);
    return needs;
}

} // namespace

std::vector<EmbeddedFont> embedded_fonts(const Book& book, const StyleSheet& style, const std::vector<std::string>& families, Fonts& fonts,
                                         const std::u32string& besides) {
    std::vector<EmbeddedFont> embedded;
    if (families.empty()) return embedded;
    FontNeeds needs = needs_of(book, style);
    needs.characters.insert(besides.begin(), besides.end());
    const std::u32string text(needs.characters.begin(), needs.characters.end());
    for (const std::string& family : families)
        for (const auto& [weight, italic] : {std::pair{400, false}, std::pair{400, true}, std::pair{bold_weight, false}}) {
            if ((weight == bold_weight && !needs.bold) || (italic && !needs.italic)) continue;
            const FontSubset subset = fonts.subset_for_text(fonts.face({{family}, weight, italic}), text);
            const std::string name = slugify(family) + (weight == bold_weight ? "-bold" : italic ? "-italic" : "-regular");
            EmbeddedFont font;
            font.path = "fonts/" + name + (subset.cff ? ".otf" : ".ttf");
            font.bytes = subset.bytes;
            font.face_rule = "@font-face { font-family: " + css_string(family) + "; font-weight: " + to_text(std::int64_t{weight}) +
                             "; font-style: " + (italic ? "italic" : "normal") + "; src: url(\"../" + font.path + "\") }\n";
            embedded.push_back(std::move(font));
        }
    return embedded;
}

std::string write_stylesheet(const StyleSheet& style, const std::vector<EmbeddedFont>& fonts) {
    std::string sheet = "@charset \"UTF-8\";\n";
    sheet.insert(sheet.size(), structure);
    std::string faces;
    for (const EmbeddedFont& font : fonts) faces += font.face_rule;
    return sheet + '\n' + faces + style.shared_css + '\n' + derived_rules(style) + '\n' + style.epub_css;
}

} // namespace florilege
