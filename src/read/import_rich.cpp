#include "read/import_rich.h"

#include <algorithm>

#include "base/translate.h"
#include "base/utf8.h"
#include "document/inlines.h"
#include "language/language.h"
#include "read/import_lines.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

// Letters alone between Markdown's signs: spaces at a run's ends stand outside them.
std::string wrapped(std::string_view text, std::string_view open, std::string_view close) {
    const std::size_t begin = text.find_first_not_of(" \n");
    if (begin == std::string_view::npos) return std::string(text);
    const std::size_t end = text.find_last_not_of(" \n") + 1;
    return std::string(text.substr(0, begin)) + std::string(open) + std::string(text.substr(begin, end - begin)) + std::string(close) + std::string(text.substr(end));
}

std::string styled(std::string_view text, const LetterStyle& style) {
    const bool code = style.code && text.find('`') == std::string_view::npos && text.find('\n') == std::string_view::npos;
    std::string result;
    for (char c : code ? std::string(text) : escape_markdown(text)) result += c == '\n' ? std::string("\\\n") : std::string(1, c);
    if (code) result = wrapped(result, "`", "`");
    if (style.raised) result = wrapped(result, style.raised > 0 ? "<sup>" : "<sub>", style.raised > 0 ? "</sup>" : "</sub>");
    if (style.strike) result = wrapped(result, "<s>", "</s>");
    if (style.italic) result = wrapped(result, "*", "*");
    if (style.bold) result = wrapped(result, "**", "**");
    if (!style.link.empty()) result = wrapped(result, "[", "](<" + style.link + ">)");
    return result;
}

bool is_web_link(std::string_view url) {
    return url.starts_with("http://") || url.starts_with("https://") || url.starts_with("mailto:") || url.starts_with("tel:");
}

std::string without_control(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        const bool kept = is_xml_char(c) && c != object_replacement && c != 0xFEFF && c != 0x200B && !(c >= 0x202A && c <= 0x202E);
        if (kept) append(result, c == '\t' || c == '\r' ? U' ' : c);
    }
    return result;
}

} // namespace

void RichText::add(std::string_view text, const LetterStyle& style) {
    if (text.empty()) return;
    LetterStyle kept = style;
    if (!is_web_link(kept.link) || kept.link.find_first_of(" <>\n") != std::string::npos) kept.link.clear();
    if (!runs_.empty() && !runs_.back().markup && runs_.back().style == kept) runs_.back().text += without_control(text);
    else runs_.push_back({without_control(text), std::move(kept), false});
}

void RichText::add_markup(std::string markdown) { runs_.push_back({std::move(markdown), {}, true}); }

bool RichText::empty() const {
    return std::all_of(runs_.begin(), runs_.end(), [](const Run& run) { return !run.markup && trim(run.text).empty(); });
}

std::string RichText::plain() const {
    std::string text;
    for (const Run& run : runs_)
        if (!run.markup) text += run.text;
    return tidy(text);
}

std::string RichText::markdown() const {
    std::string text;
    for (const Run& run : runs_) text += run.markup ? run.text : styled(run.text, run.style);
    std::string result;
    for (std::size_t begin = 0; begin <= text.size();) { // forced breaks are kept, other spaces made one
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        result += (begin ? "\n" : "") + tidy(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
    while (result.ends_with("\n") || result.ends_with("\\")) result.pop_back();
    const std::size_t first = result.find_first_not_of("\\\n ");
    if (first != std::string::npos && result.starts_with("\\\n")) result.erase(0, first);
    return result;
}

std::string markdown_table(const std::vector<std::vector<std::string>>& rows) {
    std::size_t columns = 0;
    for (const auto& row : rows) columns = std::max(columns, row.size());
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += i ? "\n|" : "|";
        for (std::size_t j = 0; j < columns; ++j) text += " " + (j < rows[i].size() ? rows[i][j] : std::string()) + " |";
        if (i > 0) continue;
        text += "\n|";
        for (std::size_t j = 0; j < columns; ++j) text += "---|";
    }
    return text;
}

std::string keep_image(ImportedText& text, const std::string& name, const std::optional<std::string>& bytes, const std::string& alternative,
                       Span span, Diagnostics& diagnostics) {
    const std::size_t slash = name.find_last_of("/\\");
    const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
    const std::size_t dot = file.rfind('.');
    if (!bytes || dot == std::string::npos) {
        diagnostics.push_back(warning("import-image-missing", span, tr("the image `{}` is not there; its description was kept", name.substr(0, 200)),
                                      tr("put the file into the book's folder images/ and name it in the article")));
        return escape_markdown(alternative);
    }
    const std::string stem = slugify(file.substr(0, dot));
    std::string path = "images/" + (stem.empty() ? std::string("image") : stem) + "." + slugify(file.substr(dot + 1));
    for (int count = 2; std::any_of(text.images.begin(), text.images.end(), [&](const OutputFile& image) { return image.path == path && image.bytes != *bytes; }); ++count)
        path = "images/" + stem + "-" + std::to_string(count) + "." + slugify(file.substr(dot + 1));
    if (std::none_of(text.images.begin(), text.images.end(), [&](const OutputFile& image) { return image.path == path; }))
        text.images.push_back({path, *bytes});
    return "![" + escape_markdown(tidy(alternative)) + "](" + path + ")";
}

void add_rich(ImportedText& text, RichText& rich, ImportParagraph::Kind kind, int level, bool ordered, Span span) {
    if (!rich.empty()) {
        ImportParagraph paragraph{kind, level, ordered, rich.plain(), rich.markdown(), span};
        if (kind == ImportParagraph::Kind::heading) std::replace(paragraph.markdown.begin(), paragraph.markdown.end(), '\n', ' ');
        if (!paragraph.markdown.empty()) text.paragraphs.push_back(std::move(paragraph));
    }
    rich.clear();
}

} // namespace florilege
