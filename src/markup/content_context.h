// What the writing of content documents needs to know, and what it learns.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/book.h"
#include "markup/targets.h"
#include "style/style_sheet.h"

namespace florilege {

/// A picture's place in the package.
struct PictureFile {
    std::string path; // images/…
    bool on_paper = false; // has transparent parts: needs a light ground at night
    int width = 0, height = 0; // at which it is shown where there is room, in CSS pixels
    bool drawn = false; // from an SVG, with more pixels than that
};

/// What the markup is for: the EPUB says its semantics in epub:type too, which HTML does not have; the site gives every picture
/// its size and every paragraph an anchor.
enum class Medium { epub, web };

struct ContentContext {
    const Book& book;
    const StyleSheet& style;
    const Targets& targets;
    const PageBreaks& pages;
    const std::map<std::string, PictureFile>& pictures; // by path in the book
    const std::map<std::string, std::string>& anchor_pages; // printed page labels of the anchors that an index names
    Medium medium = Medium::epub;

    std::string_view epub_type(std::string_view type) const { return medium == Medium::epub ? type : std::string_view(); }
};

/// What a content document turned out to hold.
struct ContentFacts {
    std::vector<PageBreak> pages;    // in reading order
    std::set<std::string> pictures;  // paths in the book
    std::set<std::string> links;     // targets
};

/// A document of the package.
struct ContentDocument {
    std::string xhtml;
    ContentFacts facts;
};

} // namespace florilege
