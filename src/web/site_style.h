// The sheet of the site's own parts: the frame of the pages, the lists, the colours of day and night, the printed page. What the
// text of the book looks like is the style's, in the sheet that the EPUB has too.
#pragma once

#include <string_view>

namespace florilege {

std::string_view site_stylesheet();

} // namespace florilege
