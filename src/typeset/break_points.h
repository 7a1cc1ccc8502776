// Where the lines of a shaped text may end, what each place costs, and what lies before it.
#pragma once

#include <vector>

#include "typeset/shaped_text.h"

namespace florilege {

/// The places, the text's beginning first and its end last. Words wider than `narrowest` (zero: none are) may be cut
/// between any two of their characters, dearly.
std::vector<BreakPoint> break_points(const Inlines& text, const ShapedText& shaped, const Setter& setter,
                                     Length narrowest);

/// A word-space, for the search of rivers.
struct Gap {
    std::uint32_t offset = 0; // of the byte after it
    Extent before;            // of all that precedes it in the text
    Extent after;
};
std::vector<Gap> gaps_of(const ShapedText& shaped);

/// The widest stretch between two neighbouring places.
Length widest_box(const std::vector<BreakPoint>& points);

/// How far a piece that begins or ends a line hangs into the margin, in 1/1000 pt.
std::int64_t hang_left(const Piece& piece);
std::int64_t hang_right(const Piece& piece);

} // namespace florilege
