#include "typeset/set_section.h"

#include <optional>

namespace florilege {

namespace {

/// The texts of a section, code and figures among them, in the order of their numbers.
template <class Visit>
void for_each_id(Section& section, Visit&& visit) {
    const auto text = [&](auto& numbered) { visit(numbered.id); };
    for_each_text(section.blocks, text);
    for (Note& note : section.notes) for_each_text(note.blocks, text);
}

std::optional<std::uint32_t> first_id(const Section& section) {
    std::optional<std::uint32_t> first;
    const auto see = [&](const auto& numbered) {
        if (!first) first = numbered.id;
    };
    for_each_text(section.blocks, see);
    for (const Note& note : section.notes) for_each_text(note.blocks, see);
    return first;
}

/// Numbers the texts as those of a section that begins `by` later. What the program wrote has no number.
void renumber(KeptSection& kept, std::uint32_t by) {
    const auto shift = [&](std::uint32_t& id) {
        if (id != 0) id += by;
    };
    for_each_id(kept.section, shift);
    Galley& galley = kept.set.galley;
    const auto shift_pictures = [&](std::vector<Unit>& units) {
        for (Unit& unit : units)
            for (ImageItem& image : unit.box.images) shift(image.text);
    };
    for (GalleyText& text : galley.texts) shift(text.text);
    shift_pictures(galley.epigraph), shift_pictures(galley.units);
    for (GalleyNote& note : galley.notes) shift_pictures(note.units);
    kept.set.moved += by;
    for (TextPlace& place : kept.set.begins) shift(place.text);
}

} // namespace

void unplace(SetSection& set) {
    set.galley.structure.resize(set.nodes);
    set.galley.diagnostics.resize(set.said);
    for (GalleyText& text : set.galley.texts) text.shaped.unplace();
    set.pages.clear(), set.begins.clear(), set.folios.clear();
    set.first_node = set.moved = 0;
    set.given = false;
}

void forget_text(Galley& galley) {
    Galley left;
    left.section = galley.section;
    left.structure = std::move(galley.structure);
    left.diagnostics = std::move(galley.diagnostics);
    galley = std::move(left);
}

KeptSection& KeptSections::take(const std::shared_ptr<const Section>& section) {
    std::unique_ptr<KeptSection>& kept = taken_[section->id];
    if (const auto found = last_.find(section->id); found != last_.end()) {
        kept = std::move(found->second);
        last_.erase(found);
        if (kept->last == section) return *kept;
        const auto was = first_id(kept->section), is = first_id(*section);
        if (was && is && *was != *is) renumber(*kept, *is - *was); // modulo 2³²
        kept->last = section;
        if (kept->section == *section) return *kept;
    }
    kept.reset(new KeptSection{*section, section, {}});
    return *kept;
}

void KeptSections::forget_others() { last_ = std::move(taken_), taken_.clear(); }

} // namespace florilege
