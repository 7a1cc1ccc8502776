#include "read/block_builder.h"

#include <algorithm>

#include "base/translate.h"
#include "base/utf8.h"
#include "language/language.h"
#include "read/inline_marks.h"
#include "read/source_text.h"

namespace florilege {

namespace {

constexpr int deepest_division = 20;

struct Reply {
    Inlines text;
    std::vector<std::uint32_t> soft_breaks;
};

// Cuts a text at its line ends wherever the next line begins with a dash: one paragraph a reply.
std::vector<Reply> replies(const BuiltText& built) {
    const std::string& text = built.text.text;
    const bool speaking = after_dash(text, 0) > 0;
    std::vector<std::uint32_t> cuts;
    const auto try_cut = [&](std::uint32_t at) {
        if (after_dash(text, at + 1) == at + 1) return;
        const std::string_view before = std::string_view(text).substr(0, at);
        const bool ended = before.ends_with(".") || before.ends_with("?") || before.ends_with("!") || before.ends_with("…") ||
                           before.ends_with("»") || before.ends_with("”") || before.ends_with(":");
        if (speaking || ended) cuts.push_back(at);
    };
    for (std::uint32_t at : built.soft_breaks) try_cut(at);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; ++at) try_cut(static_cast<std::uint32_t>(at));
    std::sort(cuts.begin(), cuts.end());
    cuts.push_back(static_cast<std::uint32_t>(text.size()));
    std::vector<Reply> parts;
    std::uint32_t begin = 0;
    auto soft = built.soft_breaks.begin();
    for (std::uint32_t cut : cuts) {
        Reply reply{slice(built.text, begin, cut), {}};
        for (; soft != built.soft_breaks.end() && *soft <= cut; ++soft)
            if (*soft > begin && *soft < cut) reply.soft_breaks.push_back(*soft - begin);
        parts.push_back(std::move(reply));
        begin = cut + 1;
    }
    return parts;
}

// `{…}` at the end of a heading.
std::optional<Attributes> take_trailing_attributes(Inlines& text) {
    const std::size_t brace = text.text.rfind('{');
    if (brace == std::string::npos) return std::nullopt;
    std::size_t at = brace;
    std::optional<Attributes> attributes = read_attributes(text.text, at);
    if (!attributes || at != text.text.size()) return std::nullopt;
    std::size_t end = brace;
    while (end > 0 && text.text[end - 1] == ' ') --end;
    text = slice(text, 0, static_cast<std::uint32_t>(end));
    return attributes;
}

void set_language(Block& block, const Attributes& attributes, Span span, Diagnostics& diagnostics) {
    const std::string language = attributes.value("lang");
    if (language.empty()) return;
    if (is_language_tag(language)) block.language = language;
    else diagnostics.push_back(error("language-invalid", span, tr("`{}` is not a language tag", language),
                                     tr("write a tag such as fr, en-GB or oc")));
}

bool is_verse(const Attributes& attributes) { return attributes.has_class("verse") || attributes.has_class("poem"); }

// A division of class `verse` whose blocks are all paragraphs, as stanzas.
std::optional<Verse> verse_of(const Blocks& blocks) {
    Verse verse;
    for (const Block& block : blocks) {
        if (const Paragraph* paragraph = std::get_if<Paragraph>(&block.content)) verse.stanzas.push_back(paragraph->text);
        else return std::nullopt;
    }
    return verse.stanzas.empty() ? std::nullopt : std::optional(std::move(verse));
}

} // namespace

LineEnds BlockBuilder::Level::ends() const {
    for (const Open& division : open)
        if (is_verse(division.attributes)) return LineEnds::kept;
    return line_ends;
}

Blocks BlockBuilder::children(cmark_node* parent, Role paragraph, LineEnds line_ends) {
    Level level{{}, {}, paragraph, line_ends, {}};
    for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) add(node, level);
    while (!level.open.empty()) {
        const Open& open = level.open.back();
        context_.diagnostics.push_back(warning("division-unclosed", open.span, tr("this division is not closed"),
                                               open.element.empty() ? tr("add a line of three colons where it ends") : tr("add </{}>", open.element)));
        close_division(level);
    }
    last_breaks_ = std::move(level.last_breaks);
    return std::move(level.blocks);
}

