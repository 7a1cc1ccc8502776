// The maker of galleys: one visit of a section's blocks, its parts divided among the files of the block kinds.
#pragma once

#include "typeset/galley.h"

namespace florilege {

/// What surrounds a block while it is set.
struct Surroundings {
    Role role = Role::body; // of paragraphs that have none of their own
    Length left;
    Length width;
    std::uint32_t node = 0;
    std::string language;
};

/// The columns of a table on the page.
struct TableColumns {
    std::vector<Length> left;
    std::vector<Length> width;
    Length begin; // of the rules
    Length end;
    Length narrowest; // the least that breaks no word
};

/// The lines of one row's cells, one vector a cell.
using RowLines = std::vector<std::vector<GalleyLine>>;

class GalleyMaker {
  public:
    GalleyMaker(const Section& section, const GalleySetup& setup);
    Galley make();

  private:
    // galley.cpp: units and their spacing
    std::uint32_t add_node(StructureType type, std::uint32_t parent, const std::string& language = {});
    std::uint32_t add_text(const Inlines& text, Role role, const std::string& language);
    const Inlines& keep(Inlines text);
    const Inlines& renumbered(const Inlines& text);
    LineShape shape_of(Role role, const Surroundings& around) const;
    void set_initial(std::uint32_t index, LineShape& shape);
    Unit text_unit(const Inlines& text, Role role, const Surroundings& around, std::uint32_t node, int spread);
    BoxLine single_line(const Inlines& text, Role role, const Surroundings& around, std::uint32_t node);
    Unit& emit(Unit unit, Length before, Length after);
    void space(Length length) { pending_ = std::max(pending_, length); }
    Length grid() const { return style_.page.leading; }
    int rows(std::size_t lines, Length leading) const { return grid_rows(lines, leading, grid()); }
    void settle(std::vector<Unit>& units) const;

    // galley_blocks.cpp
    void set_blocks(const Blocks& blocks, const Surroundings& around);
    void set(const Block& block, const Surroundings& around);
    void set(const Paragraph& paragraph, const Block& block, const Surroundings& around);
    void set(const Heading& heading, const Block& block, const Surroundings& around);
    void set(const BlockQuote& quote, const Block& block, const Surroundings& around);
    void set(const List& list, const Block& block, const Surroundings& around);
    void set(const Verse& verse, const Block& block, const Surroundings& around);
    void set(const CodeBlock& code, const Block& block, const Surroundings& around);
    void set(const Asterism& asterism, const Block& block, const Surroundings& around);
    void set(const Division& division, const Block& block, const Surroundings& around);
    void set(const Epigraph& epigraph, const Block& block, const Surroundings& around);
    bool links_written_out() const;
    void set_attribution(const Inlines& text, Role role, const Surroundings& around);
    void set_text(const Inlines& text, Role role, const Block& block, const Surroundings& around);
    Length centred_margin(const Verse& verse, const Surroundings& around);
    Unit stanza(const Inlines& text, const Surroundings& around, std::uint32_t node);

    // figures.cpp
    void set(const Figure& figure, const Block& block, const Surroundings& around);
    void set(const QrCode& code, const Block& block, const Surroundings& around);
    ImageItem picture(const Figure& figure, const Image& source, const Surroundings& around) const;
    Length add_box_text(Box& box, const Inlines& text, Role role, const Surroundings& around, Length y);

    // tables.cpp
    void set(const Table& table, const Block& block, const Surroundings& around);
    TableColumns table_columns(const Table& table, const Surroundings& around);
    RowLines table_cells(const TableRow& row, Role role, const TableColumns& columns, const Surroundings& around);
    Unit table_row(const RowLines& cells, std::size_t from, std::size_t to, Role role, const Table& table, const TableColumns& columns);
    Unit table_caption(const Table& table, const Surroundings& around);
    std::vector<Unit> table_units(const Table& table, const Block& block, const TableColumns& columns, const Surroundings& around);
    void emit_whole(std::vector<Unit> units, Span span);
    void emit_turned(std::vector<Unit> units, Span span);
    Box table_continued(const Table& table, Box head, const Surroundings& around);
    void emit_rows(std::vector<Unit> units);

    // contents.cpp
    void set(const ContentsTable& contents, const Block& block, const Surroundings& around);
    void set(const IndexTable& index, const Block& block, const Surroundings& around);

    // footnotes.cpp
    void set_notes();
    void set_separator();
    GalleyNote foot_note(const Note& note, std::size_t number);
    void set_endnotes(const std::vector<Note>& notes, const std::string& language);
    void set_book_notes();
    void number_note(std::vector<Unit>& units, std::size_t number, std::uint32_t node, const Surroundings& around);

    const Section& section_;
    const GalleySetup& setup_;
    const StyleSheet& style_;
    Galley galley_;
    std::vector<Unit>* out_ = nullptr;
    Length pending_;           // space owed before the next unit
    Length owed_above_figure_; // by what stands above the last figure, or figures in a row
    Break owed_break_ = Break::automatic;
    bool in_note_ = false;
    bool flush_due_ = false;   // the next paragraph has no indent: a number stands before it
    bool initial_due_ = false; // the next paragraph of running text takes the drop capital
    int depth_ = 0;            // of nested blocks
};

} // namespace florilege
