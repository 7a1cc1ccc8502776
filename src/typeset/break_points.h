// Where the lines of a shaped text may end, what each place costs, and what lies before it.
#pragma once

#include <vector>

#include "typeset/shaped_text.h"

namespace florilege {

/// The places, the text's beginning first and its end last. Words wider than `narrowest` (zero: none are) may be cut
/// between any two of their characters, dearly.
std::vector<BreakPoint> break_points(const Inlines& text, const ShapedText& shaped, const Setter& setter,
                                     Length narrowest);

/// The widest stretch between two neighbouring places.
Length widest_box(const std::vector<BreakPoint>& points);

/// How far a piece that begins or ends a line hangs into the margin, in 1/1000 pt.
std::int64_t hang_left(const Piece& piece);
std::int64_t hang_right(const Piece& piece);

} // namespace florilege