Span BlockBuilder::span_of_node(cmark_node* node) const {
    const int first = cmark_node_get_start_line(node);
    const auto size = static_cast<std::uint32_t>(context_.text.bytes().size());
    const std::uint32_t begin = std::min(size, context_.text.line_start(first) + static_cast<std::uint32_t>(std::max(0, cmark_node_get_start_column(node) - 1)));
    const std::uint32_t line_end = context_.text.line_start(first) + static_cast<std::uint32_t>(context_.text.line(first).size());
    const int last = cmark_node_get_end_line(node);
    const std::uint32_t last_end = context_.text.line_start(last) + static_cast<std::uint32_t>(context_.text.line(last).size());
    return context_.text.span(begin, std::max({begin, line_end, last > first ? last_end : 0}));
}

void BlockBuilder::block(BlockContent content, Role role, Span span, Level& level) {
    level.target().push_back({std::move(content), role, "", "", span});
}

void BlockBuilder::add(cmark_node* node, Level& level) {
    switch (type_of(node)) {
    case NodeType::paragraph: add_paragraph(node, level); break;
    case NodeType::heading: add_heading(node, level); break;
    case NodeType::block_quote: add_quote(node, level); break;
    case NodeType::list: add_list(node, level); break;
    case NodeType::code_block: add_code(node, level); break;
    case NodeType::html_block: add_html(node, level); break;
    case NodeType::thematic_break: block(Asterism{}, Role::asterism, span_of_node(node), level); break;
    case NodeType::table: add_table(node, level); break;
    case NodeType::footnote_definition:
        definitions_.insert(cmark_node_get_start_line(node));
        definition_nodes_.push_back(node);
        break;
    default: break;
    }
}

bool BlockBuilder::is_line_block(cmark_node* paragraph) const {
    const std::string_view line = context_.text.line(cmark_node_get_start_line(paragraph));
    return line.find(bar_byte) != std::string_view::npos;
}

void BlockBuilder::add_paragraph(cmark_node* node, Level& level) {
    const Span span = span_of_node(node);
    if (!is_line_block(node)) return add_text(build_text(node, level.ends(), context_), span, level);
    Blocks& target = level.target();
    Inlines stanza = build_text(node, LineEnds::kept, context_).text;
    // Stanzas of one line block have one line between them, which held a bar alone.
    Verse* verse = target.empty() ? nullptr : std::get_if<Verse>(&target.back().content);
    const int first = cmark_node_get_start_line(node);
    if (verse && first > 1 && context_.text.line(first - 1).size() > 0 && lines_.text[context_.text.line_start(first - 1)] == ' ')
        verse->stanzas.push_back(std::move(stanza));
    else
        block(Verse{{std::move(stanza)}, {}}, Role::verse, span, level);
}

void BlockBuilder::add_text(BuiltText built, Span span, Level& level) {
    if (add_figure(built, span, level) || add_caption(built.text, level)) return;
    if (built.text.empty() && built.text.marks.empty()) return;
    level.last_breaks = built.soft_breaks;
    if (level.ends() == LineEnds::kept) return block(Paragraph{std::move(built.text)}, Role::verse, span, level);
    for (Reply& reply : replies(built)) {
        const bool speech = after_dash(reply.text.text, 0) > 0 && level.paragraph != Role::list_item;
        if (reply.text.empty() && reply.text.marks.empty()) continue;
        level.last_breaks = std::move(reply.soft_breaks);
        block(Paragraph{std::move(reply.text)}, speech ? Role::dialogue : level.paragraph, span, level);
    }
}

// A paragraph that holds one picture and nothing else.
bool BlockBuilder::add_figure(const BuiltText& built, Span span, Level& level) {
    const std::vector<Mark>& marks = built.text.marks;
    if (built.pictures.size() != 1 || marks.size() != 1 || marks[0].kind != MarkKind::image ||
        built.text.text != object_replacement_utf8)
        return false;
    Figure figure{marks[0].value, marks[0].label, {}, {}};
    const auto inlines_at = [&](const std::string& words) {
        const std::size_t found = context_.text.source()->text().find(words, span.begin);
        const std::uint32_t begin = found < span.end ? static_cast<std::uint32_t>(found) : span.begin;
        return read_inlines(MappedText(context_.text.source(), words, {{0, begin}}), context_.diagnostics);
    };
    if (!built.pictures[0].title.empty()) figure.caption = inlines_at(built.pictures[0].title);
    if (const std::string credit = built.pictures[0].attributes.value("credit"); !credit.empty()) figure.credit = inlines_at(credit);
    block(std::move(figure), Role::figure, span, level);
    level.target().back().id = built.pictures[0].attributes.id;
    return true;
}

