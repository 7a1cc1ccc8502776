// The front of a book as a drawing: one design that the EPUB's cover picture and the printed cover both show.
#pragma once

#include <string>
#include <vector>

#include "document/book.h"
#include "fonts/fonts.h"
#include "style/style_sheet.h"

namespace florilege {

struct CoverBar { // a filled rectangle
    Length x, y, width, height;
    Ink ink;
};

struct CoverLine {
    Length x, baseline, size;
    Ink ink;
    std::string text;
    std::vector<Glyph> glyphs; // of `text`
};

/// From the top left corner of the trimmed page, y down. What runs past its edges is cut off by the bleed.
struct CoverFront {
    Length width, height;
    std::string picture; // key of Book::images; empty: none. Drawn first
    Length picture_x, picture_y, picture_width, picture_height;
    std::vector<CoverBar> bars; // over the picture
    std::vector<CoverLine> lines;
};

/// What a title page says, laid out as the style wants: long titles and many names grow smaller, never out of the page. A picture
/// that the plan gives as the whole front is alone on it.
CoverFront design_front(const Book& book, const StyleSheet& style, Fonts& fonts);

/// "A, B, C", with an ellipsis for more names than a cover holds.
std::string cover_authors(const Plan& plan);

} // namespace florilege
