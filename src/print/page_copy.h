// Pages drawn onto other pages: moved, scaled, without what only a screen needs.
#pragma once

#include "typeset/typeset_book.h"

namespace florilege {

/// Where a page goes on a sheet: its top left corner, and its scale in permille.
struct Placement {
    Length x;
    Length y;
    int scale = 1000;
};

/// Adds the page's text, rules and pictures to `sheet`, as artifacts of no structure. Links stay behind.
void draw_page(const Page& page, const Placement& placement, Page& sheet);

} // namespace florilege
