#include "read/attributes.h"

#include <algorithm>

namespace florilege {

namespace {

constexpr std::size_t longest = 4096;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
           c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::string read_name(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    while (at < text.size() && is_name(text[at])) ++at;
    return std::string(text.substr(begin, at - begin));
}

// A value in quotes (typed or typographic), or up to a space or the brace.
std::optional<std::string> read_value(std::string_view text, std::size_t& at) {
    static constexpr std::pair<std::string_view, std::string_view> quotes[] = {
        {"\"", "\""}, {"'", "'"}, {"“", "”"}, {"«", "»"}};
    for (const auto& [open, close] : quotes) {
        if (text.substr(at, open.size()) != open) continue;
        const std::size_t begin = at + open.size();
        const std::size_t end = text.find(close, begin);
        if (end == std::string_view::npos) return std::nullopt;
        at = end + close.size();
        return std::string(text.substr(begin, end - begin));
    }
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at]) && text[at] != '}' && text[at] != '"') ++at;
    if (at == begin) return std::nullopt;
    return std::string(text.substr(begin, at - begin));
}

bool read_one(std::string_view text, std::size_t& at, Attributes& attributes) {
    const char first = text[at];
    if (first == '.' || first == '#') {
        const std::string name = read_name(text, ++at);
        if (name.empty()) return false;
        if (first == '#') attributes.id = name;
        else attributes.classes.push_back(name);
        return true;
    }
    const std::string key = read_name(text, at);
    if (key.empty() || at >= text.size() || text[at] != '=') return false;
    std::optional<std::string> value = read_value(text, ++at);
    if (!value) return false;
    attributes.values.emplace_back(key, std::move(*value));
    return true;
}

} // namespace

bool Attributes::has_class(std::string_view name) const {
    return std::find(classes.begin(), classes.end(), name) != classes.end();
}

std::string Attributes::value(std::string_view key) const {
    for (const auto& [name, value] : values)
        if (name == key) return value;
    return {};
}

std::string Attributes::class_list() const {
    std::string list;
    for (const std::string& name : classes) list += (list.empty() ? "" : " ") + name;
    return list;
}

std::optional<Attributes> read_attributes(std::string_view text, std::size_t& at) {
    if (at >= text.size() || text[at] != '{') return std::nullopt;
    const std::string_view window = text.substr(at, longest);
    Attributes attributes;
    std::size_t here = 1;
    while (here < window.size()) {
        if (is_space(window[here])) {
            ++here;
        } else if (window[here] == '}') {
            if (attributes.id.empty() && attributes.classes.empty() && attributes.values.empty()) return std::nullopt;
            at += here + 1;
            return attributes;
        } else if (!read_one(window, here, attributes)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace florilege
