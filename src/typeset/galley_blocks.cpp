#include <algorithm>

#include "base/number.h"
#include "typeset/galley_maker.h"
#include "typeset/printed_links.h"

namespace florilege {

namespace {

/// Blocks nested deeper than this are set at the same margins: readers cap the depth, this guards the stack's width.
constexpr int deepest_indent = 6;
/// Between the dash, number or bullet of a list's item and its text: a fixed space somewhat wider than those of the line.
constexpr std::int64_t label_gap = 400; // 1/1000 em

StructureType paragraph_type(Role role) {
    switch (role) {
    case Role::book_title: return StructureType::title;
    case Role::caption: return StructureType::caption;
    default: return StructureType::paragraph;
    }
}

// What makes the spaces of code keep their place: an empty line its height, tabs and indents their width.
std::vector<Edit> visible_spaces(const std::string& code) {
    std::vector<Edit> edits;
    bool line_start = true;
    for (std::uint32_t at = 0; at < code.size(); ++at) {
        const char c = code[at];
        if (c == '\n' && line_start) edits.push_back({at, at, "\u00A0"});
        else if (c == '\t') edits.push_back({at, at + 1, "\u00A0\u00A0\u00A0\u00A0"});
        else if (c == ' ' && line_start) edits.push_back({at, at + 1, "\u00A0"});
        line_start = c == '\n' || (line_start && (c == ' ' || c == '\t'));
    }
    return edits;
}

} // namespace

void GalleyMaker::set_blocks(const Blocks& blocks, const Surroundings& around) {
    for (const Block& block : blocks) set(block, around);
}

void GalleyMaker::set(const Block& block, const Surroundings& outer) {
    Surroundings around = outer;
    if (!block.language.empty()) around.language = block.language;
    std::vector<Unit>* const out = out_;
    const std::size_t count = out->size();
    ++depth_;
    std::visit([&](const auto& content) { set(content, block, around); }, block.content);
    --depth_;
    if (!block.id.empty() && out_ == out && out->size() > count) (*out)[count].ids.push_back(block.id);
}

/// Notes cannot call notes: where links become notes, those in notes are written out.
bool GalleyMaker::links_written_out() const {
    const PrintedLinks links = setup_.book.plan.links;
    return links == PrintedLinks::full || (links == PrintedLinks::notes && in_note_);
}

void GalleyMaker::set_text(const Inlines& text, Role role, const Block& block, const Surroundings& around) {
    if (text.empty()) return;
    const TextStyle& style = style_[role];
    const bool contained = role == around.role && role != Role::body;
    const std::uint32_t node = add_node(paragraph_type(role), around.node, block.language);
    const bool written_out = setup_.print && links_written_out();
    const std::vector<Edit> added = written_out ? addresses(text) : std::vector<Edit>{};
    const std::uint32_t index = static_cast<std::uint32_t>(galley_.texts.size());
    Unit unit = text_unit(added.empty() ? text : keep(apply_edits(text, added)), role, around, node, 1);
    if (written_out) galley_.texts[index].added = added, galley_.texts[index].length = static_cast<std::uint32_t>(text.text.size());
    if (style.before != Break::automatic && style.before != Break::avoid && !out_->empty()) unit.before = style.before;
    emit(std::move(unit), contained ? Length{} : style.space_before, contained ? Length{} : style.space_after);
    if (style.after == Break::page || style.after == Break::recto || style.after == Break::verso) owed_break_ = style.after;
}

void GalleyMaker::set(const Paragraph& paragraph, const Block& block, const Surroundings& around) {
    set_text(paragraph.text, block.role == Role::body ? around.role : block.role, block, around);
}

void GalleyMaker::set(const Heading& heading, const Block& block, const Surroundings& around) {
    if (heading.text.empty()) return;
    const TextStyle& style = style_[block.role];
    const int level = std::clamp(section_.level + heading.level - 1, 1, 6);
    const bool book_title = block.role == Role::book_title;
    const auto type = static_cast<StructureType>(static_cast<int>(StructureType::heading_1) + level - 1);
    const std::uint32_t node = add_node(book_title ? StructureType::title : type, around.node, block.language);
    Unit unit = text_unit(heading.text, block.role, around, node, 0);
    unit.keep_with_next = unit.keep_together = true;
    if (style.before != Break::automatic && style.before != Break::avoid && !out_->empty()) unit.before = style.before;
    emit(std::move(unit), style.space_before, style.space_after);
}

void GalleyMaker::set(const BlockQuote& quote, const Block& block, const Surroundings& around) {
    const Role role = block.role == Role::body ? Role::quotation : block.role;
    const TextStyle& style = style_[role];
    Surroundings inside = around;
    inside.role = role;
    if (depth_ <= deepest_indent) {
        inside.left += style.margin_left;
        inside.width -= style.margin_left + style.margin_right;
    }
    inside.node = add_node(StructureType::block_quote, around.node, block.language);
    space(style.space_before);
    set_blocks(quote.blocks, inside);
    set_attribution(quote.attribution, Role::attribution, inside);
    space(style.space_after);
}

void GalleyMaker::set_attribution(const Inlines& text, Role role, const Surroundings& around) {
    if (text.empty()) return;
    const std::uint32_t node = add_node(StructureType::paragraph, around.node);
    Unit unit = text_unit(text, role, around, node, 0);
    unit.keep_together = true;
    if (!out_->empty() && out_ == &galley_.units) out_->back().keep_with_next = true;
    emit(std::move(unit), style_[role].space_before, style_[role].space_after);
}

void GalleyMaker::set(const List& list, const Block& block, const Surroundings& around) {
    const TextStyle& style = style_[Role::list_item];
    const std::uint32_t list_node = add_node(StructureType::list, around.node, block.language);
    const bool dashes = around.language.starts_with("fr");
    const auto label_of = [&](std::size_t item) {
        return plain(list.ordered ? to_text(static_cast<std::int64_t>(list.start) + static_cast<std::int64_t>(item)) + "." : dashes ? "—" : "•");
    };
    Diagnostics unheard;
    const Inlines widest = label_of(list.items.empty() ? 0 : list.items.size() - 1);
    const Length hang = ShapedParagraph(widest, Role::list_item, around.language, setup_.setter, unheard).natural_width() + style.size * label_gap / 1000;
    std::size_t number = 0;
    for (const Blocks& item : list.items) {
        const std::uint32_t item_node = add_node(StructureType::list_item, list_node);
        const std::uint32_t label_node = add_node(StructureType::label, item_node);
        Surroundings inside = around;
        inside.role = Role::list_item;
        inside.node = add_node(StructureType::list_body, item_node);
        // Items of a list within a list stand under the text of its items.
        const Length indent = around.role == Role::list_item ? hang : style.margin_left + hang;
        if (depth_ <= deepest_indent) inside.left += indent, inside.width -= indent;
        const Inlines label = label_of(number++);
        const std::size_t count = out_->size();
        set_blocks(item, inside);
        if (out_->size() == count) continue;
        Surroundings at = around;
        at.width = hang;
        BoxLine line = single_line(keep(label), Role::list_item, at, label_node);
        line.x = inside.left - hang;
        (*out_)[count].labels.push_back(line);
    }
}

/// What puts a poem in the middle of the measure by its longest line; a little where that line fills it.
Length GalleyMaker::centred_margin(const Verse& verse, const Surroundings& around) {
    Length longest;
    Diagnostics unheard;
    for (const Inlines& stanza : verse.stanzas)
        for (std::size_t begin = 0; begin < stanza.text.size();) {
            const std::size_t end = std::min(stanza.text.find('\n', begin), stanza.text.size());
            const Inlines line = slice(stanza, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
            if (!line.empty()) longest = std::max(longest, ShapedParagraph(line, Role::verse, around.language, setup_.setter, unheard).natural_width());
            begin = end + 1;
        }
    const Length least = style_[Role::verse].size;
    return std::max(least, (around.width - longest) / 2);
}

void GalleyMaker::set(const Verse& verse, const Block& block, const Surroundings& around) {
    const TextStyle& style = style_[Role::verse];
    const bool contained = around.role == Role::verse || around.role == Role::epigraph;
    Surroundings inside = around;
    if (!contained) {
        const Length left = style.centred ? centred_margin(verse, around) : style.margin_left;
        inside.role = Role::verse;
        inside.left += left;
        inside.width -= left + style.margin_right;
        space(style.space_before);
    }
    inside.node = add_node(StructureType::block_quote, around.node, block.language);
    for (std::size_t i = 0; i < verse.stanzas.size(); ++i) {
        if (verse.stanzas[i].empty()) continue;
        Unit unit = stanza(verse.stanzas[i], inside, add_node(StructureType::paragraph, inside.node));
        emit(std::move(unit), i == 0 ? Length{} : grid(), Length{});
    }
    set_attribution(verse.attribution, around.role == Role::epigraph ? Role::epigraph_attribution : Role::attribution, inside);
    if (!contained) space(style.space_after);
}

/// Every line that the poet ended is a text of its own, so that what does not fit turns over with an indent.
Unit GalleyMaker::stanza(const Inlines& text, const Surroundings& around, std::uint32_t node) {
    const Role role = around.role;
    const TextStyle& style = style_[role];
    Unit unit;
    unit.role = role;
    unit.leading = style.leading;
    unit.span = span_of(text, 0, static_cast<std::uint32_t>(text.text.size()));
    unit.variants.resize(1);
    const Length turn = 2 * style.size;
    LineShape shape;
    shape.first.push_back({around.left, around.width});
    shape.rest = {around.left + turn, around.width - turn};
    for (std::size_t begin = 0; begin < text.text.size();) {
        const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
        if (end > begin) {
            const Inlines& line = keep(slice(text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)));
            const std::uint32_t index = add_text(line, role, around.language);
            galley_.texts[index].offset = static_cast<std::uint32_t>(begin);
            const Setting setting = galley_.texts[index].shaped.settings(shape, 0).front();
            for (std::size_t i = 0; i < setting.lines.size(); ++i)
                unit.variants[0].lines.push_back({index, setting.lines[i], shape.row(i), node});
        }
        begin = end + 1;
    }
    return unit;
}

void GalleyMaker::set(const CodeBlock& code, const Block& block, const Surroundings& around) {
    const TextStyle& style = style_[Role::code_block];
    std::string text = code.text;
    if (text.ends_with('\n')) text.pop_back();
    if (text.empty()) return;
    const std::vector<Edit> spaces = visible_spaces(text);
    Inlines inlines = apply_edits(plain(text), spaces);
    inlines.id = code.id;
    inlines.marks.push_back({MarkKind::code, 0, static_cast<std::uint32_t>(inlines.text.size()), "", ""});
    inlines.source = block.span.source;
    if (inlines.source) inlines.origins.push_back({0, block.span.begin});
    const std::uint32_t node = add_node(StructureType::code, add_node(StructureType::paragraph, around.node, block.language));
    Surroundings inside = around;
    inside.language = "zxx";
    const std::size_t index = galley_.texts.size();
    Unit unit = text_unit(keep(std::move(inlines)), Role::code_block, inside, node, 0);
    galley_.texts[index].added = spaces;
    galley_.texts[index].length = static_cast<std::uint32_t>(text.size());
    emit(std::move(unit), style.space_before, style.space_after);
}

void GalleyMaker::set(const Asterism&, const Block&, const Surroundings& around) {
    const TextStyle& style = style_[Role::asterism];
    const std::string ornament = style.ornament.empty() ? "*\u2003*\u2003*" : style.ornament;
    const std::uint32_t node = add_node(StructureType::paragraph, around.node);
    Unit unit = text_unit(keep(plain(ornament)), Role::asterism, around, node, 0);
    if (!out_->empty()) out_->back().keep_with_next = true;
    emit(std::move(unit), style.space_before, style.space_after);
}

void GalleyMaker::set(const Division& division, const Block& block, const Surroundings& outer) {
    Surroundings around = outer;
    around.node = add_node(StructureType::section, outer.node, block.language);
    if (block.role != Role::body) {
        const TextStyle& style = style_[block.role];
        space(style.space_before);
        around.role = block.role;
        around.left += style.margin_left;
        around.width -= style.margin_left + style.margin_right;
        set_blocks(division.blocks, around);
        space(style.space_after);
        return;
    }
    set_blocks(division.blocks, around);
}

void GalleyMaker::set(const Epigraph& epigraph, const Block& block, const Surroundings& around) {
    const bool own_page = epigraph.placement == EpigraphPlacement::page && galley_.units.empty() && out_ == &galley_.units;
    const TextStyle& style = style_[Role::epigraph];
    std::vector<Unit>* const out = out_;
    if (own_page) out_ = &galley_.epigraph;
    Surroundings inside = around;
    inside.role = Role::epigraph;
    inside.left += style.margin_left;
    inside.width -= style.margin_left + style.margin_right;
    inside.node = add_node(StructureType::block_quote, around.node, block.language);
    space(own_page ? Length{} : epigraph.placement == EpigraphPlacement::end ? 2 * grid() : style.space_before);
    set_blocks(epigraph.blocks, inside);
    Surroundings outside = around;
    outside.node = inside.node;
    set_attribution(epigraph.attribution, Role::epigraph_attribution, outside);
    set_attribution(epigraph.note, Role::epigraph_attribution, outside);
    if (own_page) {
        pending_ = {};
        if (!block.id.empty() && !galley_.epigraph.empty()) galley_.epigraph.front().ids.push_back(block.id);
    } else {
        for (std::size_t i = 0; i + 1 < out->size(); ++i)
            if ((*out)[i].role == Role::epigraph) (*out)[i].keep_with_next = true;
        space(epigraph.placement == EpigraphPlacement::opening ? 2 * grid() : style.space_after);
    }
    out_ = out;
}

} // namespace florilege
