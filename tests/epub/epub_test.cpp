#include "epub/epub.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/xml.h"
#include "base/zip.h"
#include "document/block_walk.h"
#include "sample_book.h"

namespace florilege {
namespace {

/// The archive opened again.
class Package {
  public:
    explicit Package(const std::string& archive) {
        ZipFailure why{};
        reader_ = ZipReader::open(archive, why);
    }
    std::string file(const std::string& path) const {
        ZipFailure why{};
        const auto bytes = reader_->read("EPUB/" + path, why);
        EXPECT_TRUE(bytes) << path;
        return bytes.value_or("");
    }
    XmlNode xml(const std::string& path) const {
        std::string why;
        const auto root = read_xml(file(path), why);
        EXPECT_TRUE(root) << path << ": " << why;
        return root.value_or(XmlNode{});
    }
    const std::vector<std::string>& names() const { return reader_->names(); }

  private:
    std::optional<ZipReader> reader_;
};

std::string build(const Book& book, const PageMap& pages = {}, EpubOptions options = {}) {
    auto made = write_epub(book, shipped_style("classique", book.plan), pages, options);
    EXPECT_TRUE(made.diagnostics.empty());
    return std::move(made.value);
}

// A page that begins in the middle of a word of the first text that holds it.
PageMark page_in(const Book& book, const std::string& label, const std::string& words) {
    PageMark mark{label, 0, 0};
    const auto look = [&](const Inlines& text) {
        const std::size_t at = text.text.find(words);
        if (mark.text == 0 && at != std::string::npos) mark.text = text.id, mark.offset = static_cast<std::uint32_t>(at);
    };
    for (const Section& section : book.sections) {
        for_each_text(section.blocks, look);
        for (const Note& note : section.notes) for_each_text(note.blocks, look);
    }
    EXPECT_NE(mark.text, 0u) << words;
    return mark;
}

PageMap pages_of(const Book& book) {
    return {page_in(book, "v", "À elles"), page_in(book, "7", "Quelques"), page_in(book, "12", "pitales"), page_in(book, "13", "encore\ntoute"), page_in(book, "14", "sur Hugo")};
}

void compare(const std::string& name, const std::string& text) {
    const std::string path = std::string(CASES) + '/' + name;
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path) << text;
    std::ifstream file(path);
    std::stringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(text, expected.str()) << "run again with UPDATE_GOLDEN=1 and read the difference";
}

TEST(Epub, writes_every_section_block_and_mark) {
    const Book book = sample_book();
    const Package package(build(book, pages_of(book), {"urn:isbn:9782070409228"}));
    for (const char* name : {"2024-budget", "index", "contents", "title-page", "accessibility"})
        compare(std::string(name) + ".xhtml", package.file("text/" + std::string(name) + ".xhtml"));
    compare("package.opf", package.file("package.opf"));
    compare("nav.xhtml", package.file("nav.xhtml"));
    compare("toc.ncx", package.file("toc.ncx"));
}

TEST(Epub, begins_with_its_type_and_holds_nothing_that_is_not_in_the_manifest) {
    const std::string archive = build(sample_book());
    EXPECT_EQ(archive.substr(30, 28), "mimetypeapplication/epub+zip");
    const Package package(archive);
    const XmlNode root = package.xml("package.opf");
    std::vector<std::string> listed{"mimetype", "META-INF/container.xml", "EPUB/package.opf"};
    for (const XmlNode& item : root.child("manifest")->children)
        if (!item.is_text()) listed.push_back("EPUB/" + std::string(item.attribute("href")));
    std::vector<std::string> names = package.names();
    std::sort(listed.begin(), listed.end());
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, listed);
    EXPECT_EQ(std::count_if(names.begin(), names.end(), [](const std::string& name) { return name.find("unused") != std::string::npos; }), 0);
}

TEST(Epub, is_the_same_every_time) { EXPECT_EQ(build(sample_book()), build(sample_book())); }

