#include "read/import_titles.h"

#include <algorithm>

#include "read/import_model.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

constexpr std::size_t longest_title = 150; // characters
constexpr std::size_t most_title_lines = 3;
constexpr std::size_t body_width = 120; // characters: a block this long is text, not a title

// A full stop in the middle parts two sentences: no title. One after a number or an initial parts none.
bool has_two_sentences(std::string_view text) {
    for (std::string_view stop : {". ", "… "}) {
        const std::size_t at = text.find(stop);
        if (at != std::string_view::npos && at > 12 && starts_upper(text.substr(at + stop.size()))) return true;
    }
    return false;
}

bool says_when(const std::optional<FirstAppearance>& appearance) {
    return appearance && (appearance->has_month || !appearance->issue.empty());
}

// The words of a title that is a quotation by itself: « Qui vivra verra. »
bool is_quoted_sentence(std::string_view title) {
    if (!starts_with_quote(title)) return false;
    std::string_view words = trim(title);
    for (std::string_view close : {"»", "”", "\""})
        if (words.ends_with(close)) words = trim(words.substr(0, words.size() - close.size()));
    return words.ends_with(".") || words.ends_with("…");
}

TitleLines with_source_at_end(const TextLines& block, std::size_t at) {
    for (std::size_t count = 1; count <= std::min(block.size() - at, most_title_lines); ++count) {
        const std::string text = joined(block, at, at + count);
        const TitleAndAppearance read = parse_title(text);
        if (!read.appearance || !could_be_title(read.title)) continue;
        const bool quotation = starts_with_quote(read.title) && (!says_when(read.appearance) || is_quoted_sentence(read.title));
        if (!quotation) return {count, true, text};
    }
    return {};
}

TitleLines with_source_below(const TextLines& block, std::size_t at) {
    for (std::size_t count = 1; at + count < block.size() && count < most_title_lines; ++count) {
        const std::string title = joined(block, at, at + count);
        const std::string& line = block[at + count]->text;
        if (could_be_title(title) && !is_quoted_sentence(title) && is_dateline(line) && !is_dateline(title))
            return {count + 1, true, title + " (" + bare_dateline(line) + ")"};
    }
    return {};
}

TitleLines with_source_above(const TextLines& block, std::size_t at) {
    if (at + 1 >= block.size() || !is_dateline(block[at]->text)) return {};
    const std::size_t rest = block.size() - at;
    for (std::size_t count = 1; count < std::min(rest, most_title_lines); ++count) {
        const std::string title = joined(block, at + 1, at + 1 + count);
        const bool ends_here = rest == count + 1 || !starts_lower(block[at + 1 + count]->text);
        const bool short_enough = rest == count + 1 || leaves_room(*block[at + count], *block[at + 1 + count], measure_around(block, at + 1 + count));
        if (could_be_title(title) && ends_here && short_enough) return {count + 1, true, title + " (" + bare_dateline(block[at]->text) + ")"};
    }
    return {};
}

} // namespace

std::string joined(const TextLines& lines, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += (text.empty() ? "" : " ") + lines[i]->text;
    return text;
}

bool could_be_title(std::string_view text) {
    if (text.empty() || width(text) > longest_title || is_bullet(text)) return false;
    for (std::string_view end : {".", ",", ";", ":", "-"})
        if (text.ends_with(end) && !text.ends_with("...")) return false;
    if (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos || text.find('@') != std::string_view::npos) return false;
    return !starts_lower(text) && !has_two_sentences(text) && text.find(" : —") == std::string_view::npos;
}

bool is_dateline(std::string_view line) {
    if (width(line) > 90) return false;
    for (std::string_view dash : {"— ", "– ", "- "}) // a dash may stand before it, as before a signature
        if (line.starts_with(dash)) line = trim(line.substr(dash.size()));
    if (is_bullet(line)) return false;
    const std::optional<FirstAppearance> appearance = parse_appearance(line);
    return says_when(appearance) && (!appearance->source.empty() || appearance->date);
}

std::string bare_dateline(std::string_view line) {
    line = trim(line);
    for (std::string_view dash : {"— ", "– ", "- "})
        if (line.starts_with(dash)) line = trim(line.substr(dash.size()));
    if (line.size() > 2 && (line.front() == '(' || line.front() == '[')) line = line.substr(1, line.size() - 2);
    return std::string(line);
}

TitleLines sourced_title(const TextLines& block, std::size_t at) {
    if (TitleLines title = with_source_at_end(block, at); title.lines > 0) return title;
    if (TitleLines title = with_source_below(block, at); title.lines > 0) return title;
    return with_source_above(block, at);
}

TitleLines capitals_title(const TextLines& block, std::size_t at) {
    if (at + 1 >= block.size() || !is_all_capitals(block[at]->text) || width(block[at]->text) < 6) return {};
    std::size_t count = 1;
    while (at + count < block.size() && count < most_title_lines && is_all_capitals(block[at + count]->text)) ++count;
    const std::string text = joined(block, at, at + count);
    return at + count < block.size() && could_be_title(text) ? TitleLines{count, false, text} : TitleLines{};
}

TitleLines glued_title(const TextLines& block, std::size_t at, std::size_t exact_measure) {
    for (std::size_t count = 1; count <= 2 && at + count < block.size(); ++count) {
        const TextLine& last = *block[at + count - 1];
        const TextLine& next = *block[at + count];
        const std::string title = joined(block, at, at + count);
        if (!could_be_title(title) || starts_with_quote(title) || is_dateline(title)) return {};
        if (starts_lower(next.text) || is_bullet(next.text)) continue;
        const std::size_t measure = measure_around(block, at + count);
        const bool short_line = exact_measure > 0 ? leaves_room(last, next, exact_measure - last.indent) && last.indent <= next.indent : measure > longest_measure ? width(title) <= 120 : width(last.text) * 5 < measure * 4 && leaves_room(last, next, measure);
        const bool question = title.ends_with("?") || title.ends_with("!");
        if (short_line && (!ends_sentence(title) || question) && is_body_text(block, at + count)) return {count, false, title};
    }
    return {};
}

bool is_body_text(const TextLines& block, std::size_t from) {
    constexpr std::size_t enough = 12; // lines: as many are a text whatever they say
    if (block.size() - from > enough) return true;
    const std::string text = joined(block, from, block.size());
    return width(text) >= body_width || (block.size() - from >= 2 && ends_sentence(text)) || (ends_sentence(text) && width(text) >= 60);
}

} // namespace florilege
