#include "read/yaml_values.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/translate.h"
#include "language/language.h"

namespace florilege {

namespace {

// The part that a contributor plays, by the terms of the MARC relators that a book's cover or imprint may name.
const std::vector<std::string_view> contributor_roles{
    "author", "editor", "translator", "illustrator", "photographer", "foreword", "afterword", "introduction", "contributor",
    "compiler", "interviewer", "interviewee", "cover-designer", "book-designer", "proofreader", "annotator"};

std::string digits_of(const std::string& text) {
    std::string digits;
    for (char c : text) {
        if (c == '-' || c == ' ') continue;
        digits.push_back(c == 'x' ? 'X' : c);
    }
    // Hyphens as word processors write them: U+2010, U+2011, U+2013, and the no-break spaces.
    for (std::string_view mark : {"\u2010", "\u2011", "\u2013", "\u00A0", "\u202F"})
        for (std::size_t at; (at = digits.find(mark)) != std::string::npos;) digits.erase(at, mark.size());
    return digits;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// ISO 2108: weights 10…2 modulo 11 for ten digits; 1 and 3 by turns modulo 10 for thirteen.
char isbn10_key(std::string_view nine) {
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (10 - i) * (nine[static_cast<std::size_t>(i)] - '0');
    const int key = (11 - sum % 11) % 11;
    return key == 10 ? 'X' : static_cast<char>('0' + key);
}

char isbn13_key(std::string_view twelve) {
    int sum = 0;
    for (std::size_t i = 0; i < 12; ++i) sum += (i % 2 ? 3 : 1) * (twelve[i] - '0');
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

// ISO 3297: weights 8…2 modulo 11.
char issn_key(std::string_view seven) {
    int sum = 0;
    for (int i = 0; i < 7; ++i) sum += (8 - i) * (seven[static_cast<std::size_t>(i)] - '0');
    const int key = (11 - sum % 11) % 11;
    return key == 10 ? 'X' : static_cast<char>('0' + key);
}

Diagnostic wrong_key(const char* code, const YamlNode& node, const std::string& what, char key) {
    return error(code, node.span, tr("{} {} has a mistake: its last sign does not agree with the others", what, node.text),
                 tr("with these digits it would be {}; copy the number again", key));
}

Contributor contributor(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    Contributor person;
    person.span = node.span;
    if (node.kind != YamlNode::Kind::map) {
        person.name = yaml_text(node, key, diagnostics).value_or("");
        return person;
    }
    const auto text = [&](std::string& field, std::string_view name) {
        return YamlKey{name, [&field, name, &diagnostics](const YamlNode& value) {
                           field = yaml_text(value, name, diagnostics).value_or("");
                       }};
    };
    const auto role = [&](const YamlNode& value) {
        person.role = yaml_text(value, "role", diagnostics).value_or("author");
        if (std::find(contributor_roles.begin(), contributor_roles.end(), person.role) != contributor_roles.end()) return;
        diagnostics.push_back(value_unknown(value, "role", contributor_roles));
        person.role = "contributor";
    };
    const std::size_t before = diagnostics.size();
    read_map(node, key, {text(person.name, "name"), text(person.file_as, "file-as"), {"role", role}}, diagnostics);
    if (person.name.empty() && diagnostics.size() == before)
        diagnostics.push_back(error("missing-name", node.span, tr("this person has no `name`"), tr("add a line: name: First Last")));
    return person;
}

} // namespace

Diagnostic value_unknown(const YamlNode& node, std::string_view key, const std::vector<std::string_view>& allowed) {
    std::string list;
    for (std::string_view name : allowed) list += (name == allowed.front() ? "" : ", ") + std::string(name);
    return error("value-unknown", node.span, tr("`{}` is not a value of `{}`", node.text, key),
                 did_you_mean(node.text, allowed, tr("allowed: {}", list)));
}

std::optional<Date> yaml_date(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    const std::optional<std::string> text = yaml_text(node, key, diagnostics);
    if (!text) return std::nullopt;
    std::optional<Date> date = parse_date(*text);
    if (!date)
        diagnostics.push_back(error("date-invalid", node.span, tr("`{}` is not a date of `{}`", *text, key),
                                    tr("write YYYY, YYYY-MM or YYYY-MM-DD, an interval as 2023-06/2023-08, a doubt as 2021?")));
    return date;
}

std::string yaml_language(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    const std::optional<std::string> text = yaml_text(node, key, diagnostics);
    if (!text) return {};
    if (is_language_tag(*text)) return *text;
    diagnostics.push_back(error("language-invalid", node.span, tr("`{}` is not a language tag", *text),
                                tr("write a tag such as fr, en-GB or oc")));
    return {};
}

std::string yaml_url(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    const std::optional<std::string> text = yaml_text(node, key, diagnostics);
    if (!text) return {};
    const bool scheme = text->starts_with("https://") || text->starts_with("http://");
    const bool clean = std::none_of(text->begin(), text->end(), [](unsigned char c) { return c <= ' ' || c == '"' || c == '<' || c == '>'; });
    const std::size_t host = text->find("://");
    if (scheme && clean && text->size() > host + 3 && (*text)[host + 3] != '/') return *text;
    diagnostics.push_back(error("url-invalid", node.span, tr("`{}` is not a web address for `{}`", *text, key),
                                tr("write it whole: https://example.org/book")));
    return {};
}

std::string yaml_slug(const YamlNode& node, Diagnostics& diagnostics) {
    const std::optional<std::string> text = yaml_text(node, "slug", diagnostics);
    if (!text) return {};
    std::string slug = slugify(*text);
    if (slug != *text)
        diagnostics.push_back(error("slug-invalid", node.span, tr("a slug holds lower-case ASCII letters, digits and hyphens alone"),
                                    slug.empty() ? "" : tr("write slug: {}", slug)));
    return slug;
}

std::string yaml_isbn(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    const std::optional<std::string> text = yaml_text(node, key, diagnostics);
    if (!text) return {};
    const std::string isbn = digits_of(*text);
    const std::string_view digits(isbn);
    if (isbn.size() == 10 && all_digits(digits.substr(0, 9)) && (all_digits(digits.substr(9)) || isbn[9] == 'X')) {
        const std::string longer = "978" + isbn.substr(0, 9);
        if (isbn10_key(digits) == isbn[9]) return longer + isbn13_key(longer);
        diagnostics.push_back(wrong_key("isbn-invalid", node, tr("the ISBN"), isbn10_key(digits)));
    } else if (isbn.size() == 13 && all_digits(digits) && (isbn.starts_with("978") || isbn.starts_with("979"))) {
        if (isbn13_key(digits) == isbn[12]) return isbn;
        diagnostics.push_back(wrong_key("isbn-invalid", node, tr("the ISBN"), isbn13_key(digits)));
    } else {
        diagnostics.push_back(error("isbn-invalid", node.span, tr("`{}` is not an ISBN", *text),
                                    tr("an ISBN has 13 digits and begins with 978 or 979 (older ones have 10 signs)")));
    }
    return {};
}

Isbns yaml_isbns(const YamlNode& node, Diagnostics& diagnostics) {
    Isbns numbers;
    std::vector<YamlKey> keys;
    for (const std::string_view format : {"epub", "pdf", "print", "large"})
        keys.push_back({format, [&numbers, &diagnostics, format](const YamlNode& value) {
                            std::string number = yaml_isbn(value, "isbn", diagnostics);
                            if (!number.empty()) numbers[std::string(format)] = {std::move(number), value.span};
                        }});
    read_map(node, "isbn", keys, diagnostics);
    std::map<std::string, Span> seen;
    for (const auto& [format, number] : numbers)
        if (!seen.emplace(number.value, number.span).second)
            diagnostics.push_back(warning("isbn-repeated", number.span, tr("two editions have the ISBN {}", number.value),
                                          tr("each edition has its own; an edition without one needs no line")));
    return numbers;
}

std::string yaml_issn(const YamlNode& node, Diagnostics& diagnostics) {
    const std::optional<std::string> text = yaml_text(node, "issn", diagnostics);
    if (!text) return {};
    const std::string issn = digits_of(*text);
    const std::string_view digits(issn);
    if (issn.size() != 8 || !all_digits(digits.substr(0, 7)) || !(all_digits(digits.substr(7)) || issn[7] == 'X')) {
        diagnostics.push_back(error("issn-invalid", node.span, tr("`{}` is not an ISSN", *text), tr("an ISSN has eight signs: 1234-5679")));
        return {};
    }
    if (issn_key(digits) != issn[7]) {
        diagnostics.push_back(wrong_key("issn-invalid", node, tr("the ISSN"), issn_key(digits)));
        return {};
    }
    return issn.substr(0, 4) + "-" + issn.substr(4);
}

std::vector<Contributor> yaml_contributors(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    std::vector<Contributor> people;
    for (const YamlNode* item : yaml_list(node)) {
        Contributor person = contributor(*item, key, diagnostics);
        if (!person.name.empty()) people.push_back(std::move(person));
    }
    return people;
}

} // namespace florilege
