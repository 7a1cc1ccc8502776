// Imposition: pages onto the two sides of sheets, so that folded and stapled they follow each other.
#pragma once

#include <vector>

#include "typeset/typeset_book.h"

namespace florilege {

/// Pages (from 0) on one side of a sheet, left and right; none where the book has no such page.
struct SheetSide {
    int left = -1;
    int right = -1;
    bool operator==(const SheetSide&) const = default;
};

/// A sheet of a signature: its front, its back, and how deep it lies (0: outermost).
struct Sheet {
    SheetSide front;
    SheetSide back; // printed so that turning over the short edge puts its left behind the front's right
    int depth = 0;
    bool operator==(const Sheet&) const = default;
};

/// Sheets of saddle-stitched signatures of at most `signature_pages` pages (a multiple of four), as even as can be, for a book of
/// `pages` pages; the last pages may be blank.
std::vector<Sheet> impose(int pages, int signature_pages);

struct BookletOptions {
    Length paper_thickness = 0.1_mm; // of one leaf: 80 g/m² office paper
    int signature_pages = 64;        // sixteen sheets: what an office stapler takes
};

/// The book as a booklet: two pages a side on landscape A4 (on A5 when they are no larger than A6), larger pages scaled down to
/// fit. Inner sheets are pushed out by the fold: their pages are moved towards it by the thickness of the leaves outside them.
TypesetBook make_booklet(TypesetBook book, const BookletOptions& options);

/// How far the pages of a sheet are moved towards the fold.
Length creep(int depth, Length paper_thickness);

} // namespace florilege
