#include "web/listing.h"

#include <algorithm>
#include <map>

#include "assemble/names.h"
#include "base/number.h"
#include "language/language.h"
#include "markup/inline_writer.h"
#include "markup/section_writer.h"
#include "web/site_page.h"

namespace florilege {

namespace {

void write_link(XmlWriter& out, const SiteMap& site, const ReadingPage& page) {
    const Section& section = site.section(page);
    ContentFacts unused;
    out.open_inline("a").attribute("href", page.path);
    if (section.language != site.language()) write_language(out, section.language);
    if (section.title.empty()) out.text(section_label(section));
    else InlineWriter(out, site.context, {}, section.language, unused).write(section.title, TextForm::label);
    out.close();
}

void write_date(XmlWriter& out, const SiteMap& site, const Date& date) {
    out.open_inline("time").attribute("datetime", to_iso(date.start)).text(format_date(site.language(), date)).close();
}

// What a reader chooses an article by: its date and, where it is not the book's, its author.
void write_detail(XmlWriter& out, const SiteMap& site, const Section& section) {
    const std::string authors = site.authors && section.kind == SectionKind::article ? joined_names(authors_of(section, site.book().plan)) : "";
    if (authors.empty() && !section.date) return;
    out.text(" ").open_inline("span").attribute("class", "contents-detail").text(authors);
    if (section.date) {
        if (!authors.empty()) out.text(", ");
        write_date(out, site, *section.date);
    }
    out.close();
}

std::string listing_page(const SiteMap& site, std::string_view path, std::string_view title, const std::function<void(XmlWriter&)>& list) {
    PageFacts page;
    page.path = std::string(path);
    page.title = site.word(title);
    page.body_class = "listing";
    return write_page(site, page, [&](XmlWriter& out) {
        write_title(out, page.title);
        list(out);
    });
}

} // namespace

void write_contents_list(XmlWriter& out, const SiteMap& site) {
    out.open("ol").attribute("class", "contents-list");
    bool in_part = false, open = false;
    for (const ReadingPage& page : site.reading) {
        const Section& section = site.section(page);
        if (section.title.empty()) continue;
        const bool inner = section.level > 1 && open;
        if (inner && !in_part) out.open("ol").attribute("class", "contents-list"), in_part = true;
        else if (!inner && in_part) out.close().close().close(), in_part = false;
        else if (open) out.close();
        out.open("li").attribute("class", section.kind == SectionKind::part ? "contents-part" : "contents-entry");
        write_link(out, site, page);
        write_detail(out, site, section);
        open = true;
    }
    if (in_part) out.close().close();
    if (open) out.close();
    out.close();
}

std::string write_contents_page(const SiteMap& site) {
    return listing_page(site, contents_path, "contents", [&](XmlWriter& out) { write_contents_list(out, site); });
}

std::string write_chronology_page(const SiteMap& site) {
    std::vector<const ReadingPage*> dated;
    for (const ReadingPage& page : site.reading)
        if (site.section(page).kind == SectionKind::article && site.section(page).date) dated.push_back(&page);
    std::stable_sort(dated.begin(), dated.end(), [&](const ReadingPage* a, const ReadingPage* b) { return *site.section(*a).date < *site.section(*b).date; });
    return listing_page(site, chronology_path, "chronology", [&](XmlWriter& out) {
        int year = 0;
        for (const ReadingPage* page : dated) {
            const Date& date = *site.section(*page).date;
            if (year == 0 || date.start.year != year) {
                if (year != 0) out.close();
                year = date.start.year;
                out.leaf("h2", to_text(std::int64_t{year}));
                out.open("ol").attribute("class", "contents-list");
            }
            out.open("li").attribute("class", "contents-entry");
            write_link(out, site, *page);
            out.text(" ").open_inline("span").attribute("class", "contents-detail");
            write_date(out, site, date);
            out.close().close();
        }
        if (year != 0) out.close();
    });
}

std::string write_authors_page(const SiteMap& site) {
    std::map<std::pair<std::string, std::string>, std::vector<const ReadingPage*>> by_author; // by collation key and filing form
    for (const ReadingPage& page : site.reading) {
        const Section& section = site.section(page);
        if (section.kind != SectionKind::article) continue;
        const auto& people = section.authors.empty() ? site.book().plan.authors : section.authors;
        for (const Contributor& person : people) {
            if (person.role != "author") continue;
            const std::string name = person.file_as.empty() ? file_as(person.name) : person.file_as;
            by_author[{collation_key(site.language(), name), name}].push_back(&page);
        }
    }
    return listing_page(site, authors_path, "site_authors", [&](XmlWriter& out) {
        for (const auto& [name, pages] : by_author) {
            out.open("h2");
            write_plan_text(out, site, name.second);
            out.close();
            out.open("ul").attribute("class", "contents-list");
            for (const ReadingPage* page : pages) {
                out.open("li").attribute("class", "contents-entry");
                write_link(out, site, *page);
                if (site.section(*page).date) {
                    out.text(" ").open_inline("span").attribute("class", "contents-detail");
                    write_date(out, site, *site.section(*page).date);
                    out.close();
                }
                out.close();
            }
            out.close();
        }
    });
}

} // namespace florilege
