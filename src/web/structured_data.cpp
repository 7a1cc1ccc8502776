#include "web/structured_data.h"

#include "base/json.h"

namespace florilege {

namespace {

void write_people(JsonWriter& json, const char* name, const std::vector<std::string>& people) {
    if (people.empty()) return;
    json.key(name).open_array();
    for (const std::string& person : people) json.open_object().member("@type", "Person").member("name", person).close();
    json.close();
}

std::vector<std::string> people_in(const Plan& plan, std::string_view role) {
    std::vector<std::string> names;
    for (const Contributor& person : plan.authors)
        if (person.role == role) names.push_back(person.name);
    return names;
}

void write_publisher(JsonWriter& json, const Plan& plan) {
    if (plan.publisher.name.empty()) return;
    json.key("publisher").open_object().member("@type", "Organization").member("name", plan.publisher.name).close();
}

// schema.org's terms for accessibility are those of the EPUB's metadata.
void write_accessibility(JsonWriter& json, const Accessibility& facts) {
    json.list("accessMode", {"textual", "visual"});
    json.list("accessModeSufficient", {facts.undescribed_pictures ? "textual,visual" : "textual"});
    const auto features = accessibility_features(facts);
    json.list("accessibilityFeature", {features.begin(), features.end()});
    json.list("accessibilityHazard", {"none"});
}

void write_edition(JsonWriter& json, const SiteMap& site, const Edition& edition) {
    json.open_object().member("@type", "Book");
    json.member("bookFormat", edition.form == EditionForm::print ? "https://schema.org/Paperback" : "https://schema.org/EBook");
    json.member("inLanguage", site.language());
    json.optional("isbn", edition.isbn);
    if (edition.pages > 0) json.key("numberOfPages").number(edition.pages);
    if (!edition.file.empty()) {
        json.member("encodingFormat", media_type(edition.form));
        json.member("url", site.address + std::string(downloads_folder) + edition.file);
    }
    if (edition.form == EditionForm::epub) write_accessibility(json, site.input.accessibility);
    json.close();
}

} // namespace

std::string book_data(const SiteMap& site) {
    const Plan& plan = site.book().plan;
    JsonWriter json;
    json.open_object().member("@context", "https://schema.org").member("@type", "Book");
    json.member("name", plan.title.value).optional("alternativeHeadline", plan.subtitle);
    json.member("inLanguage", plan.language).optional("description", plan.description);
    write_people(json, "author", people_in(plan, "author"));
    write_people(json, "editor", people_in(plan, "editor"));
    write_people(json, "illustrator", people_in(plan, "illustrator"));
    write_people(json, "translator", people_in(plan, "translator"));
    write_publisher(json, plan);
    if (const auto day = publication_day(site.book())) json.member("datePublished", to_iso(*day));
    json.member("identifier", site.book().identifier);
    json.list("keywords", plan.subjects).optional("copyrightNotice", plan.rights);
    if (is_free(plan)) json.key("isAccessibleForFree").boolean(true);
    if (!plan.series.title.empty()) {
        json.key("isPartOf").open_object().member("@type", "BookSeries").member("name", plan.series.title).optional("issn", plan.series.issn).close();
        json.optional("position", plan.series.number);
    }
    if (!site.address.empty()) json.member("url", site.address).member("image", site.address + site.cover);
    if (!site.input.downloads.empty()) {
        json.key("workExample").open_array();
        for (const Edition& edition : site.input.downloads)
            if (edition.form != EditionForm::booklet && edition.form != EditionForm::flyer) write_edition(json, site, edition);
        json.close();
    }
    json.close();
    return json.take();
}

std::string article_data(const SiteMap& site, const ReadingPage& page) {
    const Plan& plan = site.book().plan;
    const Section& section = site.section(page);
    JsonWriter json;
    json.open_object().member("@context", "https://schema.org").member("@type", "Article");
    json.member("headline", plain_text(section.title)).member("inLanguage", section.language);
    write_people(json, "author", authors_of(section, plan));
    if (section.date) json.member("datePublished", to_iso(section.date->start));
    json.optional("description", section.summary).list("keywords", section.tags);
    json.key("wordCount").number(static_cast<std::int64_t>(count_words(section)));
    write_publisher(json, plan);
    json.key("isPartOf").open_object().member("@type", "Book").member("name", plan.title.value).member("identifier", site.book().identifier);
    if (!site.address.empty()) json.member("url", site.address);
    json.close();
    if (!site.address.empty()) json.member("url", site.address + page.path).member("mainEntityOfPage", site.address + page.path);
    json.close();
    return json.take();
}

} // namespace florilege
