// The search of the whole book: its page, its index as a script file (a page opened from a file share may read no other), its script.
#pragma once

#include <string>
#include <string_view>

#include "web/site_map.h"

namespace florilege {

std::string write_search_page(const SiteMap& site);
std::string write_search_index(const SiteMap& site);
std::string_view search_script();

} // namespace florilege
