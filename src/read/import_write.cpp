// Articles to Markdown files with front matter.
#include <algorithm>

#include "base/number.h"
#include "read/import_model.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

using Kind = ImportParagraph::Kind;

constexpr std::size_t line_width = 100; // characters: where the files' lines are filled to

// A YAML string in double quotes: nothing in it can be taken for YAML.
std::string yaml(std::string_view text) {
    std::string result = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') result.push_back('\\');
        result.push_back(c == '\n' ? ' ' : c);
    }
    return result + '"';
}

// Fills lines, never beginning one with what Markdown would take for a block.
std::string filled(std::string_view text, std::string_view first, std::string_view others) {
    std::string result(first);
    std::size_t column = width(first);
    bool at_start = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        const std::string_view word = text.substr(at, end - at);
        const bool kept_break = end < text.size() && text[end] == '\n';
        const bool safe = !word.empty() && (static_cast<unsigned char>(word[0]) >= 0x80 ? !word.starts_with("—") && !word.starts_with("–")
                                                                                       : (word[0] >= 'A' && word[0] <= 'Z') || (word[0] >= 'a' && word[0] <= 'z'));
        if (!at_start && column + 1 + width(word) > line_width && safe) {
            result += '\n';
            result += others;
            column = width(others);
        } else if (!at_start) {
            result += ' ', ++column;
        }
        result += word, column += width(word);
        at_start = false;
        at = end + 1;
        if (kept_break) {
            result += '\n';
            result += others;
            column = width(others), at_start = true;
        }
    }
    return result;
}

std::string paragraph_text(const ImportParagraph& paragraph) {
    switch (paragraph.kind) {
    case Kind::heading: return std::string(static_cast<std::size_t>(std::clamp(paragraph.level, 1, 6)), '#') + ' ' + paragraph.markdown;
    case Kind::quotation: return filled(paragraph.markdown, "> ", "> ");
    case Kind::item: {
        const std::string indent(static_cast<std::size_t>(std::max(0, paragraph.level - 1)) * 4, ' ');
        const std::string mark = paragraph.ordered ? "1.  " : "-   ";
        return filled(paragraph.markdown, indent + mark, indent + "    ");
    }
    case Kind::verbatim: return paragraph.markdown;
    case Kind::text: return filled(paragraph.markdown, "", "");
    }
    return {};
}

bool stays_together(const ImportParagraph& above, const ImportParagraph& below) { return above.kind == Kind::item && below.kind == Kind::item; }

std::string epigraph_yaml(const ImportedEpigraph& epigraph) {
    std::string text = "epigraph:\n  text: |\n";
    for (std::size_t i = 0; i < epigraph.paragraphs.size(); ++i)
        text += (i ? "\n" : "") + std::string("    ") + epigraph.paragraphs[i].markdown + "\n";
    const auto line = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) text += "  " + std::string(key) + ": " + yaml(value) + "\n";
    };
    line("by", escape_markdown(epigraph.by)), line("work", escape_markdown(epigraph.work));
    line("date", epigraph.date), line("note", escape_markdown(epigraph.note));
    return text;
}

// The notes that the text calls, numbered from 1 in the order of their calls.
std::string notes_of(std::string& body, const std::vector<std::string>& notes) {
    std::string text, renumbered;
    int count = 0;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t call = body.find("[^n", at);
        const std::size_t close = call == std::string::npos ? call : body.find(']', call);
        renumbered += body.substr(at, (close == std::string::npos ? body.size() : call) - at);
        if (close == std::string::npos) break;
        std::size_t index = 0;
        for (char c : body.substr(call + 3, close - call - 3)) index = index * 10 + static_cast<std::size_t>(c - '0');
        const std::string label = "[^" + to_text(std::int64_t{++count}) + "]";
        renumbered += label;
        if (index >= 1 && index <= notes.size()) text += "\n" + filled(notes[index - 1], label + ": ", "    ") + "\n";
        at = close + 1;
    }
    body = std::move(renumbered);
    return text;
}

} // namespace

std::string write_article(const ImportedArticle& article, const std::vector<std::string>& notes) {
    std::string text = "---\ntitle: " + yaml(article.title) + "\n";
    const FirstAppearance& appearance = article.appearance;
    if (appearance.date) text += "date: " + to_edtf(*appearance.date) + "\n";
    if (!appearance.source.empty()) text += "source: " + yaml(escape_markdown(appearance.source)) + "\n";
    if (!appearance.issue.empty()) text += "issue: " + yaml(appearance.issue) + "\n";
    if (!appearance.page.empty()) text += "page: " + yaml(appearance.page) + "\n";
    if (article.epigraph) text += epigraph_yaml(*article.epigraph);
    text += "---\n";
    std::string body;
    for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
        if (i == 0 || !stays_together(article.paragraphs[i - 1], article.paragraphs[i])) body += '\n';
        body += paragraph_text(article.paragraphs[i]) + '\n';
    }
    const std::string called = notes_of(body, notes);
    return text + body + called;
}

} // namespace florilege
