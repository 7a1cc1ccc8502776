#include "web/home_page.h"

#include <algorithm>

#include "assemble/names.h"
#include "base/number.h"
#include "language/language.h"
#include "web/listing.h"
#include "web/site_page.h"
#include "web/structured_data.h"

namespace florilege {

namespace {

void line(XmlWriter& out, const SiteMap& site, const char* element, const char* css_class, const std::string& text) {
    if (text.empty()) return;
    out.open(element).attribute("class", css_class);
    write_plan_text(out, site, text);
    out.close();
}

std::vector<std::string> people(const Plan& plan, bool authors) {
    std::vector<std::string> names;
    for (const Contributor& person : plan.authors)
        if ((person.role == "author") == authors) names.push_back(person.name);
    return names;
}

void write_presentation(XmlWriter& out, const SiteMap& site) {
    const Plan& plan = site.book().plan;
    const auto paragraph = [&](const char* css_class, const std::string& text) { line(out, site, "p", css_class, text); };
    paragraph("home-author", joined_names(people(plan, true)));
    line(out, site, "h1", "home-title", plan.title.value);
    paragraph("home-subtitle", plan.subtitle);
    for (const Contributor& person : plan.authors)
        if (person.role != "author") paragraph("home-detail", role_line(plan, person));
    paragraph("home-description", plan.description);
    const auto first = std::find_if(site.reading.begin(), site.reading.end(), [&](const ReadingPage& page) {
        const SectionKind kind = site.section(page).kind;
        return kind == SectionKind::foreword || kind == SectionKind::article;
    });
    if (first != site.reading.end())
        out.open("p").attribute("class", "home-read").open_inline("a").attribute("class", "button").attribute("href", first->path).text(site.word("site_read")).close().close();
    std::string published = plan.publisher.name;
    if (plan.date) published += (published.empty() ? "" : ", ") + format_date(plan.language, *plan.date);
    paragraph("home-detail", published);
    if (!plan.series.title.empty())
        paragraph("home-detail", plan.series.number.empty() ? plan.series.title : worded(plan.language, "series_number", plan.series.title, plan.series.number));
}

void write_downloads(XmlWriter& out, const SiteMap& site) {
    if (site.input.downloads.empty()) return;
    out.open("section").attribute("class", "home-downloads").attribute("aria-labelledby", "downloads_title");
    out.open("h2").attribute("id", "downloads_title").text(site.word("site_downloads")).close();
    out.open("ul");
    for (const Edition& edition : site.input.downloads) {
        if (edition.file.empty()) continue;
        out.open("li").open_inline("a").attribute("href", std::string(downloads_folder) + edition.file);
        out.attribute("type", media_type(edition.form)).attribute("download", edition.file);
        out.text(site.word("site_form_" + std::string(form_name(edition.form)))).close();
        std::string detail = file_size(site.language(), edition.bytes);
        if (edition.pages > 0 && edition.form != EditionForm::epub) detail = worded(site.language(), "site_pages", to_text(std::int64_t{edition.pages})) + ", " + detail;
        out.text(" ").open_inline("span").attribute("class", "detail").text("(" + detail + ")").close().close();
    }
    out.close().close();
}

} // namespace

std::string write_home_page(const SiteMap& site) {
    const Plan& plan = site.book().plan;
    PageFacts page;
    page.path = std::string(home_path);
    page.description = plan.description;
    page.structured_data = book_data(site);
    page.body_class = "home";
    return write_page(site, page, [&](XmlWriter& out) {
        out.open("div").attribute("class", "home-top");
        out.open("img").attribute("class", "home-cover").attribute("src", site.cover).attribute("alt", worded(plan.language, "cover_of", plan.title.value));
        out.attribute("width", to_text(std::int64_t{site.cover_width})).attribute("height", to_text(std::int64_t{site.cover_height})).close_empty();
        out.open("div").attribute("class", "home-presentation");
        write_presentation(out, site);
        out.close().close();
        write_downloads(out, site);
        out.open("section").attribute("class", "home-contents").attribute("aria-labelledby", "contents_title");
        out.open("h2").attribute("id", "contents_title").text(site.word("short_contents")).close();
        write_contents_list(out, site);
        out.close();
    });
}

} // namespace florilege
