#include "read/html_tag.h"

#include <algorithm>
#include <array>

#include <gumbo.h>

#include "read/entity.h"

namespace florilege {

namespace {

// The inline HTML of an article: each element and the mark that it sets on its text.
constexpr std::array<InlineElement, 26> inline_elements{{
    {"em", MarkKind::emphasis}, {"i", MarkKind::emphasis}, {"dfn", MarkKind::emphasis}, {"var", MarkKind::emphasis},
    {"strong", MarkKind::strong}, {"b", MarkKind::strong}, {"sup", MarkKind::superscript}, {"sub", MarkKind::subscript},
    {"s", MarkKind::strikethrough}, {"del", MarkKind::strikethrough}, {"strike", MarkKind::strikethrough},
    {"code", MarkKind::code}, {"tt", MarkKind::code}, {"kbd", MarkKind::keyboard}, {"samp", MarkKind::sample},
    {"cite", MarkKind::citation}, {"abbr", MarkKind::abbreviation}, {"acronym", MarkKind::abbreviation},
    {"a", MarkKind::link}, {"span", std::nullopt}, {"q", std::nullopt}, {"ins", std::nullopt}, {"u", std::nullopt},
    {"small", std::nullopt}, {"bdi", std::nullopt}, {"sc", MarkKind::small_caps},
}};

constexpr std::array<std::string_view, 14> active_elements{"script", "style", "iframe", "object", "embed", "applet", "form",
                                                           "svg", "math", "template", "noscript", "link", "meta", "base"};

constexpr std::array<std::string_view, 8> allowed_blocks{"div", "p", "section", "center", "figure", "figcaption", "blockquote", "aside"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

std::string lower_name(std::string_view text, std::size_t& at) {
    std::string name;
    while (at < text.size() && !is_space(text[at]) && text[at] != '>' && text[at] != '/' && text[at] != '=' && text[at] != '<')
        name.push_back(lower(text[at++]));
    return name;
}

void skip_spaces(std::string_view text, std::size_t& at) {
    while (at < text.size() && is_space(text[at])) ++at;
}

std::string attribute_value(std::string_view text, std::size_t& at) {
    if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
        const std::size_t end = std::min(text.find(text[at], at + 1), text.size());
        std::string value = decode_entities(text.substr(at + 1, end - at - 1));
        at = std::min(end + 1, text.size());
        return value;
    }
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at]) && text[at] != '>') ++at;
    return decode_entities(text.substr(begin, at - begin));
}

void add_attribute(Attributes& attributes, std::string name, std::string value) {
    if (name == "id") {
        attributes.id = std::move(value);
    } else if (name == "class") {
        for (std::size_t at = 0; at < value.size();) {
            while (at < value.size() && is_space(value[at])) ++at;
            const std::size_t begin = at;
            while (at < value.size() && !is_space(value[at])) ++at;
            if (at > begin) attributes.classes.push_back(value.substr(begin, at - begin));
        }
    } else {
        attributes.values.emplace_back(std::move(name), std::move(value));
    }
}

std::optional<HtmlTag> read_markup_declaration(std::string_view text, std::size_t& at) {
    HtmlTag tag;
    if (text.substr(at, 4) == "<!--") {
        const std::size_t end = text.find("-->", at + 4);
        if (end == std::string_view::npos) return std::nullopt;
        tag.kind = HtmlTag::Kind::comment;
        tag.comment = std::string(text.substr(at + 4, end - at - 4));
        at = end + 3;
        return tag;
    }
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos) return std::nullopt;
    tag.kind = HtmlTag::Kind::declaration;
    at = end + 1;
    return tag;
}

} // namespace

std::optional<HtmlTag> read_tag(std::string_view text, std::size_t& at) {
    if (at + 1 >= text.size() || text[at] != '<') return std::nullopt;
    if (text[at + 1] == '!' || text[at + 1] == '?') return read_markup_declaration(text, at);
    std::size_t here = at + 1;
    HtmlTag tag;
    if (text[here] == '/') tag.kind = HtmlTag::Kind::close, ++here;
    if (here >= text.size() || !is_letter(text[here])) return std::nullopt;
    tag.name = lower_name(text, here);
    while (here < text.size() && text[here] != '>') {
        skip_spaces(text, here);
        if (here < text.size() && (text[here] == '/' || text[here] == '=' || text[here] == '<')) {
            ++here;
            continue;
        }
        std::string name = lower_name(text, here);
        skip_spaces(text, here);
        std::string value;
        if (here < text.size() && text[here] == '=') {
            skip_spaces(text, ++here);
            value = attribute_value(text, here);
        }
        if (!name.empty()) add_attribute(tag.attributes, std::move(name), std::move(value));
    }
    if (here >= text.size()) return std::nullopt;
    at = here + 1;
    static constexpr std::array<std::string_view, 7> voids{"br", "hr", "img", "wbr", "input", "link", "meta"};
    if (tag.kind == HtmlTag::Kind::open && std::find(voids.begin(), voids.end(), tag.name) != voids.end())
        tag.kind = HtmlTag::Kind::void_element;
    return tag;
}

const InlineElement* inline_element(std::string_view name) {
    const auto found = std::find_if(inline_elements.begin(), inline_elements.end(),
                                    [&](const InlineElement& element) { return element.name == name; });
    return found == inline_elements.end() ? nullptr : &*found;
}

bool is_html_element(std::string_view name) {
    return inline_element(name) || gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size())) != GUMBO_TAG_UNKNOWN;
}

bool is_active_element(std::string_view name) {
    return std::find(active_elements.begin(), active_elements.end(), name) != active_elements.end();
}

bool is_allowed_block(std::string_view name) {
    return std::find(allowed_blocks.begin(), allowed_blocks.end(), name) != allowed_blocks.end();
}

bool has_active_attribute(const HtmlTag& tag) {
    return std::any_of(tag.attributes.values.begin(), tag.attributes.values.end(), [](const auto& attribute) {
        return attribute.first.starts_with("on") || attribute.first == "srcdoc" || attribute.first == "formaction";
    });
}

} // namespace florilege
