#include "web/feeds.h"

#include <algorithm>

#include "base/xml.h"
#include "language/language.h"
#include "markup/section_writer.h"

namespace florilege {

namespace {

// RFC 3339: what is not known of a date is its beginning.
std::string instant(const CalendarDate& date) {
    return to_iso({date.year, std::max(date.month, 1), std::max(date.day, 1)}) + "T00:00:00Z";
}

CalendarDate last_day(const Date& date) { return date.end ? *date.end : date.start; }

void write_people(XmlWriter& out, const std::vector<std::string>& names) {
    for (const std::string& name : names) out.open("author").leaf("name", name).close();
}

void write_entry(XmlWriter& out, const SiteMap& site, const ReadingPage& page) {
    const Section& section = site.section(page);
    const std::string address = site.address + page.path;
    out.open("entry").attribute("xml:lang", section.language);
    out.leaf("id", address);
    out.leaf("title", section_label(section));
    const CalendarDate day = last_day(section.date ? *section.date : site.book().date);
    if (section.date) out.leaf("published", instant(section.date->start));
    out.leaf("updated", instant(day));
    write_people(out, authors_of(section, site.book().plan));
    out.open("link").attribute("rel", "alternate").attribute("type", "text/html").attribute("href", address).close_empty();
    for (const std::string& tag : section.tags) out.open("category").attribute("term", tag).close_empty();
    if (!section.summary.empty()) out.leaf("summary", section.summary);
    out.close();
}

} // namespace

std::string write_feed(const SiteMap& site) {
    const Plan& plan = site.book().plan;
    std::vector<const ReadingPage*> articles;
    for (const ReadingPage& page : site.reading)
        if (site.section(page).kind == SectionKind::article) articles.push_back(&page);
    std::stable_sort(articles.begin(), articles.end(), [&](const ReadingPage* a, const ReadingPage* b) {
        const auto &x = site.section(*a).date, &y = site.section(*b).date;
        return x && (!y || *y < *x);
    });
    XmlWriter out = XmlWriter::document();
    out.open("feed").attribute("xmlns", "http://www.w3.org/2005/Atom").attribute("xml:lang", plan.language);
    out.leaf("id", site.address);
    out.leaf("title", plan.title.value);
    if (!plan.subtitle.empty()) out.leaf("subtitle", plan.subtitle);
    out.leaf("updated", instant(last_day(site.book().date)));
    std::vector<std::string> names = authors_of({}, plan);
    // RFC 4287, 4.1.1: a feed names an author unless every entry does.
    if (names.empty()) names.push_back(plan.publisher.name.empty() ? plan.title.value : plan.publisher.name);
    write_people(out, names);
    out.open("link").attribute("rel", "self").attribute("type", "application/atom+xml").attribute("href", site.address + std::string(feed_path)).close_empty();
    out.open("link").attribute("rel", "alternate").attribute("type", "text/html").attribute("href", site.address).close_empty();
    if (!plan.rights.empty()) out.leaf("rights", plan.rights);
    for (const ReadingPage* page : articles) write_entry(out, site, *page);
    out.close();
    return out.take();
}

std::string write_sitemap(const SiteMap& site) {
    XmlWriter out = XmlWriter::document();
    out.open("urlset").attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
    const auto add = [&](std::string_view path) { out.open("url").leaf("loc", site.address + std::string(path)).close(); };
    add("");
    add(contents_path);
    if (site.chronology) add(chronology_path);
    if (site.authors) add(authors_path);
    for (const ReadingPage& page : site.reading) add(page.path);
    add(search_path), add(statement_path);
    out.close();
    return out.take();
}

} // namespace florilege
