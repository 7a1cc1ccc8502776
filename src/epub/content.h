// Sections as XHTML content documents.
#pragma once

#include "base/xml.h"
#include "epub/content_context.h"

namespace florilege {

/// What a section is called where it has no title of its own: the wording of its kind.
std::string section_label(const Section& section);

ContentDocument write_section(const ContentContext& context, std::size_t section);

/// The head that every XHTML document has; `body` and `html` are left open.
XmlWriter open_document(const std::string& language, const std::string& title, const std::string& stylesheet);

} // namespace florilege
