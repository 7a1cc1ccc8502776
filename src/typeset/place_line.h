// A broken line set on the page: every glyph's place, the runs with their text, links, calls and rules.
#pragma once

#include <vector>

#include "typeset/shaped_text.h"

namespace florilege {

/// A drop capital: the text's first bytes, set large beside the first lines.
struct Initial {
    std::uint32_t end = 0; // of its text; 0: there is none
    RunStyle style;
    const ShapedWord* word = nullptr;
    Length drop;           // from the first baseline down to its own
};

/// What the lines of one paragraph share while they are placed.
struct PlacingText {
    const Inlines& text;
    const ShapedText& shaped;
    const Setter& setter;
    Role role = Role::body;
    std::vector<std::uint32_t>& nodes; // by mark: its structure node, 0 when it has none yet
    const Initial& initial;
};

/// As ShapedParagraph::place.
void place_line(PlacingText& from, const BrokenLine& line, const LineShape::Row& row, const LinePlace& place,
                Canvas& canvas);

} // namespace florilege
