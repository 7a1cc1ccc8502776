// The book as a static site: a home page, a reading page a section, tables, search, statement, feeds. Every address in it is
// relative, so that it works from a file share as from a server; no page needs a script to be read, and none asks anything
// of another server.
#pragma once

#include <vector>

#include "base/file.h"
#include "document/accessibility.h"
#include "document/edition.h"
#include "style/style_sheet.h"

namespace florilege {

struct SiteInput {
    const Book& book;
    const StyleSheet& style;
    const PageMap& pages;             // of the screen PDF: where its pages begin is marked in the text
    const Accessibility& accessibility;
    const std::vector<Edition>& downloads; // their files stand in downloads/
};

struct Site {
    std::vector<OutputFile> files; // by their paths in the site's folder
    std::string cover;             // path of the cover's picture
    int cover_width = 0, cover_height = 0;
};

/// The site. The sitemap and the feed of the articles are among them when the site's
/// address is known. The OPDS feeds, which the pages name, and the downloads are the caller's to add.
Site write_site(const SiteInput& input);

} // namespace florilege
