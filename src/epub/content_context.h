// What the writing of content documents needs to know, and what it learns.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "document/book.h"
#include "epub/targets.h"
#include "style/style_sheet.h"

namespace florilege {

/// A picture's place in the package.
struct PictureFile {
    std::string path; // images/…
    bool on_paper = false; // has transparent parts: needs a light ground at night
};

struct ContentContext {
    const Book& book;
    const StyleSheet& style;
    const Targets& targets;
    const PageBreaks& pages;
    const std::map<std::string, PictureFile>& pictures; // by path in the book
    const std::map<std::string, std::string>& anchor_pages; // printed page labels of the anchors that an index names
    bool fallback_spaces = false;
};

/// What a content document turned out to hold.
struct ContentFacts {
    std::vector<PageBreak> pages;    // in reading order
    std::set<std::string> pictures;  // paths in the book
    bool described_pictures = false; // some have alternative text
    bool tables = false;
};

/// A document of the package.
struct ContentDocument {
    std::string xhtml;
    ContentFacts facts;
};

} // namespace florilege
