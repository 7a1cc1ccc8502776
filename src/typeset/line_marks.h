// The marks over a line that leave something beside its glyphs: structure nodes, links' areas, strikethroughs.
#pragma once

#include <utility>
#include <vector>

#include "typeset/place_line.h"

namespace florilege {

class LineMarks {
  public:
    LineMarks(PlacingText& from, const LinePlace& place, Canvas& canvas) : from_(from), place_(place), canvas_(canvas) {}

    /// What the runs of a segment are to the structure; nodes are made when first met.
    Marking marking(std::uint32_t segment);
    /// Whether the piece stands under marks that leave something.
    bool reaches(const Piece& piece) const {
        const Segment& segment = from_.shaped.segments[piece.segment];
        return segment.strikethrough || !segment.marks.empty();
    }
    /// A piece was set from `from` to `to`: its links' areas grow, its strikethrough is drawn.
    void reach(const Piece& piece, Length from, Length to);
    /// Hands the links to the page.
    void finish();

  private:
    std::uint32_t node_of(std::uint32_t mark, std::uint32_t parent);
    LinkItem link_item(std::uint32_t mark, const Piece& piece, Length from) const;
    void strike(const Piece& piece, Length from, Length to);

    PlacingText& from_;
    const LinePlace& place_;
    Canvas& canvas_;
    std::vector<std::pair<std::uint32_t, LinkItem>> links_; // by mark
};

} // namespace florilege
