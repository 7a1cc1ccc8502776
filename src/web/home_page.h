// The page that the site opens with: cover, presentation, downloads, the first way into the text.
#pragma once

#include <string>

#include "web/site_map.h"

namespace florilege {

std::string write_home_page(const SiteMap& site);

} // namespace florilege
