// cmark's blocks to the document's.
#pragma once

#include <set>
#include <utility>

#include "read/cmark_handle.h"
#include "read/html_tag.h"
#include "read/inline_builder.h"
#include "read/markdown_blocks.h"
#include "read/markdown_lines.h"

namespace florilege {

class BlockBuilder {
  public:
    BlockBuilder(const MarkdownLines& lines, MarkdownContext& context) : lines_(lines), context_(context) {}

    /// The blocks under `parent`; paragraphs have the role `paragraph`.
    Blocks children(cmark_node* parent, Role paragraph, LineEnds line_ends = LineEnds::soft);

    /// First and last lines of the code and the HTML met: brackets in there call no note.
    const std::vector<std::pair<int, int>>& verbatim_lines() const { return verbatim_; }
    /// The lines on which definitions of notes began.
    const std::set<int>& definition_lines() const { return definitions_; }
    /// The definitions themselves, which `children` leaves aside.
    const std::vector<cmark_node*>& definitions() const { return definition_nodes_; }
    /// Soft breaks of the last paragraph that `children` built.
    const std::vector<std::uint32_t>& last_breaks() const { return last_breaks_; }

  private:
    // A division that is open: what its blocks go to.
    struct Open {
        Attributes attributes;
        std::string element; // of HTML; empty for a fenced one
        Span span;
        Blocks blocks;
    };
    struct Level {
        std::vector<Open> open;
        Blocks blocks;
        Role paragraph;
        LineEnds line_ends;
        std::vector<std::uint32_t> last_breaks; // soft breaks of the last paragraph
        Blocks& target() { return open.empty() ? blocks : open.back().blocks; }
        LineEnds ends() const;
    };

    void add(cmark_node* node, Level& level);
    void add_paragraph(cmark_node* node, Level& level);
    void add_text(BuiltText built, Span span, Level& level);
    bool add_figure(const BuiltText& built, Span span, Level& level);
    bool add_caption(const Inlines& text, Level& level);
    void add_heading(cmark_node* node, Level& level);
    void add_quote(cmark_node* node, Level& level);
    void add_list(cmark_node* node, Level& level);
    void add_code(cmark_node* node, Level& level);
    void add_table(cmark_node* node, Level& level);
    void add_html(cmark_node* node, Level& level);
    void add_html_tag(const HtmlTag& tag, Span span, Level& level);
    void add_fence(const DivisionFence& fence, Span span, Level& level);
    void open_division(Open division, Level& level);
    void close_division(Level& level);
    void block(BlockContent content, Role role, Span span, Level& level);

    MappedText html_text(cmark_node* node) const;
    Span span_of_node(cmark_node* node) const;
    bool is_line_block(cmark_node* paragraph) const;

    const MarkdownLines& lines_;
    MarkdownContext& context_;
    std::vector<std::pair<int, int>> verbatim_;
    std::set<int> definitions_;
    std::vector<std::uint32_t> last_breaks_;
    std::vector<cmark_node*> definition_nodes_;
    int open_divisions_ = 0;
    bool told_too_deep_ = false;
    std::string skipping_; // an active HTML element whose content is left out
};

} // namespace florilege
