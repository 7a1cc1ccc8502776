// Sections as XHTML content documents.
#pragma once

#include "base/xml.h"
#include "markup/content_context.h"

namespace florilege {

ContentDocument write_section(const ContentContext& context, std::size_t section);

/// The head that every XHTML document has; `body` and `html` are left open.
XmlWriter open_document(const std::string& language, const std::string& title, const std::string& stylesheet);

} // namespace florilege