// A paragraph below a table that begins with a colon, or with the word for a table and a colon.
bool BlockBuilder::add_caption(const Inlines& text, Level& level) {
    Table* table = level.target().empty() ? nullptr : std::get_if<Table>(&level.target().back().content);
    if (!table || !table->caption.empty()) return false;
    for (std::string_view opening : {":", "Table:", "Table :", "Table\u00A0:", "Tableau:", "Tableau :", "Tableau\u00A0:"}) {
        if (!text.text.starts_with(opening)) continue;
        std::size_t at = opening.size();
        while (at < text.text.size() && text.text[at] == ' ') ++at;
        if (at == text.text.size()) return false;
        table->caption = slice(text, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.text.size()));
        return true;
    }
    return false;
}

void BlockBuilder::add_heading(cmark_node* node, Level& level) {
    Heading heading{cmark_node_get_heading_level(node), build_text(node, LineEnds::soft, context_).text};
    const Span span = span_of_node(node);
    const std::optional<Attributes> attributes = take_trailing_attributes(heading.text);
    if (heading.text.empty()) {
        context_.diagnostics.push_back(warning("heading-empty", span, tr("this heading has no text and was left out"),
                                               tr("write its text, or put a backslash before the #")));
        return;
    }
    block(std::move(heading), Role::heading_1, span, level);
    if (!attributes) return;
    level.target().back().id = attributes->id;
    set_language(level.target().back(), *attributes, span, context_.diagnostics);
}

void BlockBuilder::add_quote(cmark_node* node, Level& level) {
    Level inner{{}, {}, Role::quotation, LineEnds::soft, {}};
    for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) add(child, inner);
    while (!inner.open.empty()) close_division(inner);
    BlockQuote quote{std::move(inner.blocks), {}};
    quote.attribution = take_attribution(quote.blocks, inner.last_breaks);
    if (Verse* verse = quote.blocks.size() == 1 ? std::get_if<Verse>(&quote.blocks[0].content) : nullptr; verse && quote.attribution.empty())
        quote.attribution = std::move(verse->attribution), verse->attribution = {};
    block(std::move(quote), Role::quotation, span_of_node(node), level);
}

void BlockBuilder::add_list(cmark_node* node, Level& level) {
    List list;
    list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list.start = list.ordered ? cmark_node_get_list_start(node) : 1;
    list.tight = cmark_node_get_list_tight(node) != 0;
    for (cmark_node* item = cmark_node_first_child(node); item; item = cmark_node_next(item))
        list.items.push_back(children(item, Role::list_item));
    block(std::move(list), Role::list_item, span_of_node(node), level);
}

void BlockBuilder::add_code(cmark_node* node, Level& level) {
    CodeBlock code{std::string(literal_of(node)), cmark_node_get_fence_info(node)};
    std::erase(code.text, removed_byte);
    std::replace(code.text.begin(), code.text.end(), bar_byte, '|');
    if (code.text.empty() || code.text.back() != '\n') code.text.push_back('\n');
    verbatim_.emplace_back(cmark_node_get_start_line(node), cmark_node_get_end_line(node));
    block(std::move(code), Role::code_block, span_of_node(node), level);
}

void BlockBuilder::add_fence(const DivisionFence& fence, Span span, Level& level) {
    if (fence.opens) {
        open_division({fence.attributes, "", span, {}}, level);
    } else if (!level.open.empty() && level.open.back().element.empty()) {
        close_division(level);
    } else {
        context_.diagnostics.push_back(warning("division-unopened", span, tr("these colons close no division"), tr("delete them")));
    }
}

// What is nested deeper than any page shows is left open where it is: everything that walks the blocks does so by recursion.
void BlockBuilder::open_division(Open division, Level& level) {
    if (open_divisions_ < deepest_division) {
        ++open_divisions_;
        level.open.push_back(std::move(division));
    } else if (!told_too_deep_) {
        told_too_deep_ = true;
        context_.diagnostics.push_back(error("markdown-too-deep", division.span, tr("divisions are nested too deeply here"),
                                             tr("close the ones above with a line of three colons")));
    }
}

void BlockBuilder::close_division(Level& level) {
    --open_divisions_;
    Open open = std::move(level.open.back());
    level.open.pop_back();
    std::optional<Verse> verse;
    if (is_verse(open.attributes)) {
        Inlines attribution = take_attribution(open.blocks, {});
        if ((verse = verse_of(open.blocks))) verse->attribution = std::move(attribution);
    }
    if (verse) block(std::move(*verse), Role::verse, open.span, level);
    else block(Division{open.attributes.class_list(), std::move(open.blocks)}, Role::body, open.span, level);
    Block& closed = level.target().back();
    closed.id = open.attributes.id;
    set_language(closed, open.attributes, open.span, context_.diagnostics);
}

} // namespace florilege
