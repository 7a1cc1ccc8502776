// A broken line set on the page: every glyph's place, the runs with their text, links, calls and rules.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "typeset/shaped_text.h"

namespace florilege {

/// A drop capital: the text's first bytes, set large beside the first lines.
struct Initial {
    std::uint32_t end = 0; // of its text; 0: there is none
    RunStyle style;
    const ShapedWord* word = nullptr;
    Length drop;           // from the first baseline down to its own
    /// A glyph's advance in millionths of an em; the space behind an opening quotation mark is closed up at this size.
    std::int64_t advance(const Glyph& glyph, std::string_view text) const {
        const std::string_view rest = text.substr(std::min<std::size_t>(glyph.cluster, text.size()));
        return rest.starts_with("\u00A0") || rest.starts_with("\u202F") ? glyph.advance / 5 : glyph.advance;
    }
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
