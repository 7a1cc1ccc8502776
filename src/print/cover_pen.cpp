#include "print/cover_pen.h"

#include <algorithm>

namespace florilege {

namespace {

constexpr Marking unmarked{0, Artifact::page};

} // namespace

template <class Item>
void CoverPen::colour(Item& item, Ink ink) {
    item.gray = ink == white_ink ? 1000 : 0;
    if (ink == white_ink || ink == black_ink) return;
    const auto found = std::find(cover_.inks.begin(), cover_.inks.end(), ink);
    item.ink = static_cast<std::uint8_t>(found - cover_.inks.begin() + 1);
    if (found == cover_.inks.end()) cover_.inks.push_back(ink);
}

Length CoverPen::width_of(const CoverLine& line) {
    std::int64_t width = 0;
    for (const Glyph& glyph : line.glyphs) width += glyph.advance;
    return {width * line.size.value / 1'000'000};
}

// A run for each face that supplies glyphs.
void CoverPen::line(const CoverLine& line, Length x, Length y) {
    Page& page = this->page();
    const auto text = static_cast<std::uint32_t>(page.text.size());
    page.text += line.text;
    std::int64_t pen = 0;
    for (const Glyph& glyph : line.glyphs) {
        const Length at{pen * line.size.value / 1'000'000};
        if (&glyph == line.glyphs.data() || page.runs.back().face != glyph.face) {
            if (&glyph != line.glyphs.data()) page.runs.back().text_end = text + glyph.cluster;
            GlyphRun run;
            run.face = glyph.face, run.size = line.size;
            run.x = x + line.x + at, run.y = y + line.baseline;
            run.first_glyph = static_cast<std::uint32_t>(page.glyphs.size());
            run.text_begin = text + glyph.cluster, run.text_end = text + static_cast<std::uint32_t>(line.text.size());
            run.marking = unmarked;
            colour(run, line.ink);
            page.runs.push_back(run);
        }
        const GlyphRun& run = page.runs.back();
        add_glyph(page, glyph.id, (x + line.x + at - run.x).value + glyph.x_offset * line.size.value / 1'000'000,
                  glyph.y_offset * line.size.value / 1'000'000, text + glyph.cluster - run.text_begin);
        pen += glyph.advance;
    }
}

void CoverPen::turned(const CoverLine& line, Length x, Length head) {
    const std::size_t first = page().runs.size();
    this->line(line, -line.x, -line.baseline);
    const Length foot = head + width_of(line);
    for (std::size_t i = first; i < page().runs.size(); ++i) {
        GlyphRun& run = page().runs[i];
        // Small letters are about half as high as their body: the line's middle lies a quarter of the size above its baseline.
        const Length along = run.x;
        run.x = x + line.size / 4;
        run.y = foot - along;
        run.turned = true;
    }
}

void CoverPen::bar(Length x, Length y, Length width, Length height, Ink ink) {
    RuleItem rule{x, y, width, height, 0, unmarked};
    colour(rule, ink);
    page().rules.push_back(rule);
}

void CoverPen::modules(const Barcode& code, Length x, Length y, Length module) {
    for (int row = 0; row < code.height; ++row)
        for (int column = 0; column < code.width;) {
            int end = column;
            while (end < code.width && code.at(end, row)) ++end;
            if (end > column) bar(x + module * column, y + module * row, module * (end - column), module, black_ink);
            column = std::max(end, column + 1);
        }
}

void CoverPen::front(const CoverFront& front, Length x) {
    if (!front.picture.empty())
        page().images.push_back({front.picture, x + front.picture_x, front.picture_y, front.picture_width, front.picture_height, unmarked});
    for (const CoverBar& bar : front.bars) this->bar(x + bar.x, bar.y, bar.width, bar.height, bar.ink);
    for (const CoverLine& line : front.lines) this->line(line, x, {});
}

} // namespace florilege
