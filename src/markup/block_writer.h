// Blocks as XHTML flow content. Role classes stand on the elements that hold text, as the style means them; what only groups
// has a class in -block.
#pragma once

#include <string>

#include "base/xml.h"
#include "document/block.h"
#include "markup/content_context.h"
#include "markup/inline_writer.h"

namespace florilege {

class BlockWriter {
  public:
    BlockWriter(XmlWriter& out, const ContentContext& context, const std::vector<Note>& notes, const std::string& language, ContentFacts& facts)
        : out_(out), context_(context), facts_(facts), inlines_(out, context, notes, language, facts) {}

    /// `inherited`: the role of paragraphs that have none of their own (the items of a list, a quotation's text).
    void write(const Blocks& blocks, Role inherited = Role::body);
    /// The section's notes, called from its blocks, with links back; `gathered`: in the book's own list of them.
    void write_notes(const std::vector<Note>& notes, const std::string& language, bool gathered = false);

  private:
    void write(const Block& block, Role inherited);
    void open(std::string_view element, const Block& block, std::string_view css_class);
    void write_text(const Inlines& text, std::string_view element, std::string_view css_class);
    void write_content(const Block& block, const Paragraph& paragraph, Role inherited);
    void write_content(const Block& block, const Heading& heading, Role inherited);
    void write_content(const Block& block, const BlockQuote& quote, Role inherited);
    void write_content(const Block& block, const List& list, Role inherited);
    void write_content(const Block& block, const Verse& verse, Role inherited);
    void write_content(const Block& block, const CodeBlock& code, Role inherited);
    void write_content(const Block& block, const Table& table, Role inherited);
    void write_content(const Block& block, const Figure& figure, Role inherited);
    void write_content(const Block& block, const Asterism& asterism, Role inherited);
    void write_content(const Block& block, const Division& division, Role inherited);
    void write_content(const Block& block, const Epigraph& epigraph, Role inherited);
    void write_content(const Block& block, const ContentsTable& table, Role inherited);
    void write_content(const Block& block, const IndexTable& table, Role inherited);
    void write_content(const Block& block, const QrCode& code, Role inherited);
    void write_row(const Table& table, const TableRow& row, bool head, bool row_heads);
    void write_locators(const IndexEntry& entry);
    void write_note(const Note& note, std::size_t index, const std::string& language, bool gathered);

    XmlWriter& out_;
    const ContentContext& context_;
    ContentFacts& facts_;
    InlineWriter inlines_;
    int heading_level_ = 0; // of the last heading written: the next may be one deeper at most
    std::int64_t paragraphs_ = 0; // that have no id of their own, on the site
    bool opened_ = false;   // the first paragraph of running text was written
};

} // namespace florilege
