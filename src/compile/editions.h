// The editions of a book, told by what a build makes and what the plan says: what the site offers, what the records catalogue.
#pragma once

#include "compile/backends.h"
#include "document/accessibility.h"
#include "document/edition.h"
#include "web/site.h"

namespace florilege {

/// The cover at the width that catalogues show.
struct CoverPicture {
    std::string name; // cover.png or cover.jpg
    std::string bytes;
    int width = 0, height = 0;
};
CoverPicture cover_picture(const Book& book, const StyleSheet& style);

/// The files that readers download, of those made so far, in the order in which a site offers them.
std::vector<Edition> downloads(const BackendInput& input);
/// The bytes of an edition's file; it is among those made.
std::string bytes_of(const Edition& edition, const BackendInput& input);

/// EPUB, PDF, large print and print as far as they are made, listed among the plan's outputs, or have an ISBN. The printed book is
/// typeset for its number of pages when it was not.
std::vector<Edition> recorded_editions(const BackendInput& input, Diagnostics& diagnostics);

/// The edition whose pages the EPUB's page list gives: the printed book where it has a number and its pages begin with the same words
/// as the screen's, else the PDF.
PageSource page_source_of(const BackendInput& input);

/// opds.json and opds.xml of the site whose downloads are `editions`.
std::vector<OutputFile> site_feeds(const Book& book, const Accessibility& accessibility, const std::vector<Edition>& editions, const Site& site);
/// The records, and the cover that they show.
std::vector<OutputFile> record_files(const BackendInput& input, const Accessibility& accessibility, const std::vector<Edition>& editions);

} // namespace florilege
