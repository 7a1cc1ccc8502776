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
    if (std::count_if(parts.begin(), parts.end(), figure_at) != 1) return page;
    const auto figure = std::find_if(parts.begin(), parts.end(), figure_at);
    if (figure == parts.begin() || figure + 1 == parts.end()) return page;
    if (std::none_of(parts.begin(), figure, [&](const Fragment& part) { return is_text(units[part.unit]); })) return page;

    const auto end_of = [&](const Fragment& part) {
        const Unit& unit = units[part.unit];
        return part.row + (unit.variants.empty() ? unit.box.height : grid_rows(part.end - part.begin, unit.leading, grid));
    };
    const Fragment& next = *(figure + 1);
    const int height = units[figure->unit].box.height;
    const int last = end_of(parts.back());
    const int above = end_of(*(figure - 1));
    // What parts the texts when the figure is gone: the spaces around it without its own.
    const int between = std::max(0, units[next.unit].space_before - 1) + std::max(0, units[figure->unit].space_before - 1);
    const int closed = next.row - above - between; // the lines that the figure and its spaces took
    const bool to_head = !opening && figure->row + height / 2 < last / 2;
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
