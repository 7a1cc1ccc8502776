#include "assemble/index.h"

#include <map>

#include "assemble/names.h"
#include "language/language.h"

namespace florilege {

namespace {

struct Gathered {
    std::string term;
    std::vector<std::string> targets;
};
using ByKey = std::map<std::string, Gathered>; // by collation key, then term

// An index mark stands after the anchor that was made for it.
void gather(const Inlines& text, const std::string& which, const std::string& language, ByKey& entries) {
    for (std::size_t i = 1; i < text.marks.size(); ++i) {
        const Mark& mark = text.marks[i];
        if (mark.kind != MarkKind::index_entry || mark.label != which) continue;
        const std::string term = which == "names" ? file_as(mark.value) : mark.value;
        Gathered& gathered = entries[collation_key(language, term) + '\0' + term];
        gathered.term = term;
        gathered.targets.push_back(text.marks[i - 1].value);
    }
}

std::string initial(const std::string& term) {
    const std::string slug = slugify(term);
    if (slug.empty() || slug[0] < 'a' || slug[0] > 'z') return "#";
    return {static_cast<char>(slug[0] - 'a' + 'A')};
}

} // namespace

std::vector<Section> indexes(const std::vector<Section>& sections, const Plan& plan, Ids& ids) {
    std::vector<Section> made;
    for (const std::string which : {"names", "subjects"}) {
        ByKey entries;
        for (const Section& section : sections) {
            const auto visit = [&](const Inlines& text) { gather(text, which, plan.language, entries); };
            for_each_text(section.blocks, visit);
            for (const Note& note : section.notes) for_each_text(note.blocks, visit);
        }
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
            table.groups.back().entries.push_back({plain(gathered.term), std::move(gathered.targets)});
        }
        section.blocks.push_back({std::move(table), Role::index_entry, "", "", {}});
        made.push_back(std::move(section));
    }
    return made;
}

} // namespace florilege
