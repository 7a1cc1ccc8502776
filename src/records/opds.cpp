#include "records/opds.h"

#include <algorithm>

#include "base/json.h"
#include "base/number.h"
#include "base/xml.h"
#include "document/relator.h"
#include "records/facts.h"

namespace florilege {

namespace {

constexpr const char* json_type = "application/opds+json";
constexpr const char* open_access = "http://opds-spec.org/acquisition/open-access";

std::string_view picture_type(const std::string& path) { return path.ends_with(".jpg") ? "image/jpeg" : "image/png"; }

bool is_read(const Edition& edition) {
    return !edition.file.empty() && (edition.form == EditionForm::epub || edition.form == EditionForm::pdf || edition.form == EditionForm::large);
}

std::string instant(const CalendarDate& date) { return to_iso({date.year, std::max(date.month, 1), std::max(date.day, 1)}) + "T00:00:00Z"; }
CalendarDate last_day(const Book& book) { return book.date.end ? *book.date.end : book.date.start; }

void write_link(JsonWriter& json, std::string_view rel, const std::string& href, std::string_view type) {
    json.open_object().member("rel", rel).member("href", href).member("type", type);
}

void write_people(JsonWriter& json, const char* key, const std::vector<Contributor>& people, std::string_view role) {
    bool open = false;
    for (const Contributor& person : people) {
        if (person.role != role) continue;
        if (!open) json.key(key).open_array(), open = true;
        json.open_object().member("name", person.name).optional("sortAs", person.file_as).close();
    }
    if (open) json.close();
}

// In the terms of the Readium Web Publication Manifest.
void write_accessibility(JsonWriter& json, const Accessibility& facts) {
    json.key("accessibility").open_object();
    if (may_claim_conformance(facts)) {
        json.list("conformsTo", {"https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"});
        json.key("certification").open_object().member("certifiedBy", facts.certified_by).close();
    }
    json.list("accessMode", {"textual", "visual"});
    json.key("accessModeSufficient").open_array();
    if (!facts.undescribed_pictures) json.value("textual");
    json.open_array().value("textual").value("visual").close().close();
    const auto features = accessibility_features(facts);
    json.list("feature", {features.begin(), features.end()}).list("hazard", {"none"});
    if (facts.micro_enterprise) json.list("exemption", {"eaa-microenterprise"});
    json.close();
}

void write_metadata(JsonWriter& json, const OpdsVolume& volume) {
    const Plan& plan = volume.book.plan;
    const std::vector<Contributor> people = people_of(volume.book);
    json.key("metadata").open_object().member("@type", "http://schema.org/Book");
    json.member("identifier", volume.book.identifier).member("title", plan.title.value).optional("subtitle", plan.subtitle);
    for (const auto& [key, role] : {std::pair{"author", "author"}, {"editor", "editor"}, {"illustrator", "illustrator"}, {"translator", "translator"}, {"contributor", "foreword"}})
        write_people(json, key, people, role);
    json.member("language", plan.language).optional("publisher", plan.publisher.name);
    if (const auto day = publication_day(volume.book)) json.member("published", to_iso({day->year, std::max(day->month, 1), std::max(day->day, 1)})); // its schema takes whole days alone
    json.member("modified", instant(last_day(volume.book)));
    json.optional("description", plan.description).list("subject", plan.subjects);
    for (const Edition& edition : volume.editions)
        if (edition.form == EditionForm::epub && edition.pages > 0) json.key("numberOfPages").number(edition.pages);
    if (!plan.series.title.empty()) {
        json.key("belongsTo").open_object().key("series").open_object().member("name", plan.series.title);
        const std::string& number = plan.series.number;
        if (!number.empty() && number.size() < 9 && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }))
            json.key("position").number(std::stoll(number));
        json.close().close();
    }
    write_accessibility(json, volume.accessibility);
    json.close();
}

void write_publication(JsonWriter& json, const OpdsVolume& volume) {
    json.open_object();
    write_metadata(json, volume);
    json.key("links").open_array();
    for (const Edition& edition : volume.editions) {
        if (!is_read(edition)) continue;
        write_link(json, open_access, volume.files + edition.file, media_type(edition.form));
        if (edition.bytes > 0) json.key("size").number(static_cast<std::int64_t>(edition.bytes));
        json.close();
    }
    json.close();
    json.key("images").open_array().open_object().member("href", volume.cover).member("type", picture_type(volume.cover));
    json.key("width").number(volume.cover_width).key("height").number(volume.cover_height).close().close();
    json.close();
}

