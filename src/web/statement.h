// The accessibility statement that French law asks of a site, with what the compilation measured.
#pragma once

#include <string>

#include "web/site_map.h"

namespace florilege {

std::string write_statement_page(const SiteMap& site);

} // namespace florilege
