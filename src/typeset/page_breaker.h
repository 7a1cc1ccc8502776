// Where the pages of a section end: the cheapest way to fill its spreads, over the lines, the paragraphs' variants and
// spreads one line shorter or longer.
#pragma once

#include <vector>

#include "typeset/galley.h"
#include "typeset/note_calls.h"

namespace florilege {

/// Lines [begin, end) of a variant of a unit, or a whole box, from row `row` of the page's grid on.
struct Fragment {
    std::uint32_t unit = 0;
    std::size_t variant = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    int row = 0;
    bool repeated = false; // a table's head set again
    bool operator==(const Fragment&) const = default;
};

struct BrokenPage {
    std::vector<Fragment> fragments;
    int note_begin = 0; // rows of NoteCalls at its foot
    int note_end = 0;
    int height = 0;     // lines of the grid, the spread's
    bool recto = true;
    bool blank() const { return fragments.empty() && note_begin == note_end; }
};

struct PageFrame {
    int lines = 0; // of a page
    Length grid;
    bool starts_recto = true;
};

/// The pages of the galley's units. Always succeeds: what cannot be had without a widow, an orphan or a short page
/// takes the least of these evils. Linear in the number of pages.
std::vector<BrokenPage> break_pages(const Galley& galley, const NoteCalls& calls, const PageFrame& frame);

} // namespace florilege
