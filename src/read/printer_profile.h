// What a printer asks of the files: data under styles/printers/.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"

namespace florilege {

struct Paper {
    std::string name;
    int weight = 80;       // g/m²
    Length thickness;      // of a leaf
    int maximum_pages = 0; // 0: the profile's
};

struct Gutter {
    int pages = 0; // from this number of pages on
    Length inner;  // margin at the spine, at least
};

/// Where figures come from, and when they were published or looked up.
struct FigureSource {
    std::vector<std::string> figures; // keys of the profile
    std::string source;
    std::string date;
};

struct PrinterProfile {
    std::string name;
    std::vector<FigureSource> sources;
    Length bleed = 3_mm;
    int multiple = 4;
    int minimum_pages = 4;
    int maximum_pages = 0; // 0: none
    std::vector<Paper> papers; // the first is taken, unless the book names another
    Length spine_base;         // of the cover and its glue, beside the leaves
    int spine_text_pages = 100;
    Length spine_clearance = 1.5_mm; // between the spine's text and its edges
    std::vector<Gutter> gutters;     // by number of pages, ascending
    bool marks = true;               // whether crop marks are taken
};

Result<PrinterProfile> read_printer_profile(const Source& source);

/// The spine of a book of `pages` pages on the profile's first paper.
Length spine_width(const PrinterProfile& profile, int pages);
/// The least inner margin for that many pages; zero when the profile asks none.
Length least_gutter(const PrinterProfile& profile, int pages);

} // namespace florilege
