// A section as a galley: its blocks as units on the baseline grid, in reading order, before there are pages. Every
// vertical measure between units is a whole number of lines of the body.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "document/book.h"
#include "typeset/paragraph.h"

namespace florilege {

/// A text of the galley and where it comes from.
struct GalleyText {
    ShapedParagraph shaped;
    std::uint32_t text = 0;   // Inlines::id of the book's text; 0 when the program wrote it
    std::uint32_t offset = 0; // of its first byte in that text: a line of verse is a part of a stanza
    std::uint32_t length = 0; // bytes; what stands after them is not the text's (a contents line's detail)
    std::vector<Edit> added;  // what is set otherwise than the text has it, by place in it: links' addresses, spaces of code
    /// The place in the book's text of byte `offset` of what is set.
    std::uint32_t place_in_text(std::uint32_t offset) const;
};

/// A line ready to be placed.
struct GalleyLine {
    std::uint32_t text = 0; // in Galley::texts
    BrokenLine line;
    LineShape::Row row;
    std::uint32_t node = 0; // its structure node
};

/// One way to set a unit: the same text in another number of lines.
struct Variant {
    std::vector<GalleyLine> lines;
    std::int64_t demerits = 0;
};

/// A line inside a box: x from the measure's left edge, y from the baseline of the box's first line.
struct BoxLine {
    GalleyLine line;
    Length x;
    Length y;
    Align align = Align::left;
    bool repeated = false; // a head set again: no content
};

/// What cannot be divided, drawn where it falls: figures, rows of tables, columns of an index. y as in BoxLine.
struct Box {
    int height = 0; // lines of the grid
    int turned = 0; // lines of a box that reads from foot to head, across the page it has to itself; 0: upright
    std::vector<BoxLine> lines;
    std::vector<ImageItem> images;
    std::vector<RuleItem> rules;
};

/// Leaders and folio at the end of an entry of the contents.
struct FolioCall {
    std::string target;
    std::uint32_t node = 0;
    Length right; // where the folio ends, from the measure's left edge
};

/// What the page maker handles as one: a paragraph in its variants, or a box.
struct Unit {
    std::vector<Variant> variants; // empty: a box
    std::size_t natural = 0;       // the variant to prefer
    Length leading;
    Box box;
    std::vector<BoxLine> labels;   // set with the first line: "—", "3."
    std::vector<FolioCall> folio;  // none or one
    int space_before = 0;          // lines of the grid
    int space_without_figure = 0;  // after a figure: the space when that waits for the next page
    Break before = Break::automatic;
    bool keep_with_next = false;
    bool keep_together = false;
    bool floats = false;           // may wait for the head of the next page
    bool breaks_free = false;      // lists of lines: no widows or orphans among them
    int repeat = -1;               // the unit whose `again` stands above this one when a page begins with it: a table's head
    Box again;
    std::vector<std::string> ids;  // that point here
    Role role = Role::body;
    Span span;
};

/// A note set for the foot of the page: lines of one leading, smaller than the grid's.
struct GalleyNote {
    struct Row {
        std::uint32_t unit = 0;
        std::uint32_t line = 0;
        bool drawn = true; // false: the room of a box that the row above draws
    };
    std::string id;
    std::vector<Unit> units;
    std::vector<Row> rows;
};

struct Galley {
    const Section* section = nullptr;
    std::deque<Inlines> made;      // texts that the program wrote
    std::deque<GalleyText> texts;
    std::vector<Unit> epigraph;    // on a page of its own, facing the opening
    std::vector<Unit> units;
    std::vector<GalleyNote> notes; // as in Section::notes
    Length note_leading;
    std::vector<StructureNode> structure; // node 0: the section's
    Diagnostics diagnostics;
};

/// Page labels by id: sections, blocks, notes and anchors. Labels known so far; empty before the first pagination.
using FolioMap = std::map<std::string, std::string, std::less<>>;

/// What a galley is made with.
struct GalleySetup {
    const Book& book;
    const SectionList& sections; // as they are printed
    const std::map<std::uint32_t, std::vector<Edit>>& added; // what their texts say more than the book's, by Inlines::id
    const Setter& setter;
    const FolioMap& folios;
    bool print = false; // links to the world are written out
    const std::vector<int>& numbers; // of the section's notes; empty: their order
};

/// Sets a section. Missing glyphs and images are errors in Galley::diagnostics.
Galley make_galley(const Section& section, const GalleySetup& setup);

/// The separator of notes: a part of the measure, a hairline that offset presses hold.
inline constexpr std::int64_t separator_share = 4;
inline constexpr Length separator_thickness{400};

/// Lines of the grid that `lines` lines of `leading` take.
int grid_rows(std::size_t lines, Length leading, Length grid);

} // namespace florilege