TEST(Epub, breaks_pages_at_their_very_byte) {
    const Book book = sample_book();
    const Package package(build(book, pages_of(book)));
    const std::string article = package.file("text/2024-budget.xhtml");
    const std::string page = "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-12\" aria-label=\"page 12\"></span>";
    EXPECT_NE(article.find("<span class=\"small-caps\">Ca" + page + "pitales</span>"), std::string::npos);
    std::vector<std::string> labels;
    const XmlNode document = package.xml("nav.xhtml");
    for (const XmlNode& nav : document.child("body")->children)
        if (nav.attribute("type") == "page-list")
            for (const XmlNode& item : nav.child("ol")->children)
                if (!item.is_text()) labels.push_back(item.child("a")->all_text());
    EXPECT_EQ(labels, (std::vector<std::string>{"v", "7", "12", "13", "14"}));
}

TEST(Epub, gathers_notes_at_the_end_of_the_book_when_the_plan_says_so) {
    Book book = sample_book();
    Section notes;
    notes.kind = SectionKind::notes;
    notes.id = "notes";
    notes.language = "fr";
    notes.body_matter = false;
    notes.title = plain("Notes");
    notes.blocks.push_back({Heading{1, notes.title}, Role::section_title, "notes-title", "", {}});
    book.sections.push_back(std::move(notes));
    const Package package(build(book));
    EXPECT_EQ(package.file("text/2024-budget.xhtml").find("<aside"), std::string::npos);
    EXPECT_NE(package.file("text/2024-budget.xhtml").find("href=\"notes.xhtml#id-2024-budget-note-1\""), std::string::npos);
    EXPECT_NE(package.file("text/notes.xhtml").find("href=\"2024-budget.xhtml#id-2024-budget-note-1-call\""), std::string::npos);
}

TEST(Epub, falls_back_to_no_break_spaces_when_asked) {
    const Package package(build(sample_book(), {}, {.fallback_spaces = true}));
    const std::string article = package.file("text/2024-budget.xhtml");
    EXPECT_EQ(article.find("\u202F"), std::string::npos);
    EXPECT_NE(article.find("réplique\u00A0!"), std::string::npos);
}

TEST(Epub, keeps_links_that_may_stand_in_a_book_and_the_words_of_those_that_may_not) {
    Book book = sample_book();
    Blocks& blocks = book.sections[4 + 1].blocks;
    for (const char* target : {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "autre.md", "#nulle-part", "http://", "https://a b/", "//example.org"})
        blocks.push_back({Paragraph{marked("mots", {{MarkKind::link, 0, 4, target, ""}})}, Role::body, "", "", {}});
    blocks.push_back({Paragraph{marked("mots", {{MarkKind::link, 0, 4, "HTTP://example.org/100%", ""}})}, Role::body, "", "", {}});
    const std::string page = Package(build(book)).file("text/avant-propos.xhtml");
    EXPECT_EQ(page.find("<a"), page.find("<a href=\"http://example.org/100%25\">"));
    EXPECT_NE(page.find("<a"), std::string::npos);
}

TEST(Epub, survives_marks_that_cross_and_texts_that_are_no_text) {
    Book book = sample_book();
    Blocks& blocks = book.sections[4 + 1].blocks;
    blocks.push_back({Paragraph{marked("abcdef", {{MarkKind::emphasis, 0, 4, "", ""}, {MarkKind::strong, 2, 6, "", ""}, {MarkKind::note_ref, 1, 2, "9", ""}})}, Role::body, "", "", {}});
    blocks.push_back({Paragraph{plain("\x01\xFF\uFFFE & ]]>")}, Role::body, "", "", {}});
    blocks.push_back({Figure{"images/absent.png", "rien", plain("Légende"), {}}, Role::figure, "", "", {}});
    Package(build(book)).xml("text/avant-propos.xhtml");
}

// The judges of tests/judges read these files.
TEST(Epub, leaves_samples_for_the_judges) {
    const char* folder = std::getenv("FLORILEGE_SAMPLES");
    if (!folder) GTEST_SKIP() << "no FLORILEGE_SAMPLES folder";
    Book book = sample_book();
    std::ofstream(std::string(folder) + "/every.epub", std::ios::binary) << build(book, pages_of(book), {"urn:isbn:9782070409228"});
    book.plan.language = "de";
    book.plan.authors.clear();
    book.plan.publisher = {};
    for (Section& section : book.sections) section.language = "de";
    std::ofstream(std::string(folder) + "/plain.epub", std::ios::binary) << build(book);
}

} // namespace
} // namespace florilege
