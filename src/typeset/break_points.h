// Where the lines of a shaped text may end, what each place costs, and what lies before it.
#pragma once

#include <vector>

#include "typeset/shaped_text.h"

namespace florilege {

/// Bytes [begin, end) of the text between two neighbouring places.
struct ByteRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The places, the text's beginning first and its end last. The `wide` boxes, ascending, may be cut between any two of
/// their characters, dearly.
std::vector<BreakPoint> break_points(const Inlines& text, const ShapedText& shaped, const Setter& setter,
                                     const std::vector<ByteRange>& wide);

/// A word-space, for the search of rivers.
struct Gap {
    std::uint32_t offset = 0; // of the byte after it
    Extent before;            // of all that precedes it in the text
    Extent after;
};
std::vector<Gap> gaps_of(const ShapedText& shaped);

/// The boxes wider than `measure`.
std::vector<ByteRange> wide_boxes(const std::vector<BreakPoint>& points, Length measure);

/// How far a piece that begins or ends a line hangs into the margin, in 1/1000 pt.
std::int64_t hang_left(const Piece& piece);
std::int64_t hang_right(const Piece& piece);

} // namespace florilege
