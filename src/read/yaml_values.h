// The values that front matter and book.yaml share: dates, language tags, book numbers, contributors.
#pragma once

#include <initializer_list>
#include <utility>

#include "document/plan.h"
#include "read/yaml_tree.h"

namespace florilege {

/// An EDTF date; else `date-invalid`.
std::optional<Date> yaml_date(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);
/// A well-formed BCP 47 tag; else `language-invalid` and empty.
std::string yaml_language(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);
/// An http or https address; else `url-invalid` and empty.
std::string yaml_url(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);
/// A slug of ASCII letters, digits and hyphens; else `slug-invalid` and the nearest that is one.
std::string yaml_slug(const YamlNode& node, Diagnostics& diagnostics);
/// An ISBN, given in ten or thirteen digits, in thirteen without hyphens and spaces, the check digit verified; else `isbn-invalid` and empty.
std::string yaml_isbn(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);
/// The numbers of the formats. Diagnoses `isbn-repeated`.
Isbns yaml_isbns(const YamlNode& node, Diagnostics& diagnostics);
/// ISSN as NNNN-NNNC; else `issn-invalid` and empty.
std::string yaml_issn(const YamlNode& node, Diagnostics& diagnostics);
/// A name, a list of names, or maps of {name, file-as, role}. Diagnoses `role-unknown`, `missing-name`.
std::vector<Contributor> yaml_contributors(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);

/// One of a closed list of words; else `value-unknown`, with what is allowed.
template <class Value>
std::optional<Value> yaml_choice(const YamlNode& node, std::string_view key,
                                 std::initializer_list<std::pair<std::string_view, Value>> choices, Diagnostics& diagnostics);
/// The diagnostic of yaml_choice.
Diagnostic value_unknown(const YamlNode& node, std::string_view key, const std::vector<std::string_view>& allowed);

template <class Value>
std::optional<Value> yaml_choice(const YamlNode& node, std::string_view key,
                                 std::initializer_list<std::pair<std::string_view, Value>> choices, Diagnostics& diagnostics) {
    const std::optional<std::string> text = yaml_text(node, key, diagnostics);
    if (!text) return std::nullopt;
    std::vector<std::string_view> allowed;
    for (const auto& [name, value] : choices) {
        if (name == *text) return value;
        allowed.push_back(name);
    }
    diagnostics.push_back(value_unknown(node, key, allowed));
    return std::nullopt;
}

} // namespace florilege
