// HTML blocks and tables in an article.
#include <algorithm>

#include "base/translate.h"
#include "read/block_builder.h"
#include "read/source_text.h"

namespace florilege {

namespace {

bool is_spaces(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

Alignment alignment_of(char cmark) {
    switch (cmark) {
    case 'l': return Alignment::left;
    case 'c': return Alignment::centre;
    case 'r': return Alignment::right;
    default: return Alignment::none;
    }
}

// `: caption` written right below a table was read as a row of it.
bool is_caption_row(const TableRow& row) {
    if (row.cells.empty() || !row.cells[0].text.starts_with(": ")) return false;
    return std::all_of(row.cells.begin() + 1, row.cells.end(), [](const Inlines& cell) { return cell.empty(); });
}

// The text of a figcaption was read as the paragraph after its figure.
void take_figure_caption(Blocks& blocks) {
    if (blocks.size() < 2) return;
    Figure* figure = std::get_if<Figure>(&blocks[blocks.size() - 2].content);
    Paragraph* caption = std::get_if<Paragraph>(&blocks.back().content);
    if (!figure || !caption || !figure->caption.empty()) return;
    figure->caption = std::move(caption->text);
    blocks.pop_back();
}

} // namespace

void BlockBuilder::add_table(cmark_node* node, Level& level) {
    Table table;
    for (char alignment : table_alignments(node)) table.columns.push_back(alignment_of(alignment));
    const std::size_t columns = table.columns.size();
    for (cmark_node* row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
        TableRow cells;
        for (cmark_node* cell = cmark_node_first_child(row); cell && cells.cells.size() < columns; cell = cmark_node_next(cell))
            cells.cells.push_back(build_text(cell, LineEnds::soft, context_).text);
        cells.cells.resize(columns);
        if (type_of(row) == NodeType::table_head) table.head = std::move(cells);
        else table.rows.push_back(std::move(cells));
    }
    if (!table.rows.empty() && is_caption_row(table.rows.back())) {
        const Inlines& caption = table.rows.back().cells[0];
        table.caption = slice(caption, 2, static_cast<std::uint32_t>(caption.text.size()));
        table.rows.pop_back();
    }
    block(std::move(table), Role::table_cell, span_of_node(node), level);
}

// The literal of an HTML block, each line mapped to the end of its source line: containers take only what stands before.
MappedText BlockBuilder::html_text(cmark_node* node) const {
    const std::string literal(literal_of(node));
    std::vector<Origin> origins;
    int line = cmark_node_get_start_line(node);
    for (std::size_t begin = 0; begin < literal.size(); ++line) {
        const std::size_t end = std::min(literal.find('\n', begin), literal.size());
        const std::string_view source_line = context_.text.line(line);
        const std::uint32_t skipped = static_cast<std::uint32_t>(source_line.size() - std::min(source_line.size(), end - begin));
        origins.push_back({static_cast<std::uint32_t>(begin), context_.text.source_offset(context_.text.line_start(line) + skipped)});
        begin = end + 1;
    }
    return MappedText(context_.text.source(), literal, std::move(origins));
}

void BlockBuilder::add_html(cmark_node* node, Level& level) {
    const int line = cmark_node_get_start_line(node);
    if (const auto fence = lines_.fences.find(line); fence != lines_.fences.end())
        return add_fence(fence->second, span_of_node(node), level);
    verbatim_.emplace_back(line, std::max(line, cmark_node_get_end_line(node)));
    const MappedText text = html_text(node);
    const std::string& html = text.bytes();
    std::size_t run = 0; // where the text since the last block's tag begins
    const auto flush = [&](std::size_t end) {
        const std::string words = html.substr(run, end - run);
        if (!is_spaces(words) && skipping_.empty()) {
            const MappedText part(text.source(), words, {{0, text.source_offset(static_cast<std::uint32_t>(run))}});
            add_text(read_line(part, context_), text.span(static_cast<std::uint32_t>(run), static_cast<std::uint32_t>(end)), level);
        }
    };
    for (std::size_t at = 0; at < html.size();) {
        std::size_t end = at;
        const std::optional<HtmlTag> tag = html[at] == '<' ? read_tag(html, end) : std::nullopt;
        const bool inline_tag = tag && (inline_element(tag->name) || tag->name == "br" || tag->name == "wbr");
        if (!tag || (inline_tag && skipping_.empty())) {
            ++at;
            continue;
        }
        flush(at);
        add_html_tag(*tag, text.span(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)), level);
        run = at = end;
    }
    flush(html.size());
    skipping_.clear();
}

void BlockBuilder::add_html_tag(const HtmlTag& tag, Span span, Level& level) {
    if (!skipping_.empty()) {
        if (tag.kind == HtmlTag::Kind::close && tag.name == skipping_) skipping_.clear();
        return;
    }
    if (tag.kind == HtmlTag::Kind::comment) {
        for (std::string& code : silenced_codes(tag.comment)) context_.silenced.push_back(std::move(code));
    } else if (is_active_element(tag.name) || has_active_attribute(tag)) {
        context_.diagnostics.push_back(error("html-active", span, tr("a book runs no code and fetches nothing: `{}` is refused", tag.name),
                                             tr("delete this element")));
        if (tag.kind == HtmlTag::Kind::open && is_active_element(tag.name)) skipping_ = tag.name;
    } else if (tag.name == "hr") {
        block(Asterism{}, Role::asterism, span, level);
    } else if (tag.name == "img") {
        const std::string path = tag.attributes.value("src");
        if (std::optional<Diagnostic> fault = url_fault(path, UrlUse::image, span)) context_.diagnostics.push_back(std::move(*fault));
        else block(Figure{path, tag.attributes.value("alt"), plain(tag.attributes.value("title")), {}}, Role::figure, span, level);
    } else if (tag.name == "div" || tag.name == "section" || tag.name == "aside") {
        if (tag.kind == HtmlTag::Kind::open) open_division({tag.attributes, tag.name, span, {}}, level);
        else if (!level.open.empty() && level.open.back().element == tag.name) close_division(level);
        else context_.diagnostics.push_back(warning("html-unbalanced", span, tr("`</{}>` closes nothing here", tag.name), tr("delete it")));
    } else if (tag.name == "figcaption") {
        if (tag.kind == HtmlTag::Kind::close) take_figure_caption(level.target());
    } else if (tag.name != "p" && tag.name != "center" && tag.name != "figure") {
        if (tag.kind != HtmlTag::Kind::close)
            context_.diagnostics.push_back(warning("html-not-allowed", span,
                                                   tr("`{}` has no meaning in a book; its text was kept", (tag.name.empty() ? std::string("<!…>") : "<" + tag.name + ">")),
                                                   tr("use Markdown, or one of the elements that the manual lists")));
    }
}

} // namespace florilege
