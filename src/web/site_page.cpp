#include "web/site_page.h"

#include "assemble/furniture.h"
#include "base/number.h"
#include "language/language.h"
#include "markup/inline_writer.h"

namespace florilege {

namespace {

class PageWriter {
  public:
    PageWriter(const SiteMap& site, const PageFacts& facts) : site_(site), facts_(facts), plan_(site.book().plan), up_(way_up(facts.path)) {}

    std::string write(const std::function<void(XmlWriter&)>& main) {
        out_.raw("<!DOCTYPE html>").open("html").attribute("lang", plan_.language);
        head();
        out_.open("body").optional("class", facts_.body_class);
        out_.open("a").attribute("class", "skip").attribute("href", "#main_text").text(site_.word("site_skip")).close();
        banner();
        out_.open("main").attribute("id", "main_text").attribute("tabindex", "-1");
        main(out_);
        out_.close();
        foot();
        out_.close().close();
        return out_.take();
    }

  private:
    void meta(const char* kind, std::string_view name, std::string_view content) {
        if (!content.empty()) out_.open("meta").attribute(kind, name).attribute("content", content).close_empty();
    }
    void link(std::string_view rel, const std::string& href, std::string_view type = {}, std::string_view title = {}) {
        out_.open("link").attribute("rel", rel).optional("type", type).optional("title", title).attribute("href", href).close_empty();
    }

    std::string full_title() const {
        return facts_.title.empty() ? plan_.title.value : facts_.title + " \u2013 " + plan_.title.value;
    }

    void head() {
        out_.open("head");
        out_.open("meta").attribute("charset", "utf-8").close_empty();
        meta("name", "viewport", "width=device-width, initial-scale=1");
        out_.leaf("title", full_title());
        meta("name", "description", facts_.description);
        meta("name", "color-scheme", "light dark");
        meta("name", "generator", "Florilège");
        link("stylesheet", up_ + "styles/book.css", "text/css");
        link("stylesheet", up_ + "styles/site.css", "text/css");
        link("icon", up_ + "images/icon.png", "image/png");
        if (!site_.address.empty()) {
            link("canonical", site_.address + (facts_.path == home_path ? "" : facts_.path));
            link("alternate", up_ + std::string(feed_path), "application/atom+xml", site_.word("site_feed"));
        }
        link("alternate", up_ + std::string(opds_atom_path), "application/atom+xml;profile=opds-catalog;kind=acquisition", site_.word("site_catalogue"));
        if (!facts_.previous.empty()) link("prev", up_ + facts_.previous);
        if (!facts_.next.empty()) link("next", up_ + facts_.next);
        open_graph();
        if (!facts_.structured_data.empty())
            out_.open("script").attribute("type", "application/ld+json").raw("\n" + facts_.structured_data).close();
        if (facts_.searches)
            for (const char* script : {"scripts/search-index.js", "scripts/search.js"})
                out_.open("script").attribute("src", up_ + script).attribute("defer", "").close();
        out_.close();
    }

    // ogp.me: a picture's address must be absolute, so there is none until the site's is known.
    void open_graph() {
        meta("property", "og:type", facts_.article ? "article" : "book");
        meta("property", "og:title", facts_.title.empty() ? plan_.title.value : facts_.title);
        meta("property", "og:site_name", plan_.title.value);
        meta("property", "og:description", facts_.description);
        std::string locale = plan_.language;
        if (const std::size_t hyphen = locale.find('-'); hyphen != std::string::npos) locale[hyphen] = '_';
        else if (locale == "fr") locale = "fr_FR";
        meta("property", "og:locale", locale);
        if (site_.address.empty()) return;
        meta("property", "og:url", site_.address + (facts_.path == home_path ? "" : facts_.path));
        meta("property", "og:image", site_.address + site_.cover);
        meta("property", "og:image:width", to_text(std::int64_t{site_.cover_width}));
        meta("property", "og:image:height", to_text(std::int64_t{site_.cover_height}));
        meta("property", "og:image:alt", worded(plan_.language, "cover_of", plan_.title.value));
    }

    void entry(const std::string& path, const std::string& label) {
        out_.open("li").open_inline("a").attribute("href", up_ + path);
        if (path == facts_.path) out_.attribute("aria-current", "page");
        out_.text(label).close().close();
    }

    void banner() {
        out_.open("header").attribute("class", "site-header");
        out_.open("p").attribute("class", "site-title").open_inline("a").attribute("href", up_ + std::string(home_path));
        if (facts_.path == home_path) out_.attribute("aria-current", "page");
        write_plan_text(out_, site_, plan_.title.value);
        out_.close().close();
        out_.open("nav").attribute("aria-label", site_.word("site_book")).open("ul");
        entry(std::string(contents_path), site_.word("short_contents"));
        if (site_.chronology) entry(std::string(chronology_path), site_.word("chronology"));
        if (site_.authors) entry(std::string(authors_path), site_.word("site_authors"));
        for (const ReadingPage& page : site_.reading)
            if (site_.section(page).kind == SectionKind::index) entry(page.path, plain_text(site_.section(page).title));
        entry(std::string(search_path), site_.word("site_search"));
        out_.close().close().close();
    }

    void foot() {
        out_.open("footer").attribute("class", "site-footer");
        if (!plan_.rights.empty()) {
            out_.open("p");
            write_plan_text(out_, site_, plan_.rights);
            out_.close();
        }
        out_.open("nav").attribute("aria-label", site_.word("site_about")).open("ul");
        // What French law asks of every home page: the state in words, leading to the statement.
        entry(std::string(statement_path), site_.word("site_conformance"));
        if (const ReadingPage* legal = site_.page_of(SectionKind::imprint)) entry(legal->path, site_.word("imprint"));
        if (!site_.address.empty()) entry(std::string(feed_path), site_.word("site_feed"));
        entry(std::string(opds_atom_path), site_.word("site_catalogue"));
        out_.close().close().close();
    }

    const SiteMap& site_;
    const PageFacts& facts_;
    const Plan& plan_;
    std::string up_;
    XmlWriter out_;
};

} // namespace

std::string write_page(const SiteMap& site, const PageFacts& facts, const std::function<void(XmlWriter&)>& main) {
    return PageWriter(site, facts).write(main);
}

void write_plan_text(XmlWriter& out, const SiteMap& site, const std::string& text) {
    const Plan& plan = site.book().plan;
    ContentFacts unused;
    InlineWriter(out, site.context, {}, plan.language, unused).write(marked(text, plan), TextForm::label);
}

void write_title(XmlWriter& out, std::string_view title) {
    out.open("h1").attribute("class", "section-title").text(title).close();
}

} // namespace florilege
