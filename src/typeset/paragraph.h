// A paragraph between its text and its lines: shaped once, broken as often as the page maker asks, placed when chosen.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/inlines.h"
#include "fonts/fonts.h"
#include "style/style_sheet.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// What paragraphs are set with: constant for a book, shared by threads.
struct Setter {
    const Fonts& fonts;
    const StyleSheet& style;
    const std::vector<FaceId>& faces; // by face_index(role, italic, bold, small caps…), see faces.h
    bool print = false;
};

/// The measure of each line, from the left edge of the text block.
struct LineShape {
    struct Row {
        Length left;
        Length width;
    };
    std::vector<Row> first; // the first lines (indent, drop capital); then:
    Row rest;
};

/// One line of one setting, as places in the paragraph's boxes; the paragraph knows what they mean.
struct BrokenLine {
    std::uint32_t begin = 0; // first box
    std::uint32_t end = 0;   // past the last box
    std::int32_t stretch = 0; // adjustment ratio, permille
    std::int16_t scale = 1000; // glyph scaling, permille
    std::int16_t tracking = 0; // 1/1000 em
    bool hyphen = false;
    bool last = false;
};

/// One way to break the whole paragraph: the best one for its number of lines.
struct Setting {
    std::vector<BrokenLine> lines;
    std::int64_t demerits = 0; // comparable between the settings of one paragraph
};

class ShapedParagraph {
  public:
    /// Shapes `text` in the style of `role`. `language`: of the surroundings. A character without glyph is an error
    /// in `diagnostics` naming the character, its code point and its place.
    ShapedParagraph(const Inlines& text, Role role, const std::string& language, const Setter& setter, Diagnostics& diagnostics);
    ~ShapedParagraph();
    ShapedParagraph(ShapedParagraph&&) noexcept;
    ShapedParagraph& operator=(ShapedParagraph&&) noexcept;

    /// The best settings by number of lines, ascending, the optimum among them; never empty. When `spread` is 0 the
    /// optimum alone, when 1 also one line shorter and one longer where these exist within the tolerances.
    std::vector<Setting> settings(const LineShape& shape, int spread) const;

    /// The notes called in a line (values of its note_ref marks, in order) and the anchors and index entries in it.
    std::vector<std::uint32_t> notes_in(const BrokenLine& line) const;
    std::vector<const Mark*> anchors_in(const BrokenLine& line) const;
    /// Byte offset in the text at which the line begins: the page map's offset when a page begins with it.
    std::uint32_t offset_of(const BrokenLine& line) const;
    bool ends_with_hyphen(const BrokenLine& line) const;

    /// Appends the line's runs, glyphs, text, links and rules to `page`, its measure's left edge at `x`, baseline at `y`.
    /// Marks that have a structure of their own (links, notes' calls, foreign passages) get nodes under `node`
    /// (appended to `structure` once a mark, even when it spans lines: keep the paragraph alive until it is placed).
    void place(const BrokenLine& line, const LineShape::Row& row, Length x, Length y, Marking marking, Page& page,
               std::vector<StructureNode>& structure);

    /// Natural width in one line: for tables, contents lines, running heads.
    Length natural_width() const;

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

} // namespace florilege
