// What search engines are told of the book and its articles: schema.org in JSON-LD.
#pragma once

#include <string>

#include "web/site_map.h"

namespace florilege {

std::string book_data(const SiteMap& site);
std::string article_data(const SiteMap& site, const ReadingPage& page);

} // namespace florilege
