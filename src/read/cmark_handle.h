// Owners of cmark's objects, and the parse of a text into its tree.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <cmark-gfm.h>

namespace florilege {

struct CmarkNodeFree {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct CmarkParserFree {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using CmarkNode = std::unique_ptr<cmark_node, CmarkNodeFree>;
using CmarkParser = std::unique_ptr<cmark_parser, CmarkParserFree>;

/// CommonMark with footnotes and tables.
CmarkNode parse_commonmark(std::string_view text);

/// What a node is. cmark numbers its extensions' types when the program starts.
enum class NodeType {
    document, block_quote, list, item, code_block, html_block, paragraph, heading, thematic_break, footnote_definition,
    table, table_head, table_row, table_cell,
    text, soft_break, line_break, code, html_inline, emphasis, strong, link, image, footnote_reference, other
};
NodeType type_of(cmark_node* node);
/// The literal of a node, never null.
std::string_view literal_of(cmark_node* node);
/// The text inside a node, without marks; line ends are spaces.
std::string text_inside(cmark_node* parent);
/// One of `l`, `c`, `r` or NUL for each column of a table.
std::string table_alignments(cmark_node* table);

} // namespace florilege