void begin_json(JsonWriter& json, const OpdsFeed& feed) {
    json.open_object().key("metadata").open_object().member("title", feed.title).close();
    json.key("links").open_array();
    write_link(json, "self", feed.self, json_type);
    json.close();
    if (!feed.home.empty()) write_link(json, "alternate", feed.home, "text/html"), json.close();
    json.close();
}

XmlWriter begin_atom(const OpdsFeed& feed, const char* kind) {
    XmlWriter out = XmlWriter::document();
    out.open("feed").attribute("xmlns", "http://www.w3.org/2005/Atom").attribute("xmlns:dc", "http://purl.org/dc/terms/");
    out.attribute("xml:lang", feed.language);
    out.leaf("id", feed.identifier);
    out.leaf("title", feed.title);
    out.leaf("updated", instant(feed.updated));
    const std::string type = std::string("application/atom+xml;profile=opds-catalog;kind=") + kind;
    for (const char* rel : {"self", "start"}) out.open("link").attribute("rel", rel).attribute("href", feed.self).attribute("type", type).close_empty();
    if (!feed.home.empty()) out.open("link").attribute("rel", "alternate").attribute("href", feed.home).attribute("type", "text/html").close_empty();
    return out;
}

void write_entry(XmlWriter& out, const OpdsVolume& volume) {
    const Plan& plan = volume.book.plan;
    const auto leaf = [&](const char* name, const std::string& text) {
        if (!text.empty()) out.leaf(name, text);
    };
    out.open("entry");
    leaf("title", plan.title.value);
    leaf("id", volume.book.identifier);
    leaf("updated", instant(last_day(volume.book)));
    bool author = false;
    for (const Contributor& person : people_of(volume.book)) {
        const bool creator = relator_of(person.role).creator;
        author |= creator;
        out.open(creator ? "author" : "contributor").leaf("name", person.name).close();
    }
    if (!author) out.open("author").leaf("name", publisher_of(plan).empty() ? plan.title.value : publisher_of(plan)).close();
    leaf("dc:language", plan.language);
    leaf("dc:publisher", plan.publisher.name);
    if (const auto day = publication_day(volume.book)) leaf("dc:issued", to_iso(*day));
    for (const std::string& subject : plan.subjects) out.open("category").attribute("term", subject).attribute("label", subject).close_empty();
    leaf("rights", plan.rights);
    leaf("summary", plan.description.empty() ? plan.subtitle : plan.description);
    const auto link = [&](const char* rel, const std::string& href, std::string_view type) {
        out.open("link").attribute("rel", rel).attribute("href", href).attribute("type", type);
        return &out;
    };
    link("http://opds-spec.org/image", volume.cover, picture_type(volume.cover))->close_empty();
    for (const Edition& edition : volume.editions) {
        if (!is_read(edition)) continue;
        link(open_access, volume.files + edition.file, media_type(edition.form));
        if (edition.bytes > 0) out.attribute("length", to_text(static_cast<std::int64_t>(edition.bytes)));
        out.close_empty();
    }
    out.close();
}

} // namespace

std::string write_opds_json(const OpdsFeed& feed, const std::vector<OpdsVolume>& volumes) {
    JsonWriter json;
    begin_json(json, feed);
    json.key("publications").open_array();
    for (const OpdsVolume& volume : volumes) write_publication(json, volume);
    json.close().close();
    return json.take();
}

std::string write_opds_atom(const OpdsFeed& feed, const std::vector<OpdsVolume>& volumes) {
    XmlWriter out = begin_atom(feed, "acquisition");
    for (const OpdsVolume& volume : volumes) write_entry(out, volume);
    out.close();
    return out.take();
}

std::string write_opds_navigation_json(const OpdsFeed& feed, const std::vector<OpdsEntry>& entries) {
    JsonWriter json;
    begin_json(json, feed);
    json.key("navigation").open_array();
    for (const OpdsEntry& entry : entries) json.open_object().member("href", entry.href).member("title", entry.title).member("type", json_type).member("rel", "subsection").close();
    json.close().close();
    return json.take();
}

std::string write_opds_navigation_atom(const OpdsFeed& feed, const std::vector<OpdsEntry>& entries) {
    XmlWriter out = begin_atom(feed, "navigation");
    for (const OpdsEntry& entry : entries) {
        out.open("entry");
        out.leaf("title", entry.title).leaf("id", entry.identifier).leaf("updated", instant(entry.updated));
        out.open("content").attribute("type", "text").text(entry.description.empty() ? entry.title : entry.description).close();
        out.open("link").attribute("rel", "subsection").attribute("href", entry.href);
        out.attribute("type", "application/atom+xml;profile=opds-catalog;kind=acquisition").close_empty();
        out.close();
    }
    out.close();
    return out.take();
}

} // namespace florilege
