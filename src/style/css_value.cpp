#include "style/css_value.h"

#include <charconv>

#include "base/utf8.h"

namespace florilege {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

} // namespace

std::optional<CssLength> parse_length(std::string_view value) {
    CssLength length;
    if (value.starts_with('+')) value.remove_prefix(1);
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), length.number, std::chars_format::fixed);
    if (failure != std::errc{} || !(length.number >= -1e5 && length.number <= 1e5)) return std::nullopt; // `nan` is a number too
    const std::string_view unit(end, static_cast<std::size_t>(value.data() + value.size() - end));
    struct Known {
        std::string_view name;
        CssLength::Unit unit;
        double factor; // to points, of absolute units
    };
    static constexpr Known known[] = {{"", CssLength::Unit::none, 1}, {"pt", CssLength::Unit::absolute, 1},
        {"mm", CssLength::Unit::absolute, 72 / 25.4}, {"cm", CssLength::Unit::absolute, 720 / 25.4},
        {"in", CssLength::Unit::absolute, 72}, {"pc", CssLength::Unit::absolute, 12}, {"px", CssLength::Unit::absolute, 0.75},
        {"em", CssLength::Unit::em, 1}, {"rem", CssLength::Unit::rem, 1}, {"rlh", CssLength::Unit::line, 1},
        {"%", CssLength::Unit::percent, 1}};
    for (const Known& candidate : known)
        if (candidate.name == unit) {
            length.number *= candidate.factor;
            length.unit = candidate.unit;
            return length;
        }
    return std::nullopt;
}

std::optional<Length> resolve(const CssLength& length, const CssContext& context) {
    const auto of = [&](Length base, double factor) { return points(base.points() * factor); };
    switch (length.unit) {
    case CssLength::Unit::none: return length.number == 0 ? std::optional<Length>(Length{}) : std::nullopt;
    case CssLength::Unit::absolute: return points(length.number);
    case CssLength::Unit::em: return of(context.em, length.number);
    case CssLength::Unit::rem: return of(context.body, length.number);
    case CssLength::Unit::line: return of(context.line, length.number);
    case CssLength::Unit::percent: return of(context.em, length.number / 100);
    }
    return std::nullopt;
}

std::vector<std::string> parse_families(std::string_view value) {
    std::vector<std::string> families;
    while (!value.empty()) {
        const std::size_t comma = std::min(value.find(','), value.size());
        std::string_view name = trimmed(value.substr(0, comma));
        if (name.size() >= 2 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front())
            name = name.substr(1, name.size() - 2);
        if (!name.empty()) families.emplace_back(name);
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
    return families;
}

// Escapes as CSS writes them: a backslash and up to six hexadecimal digits, or any other character as it is.
std::optional<std::string> parse_string(std::string_view value) {
    if (value.size() < 2 || (value.front() != '"' && value.front() != '\'') || value.back() != value.front()) return std::nullopt;
    value = value.substr(1, value.size() - 2);
    std::string text;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] != '\\' || at + 1 >= value.size()) {
            text.push_back(value[at]);
            continue;
        }
        const std::string_view digits = value.substr(at + 1, 6);
        unsigned code = 0;
        const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16).ptr;
        const std::size_t length = static_cast<std::size_t>(end - digits.data());
        if (length == 0) {
            text.push_back(value[++at]);
            continue;
        }
        append(text, code == 0 || !is_xml_char(code) ? U'\uFFFD' : static_cast<char32_t>(code));
        at += length;
        if (at + 1 < value.size() && value[at + 1] == ' ') ++at;
    }
    return text;
}

std::vector<std::string> parse_words(std::string_view value) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t begin = value.find_first_not_of(" \t\n\r", at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = std::min(value.find_first_of(" \t\n\r", begin), value.size());
        words.emplace_back(value.substr(begin, end - begin));
        at = end;
    }
    return words;
}

} // namespace florilege
