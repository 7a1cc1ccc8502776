#include <algorithm>

#include "base/number.h"
#include "typeset/galley_maker.h"

namespace florilege {

void GalleyMaker::set_notes() {
    const NotesPlacement placement = setup_.book.plan.notes;
    if (section_.kind == SectionKind::notes) return set_book_notes();
    if (placement == NotesPlacement::book) return;
    if (placement == NotesPlacement::section) {
        if (!section_.notes.empty()) set_separator();
        return set_endnotes(section_.notes, section_.language);
    }
    for (std::size_t i = 0; i < section_.notes.size(); ++i) galley_.notes.push_back(foot_note(section_.notes[i], i < setup_.numbers.size() ? static_cast<std::size_t>(setup_.numbers[i]) : i + 1));
}

/// The note's number stands at the head of its first line, which makes room for it.
void GalleyMaker::number_note(std::vector<Unit>& units, std::size_t number, std::uint32_t node, const Surroundings& around) {
    if (units.empty()) return;
    Surroundings narrow = around;
    BoxLine label = single_line(keep(plain(to_text(static_cast<std::int64_t>(number)) + ".")), around.role, narrow, node);
    label.x = around.left - style_[around.role].size * 3 / 2;
    units.front().labels.push_back(label);
}

GalleyNote GalleyMaker::foot_note(const Note& note, std::size_t number) {
    GalleyNote set;
    set.id = note.id;
    const std::uint32_t node = add_node(StructureType::note, 0);
    galley_.structure[node].id = note.id;
    const std::uint32_t label = add_node(StructureType::label, node);
    Surroundings around;
    around.role = Role::footnote;
    around.language = section_.language;
    const Length hang = style_[Role::footnote].size * 3 / 2;
    around.left = hang;
    around.width = style_.page.text_width() - hang;
    around.node = node;
    std::vector<Unit>* const out = out_;
    out_ = &set.units;
    pending_ = {};
    flush_due_ = in_note_ = true;
    set_blocks(note.blocks, around);
    flush_due_ = in_note_ = false;
    number_note(set.units, number, label, around);
    out_ = out;
    for (std::uint32_t u = 0; u < set.units.size(); ++u) {
        const Unit& unit = set.units[u];
        if (!unit.variants.empty()) {
            const auto lines = unit.variants[unit.natural].lines.size();
            for (std::uint32_t line = 0; line < lines; ++line) set.rows.push_back({u, line, true});
            continue;
        }
        const Length height = grid() * unit.box.height;
        const auto lines = (height.value + galley_.note_leading.value - 1) / galley_.note_leading.value;
        for (std::int64_t line = 0; line < lines; ++line) set.rows.push_back({u, 0, line == 0});
    }
    return set;
}

/// What parts the text from the notes at its end, as at the foot of a page.
void GalleyMaker::set_separator() {
    Unit unit;
    unit.role = Role::endnote;
    unit.keep_with_next = true;
    unit.box.height = 1;
    RuleItem rule;
    rule.width = style_.page.text_width() / separator_share;
    rule.height = separator_thickness;
    rule.marking = {0, Artifact::layout};
    unit.box.rules.push_back(rule);
    pending_ = std::max(pending_, grid());
    emit(std::move(unit), Length{}, Length{});
}

/// Notes in the text: at the end of their section, or of the book.
void GalleyMaker::set_endnotes(const std::vector<Note>& notes, const std::string& language) {
    if (notes.empty()) return;
    const TextStyle& style = style_[Role::endnote];
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const std::uint32_t node = add_node(StructureType::note, 0);
        galley_.structure[node].id = notes[i].id;
        const std::uint32_t label = add_node(StructureType::label, node);
        Surroundings around;
        around.role = Role::footnote;
        around.language = language;
        const Length hang = style.size * 3 / 2;
        around.left = hang;
        around.width = style_.page.text_width() - hang;
        around.node = node;
        std::vector<Unit> units;
        std::vector<Unit>* const out = out_;
        out_ = &units;
        const Length owed = pending_;
        pending_ = {};
        flush_due_ = in_note_ = true;
        set_blocks(notes[i].blocks, around);
        flush_due_ = in_note_ = false;
        number_note(units, i + 1, label, around);
        out_ = out;
        if (units.empty()) {
            pending_ = owed;
            continue;
        }
        units.front().ids.push_back(notes[i].id);
        pending_ = owed;
        bool first = true;
        for (Unit& unit : units) {
            const int space = unit.space_before;
            emit(std::move(unit), first ? style.space_before : grid() * space, Length{});
            first = false;
        }
    }
}

/// The notes of all sections, under their titles.
void GalleyMaker::set_book_notes() {
    for (const Section& section : setup_.sections) {
        if (section.notes.empty()) continue;
        Block heading;
        heading.role = Role::heading_1;
        Surroundings around;
        around.width = style_.page.text_width();
        around.language = section.language;
        set_text(section.title, Role::heading_1, heading, around);
        set_endnotes(section.notes, section.language);
    }
}

} // namespace florilege
