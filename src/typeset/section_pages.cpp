#include "typeset/section_pages.h"

#include "typeset/figure_places.h"

namespace florilege {

namespace {

/// The side on which a section opens; automatic: the next page.
Break opening_side(const Section& section, const StyleSheet& style) {
    switch (section.kind) {
    case SectionKind::half_title:
    case SectionKind::title_page:
    case SectionKind::dedication: return Break::recto;
    case SectionKind::also_by:
    case SectionKind::imprint:
    case SectionKind::colophon: return Break::page;
    case SectionKind::part: return style[Role::part_title].before == Break::automatic ? Break::recto : style[Role::part_title].before;
    case SectionKind::foreword:
    case SectionKind::afterword:
    case SectionKind::article: return style.page.article_opening;
    default: return style[Role::section_title].before;
    }
}

Standing standing_of(SectionKind kind) {
    switch (kind) {
    case SectionKind::imprint:
    case SectionKind::colophon: return Standing::foot;
    case SectionKind::title_page: return Standing::title_page;
    case SectionKind::also_by:
    case SectionKind::dedication: return Standing::epigraph;
    default: return Standing::top;
    }
}

PlannedPage blank(std::size_t index, bool recto, int lines) {
    PlannedPage page;
    page.section = index;
    page.page.recto = recto;
    page.page.height = lines;
    return page;
}

/// All of the epigraph on one page; what is longer than a page goes on as text does.
std::vector<BrokenPage> epigraph_pages(const Galley& galley, const PageFrame& frame) {
    Galley alone;
    alone.note_leading = galley.note_leading;
    alone.units = galley.epigraph;
    for (Unit& unit : alone.units) unit.variants.resize(1), unit.natural = 0, unit.breaks_free = true;
    int row = 0;
    BrokenPage page;
    page.recto = false;
    page.height = frame.lines;
    std::vector<BrokenPage> pages;
    for (std::uint32_t u = 0; u < alone.units.size(); ++u) {
        const Unit& unit = alone.units[u];
        const auto lines = static_cast<std::uint32_t>(unit.variants.empty() ? 0 : unit.variants[0].lines.size());
        if (row > 0) row += unit.space_before;
        std::uint32_t begin = 0;
        do {
            const int room = frame.lines - row;
            std::uint32_t end = lines;
            while (end > begin && grid_rows(end - begin, unit.leading, frame.grid) > room) --end;
            if (end > begin || lines == 0) page.fragments.push_back({u, 0, begin, end, row, false});
            row += lines == 0 ? unit.box.height : grid_rows(end - begin, unit.leading, frame.grid);
            begin = end;
            if (begin >= lines) break;
            pages.push_back(std::move(page));
            page = BrokenPage{};
            page.recto = pages.size() % 2 == 1;
            page.height = frame.lines;
            row = 0;
        } while (true);
    }
    pages.push_back(std::move(page));
    return pages;
}

} // namespace

std::optional<std::vector<BrokenPage>> pages_by_themselves(const Galley& galley, const NoteCalls& calls, const StyleSheet& style) {
    const Break side = opening_side(*galley.section, style);
    if (side != Break::recto && side != Break::verso) return std::nullopt;
    return break_pages(galley, calls, {style.page.lines(), style.page.leading, side == Break::recto});
}

std::vector<PlannedPage> section_pages(const Galley& galley, const NoteCalls& calls, std::size_t index, std::size_t pages_before,
                                       const StyleSheet& style, std::optional<std::vector<BrokenPage>> broken) {
    std::vector<PlannedPage> pages;
    const int lines = style.page.lines();
    const auto next_is_recto = [&] { return (pages_before + pages.size()) % 2 == 0; };
    const auto fill_to = [&](bool recto) {
        if (next_is_recto() != recto) pages.push_back(blank(index, next_is_recto(), lines));
    };
    PageFrame frame{lines, style.page.leading, true};
    if (!galley.epigraph.empty()) {
        fill_to(false);
        for (BrokenPage& page : epigraph_pages(galley, frame)) {
            PlannedPage planned;
            planned.section = index;
            planned.page = std::move(page);
            planned.standing = Standing::epigraph;
            planned.epigraph = true;
            pages.push_back(std::move(planned));
        }
        fill_to(true);
    }
    const Break side = opening_side(*galley.section, style);
    if (side == Break::recto || side == Break::verso) fill_to(side == Break::recto);
    frame.starts_recto = next_is_recto();
    bool opening = true;
    if (!broken) broken = break_pages(galley, calls, frame);
    for (BrokenPage& page : *broken) {
        PlannedPage planned;
        planned.section = index;
        planned.page = with_figure_at_edge(std::move(page), galley.units, style.page.leading, opening);
        planned.standing = standing_of(galley.section->kind);
        planned.opening = opening;
        opening = false;
        pages.push_back(std::move(planned));
    }
    return pages;
}

bool is_bare(const PlannedPage& planned, SectionKind kind) {
    if (planned.page.blank() || planned.opening || planned.epigraph) return true;
    switch (kind) {
    case SectionKind::half_title:
    case SectionKind::also_by:
    case SectionKind::title_page:
    case SectionKind::imprint:
    case SectionKind::dedication:
    case SectionKind::part:
    case SectionKind::colophon: return true;
    default: return false;
    }
}

} // namespace florilege
