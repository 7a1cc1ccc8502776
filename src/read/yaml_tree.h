// YAML as a small tree of values with places: what front matter and book.yaml are read from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace florilege {

struct YamlEntry;

struct YamlNode {
    enum class Kind { null, scalar, sequence, map };
    Kind kind = Kind::null;
    std::string text; // of a scalar
    Span span;
    std::vector<YamlNode> items;    // of a sequence
    std::vector<YamlEntry> entries; // of a map
};

struct YamlEntry {
    std::string key;
    Span key_span;
    YamlNode value;
};

/// Reads one YAML document from `text`, which stands in `source` from `offset` on. Nothing but null when it is not YAML.
/// Diagnoses `yaml-syntax`, `yaml-too-large`, `yaml-too-deep`, `yaml-alias`, `duplicate-key`.
Result<YamlNode> parse_yaml(const Source& source, std::string_view text, std::uint32_t offset);

/// One key that a map may have, and what to do with its value (not called for a null).
struct YamlKey {
    std::string_view name;
    std::function<void(const YamlNode&)> read;
};

/// Calls the reader of each key; diagnoses `unknown-key` with the nearest known one, and `wrong-type` when `node` is no map.
/// `what`: how a message names the map ("the front matter").
void read_map(const YamlNode& node, std::string_view what, const std::vector<YamlKey>& keys, Diagnostics& diagnostics);

/// The text of a scalar; anything else is `wrong-type`.
std::optional<std::string> yaml_text(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);
/// true/false, yes/no, oui/non; anything else is `wrong-type`.
std::optional<bool> yaml_bool(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);
/// The items of a sequence, or a lone value as a list of one.
std::vector<const YamlNode*> yaml_list(const YamlNode& node);
/// The texts of a list of scalars, or of a lone scalar.
std::vector<std::string> yaml_texts(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);

} // namespace florilege
