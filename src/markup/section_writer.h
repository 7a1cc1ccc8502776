// A section of the book as an element: its blocks, then its notes.
#pragma once

#include <string>
#include <string_view>

#include "base/xml.h"
#include "markup/content_context.h"

namespace florilege {

/// What a section is called where it has no title of its own: the wording of its kind.
std::string section_label(const Section& section);

/// Writes the section as `element`, named by its title and by its kind.
void write_section_element(XmlWriter& out, const ContentContext& context, std::size_t section, std::string_view element, ContentFacts& facts);

} // namespace florilege
