// A section of the book as a page to read.
#pragma once

#include <string>

#include "web/site_map.h"

namespace florilege {

/// `index`: in SiteMap::reading. `facts` learns the pictures that the page shows.
std::string write_reading_page(const SiteMap& site, std::size_t index, ContentFacts& facts);

} // namespace florilege
