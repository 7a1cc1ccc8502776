#include "web/catalogue.h"

#include "base/json.h"
#include "base/number.h"
#include "base/xml.h"
#include "language/language.h"
#include "web/book_style.h"
#include "web/site_map.h"

namespace florilege {

namespace {

class CatalogueWriter {
  public:
    CatalogueWriter(const Catalogue& catalogue, const std::vector<CatalogueVolume>& volumes) : catalogue_(catalogue), volumes_(volumes) {}

    std::string write() {
        out_.raw("<!DOCTYPE html>").open("html").attribute("lang", catalogue_.language);
        head();
        out_.open("body").attribute("class", "home catalogue");
        out_.open("main").attribute("id", "main_text");
        out_.open("h1").attribute("class", "home-title").text(catalogue_.title.value).close();
        if (!catalogue_.description.empty()) out_.open("p").attribute("class", "home-description").text(catalogue_.description).close();
        out_.open("ul").attribute("class", "volumes").attribute("aria-label", word("site_volumes"));
        for (const CatalogueVolume& volume : volumes_) write_volume(volume);
        out_.close().close();
        out_.open("footer").attribute("class", "site-footer").open("p").open_inline("a").attribute("href", opds_atom_path).text(word("site_catalogue")).close().close().close();
        out_.close().close();
        return out_.take();
    }

  private:
    std::string word(std::string_view key) const { return std::string(wording(catalogue_.language, key)); }

    void head() {
        const auto meta = [&](const char* kind, const char* name, const std::string& content) {
            if (!content.empty()) out_.open("meta").attribute(kind, name).attribute("content", content).close_empty();
        };
        out_.open("head").open("meta").attribute("charset", "utf-8").close_empty();
        meta("name", "viewport", "width=device-width, initial-scale=1");
        out_.leaf("title", catalogue_.title.value);
        meta("name", "description", catalogue_.description);
        meta("name", "color-scheme", "light dark");
        meta("name", "generator", "Florilège");
        for (const char* sheet : {"styles/book.css", "styles/site.css"})
            out_.open("link").attribute("rel", "stylesheet").attribute("type", "text/css").attribute("href", sheet).close_empty();
        if (!volumes_.empty()) out_.open("link").attribute("rel", "icon").attribute("type", "image/png").attribute("href", volumes_.front().cover).close_empty();
        out_.open("link").attribute("rel", "alternate").attribute("type", "application/atom+xml;profile=opds-catalog;kind=navigation");
        out_.attribute("title", word("site_catalogue")).attribute("href", opds_atom_path).close_empty();
        if (!catalogue_.site_url.value.empty()) out_.open("link").attribute("rel", "canonical").attribute("href", catalogue_.site_url.value).close_empty();
        meta("property", "og:type", "website");
        meta("property", "og:title", catalogue_.title.value);
        meta("property", "og:description", catalogue_.description);
        meta("property", "og:url", catalogue_.site_url.value);
        out_.open("script").attribute("type", "application/ld+json").raw("\n" + structured_data()).close();
        out_.close();
    }

    std::string structured_data() const {
        JsonWriter json;
        json.open_object().member("@context", "https://schema.org").member("@type", "BookSeries").member("name", catalogue_.title.value);
        json.optional("description", catalogue_.description).member("inLanguage", catalogue_.language);
        json.key("hasPart").open_array();
        for (const CatalogueVolume& volume : volumes_)
            json.open_object().member("@type", "Book").member("name", volume.title).member("identifier", volume.book.identifier).close();
        json.close().close();
        return json.take();
    }

    void write_volume(const CatalogueVolume& volume) {
        const Plan& plan = volume.book.plan;
        out_.open("li");
        if (plan.language != catalogue_.language) out_.attribute("lang", plan.language);
        // The title beside it says what the picture does.
        out_.open("img").attribute("src", volume.cover).attribute("alt", "").attribute("width", to_text(std::int64_t{volume.cover_width}));
        out_.attribute("height", to_text(std::int64_t{volume.cover_height})).attribute("loading", "lazy").close_empty();
        out_.open("div").open("h2");
        if (volume.home.empty()) out_.text(volume.title);
        else out_.open_inline("a").attribute("href", volume.home).text(volume.title).close();
        out_.close();
        const auto line = [&](const char* css_class, const std::string& text) {
            if (!text.empty()) out_.open("p").attribute("class", css_class).text(text).close();
        };
        line("home-subtitle", plan.subtitle);
        std::string detail = joined_names(authors_of({}, plan));
        if (plan.date) detail += (detail.empty() ? "" : ", ") + format_date(plan.language, *plan.date);
        line("home-detail", detail);
        line("home-description", plan.description);
        write_ways(volume);
        out_.close().close();
    }

    void write_ways(const CatalogueVolume& volume) {
        const std::string& language = volume.book.plan.language;
        out_.open("ul").attribute("class", "ways").attribute("aria-label", volume.title);
        if (!volume.home.empty()) out_.open("li").open_inline("a").attribute("href", volume.home).text(wording(language, "site_read_online")).close().close();
        for (const Edition& edition : volume.editions) {
            if (edition.file.empty()) continue;
            out_.open("li").open_inline("a").attribute("href", volume.folder + edition.file).attribute("type", media_type(edition.form)).attribute("download", edition.file);
            out_.text(wording(language, "site_form_" + std::string(form_name(edition.form)))).close();
            out_.text(" ").open_inline("span").attribute("class", "detail").text("(" + file_size(language, edition.bytes) + ")").close().close();
        }
        out_.close();
    }

    const Catalogue& catalogue_;
    const std::vector<CatalogueVolume>& volumes_;
    XmlWriter out_;
};

} // namespace

std::vector<OutputFile> write_catalogue(const Catalogue& catalogue, const std::vector<CatalogueVolume>& volumes, const StyleSheet& style) {
    std::vector<OutputFile> files = book_style(volumes.front().book, style);
    files.insert(files.begin(), {"index.html", CatalogueWriter(catalogue, volumes).write()});
    return files;
}

} // namespace florilege
