#include "read/import_source.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

constexpr std::size_t longest = 160; // bytes of what can say where a text appeared

std::string_view strip_separators(std::string_view text) {
    text = trim(text);
    for (bool cut = true; cut && !text.empty();) {
        cut = false;
        for (std::string_view sign : {",", ";", ":", "-", "–", "—", "·", "|", "/", "("})
            if (text.ends_with(sign)) text = trim(text.substr(0, text.size() - sign.size())), cut = true;
    }
    return text;
}

// "n° 348", "no 12", "numéro 7", "#3" at the end of a text.
std::string take_issue(std::string_view& text) {
    std::size_t begin = text.size();
    while (begin > 0 && ((text[begin - 1] >= '0' && text[begin - 1] <= '9') || (begin < text.size() && text[begin - 1] == '-'))) --begin;
    if (begin == text.size()) return {};
    const std::string_view before = trim(text.substr(0, begin));
    for (std::string_view sign : {"n°", "N°", "nº", "Nº", "n o", "numéro", "Numéro", "no", "No", "no.", "No.", "#", "issue", "Issue", "Nr.", "núm."}) {
        if (!before.ends_with(sign)) continue;
        const std::string_view rest = before.substr(0, before.size() - sign.size());
        if (!rest.empty() && sign.size() > 1 && is_text_letter(static_cast<unsigned char>(rest.back()))) continue; // the end of a word
        std::string issue(text.substr(begin));
        text = strip_separators(rest);
        return issue;
    }
    return {};
}

// "p. 12", "pages 12-13" at the end of a text.
std::string take_page(std::string_view& text) {
    std::size_t begin = text.size();
    while (begin > 0 && ((text[begin - 1] >= '0' && text[begin - 1] <= '9') || (begin < text.size() && text[begin - 1] == '-'))) --begin;
    if (begin == text.size()) return {};
    const std::string_view before = trim(text.substr(0, begin));
    for (std::string_view sign : {"p.", "pp.", "page", "pages"}) {
        if (!before.ends_with(sign)) continue;
        const std::string_view rest = before.substr(0, before.size() - sign.size());
        if (!rest.empty() && is_text_letter(static_cast<unsigned char>(rest.back()))) continue;
        std::string page(text.substr(begin));
        text = strip_separators(rest);
        return page;
    }
    return {};
}

std::string_view strip_opening(std::string_view text) {
    const std::string low = lower(text);
    for (std::string_view opening : {"paru dans ", "parue dans ", "publié dans ", "publiée dans ", "extrait de ", "tribune parue dans ",
                                     "published in ", "first published in ", "publicado en ", "erschienen in "})
        if (low.starts_with(opening)) return text.substr(opening.size());
    return text;
}

// "Le Mag, n° 12 (mars 2020)": what the last brackets hold is said like the rest.
std::string without_inner_brackets(std::string_view text) {
    const std::size_t open = text.ends_with(")") ? text.rfind('(') : std::string_view::npos;
    if (open == std::string_view::npos || open == 0) return std::string(text);
    return std::string(trim(text.substr(0, open))) + ", " + std::string(text.substr(open + 1, text.size() - open - 2));
}

// Date, issue and page are taken off the end of `text` in whatever order they stand; what is left is the source.
FirstAppearance take_from_end(std::string_view& text) {
    FirstAppearance result;
    for (bool taken = true; taken && !text.empty();) {
        taken = false;
        std::size_t begin = text.size();
        std::optional<FirstAppearance> found = result.date ? std::nullopt : parse_date_at_end(text, begin);
        if (found) {
            result.date = found->date, result.over_new_year = found->over_new_year, result.has_month = found->has_month;
            text = strip_separators(text.substr(0, begin));
            for (std::string_view of : {" de", " du", " d'", " d’", " en", " of", " in"}) // "le numéro de mars 2022"
                if (text.ends_with(of)) text = strip_separators(text.substr(0, text.size() - of.size()));
            taken = true;
        } else if (std::string issue = result.issue.empty() ? take_issue(text) : std::string(); !issue.empty()) {
            result.issue = std::move(issue), taken = true;
        } else if (std::string page = result.page.empty() ? take_page(text) : std::string(); !page.empty()) {
            result.page = std::move(page), taken = true;
        }
    }
    return result;
}

// "mars 2020, Le Mag": a date that stands before the source.
void take_from_beginning(std::string_view& text, FirstAppearance& result) {
    for (std::string_view sign : {", ", " – ", " — ", " - ", " : ", " | "}) {
        const std::size_t at = text.find(sign);
        if (at == std::string_view::npos) continue;
        std::size_t begin = 0;
        const std::optional<FirstAppearance> found = parse_date_at_end(text.substr(0, at), begin);
        if (!found || begin != 0 || !found->has_month) continue;
        result.date = found->date, result.over_new_year = found->over_new_year, result.has_month = true;
        text = trim(text.substr(at + sign.size()));
        return;
    }
}

// Where the bracket that closes at the end of `text` opens.
std::size_t opening_bracket(std::string_view text, char open, char close) {
    int depth = 0;
    for (std::size_t at = text.size(); at-- > 0;) {
        depth += text[at] == close ? 1 : text[at] == open ? -1 : 0;
        if (depth == 0) return at;
    }
    return std::string_view::npos;
}

} // namespace

std::optional<FirstAppearance> parse_appearance(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > longest || text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
    if ((text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']')) text = trim(text.substr(1, text.size() - 2));
    const std::string flat = without_inner_brackets(text);
    std::string_view source = strip_opening(flat);
    FirstAppearance result = take_from_end(source);
    if (!result.date) take_from_beginning(source, result);
    source = strip_separators(source);
    if (source.ends_with(".") && !source.ends_with("..")) source = source.substr(0, source.size() - 1);
    result.source = tidy(source);
    if (!result.found() || split_words(result.source).size() > 8) return std::nullopt;
    if (!result.source.empty() && starts_lower(result.source)) return std::nullopt;
    return result;
}

TitleAndAppearance parse_title(std::string_view text) {
    text = trim(text);
    if (text.find_first_of("0123456789") == std::string_view::npos) return {tidy(text), std::nullopt}; // dates and issues hold figures
    for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}}) {
        if (text.empty() || text.back() != close) continue;
        const std::size_t at = opening_bracket(text, open, close);
        if (at == std::string_view::npos || at == 0) continue;
        if (std::optional<FirstAppearance> appearance = parse_appearance(text.substr(at + 1, text.size() - at - 2)))
            return {tidy(trim(text.substr(0, at))), std::move(appearance)};
    }
    for (std::string_view dash : {" — ", " – ", " - ", " | "}) {
        // The source may hold such a dash itself: the first place at which all the rest says where and when.
        for (std::size_t at = text.find(dash); at != std::string_view::npos && at > 0; at = text.find(dash, at + 1)) {
            std::optional<FirstAppearance> appearance = parse_appearance(text.substr(at + dash.size()));
            if (appearance && (appearance->has_month || !appearance->issue.empty()) && !appearance->source.empty())
                return {tidy(text.substr(0, at)), std::move(appearance)};
        }
    }
    return {tidy(text), std::nullopt};
}

} // namespace florilege
