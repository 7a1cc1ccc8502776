#include "web/site_map.h"

#include <algorithm>

#include "base/number.h"
#include "language/language.h"

namespace florilege {

namespace {

bool has_page(const Section& section) {
    switch (section.kind) {
    case SectionKind::half_title:
    case SectionKind::title_page:
    case SectionKind::contents:
    case SectionKind::chronology:
    case SectionKind::also_by:
    case SectionKind::colophon: return false;
    default: return true;
    }
}

// The legal lines and the indexes are read last on a screen.
int order_of(SectionKind kind) { return kind == SectionKind::index ? 1 : kind == SectionKind::imprint ? 2 : 0; }

} // namespace

std::string SiteMap::word(std::string_view key) const { return std::string(wording(language(), key)); }

const ReadingPage* SiteMap::page_of(SectionKind kind) const {
    const auto found = std::find_if(reading.begin(), reading.end(), [&](const ReadingPage& page) { return section(page).kind == kind; });
    return found == reading.end() ? nullptr : &*found;
}

std::vector<ReadingPage> reading_pages(const Book& book, const Targets& targets) {
    std::vector<ReadingPage> pages;
    for (std::size_t i = 0; i < book.sections.size(); ++i)
        if (has_page(book.sections[i])) pages.push_back({i, targets.path(i)});
    std::stable_sort(pages.begin(), pages.end(), [&](const ReadingPage& a, const ReadingPage& b) {
        return order_of(book.sections[a.section].kind) < order_of(book.sections[b.section].kind);
    });
    return pages;
}

std::string way_up(std::string_view path) { return path.find('/') == std::string_view::npos ? "" : "../"; }

std::vector<std::string> authors_of(const Section& section, const Plan& plan) {
    std::vector<std::string> names;
    for (const auto* people : {&section.authors, &plan.authors}) {
        for (const Contributor& person : *people)
            if (person.role == "author" && !person.name.empty()) names.push_back(person.name);
        if (!names.empty()) break;
    }
    return names;
}

std::string joined_names(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

std::string file_size(std::string_view language, std::uint64_t bytes) {
    const std::string primary = primary_subtag(language);
    const bool mega = bytes >= 1'000'000;
    std::string number = mega ? to_text(static_cast<double>(bytes) / 1e6, 1) : to_text(static_cast<std::int64_t>(std::max<std::uint64_t>(1, (bytes + 500) / 1000)));
    if (primary != "en") std::replace(number.begin(), number.end(), '.', ',');
    return number + "\u00A0" + (primary == "fr" ? (mega ? "Mo" : "Ko") : (mega ? "MB" : "kB"));
}

} // namespace florilege
