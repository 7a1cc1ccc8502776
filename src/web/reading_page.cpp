#include "web/reading_page.h"

#include <algorithm>

#include "language/language.h"
#include "markup/section_writer.h"
#include "web/site_page.h"
#include "web/structured_data.h"

namespace florilege {

namespace {

void write_neighbour(XmlWriter& out, const SiteMap& site, const ReadingPage& page, const char* rel) {
    const std::string label = section_label(site.section(page));
    out.open("a").attribute("rel", rel).attribute("class", rel).attribute("href", "../" + page.path);
    out.text(worded(site.language(), std::string(rel) == "prev" ? "site_previous" : "site_next", label)).close();
}

} // namespace

std::string write_reading_page(const SiteMap& site, std::size_t index, ContentFacts& facts) {
    const ReadingPage& here = site.reading[index];
    const Section& section = site.section(here);
    const bool read_on = section.kind != SectionKind::imprint;
    const auto neighbour = [&](std::size_t at) { return read_on && at < site.reading.size() && site.section(site.reading[at]).kind != SectionKind::imprint ? &site.reading[at] : nullptr; };
    const ReadingPage *previous = neighbour(index - 1), *next = neighbour(index + 1);
    PageFacts page;
    page.path = here.path;
    page.title = section_label(section);
    page.description = section.summary;
    page.article = section.kind == SectionKind::article;
    page.body_class = "reading";
    if (page.article) page.structured_data = article_data(site, here);
    if (previous) page.previous = previous->path;
    if (next) page.next = next->path;
    const bool titled = std::any_of(section.blocks.begin(), section.blocks.end(), [](const Block& block) { return std::holds_alternative<Heading>(block.content); });
    return write_page(site, page, [&](XmlWriter& out) {
        if (!titled) write_title(out, page.title);
        write_section_element(out, site.context, here.section, page.article ? "article" : "section", facts);
        if (page.article) {
            const std::string address = site.address.empty() ? here.path.substr(here.path.find('/') + 1) : site.address + here.path;
            out.open("p").attribute("class", "permalink").open_inline("a").attribute("rel", "bookmark").attribute("href", address);
            out.text(site.word("site_permanent")).close().close();
        }
        if (!previous && !next) return;
        out.open("nav").attribute("class", "turn").attribute("aria-label", site.word("site_neighbours"));
        if (previous) write_neighbour(out, site, *previous, "prev");
        if (next) write_neighbour(out, site, *next, "next");
        out.close();
    });
}

} // namespace florilege
