#include "print/page_copy.h"

namespace florilege {

void draw_page(const Page& page, const Placement& placement, Page& sheet) {
    const auto scaled = [&](Length length) { return placement.scale == 1000 ? length : Length{length.value * placement.scale / 1000}; };
    const Marking unmarked{0, Artifact::page};
    const auto glyphs = static_cast<std::uint32_t>(sheet.glyphs.size()), text = static_cast<std::uint32_t>(sheet.text.size());
    for (GlyphRun run : page.runs) {
        run.size = scaled(run.size), run.width = scaled(run.width);
        run.x = placement.x + scaled(run.x), run.y = placement.y + scaled(run.y);
        run.first_glyph += glyphs, run.text_begin += text, run.text_end += text;
        run.marking = unmarked;
        sheet.runs.push_back(run);
    }
    for (PlacedGlyph glyph : page.glyphs) {
        glyph.x = glyph.x * placement.scale / 1000;
        sheet.glyphs.push_back(glyph);
    }
    for (const RaisedGlyph& raised : page.raised) sheet.raised.push_back({glyphs + raised.glyph, raised.y * placement.scale / 1000});
    sheet.text += page.text;
    for (RuleItem rule : page.rules) {
        rule.x = placement.x + scaled(rule.x), rule.y = placement.y + scaled(rule.y);
        rule.width = scaled(rule.width), rule.height = scaled(rule.height);
        rule.marking = unmarked;
        sheet.rules.push_back(rule);
    }
    for (ImageItem image : page.images) {
        image.x = placement.x + scaled(image.x), image.y = placement.y + scaled(image.y);
        image.width = scaled(image.width), image.height = scaled(image.height);
        image.marking = unmarked;
        sheet.images.push_back(std::move(image));
    }
}

} // namespace florilege
