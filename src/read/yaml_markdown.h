// Values of YAML that are Markdown: titles, captions, epigraphs.
#pragma once

#include "read/mapped_text.h"
#include "read/yaml_tree.h"

namespace florilege {

/// The text of a scalar, every byte with the place where it was written.
MappedText mapped(const YamlNode& node);
/// A scalar as one line of Markdown; anything else is `wrong-type`.
Inlines yaml_inlines(const YamlNode& node, std::string_view key, Diagnostics& diagnostics);

} // namespace florilege
