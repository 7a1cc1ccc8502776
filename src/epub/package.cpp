#include "epub/package.h"

#include <algorithm>
#include <set>

#include "base/number.h"
#include "base/xml.h"
#include "document/relator.h"
#include "epub/accessibility.h"
#include "language/language.h"
#include "markup/pictures.h"

namespace florilege {

namespace {

bool carries_fonts(const PackageContents& package) {
    return std::any_of(package.items.begin(), package.items.end(), [](const ManifestItem& item) { return item.path.starts_with("fonts/"); });
}

/// The metadata element, statement after statement.
class Metadata {
  public:
    Metadata(XmlWriter& out, const PackageContents& package) : out_(out), package_(package), book_(package.book), plan_(package.book.plan) {}

    void write() {
        identify();
        title();
        people();
        facts();
        series();
        write_accessibility_metadata(out_, package_);
        // Apple Books shows a book's own faces only where it says that it has some.
        if (carries_fonts(package_)) out_.open("meta").attribute("property", "ibooks:specified-fonts").text("true").close();
        // A name for the cover that reading systems older than EPUB 3 look for.
        out_.open("meta").attribute("name", "cover").attribute("content", "cover-image").close_empty();
    }

  private:
    void element(std::string_view name, std::string_view text, std::string_view id = {}) {
        if (!text.empty()) out_.open(name).optional("id", id).text(text).close();
    }
    void refine(const std::string& id, std::string_view property, std::string_view value, std::string_view scheme = {}) {
        if (value.empty()) return;
        out_.open("meta").attribute("refines", '#' + id).attribute("property", property).optional("scheme", scheme).text(value).close();
    }

    void identify() {
        element("dc:identifier", book_.identifier, "book-id");
        const CalendarDate& day = book_.date.end ? *book_.date.end : book_.date.start;
        const CalendarDate whole{day.year, std::max(day.month, 1), std::max(day.day, 1)};
        out_.open("meta").attribute("property", "dcterms:modified").text(to_iso(whole) + "T00:00:00Z").close();
    }

    void title() {
        element("dc:title", plan_.title.value, "title");
        refine("title", "title-type", "main");
        refine("title", "display-seq", "1");
        if (plan_.subtitle.empty()) return;
        element("dc:title", plan_.subtitle, "subtitle");
        refine("subtitle", "title-type", "subtitle");
        refine("subtitle", "display-seq", "2");
    }

    void person(const Contributor& contributor, bool creator, const std::string& id) {
        element(creator ? "dc:creator" : "dc:contributor", contributor.name, id);
        refine(id, "role", relator_of(contributor.role).marc, "marc:relators");
        refine(id, "file-as", contributor.file_as);
        if (creator) refine(id, "display-seq", to_text(++order_));
    }

    // The plan's people first; then the authors of articles that it does not name.
    void people() {
        std::set<std::string> named;
        std::int64_t number = 0;
        const auto add = [&](const Contributor& contributor, bool creator) {
            if (contributor.name.empty() || !named.insert(contributor.name).second) return;
            person(contributor, creator, "person-" + to_text(++number));
        };
        const bool has_creator = std::any_of(plan_.authors.begin(), plan_.authors.end(), [](const Contributor& c) { return relator_of(c.role).creator; });
        for (const Contributor& author : plan_.authors) add(author, relator_of(author.role).creator);
        for (const Section& section : book_.sections)
            for (const Contributor& author : section.authors) add(author, !has_creator && relator_of(author.role).creator);
    }

    void facts() {
        std::set<std::string> languages{plan_.language};
        element("dc:language", plan_.language);
        for (const Section& section : book_.sections)
            if (languages.insert(section.language).second) element("dc:language", section.language);
        element("dc:publisher", plan_.publisher.name);
        element("dc:date", to_iso(plan_.date ? plan_.date->start : book_.date.start));
        element("dc:rights", plan_.rights);
        element("dc:description", plan_.description);
        for (const std::string& subject : plan_.subjects) element("dc:subject", subject);
        if (!package_.pages.empty()) element("dc:source", package_.page_source.identifier);
    }

    void series() {
        if (plan_.series.title.empty()) return;
        out_.open("meta").attribute("property", "belongs-to-collection").attribute("id", "series").text(plan_.series.title).close();
        refine("series", "collection-type", "series");
        const std::string& number = plan_.series.number;
        const bool decimal = !number.empty() && std::all_of(number.begin(), number.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
        if (decimal) refine("series", "group-position", number);
        if (!plan_.series.issn.empty()) refine("series", "dcterms:identifier", "urn:issn:" + plan_.series.issn);
    }

    XmlWriter& out_;
    const PackageContents& package_;
    const Book& book_;
    const Plan& plan_;
    std::int64_t order_ = 0;
};

} // namespace

std::string write_package(const PackageContents& package) {
    XmlWriter out = XmlWriter::document();
    out.open("package").attribute("xmlns", "http://www.idpf.org/2007/opf").attribute("version", "3.0").attribute("unique-identifier", "book-id");
    out.attribute("xml:lang", package.book.plan.language);
    const std::string apple = carries_fonts(package) ? " ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/" : "";
    out.attribute("prefix", "a11y: http://www.idpf.org/epub/vocab/package/a11y/# schema: http://schema.org/" + apple);
    out.open("metadata").attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    Metadata(out, package).write();
    out.close();
    out.open("manifest");
    for (const ManifestItem& item : package.items) {
        out.open("item").attribute("id", item.id).attribute("href", item.path).attribute("media-type", media_type_of(item.path));
        out.optional("properties", item.properties).close_empty();
    }
    out.close();
    out.open("spine").attribute("toc", "ncx");
    if (is_right_to_left(package.book.plan.language)) out.attribute("page-progression-direction", "rtl");
    for (const std::string& id : package.spine) out.open("itemref").attribute("idref", id).close_empty();
    out.close().close();
    return out.take();
}

} // namespace florilege
