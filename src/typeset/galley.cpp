#include "typeset/galley.h"

#include <algorithm>
#include <cstdlib>

#include "base/number.h"
#include "typeset/galley_maker.h"

namespace florilege {

namespace {

StructureType section_type(SectionKind kind) {
    switch (kind) {
    case SectionKind::part: return StructureType::part;
    case SectionKind::index: return StructureType::index;
    default: return StructureType::section;
    }
}

/// Is a text of this role the beginning of an article, behind its titles?
bool begins_text(Role role) {
    switch (role) {
    case Role::article_title:
    case Role::article_subtitle:
    case Role::article_author:
    case Role::dateline:
    case Role::summary:
    case Role::epigraph:
    case Role::epigraph_attribution:
    case Role::caption:
    case Role::credit: return false;
    default: return true;
    }
}

} // namespace

int grid_rows(std::size_t lines, Length leading, Length grid) {
    const Length height = static_cast<std::int64_t>(lines) * leading;
    return static_cast<int>((height.value + grid.value - 1) / grid.value);
}

std::uint32_t GalleyText::place_in_text(std::uint32_t at) const {
    std::int64_t longer = 0; // what is set than the book's text, by the edits before
    for (const Edit& edit : added) {
        const std::int64_t in_edit = at - (edit.begin + longer);
        if (in_edit <= 0) break;
        const auto size = static_cast<std::int64_t>(edit.text.size());
        if (in_edit < size) return offset + std::min(edit.begin, length);
        longer += size - (edit.end - edit.begin);
    }
    return offset + std::min(static_cast<std::uint32_t>(at - longer), length);
}

Galley make_galley(const Section& section, const GalleySetup& setup) { return GalleyMaker(section, setup).make(); }

GalleyMaker::GalleyMaker(const Section& section, const GalleySetup& setup)
    : section_(section), setup_(setup), style_(setup.setter.style) {}

Galley GalleyMaker::make() {
    galley_.section = &section_;
    galley_.note_leading = style_[Role::footnote].leading;
    StructureNode root;
    root.type = section_type(section_.kind);
    if (section_.language != setup_.book.plan.language) root.language = section_.language;
    galley_.structure.push_back(root);
    initial_due_ = section_.kind == SectionKind::article && style_[Role::body].initial_letter > 1;
    out_ = &galley_.units;
    Surroundings around;
    around.width = style_.page.text_width();
    around.language = section_.language;
    set_blocks(section_.blocks, around);
    set_notes();
    settle(galley_.epigraph);
    settle(galley_.units);
    if (galley_.units.empty() && !galley_.epigraph.empty()) std::swap(galley_.units, galley_.epigraph);
    return std::move(galley_);
}

std::uint32_t GalleyMaker::add_node(StructureType type, std::uint32_t parent, const std::string& language) {
    StructureNode node;
    node.type = type;
    node.parent = parent;
    node.language = language;
    galley_.structure.push_back(std::move(node));
    return static_cast<std::uint32_t>(galley_.structure.size() - 1);
}

const Inlines& GalleyMaker::keep(Inlines text) { return galley_.made.emplace_back(std::move(text)); }

/// The text with its notes' calls as their pages number them.
const Inlines& GalleyMaker::renumbered(const Inlines& text) {
    const auto is_call = [](const Mark& mark) { return mark.kind == MarkKind::note_ref; };
    if (std::none_of(text.marks.begin(), text.marks.end(), is_call)) return text;
    Inlines shown = text;
    for (Mark& mark : shown.marks)
        if (const auto note = static_cast<std::size_t>(std::atoi(mark.value.c_str())); is_call(mark) && note < setup_.numbers.size())
            mark.label = to_text(std::int64_t{setup_.numbers[note]});
    return keep(std::move(shown));
}

std::uint32_t GalleyMaker::add_text(const Inlines& text, Role role, const std::string& language) {
    const Inlines& shown = setup_.numbers.empty() ? text : renumbered(text);
    GalleyText made{ShapedParagraph(shown, role, language, setup_.setter, galley_.diagnostics), text.id, 0, static_cast<std::uint32_t>(text.text.size()), {}};
    if (const auto found = setup_.added.find(text.id); text.id != 0 && found != setup_.added.end()) {
        made.added = found->second;
        for (const Edit& edit : made.added) made.length -= static_cast<std::uint32_t>(edit.text.size());
    }
    galley_.texts.push_back(std::move(made));
    return static_cast<std::uint32_t>(galley_.texts.size() - 1);
}

/// A role's own margins and indent inside what surrounds it; a container's role has had its margins already.
LineShape GalleyMaker::shape_of(Role role, const Surroundings& around) const {
    const TextStyle& style = style_[role];
    LineShape shape;
    shape.rest = {around.left, around.width};
    if (role != around.role || role == Role::body) {
        shape.rest.left += style.margin_left;
        shape.rest.width -= style.margin_left + style.margin_right;
    }
    // A measure under eight ems sets no text: deep nesting stops narrowing there.
    shape.rest.width = std::max(shape.rest.width, std::min(style_.page.text_width(), 8 * style.size));
    if (style.indent.value != 0 && !flush_due_)
        shape.first.push_back({shape.rest.left + style.indent, shape.rest.width - style.indent});
    return shape;
}

/// The drop capital of a text that has the lines for it.
void GalleyMaker::set_initial(std::uint32_t index, LineShape& shape) {
    const auto lines = static_cast<std::size_t>(style_[Role::body].initial_letter);
    ShapedParagraph& shaped = galley_.texts[index].shaped;
    if (shaped.settings(shape, 0).front().lines.size() < lines) return;
    const Length room = shaped.set_initial(static_cast<int>(lines), grid());
    if (room.value > 0) shape.first.assign(lines, {shape.rest.left + room, shape.rest.width - room});
}

Unit GalleyMaker::text_unit(const Inlines& text, Role role, const Surroundings& around, std::uint32_t node, int spread) {
    const TextStyle& style = style_[role];
    const std::uint32_t index = add_text(text, role, around.language);
    LineShape shape = shape_of(role, around);
    flush_due_ = false;
    if (initial_due_ && out_ == &galley_.units && begins_text(role)) {
        initial_due_ = false;
        if (role == Role::body && around.role == Role::body) set_initial(index, shape);
    }
    Unit unit;
    unit.role = role;
    unit.leading = style.leading;
    unit.span = span_of(text, 0, static_cast<std::uint32_t>(text.text.size()));
    unit.keep_together = style.inside == Break::avoid;
    unit.keep_with_next = style.after == Break::avoid;
    std::int64_t best = 0;
    const std::size_t beside_initial = shape.first.size() > 1 ? shape.first.size() : 0;
    for (const Setting& setting : galley_.texts[index].shaped.settings(shape, spread)) {
        if (setting.lines.size() < beside_initial && !unit.variants.empty()) continue;
        Variant variant;
        variant.demerits = setting.demerits;
        for (std::size_t i = 0; i < setting.lines.size(); ++i)
            variant.lines.push_back({index, setting.lines[i], shape.row(i), node});
        if (unit.variants.empty() || setting.demerits < best) best = setting.demerits, unit.natural = unit.variants.size();
        unit.variants.push_back(std::move(variant));
    }
    return unit;
}

/// A text that is known to be short, in one line as far as the measure allows.
BoxLine GalleyMaker::single_line(const Inlines& text, Role role, const Surroundings& around, std::uint32_t node) {
    const Unit unit = text_unit(text, role, around, node, 0);
    BoxLine line;
    line.line = unit.variants.front().lines.front();
    line.line.row = {Length{}, around.width};
    return line;
}

/// Adds a unit after the larger of the space that is owed and its own, rounded to the grid; `after` is owed to the next.
Unit& GalleyMaker::emit(Unit unit, Length before, Length after) {
    const auto rounded = [&](Length gap) { return static_cast<int>(std::max<std::int64_t>(0, (gap.value + grid().value / 2) / grid().value)); };
    const bool after_figure = !out_->empty() && out_->back().floats;
    if (unit.floats && !after_figure) owed_above_figure_ = pending_;
    if (after_figure) unit.space_without_figure = rounded(std::max(owed_above_figure_, before));
    unit.space_before = rounded(std::max(pending_, before));
    pending_ = after;
    if (owed_break_ != Break::automatic) unit.before = owed_break_, owed_break_ = Break::automatic;
    out_->push_back(std::move(unit));
    return out_->back();
}

/// A heading keeps two lines of its text: a one-line paragraph after it keeps the next unit too.
void GalleyMaker::settle(std::vector<Unit>& units) const {
    for (std::size_t i = 0; i + 1 < units.size(); ++i) {
        if (i == 0 || !units[i - 1].keep_with_next || units[i].variants.empty()) continue;
        if (units[i - 1].role == Role::verse || units[i - 1].role == Role::contents_part || units[i - 1].breaks_free) continue;
        if (units[i].variants[units[i].natural].lines.size() == 1) units[i].keep_with_next = true;
    }
    if (!units.empty()) units.back().keep_with_next = false;
}

} // namespace florilege
