// The files of the preview's page, as they lie beside this one.
#pragma once

#include <string_view>

namespace florilege {

extern const std::string_view preview_html; // {{…}}: words to be put into the reader's language
extern const std::string_view preview_style;
extern const std::string_view preview_script;

} // namespace florilege
