// A paragraph set in Linux Libertine O on a bare page, for the tests of paragraphs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "typeset/paragraph.h"

namespace florilege {

/// A style sheet whose every role is set as a book's text: 11 on 14.5 points, justified.
inline StyleSheet text_style() {
    StyleSheet style;
    for (TextStyle& role : style.roles) {
        role.families = {"Linux Libertine O"};
        role.size = 11_pt;
        role.leading = 14.5_pt;
        role.indent = 11_pt;
    }
    return style;
}

inline Mark mark(MarkKind kind, std::uint32_t begin, std::uint32_t end, std::string value = {}) {
    return {kind, begin, end, std::move(value), {}};
}

/// The marks of `text` over the one occurrence of `part`.
inline void add_mark(Inlines& text, MarkKind kind, std::string_view part, std::string value = {}) {
    const auto begin = static_cast<std::uint32_t>(text.text.find(part));
    text.marks.push_back(mark(kind, begin, begin + static_cast<std::uint32_t>(part.size()), std::move(value)));
}

struct CaseRoom {
    explicit CaseRoom(StyleSheet sheet = text_style())
        : style(std::move(sheet)), faces(fonts, style), words(fonts), setter{fonts, style, faces, words, images} {}

    Fonts fonts;
    StyleSheet style;
    FaceTable faces;
    WordCache words;
    std::map<std::string, Image> images;
    Setter setter;
};

/// What one paragraph became on a page.
struct SetParagraph {
    Page page;
    std::vector<StructureNode> structure{1};
    Diagnostics diagnostics;
    Setting setting;

    std::string line_text(const PlacedLine& line) const {
        std::string text;
        for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) text += run_text(page.runs[r]);
        return text;
    }
    std::string run_text(const GlyphRun& run) const {
        return page.text.substr(run.text_begin, run.text_end - run.text_begin);
    }
    /// The author's text: all runs but added hyphens.
    std::string text() const {
        std::string text;
        for (const GlyphRun& run : page.runs)
            if (!run.hyphen) text += run_text(run);
        return text;
    }
    std::vector<std::string> codes() const {
        std::vector<std::string> codes;
        for (const Diagnostic& diagnostic : diagnostics) codes.push_back(diagnostic.code);
        return codes;
    }
};

inline LineShape indented(Length measure, Length indent = 11_pt) {
    return {{{indent, measure - indent}}, {Length{}, measure}};
}

inline const Setting& best_of(const std::vector<Setting>& settings) {
    const Setting* best = &settings.front();
    for (const Setting& setting : settings)
        if (setting.demerits < best->demerits) best = &setting;
    return *best;
}

inline SetParagraph set(CaseRoom& room, const Inlines& text, const LineShape& shape, Role role = Role::body,
                        const std::string& language = "fr") {
    SetParagraph result;
    ShapedParagraph paragraph(text, role, language, room.setter, result.diagnostics);
    result.setting = best_of(paragraph.settings(shape, 0));
    Canvas canvas{result.page, result.structure, result.diagnostics};
    Length y = 100_pt;
    for (std::size_t i = 0; i < result.setting.lines.size(); ++i, y += 14.5_pt)
        paragraph.place(result.setting.lines[i], shape.row(i), {50_pt, y, {}}, canvas);
    return result;
}

} // namespace florilege
