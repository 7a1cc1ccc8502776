#include "web/site.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "base/xml.h"
#include "sample_book.h"
#include "web/rgaa.h"
#include "web/site_map.h"

namespace florilege {
namespace {

using Json = nlohmann::json;

/// A site made of a book, its pages read again.
class Made {
  public:
    explicit Made(const Book& book, std::vector<Edition> downloads = {}) {
        const StyleSheet style = shipped_style("classique", book.plan);
        const Accessibility accessibility = accessibility_of(book, {});
        for (OutputFile& file : write_site({book, style, {}, accessibility, downloads}).files) {
            EXPECT_FALSE(files.contains(file.path)) << file.path << " is written twice";
            files[file.path] = std::move(file.bytes);
        }
    }
    bool has(const std::string& path) const { return files.contains(path); }
    XmlNode page(const std::string& path) const {
        std::string why;
        const auto root = read_xml(files.at(path), why);
        EXPECT_TRUE(root) << path << ": " << why;
        return root.value_or(XmlNode{});
    }
    std::vector<std::string> pages() const {
        std::vector<std::string> paths;
        for (const auto& [path, bytes] : files)
            if (path.ends_with(".html")) paths.push_back(path);
        return paths;
    }

    std::map<std::string, std::string> files;
};

void each(const XmlNode& node, const std::function<void(const XmlNode&)>& visit) {
    if (node.is_text()) return;
    visit(node);
    for (const XmlNode& child : node.children) each(child, visit);
}

std::string resolved(const std::string& page, std::string path) {
    std::string folder = page.substr(0, page.find_last_of('/') == std::string::npos ? 0 : page.find_last_of('/') + 1);
    while (path.starts_with("../")) path.erase(0, 3), folder.clear();
    return folder + path;
}

Book with_address(Book book) {
    book.plan.distribution_url.value = "https://example.org/court";
    book.plan.site_url.value = "https://example.org/livre/index.html";
    return book;
}

Book hostile_book() {
    Book book = sample_book();
    const std::string nasty = "</script><script>alert(1)</script> \"q\" 'a' & <b> ]]> " + std::string(300, 'm') + " עברית";
    book.plan.title.value = book.plan.subtitle = book.plan.description = book.plan.rights = book.plan.publisher.name = nasty;
    book.plan.subjects = {nasty};
    for (std::size_t i = 0; i < book.sections.size(); ++i) {
        Section& section = book.sections.edit(i);
        section.title = plain(nasty);
        section.summary = nasty;
        section.tags = {nasty};
        for (Contributor& author : section.authors) author.name = nasty;
    }
    return with_address(book);
}

const std::vector<Edition> some_downloads{{EditionForm::epub, "livre.epub", 123'456, 30, {}, {}, ""}, {EditionForm::pdf, "livre.pdf", 2'345'678, 32, {}, {}, ""}};

} // namespace

TEST(Site, has_a_page_for_what_is_read_and_none_for_title_pages) {
    const Made site(sample_book());
    for (const char* path : {"index.html", "contents.html", "search.html", "accessibility.html", "scripts/search.js", "scripts/search-index.js",
                             "styles/book.css", "styles/site.css", "images/cover-image.png", "images/icon.png"})
        EXPECT_TRUE(site.has(path)) << path;
    EXPECT_FALSE(site.has("text/title-page.html"));
    EXPECT_FALSE(site.has("sitemap.xml"));
    EXPECT_FALSE(site.has("feed.xml"));
}

TEST(Site, leads_nowhere_but_to_places_that_are_there) {
    const Made site(with_address(sample_book()), some_downloads);
    std::map<std::string, std::set<std::string>> ids;
    for (const std::string& path : site.pages())
        each(site.page(path), [&](const XmlNode& node) {
            const std::string id(node.attribute("id"));
            if (!id.empty()) { EXPECT_TRUE(ids[path].insert(id).second) << path << " has the id " << id << " twice"; }
        });
    int links = 0;
    for (const std::string& path : site.pages())
        each(site.page(path), [&](const XmlNode& node) {
            for (const char* name : {"href", "src"}) {
                const std::string target(node.attribute(name));
                if (target.empty() || target.starts_with("http") || target.starts_with("mailto:") || target.find("downloads/") == 0 || target.ends_with("opds.xml")) continue;
                ++links;
                const std::size_t hash = target.find('#');
                const std::string file = hash == 0 ? path : resolved(path, target.substr(0, hash));
                ASSERT_TRUE(site.has(file)) << path << " leads to " << target;
                if (hash != std::string::npos) { EXPECT_TRUE(ids[file].contains(target.substr(hash + 1))) << path << " leads to " << target; }
            }
        });
    EXPECT_GT(links, 50);
}

// What a strict Content-Security-Policy (default-src 'self', no unsafe-inline) forbids, and what would ask another server.
TEST(Site, needs_no_inline_script_or_style_and_no_other_server) {
    for (const Book& book : {sample_book(), hostile_book()}) {
        const Made site(book, some_downloads);
        for (const std::string& path : site.pages())
            each(site.page(path), [&](const XmlNode& node) {
                EXPECT_NE(node.name, "style") << path;
                for (const XmlAttribute& attribute : node.attributes) {
                    EXPECT_NE(attribute.name, "style") << path;
                    EXPECT_FALSE(attribute.name.starts_with("on")) << path << ": " << attribute.name;
                    if (attribute.name == "src") { EXPECT_EQ(attribute.value.find(':'), std::string::npos) << path << ": " << attribute.value; }
                }
                if (node.name == "script" && node.attribute("src").empty()) { EXPECT_EQ(node.attribute("type"), "application/ld+json") << path; }
                const std::string rel(node.attribute("rel"));
                if (node.name == "link" && rel != "canonical") { EXPECT_EQ(node.attribute("href").find(':'), std::string::npos) << path; }
            });
        for (const char* sheet : {"styles/book.css", "styles/site.css"})
            EXPECT_EQ(site.files.at(sheet).find("url(\"http"), std::string::npos);
    }
}

TEST(Site, writes_hostile_words_as_words) {
    const Made site(hostile_book(), some_downloads);
    for (const std::string& path : site.pages()) {
        EXPECT_EQ(site.files.at(path).find("<script>alert"), std::string::npos) << path;
        each(site.page(path), [&](const XmlNode& node) {
            if (node.name == "script" && node.attribute("src").empty()) { EXPECT_FALSE(Json::parse(node.all_text(), nullptr, false).is_discarded()) << path; }
        });
    }
    EXPECT_EQ(site.files.at("scripts/search-index.js").find('<'), std::string::npos);
    std::string why;
    EXPECT_TRUE(read_xml(site.files.at("feed.xml"), why)) << why;
    EXPECT_TRUE(read_xml(site.files.at("sitemap.xml"), why)) << why;
}

TEST(Site, says_its_languages) {
    const Made site(sample_book());
    for (const std::string& path : site.pages()) EXPECT_EQ(site.page(path).attribute("lang"), "fr") << path;
    Book english = sample_book();
    english.plan.language = "en";
    const Made other(english);
    EXPECT_NE(other.files.at("index.html").find(">Contents<"), std::string::npos);
    // The sections are still in French.
    bool marked = false;
    each(other.page("text/2024-budget.html"), [&](const XmlNode& node) { marked |= node.name == "article" && node.attribute("lang") == "fr"; });
    EXPECT_TRUE(marked);
}

TEST(Site, gives_pictures_their_size_and_paragraphs_an_anchor) {
    const Made site(sample_book());
    int pictures = 0, anchors = 0;
    for (const std::string& path : site.pages())
        each(site.page(path), [&](const XmlNode& node) {
            if (node.name == "img") {
                ++pictures;
                EXPECT_FALSE(node.attribute("width").empty()) << path;
                EXPECT_FALSE(node.attribute("height").empty()) << path;
            }
            anchors += node.name == "p" && node.attribute("id").starts_with("p_");
        });
    EXPECT_GT(pictures, 1);
    EXPECT_GT(anchors, 5);
}

TEST(Site, names_its_downloads_with_their_sizes) {
    const Made site(sample_book(), some_downloads);
    const std::string text = site.page("index.html").all_text();
    EXPECT_NE(text.find("123\u00A0Ko"), std::string::npos);
    EXPECT_NE(text.find("32 pages, 2,3\u00A0Mo"), std::string::npos);
}

TEST(Site, tells_machines_its_address_when_it_is_known) {
    const Made site(with_address(sample_book()), some_downloads);
    EXPECT_NE(site.files.at("sitemap.xml").find("<loc>https://example.org/livre/text/2024-budget.html</loc>"), std::string::npos);
    EXPECT_NE(site.files.at("feed.xml").find("<id>https://example.org/livre/text/2024-budget.html</id>"), std::string::npos);
    const std::string& home = site.files.at("index.html");
    EXPECT_NE(home.find("<link rel=\"canonical\" href=\"https://example.org/livre/\""), std::string::npos);
    EXPECT_NE(home.find("content=\"https://example.org/livre/images/cover-image.png\""), std::string::npos);
}

TEST(Site, finds_the_address_of_its_folder) {
    Plan plan;
    EXPECT_EQ(site_address(plan), "");
    for (const auto& [url, address] : std::vector<std::pair<std::string, std::string>>{
             {"https://example.org", "https://example.org/"}, {"https://example.org/a", "https://example.org/a/"}, {"https://example.org/a/", "https://example.org/a/"},
             {"https://example.org/a/index.html?x=1#y", "https://example.org/a/"}}) {
        plan.distribution_url.value = url;
        EXPECT_EQ(site_address(plan), address) << url;
    }
    plan.site_url.value = "https://other.example/b";
    EXPECT_EQ(site_address(plan), "https://other.example/b/");
}

TEST(Site, describes_book_and_articles_in_json_ld) {
    const Made site(with_address(sample_book()), some_downloads);
    const auto data = [&](const std::string& path) {
        Json json;
        each(site.page(path), [&](const XmlNode& node) {
            if (node.attribute("type") == "application/ld+json") json = Json::parse(node.all_text());
        });
        return json;
    };
    const Json book = data("index.html");
    EXPECT_EQ(book["@type"], "Book");
    EXPECT_EQ(book["name"], sample_book().plan.title.value);
    EXPECT_EQ(book["workExample"].size(), 2u);
    const Json article = data("text/2024-budget.html");
    EXPECT_EQ(article["@type"], "Article");
    EXPECT_EQ(article["headline"], "Le budget & l’école");
    EXPECT_EQ(article["isPartOf"]["name"], book["name"]);
    EXPECT_TRUE(article["wordCount"].get<int>() > 0);
}

TEST(Site, searches_the_text_of_every_article) {
    const Made site(sample_book());
    std::string index = site.files.at("scripts/search-index.js");
    const std::string begin = "window.florilegePages = ";
    ASSERT_TRUE(index.starts_with(begin));
    index = index.substr(begin.size(), index.rfind(';') - begin.size());
    const Json pages = Json::parse(index);
    const auto budget = std::find_if(pages.begin(), pages.end(), [](const Json& page) { return page["url"] == "text/2024-budget.html"; });
    ASSERT_NE(budget, pages.end());
    EXPECT_NE((*budget)["text"].get<std::string>().find("Premier vers, second vers."), std::string::npos);
}

TEST(Rgaa, judges_its_106_criteria_by_what_the_book_holds) {
    Accessibility bare, rich;
    rich.pictures = rich.described_pictures = rich.decorative_pictures = rich.tables = rich.links = rich.foreign_passages = true;
    const RgaaResult few = judge_rgaa(bare), many = judge_rgaa(rich);
    EXPECT_EQ(few.criteria.size(), 106u);
    EXPECT_EQ(few.held + static_cast<int>(few.for_people.size()), few.applicable);
    EXPECT_GT(many.applicable, few.applicable);
    EXPECT_GT(many.for_people.size(), few.for_people.size());
    EXPECT_LT(many.rate(), 100);
    EXPECT_GT(many.rate(), 50);
}

TEST(Rgaa, has_words_for_every_criterion_that_people_judge) {
    Book book = sample_book();
    Accessibility rich;
    rich.pictures = rich.tables = rich.links = rich.foreign_passages = true;
    const StyleSheet style = shipped_style("classique", book.plan);
    const std::vector<Edition> none;
    for (const OutputFile& file : write_site({book, style, {}, rich, none}).files)
        if (file.path == "accessibility.html") {
            for (const Criterion& criterion : judge_rgaa(rich).for_people)
                EXPECT_NE(file.bytes.find("Critère " + std::to_string(criterion.theme) + '.' + std::to_string(criterion.number) + "\u00A0: "), std::string::npos);
        }
}

TEST(Size, is_written_in_the_units_of_the_language) {
    EXPECT_EQ(file_size("fr", 999), "1\u00A0Ko");
    EXPECT_EQ(file_size("fr", 1'260'000), "1,3\u00A0Mo");
    EXPECT_EQ(file_size("en-GB", 1'260'000), "1.3\u00A0MB");
    EXPECT_EQ(file_size("de", 12'345), "12\u00A0kB");
}

TEST(Site, leaves_samples_for_the_judges) {
    const char* folder = std::getenv("FLORILEGE_SAMPLES");
    if (!folder) GTEST_SKIP() << "no FLORILEGE_SAMPLES folder";
    Book english = sample_book();
    english.plan.language = "en";
    for (const auto& [name, book] : {std::pair{"every", sample_book()}, {"hostile", hostile_book()}, {"english", english}}) {
        std::vector<OutputFile> files;
        for (auto& [path, bytes] : Made(book).files) files.push_back({path, std::move(bytes)});
        files.push_back({"opds.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>"}); // that the pages lead to; others write it
        write_files(std::string(folder) + "/site-" + name, files);
    }
}

} // namespace florilege
