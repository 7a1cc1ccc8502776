#include "typeset/figure_places.h"

#include <algorithm>

namespace florilege {

namespace {

bool is_figure(const Unit& unit) { return unit.floats && unit.role == Role::figure; }

bool is_text(const Unit& unit) {
    switch (unit.role) {
    case Role::article_title:
    case Role::article_subtitle:
    case Role::article_author:
    case Role::section_title:
    case Role::dateline:
    case Role::summary:
    case Role::epigraph:
    case Role::epigraph_attribution: return false;
    default: return true;
    }
}

} // namespace

BrokenPage with_figure_at_edge(BrokenPage page, const std::vector<Unit>& units, Length grid, bool opening) {
    std::vector<Fragment>& parts = page.fragments;
    const auto figure_at = [&](const Fragment& part) { return is_figure(units[part.unit]); };
    if (parts.size() < 3) return page;
    // Those at the head and the foot stand where they should.
    const auto first = parts.begin() + 1;
    const auto last_part = parts.end() - 1;
    if (std::count_if(first, last_part, figure_at) != 1 || figure_at(*last_part)) return page;
    const auto figure = std::find_if(first, last_part, figure_at);
    const bool head_taken = figure_at(parts.front());
    if (units[(figure - 1)->unit].floats) return page;
    if (std::none_of(parts.begin(), figure, [&](const Fragment& part) { return is_text(units[part.unit]); })) return page;

    const auto end_of = [&](const Fragment& part) {
        const Unit& unit = units[part.unit];
        return part.row + (unit.variants.empty() ? unit.box.height : grid_rows(part.end - part.begin, unit.leading, grid));
    };
    const Fragment& next = *(figure + 1);
    const int height = units[figure->unit].box.height;
    const int last = end_of(parts.back());
    const int above = end_of(*(figure - 1));
    const int closed = next.row - above - units[next.unit].space_without_figure; // the lines that the figure and its spaces took
    const bool to_head = !opening && !head_taken && figure->row + height / 2 < last / 2;
    if (to_head) {
        for (auto part = parts.begin(); part != figure; ++part) part->row += closed;
        figure->row = 0;
    } else {
        for (auto part = figure + 1; part != parts.end(); ++part) part->row -= closed;
        figure->row = last - height;
    }
    return page;
}

} // namespace florilege
