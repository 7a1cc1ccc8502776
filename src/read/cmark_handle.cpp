#include "read/cmark_handle.h"

#include <new>

#include <cmark-gfm-core-extensions.h>

namespace florilege {

CmarkNode parse_commonmark(std::string_view text) {
    static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
    static_cast<void>(registered);
    const CmarkParser parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
    if (!parser) throw std::bad_alloc();
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return CmarkNode(cmark_parser_finish(parser.get()));
}

NodeType type_of(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_DOCUMENT) return NodeType::document;
    if (type == CMARK_NODE_BLOCK_QUOTE) return NodeType::block_quote;
    if (type == CMARK_NODE_LIST) return NodeType::list;
    if (type == CMARK_NODE_ITEM) return NodeType::item;
    if (type == CMARK_NODE_CODE_BLOCK) return NodeType::code_block;
    if (type == CMARK_NODE_HTML_BLOCK) return NodeType::html_block;
    if (type == CMARK_NODE_PARAGRAPH) return NodeType::paragraph;
    if (type == CMARK_NODE_HEADING) return NodeType::heading;
    if (type == CMARK_NODE_THEMATIC_BREAK) return NodeType::thematic_break;
    if (type == CMARK_NODE_FOOTNOTE_DEFINITION) return NodeType::footnote_definition;
    if (type == CMARK_NODE_TEXT) return NodeType::text;
    if (type == CMARK_NODE_SOFTBREAK) return NodeType::soft_break;
    if (type == CMARK_NODE_LINEBREAK) return NodeType::line_break;
    if (type == CMARK_NODE_CODE) return NodeType::code;
    if (type == CMARK_NODE_HTML_INLINE) return NodeType::html_inline;
    if (type == CMARK_NODE_EMPH) return NodeType::emphasis;
    if (type == CMARK_NODE_STRONG) return NodeType::strong;
    if (type == CMARK_NODE_LINK) return NodeType::link;
    if (type == CMARK_NODE_IMAGE) return NodeType::image;
    if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return NodeType::footnote_reference;
    const std::string_view name = cmark_node_get_type_string(node);
    if (name == "table") return NodeType::table;
    if (name == "table_header") return NodeType::table_head;
    if (name == "table_row") return NodeType::table_row;
    if (name == "table_cell") return NodeType::table_cell;
    return NodeType::other;
}

std::string_view literal_of(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    return literal ? std::string_view(literal) : std::string_view();
}

std::string text_inside(cmark_node* parent) {
    std::string text;
    cmark_iter* iterator = cmark_iter_new(parent);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        if (event != CMARK_EVENT_ENTER) continue;
        cmark_node* node = cmark_iter_get_node(iterator);
        const NodeType type = type_of(node);
        if (type == NodeType::text || type == NodeType::code) text += literal_of(node);
        else if (type == NodeType::soft_break || type == NodeType::line_break) text += ' ';
    }
    cmark_iter_free(iterator);
    return text;
}

std::string table_alignments(cmark_node* table) {
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(table);
    return std::string(alignments, alignments + cmark_gfm_extensions_get_table_columns(table));
}

} // namespace florilege
