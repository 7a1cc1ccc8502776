// Attributes in braces, as pandoc writes them: {.class #id key="value" lang=oc}.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege {

struct Attributes {
    std::string id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> values;

    bool has_class(std::string_view name) const;
    /// The value of a key; empty when there is none.
    std::string value(std::string_view key) const;
    /// The classes joined by spaces.
    std::string class_list() const;
};

/// Reads `{…}` that begins at `at` and moves `at` past it; nothing, and `at` unmoved, when it is not attributes.
/// At most 4096 bytes are looked at.
std::optional<Attributes> read_attributes(std::string_view text, std::size_t& at);

} // namespace florilege
