#include "assemble/index.h"

#include <algorithm>
#include <map>

#include "assemble/names.h"
#include "base/nearest.h"
#include "base/translate.h"
#include "language/language.h"
#include "normalize/normalize.h"

namespace florilege {

namespace {

struct Gathered {
    std::string term;
    std::vector<std::string> targets;
    Inlines reference;
};
using ByKey = std::map<std::string, Gathered>; // by collation key, then term

Gathered& entry_of(const std::string& term, const std::string& language, ByKey& entries) {
    Gathered& gathered = entries[collation_key(language, term) + '\0' + term];
    gathered.term = term;
    return gathered;
}

// An index mark stands after the anchor that was made for it.
void gather(const Inlines& text, const std::string& which, const std::string& language, ByKey& entries) {
    for (std::size_t i = 1; i < text.marks.size(); ++i) {
        const Mark& mark = text.marks[i];
        if (mark.kind != MarkKind::index_entry || mark.label != which) continue;
        const std::string term = which == "names" ? file_as(mark.value) : mark.value;
        entry_of(term, language, entries).targets.push_back(text.marks[i - 1].value);
    }
}

// "voir Composteur": what is sent to must be there; in a selection of the articles it may not be.
void add_references(const Plan& plan, const std::string& which, ByKey& entries, Diagnostics& diagnostics) {
    std::vector<std::string> terms;
    for (const auto& [key, gathered] : entries) terms.push_back(gathered.term);
    for (const IndexReference& reference : plan.index_references) {
        if (reference.index != which) continue;
        std::string list;
        for (const std::string& term : reference.see) {
            if (std::find(terms.begin(), terms.end(), term) != terms.end()) list += (list.empty() ? "" : "; ") + term;
            else
                diagnostics.push_back(warning("index-reference", reference.span, tr("the index has no entry `{}`, so that none sends to it", term),
                                              did_you_mean(term, {terms.begin(), terms.end()}, tr("write the term as the index shows it"))));
        }
        if (list.empty()) continue;
        Gathered& gathered = entry_of(reference.term, plan.language, entries);
        gathered.reference = plain(std::string(wording(plan.language, gathered.targets.empty() ? "see" : "see_also")));
        gathered.reference.marks.push_back({MarkKind::emphasis, 0, static_cast<std::uint32_t>(gathered.reference.text.size()), "", ""});
        append(gathered.reference, plain(" "));
        append(gathered.reference, normalize(plain(list), plan.normalize, plan.language));
    }
}

std::string initial(const std::string& term) {
    const std::string slug = slugify(term);
    if (slug.empty() || slug[0] < 'a' || slug[0] > 'z') return "#";
    return {static_cast<char>(slug[0] - 'a' + 'A')};
}

} // namespace

std::vector<Section> indexes(const SectionList& sections, const Plan& plan, Ids& ids, Diagnostics& diagnostics) {
    std::vector<Section> made;
    for (const std::string which : {"names", "subjects"}) {
        ByKey entries;
        for (const Section& section : sections) {
            const auto visit = [&](const Inlines& text) { gather(text, which, plan.language, entries); };
            for_each_text(section.blocks, visit);
            for (const Note& note : section.notes) for_each_text(note.blocks, visit);
        }
        add_references(plan, which, entries, diagnostics);
        if (entries.empty()) continue;
        Section section;
        section.kind = SectionKind::index;
        section.id = ids.unique("index-" + which);
        section.language = plan.language;
        section.body_matter = false;
        section.title = plain(std::string(wording(plan.language, "index_" + which)));
        section.blocks.push_back({Heading{1, section.title}, Role::section_title, section.id + "-title", "", {}});
        IndexTable table;
        for (auto& [key, gathered] : entries) {
            const std::string letter = initial(gathered.term);
            if (table.groups.empty() || table.groups.back().letter != letter) table.groups.push_back({letter, {}});
            table.groups.back().entries.push_back({normalize(plain(gathered.term), plan.normalize, plan.language), std::move(gathered.targets), std::move(gathered.reference)});
        }
        section.blocks.push_back({std::move(table), Role::index_entry, "", "", {}});
        made.push_back(std::move(section));
    }
    return made;
}

} // namespace florilege
