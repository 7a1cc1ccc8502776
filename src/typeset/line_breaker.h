// Where the lines of a paragraph end: Knuth and Plass's total-fit algorithm, the best setting for every number of lines.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/line_fit.h"
#include "typeset/paragraph.h"

namespace florilege {

enum class BreakKind : std::uint8_t {
    space,
    hyphen, // a hyphen is added
    soft,   // after a hyphen, dash or solidus of the author's, or at a space of no width
    cut,    // inside a word wider than the measure
    forced,
    end
};

/// A place where a line may end. The first of a paragraph is its beginning.
struct BreakPoint {
    std::uint32_t offset = 0; // byte of the text where the next line begins
    BreakKind kind = BreakKind::space;
    bool hyphenated = false;  // a line that ends here shows a hyphen, added or the author's
    std::int32_t cost = 0;    // demerits of a line that ends here, but for the hyphen's
    Extent before;            // of a line that ends here: hyphen and protrusion counted
    Extent after;             // to take away from a line that begins here: protrusion counted
    std::uint32_t word_before = 0; // hashes of the words at the edges, 0 for none
    std::uint32_t word_after = 0;
};

/// A line that is better avoided: it would carry a river on.
struct AvoidedLine {
    std::uint32_t begin = 0; // offsets in the text
    std::uint32_t end = 0;
    bool operator==(const AvoidedLine&) const = default;
};

struct BreakRules {
    Align align = Align::justify;
    Length size;           // of the type
    Length last_line;      // the least width wanted of the last line
    std::int32_t hyphen = 0; // demerits of a line that ends with an added hyphen
    int spread = 0;        // settings wanted on either side of the optimum
    bool careful = false;  // lines may go to the last resort, and hyphens in a row are told apart: slower
    std::vector<AvoidedLine> avoided;
};

/// The best settings by number of lines, ascending. `points`: the beginning, then every place in order, the end last.
/// `tried`, when given, counts the lines that were looked at.
std::vector<Setting> break_lines(const std::vector<BreakPoint>& points, const LineShape& shape, const BreakRules& rules,
                                 std::size_t* tried = nullptr);

/// As break_lines; a paragraph whose setting ends the line before the last with a hyphen, has four hyphens in a row or a
/// line beyond the limits is broken anew with care, and `rules` says so.
std::vector<Setting> break_well(const std::vector<BreakPoint>& points, const LineShape& shape, BreakRules& rules);

} // namespace florilege
