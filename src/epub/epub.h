// A book as an EPUB 3.3 package.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "document/book.h"
#include "document/edition.h"
#include "document/page_map.h"
#include "style/style_sheet.h"

namespace florilege {

struct EpubOptions {
    PageSource page_source; // what the page list paginates
    Spaces spaces = Spaces::narrow;
    int jobs = 1;
};

/// The archive's bytes. `pages` may be empty: then there is no page list.
Result<std::string> write_epub(const Book& book, const StyleSheet& style, const PageMap& pages, const EpubOptions& options);

} // namespace florilege
