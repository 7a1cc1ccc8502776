#include "typeset/leaders.h"

namespace florilege {

Length text_width(const Inlines& text, Role role, const std::string& language, const Setter& setter) {
    Diagnostics unheard;
    return ShapedParagraph(text, role, language, setter, unheard).natural_width();
}

Length place_text(const Inlines& text, Role role, const std::string& language, const Setter& setter, const LinePlace& place,
                  Length width, Canvas& canvas) {
    ShapedParagraph shaped(text, role, language, setter, canvas.diagnostics);
    const LineShape shape{{}, {Length{}, width}};
    const Setting setting = shaped.settings(shape, 0).front();
    shaped.place(setting.lines.front(), shape.rest, place, canvas);
    return canvas.page.lines.back().width;
}

void place_leaders(const std::string& folio, const LeaderPlace& place, const Setter& setter, const std::string& language,
                   Canvas& canvas) {
    const TextStyle& style = setter.style[place.role];
    const Inlines number = plain(folio);
    const Length width = folio.empty() ? Length{} : text_width(number, Role::folio, language, setter);
    const RunStyle run_style = setter.faces.run_style(Role::contents_entry, {});
    const std::uint16_t dot = setter.fonts.glyph(run_style.face, U'.');
    const Length pitch = setter.style[Role::contents_entry].size * 6 / 10;
    const Length begin = place.from + style.size / 2;
    const Length end = place.to - width - style.size / 2;
    const std::int64_t first = (begin.value + pitch.value - 1) / pitch.value;
    const std::int64_t count = end.value / pitch.value - first;
    if (count >= 2) {
        GlyphRun run;
        run.face = run_style.face;
        run.size = run_style.size;
        run.x = pitch * first;
        run.y = place.y;
        run.width = pitch * count;
        run.first_glyph = static_cast<std::uint32_t>(canvas.page.glyphs.size());
        run.text_begin = static_cast<std::uint32_t>(canvas.page.text.size());
        run.marking = {0, Artifact::layout};
        run.text_end = run.text_begin + static_cast<std::uint32_t>(count);
        canvas.page.runs.push_back(run);
        for (std::int64_t i = 0; i < count; ++i) add_glyph(canvas.page, dot, (pitch * i).value, 0, static_cast<std::size_t>(i));
        canvas.page.text.append(static_cast<std::size_t>(count), '.');
    }
    if (folio.empty()) return;
    const LinePlace at{place.to - width, place.y, {place.node, Artifact::none}};
    place_text(number, Role::folio, language, setter, at, width + style.size, canvas);
}

} // namespace florilege
