// A paragraph between its text and its lines: shaped once, broken as often as the page maker asks, placed when chosen.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/block.h"
#include "document/image.h"
#include "document/inlines.h"
#include "fonts/fonts.h"
#include "style/style_sheet.h"
#include "typeset/faces.h"
#include "typeset/typeset_book.h"
#include "typeset/word_cache.h"

namespace florilege {

/// What paragraphs are set with: constant for a book, shared by threads.
struct Setter {
    const Fonts& fonts;
    const StyleSheet& style;
    const FaceTable& faces; // of `style`
    WordCache& words;       // of `fonts`; thread-safe
    const std::map<std::string, Image>& images;
};

/// The measure of each line, from the left edge of the text block.
struct LineShape {
    struct Row {
        Length left;
        Length width;
    };
    std::vector<Row> first; // the first lines (indent, drop capital); then:
    Row rest;
    const Row& row(std::size_t line) const { return line < first.size() ? first[line] : rest; }
};

/// One line of one setting: bytes [begin, end) of the text, the spaces at its end included.
struct BrokenLine {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::int32_t stretch = 0;  // adjustment ratio, permille: ±1000 is as far as a good line goes
    std::int16_t scale = 1000; // glyph scaling, permille
    std::int16_t tracking = 0; // 1/1000 em
    bool hyphen = false;       // ends with a hyphen that line breaking added
    bool hyphenated = false;   // ends with a hyphen, added or the author's
    bool cut = false;          // ends inside a word that is wider than the measure
    bool last = false;         // of the paragraph, or before a forced break: not justified
    bool operator==(const BrokenLine&) const = default;
};

/// One way to break the whole paragraph: the best one for its number of lines.
struct Setting {
    std::vector<BrokenLine> lines;
    std::int64_t demerits = 0; // comparable between the settings of one paragraph
};

/// Where a line goes: the left edge of its text block, its baseline, and what it is to the structure.
struct LinePlace {
    Length x;
    Length y;
    Marking marking;
};

/// What placing writes to.
struct Canvas {
    Page& page;
    std::vector<StructureNode>& structure;
    Diagnostics& diagnostics;
    const std::vector<Note>* notes = nullptr; // that the text's calls number: the calls become links to them
};

class ShapedParagraph {
  public:
    /// Shapes `text` in the style of `role`. `language`: of the surroundings. A character without glyph is an error
    /// in `diagnostics` naming the character, its code point and its place. `text` must outlive the paragraph.
    ShapedParagraph(const Inlines& text, Role role, const std::string& language, const Setter& setter,
                    Diagnostics& diagnostics);
    ~ShapedParagraph();
    ShapedParagraph(ShapedParagraph&&) noexcept;
    ShapedParagraph& operator=(ShapedParagraph&&) noexcept;

    /// Takes the first letter, with the punctuation before it and an apostrophe after it, out of the lines to set it
    /// as a drop capital `lines` lines high. Returns the width that these lines are to leave free at their left; zero
    /// when the text begins with no letter, and then nothing changes. To be called before `settings`.
    Length set_initial(int lines, Length leading);

    /// The best settings by number of lines, ascending, the optimum among them; never empty. When `spread` is 0 the
    /// optimum alone, when 1 also one line shorter and one longer where these exist within the tolerances.
    std::vector<Setting> settings(const LineShape& shape, int spread) const;

    /// The notes called in a line (values of its note_ref marks, in order) and the anchors and index entries in it.
    std::vector<std::uint32_t> notes_in(const BrokenLine& line) const;
    std::vector<const Mark*> anchors_in(const BrokenLine& line) const;
    /// Byte offset in the text at which the line begins: the page map's offset when a page begins with it.
    std::uint32_t offset_of(const BrokenLine& line) const;
    bool ends_with_hyphen(const BrokenLine& line) const { return line.hyphenated; }

    /// Appends the line (a PlacedLine with its runs, glyphs, text, links, rules) to the page at `place.x` + `row.left`.
    /// The first line brings its drop capital. Marks that have a structure of their own (links, notes' calls, passages
    /// in another language) get nodes under the place's node, appended to the structure once a mark, even when it
    /// spans lines: keep the paragraph alive until it is placed. A line too loose or too long for its measure is a
    /// warning (loose-line, overfull-line) at its source line.
    void place(const BrokenLine& line, const LineShape::Row& row, const LinePlace& place, Canvas& canvas);
    /// Forgets the nodes of its marks: it is placed again, in another structure.
    void unplace();

    /// Natural width in one line: for tables, contents lines, running heads.
    Length natural_width() const;

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

} // namespace florilege
