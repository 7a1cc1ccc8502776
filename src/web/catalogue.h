// The page that several volumes share: each with its cover, a few lines, and the ways into it.
#pragma once

#include <vector>

#include "base/file.h"
#include "document/catalogue.h"
#include "document/edition.h"
#include "style/style_sheet.h"

namespace florilege {

struct CatalogueVolume {
    const Book& book;
    std::string title;             // with its years, where the catalogue divides a book by them
    std::string folder;            // from the catalogue's page: SLUG/
    std::string home;              // of its site, from there; empty: it has none
    std::vector<Edition> editions; // whose files lie in the folder
    std::string cover;             // the picture's path, from the page
    int cover_width = 0, cover_height = 0;
};

/// index.html and what it is dressed with, in the style of the first volume.
std::vector<OutputFile> write_catalogue(const Catalogue& catalogue, const std::vector<CatalogueVolume>& volumes, const StyleSheet& style);

} // namespace florilege
