// What the site tells machines when its address is known: the feed of the articles (RFC 4287) and the sitemap (sitemaps.org 0.9).
#pragma once

#include <string>

#include "web/site_map.h"

namespace florilege {

/// The articles, the newest first.
std::string write_feed(const SiteMap& site);
std::string write_sitemap(const SiteMap& site);

} // namespace florilege
