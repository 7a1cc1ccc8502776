// The pages that lead to the others: contents, chronology, authors; and what they are made of.
#pragma once

#include <string>

#include "base/xml.h"
#include "web/site_map.h"

namespace florilege {

/// The contents as a list of links, parts with their articles inside; for a page in the site's own folder.
void write_contents_list(XmlWriter& out, const SiteMap& site);

std::string write_contents_page(const SiteMap& site);
std::string write_chronology_page(const SiteMap& site);
std::string write_authors_page(const SiteMap& site);

} // namespace florilege
