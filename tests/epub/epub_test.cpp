#include "epub/epub.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/xml.h"
#include "base/zip.h"
#include "document/block_walk.h"
#include "markup/cover.h"
#include "markup/pictures.h"
#include "read/image.h"
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
    const Package package(build(book, pages_of(book), {{"urn:isbn:9782070409228", true}}));
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

TEST(Epub, is_the_same_every_time_and_with_any_number_of_threads) {
    const Book book = sample_book();
    EXPECT_EQ(build(book), build(sample_book()));
    EXPECT_EQ(build(book, pages_of(book), {.jobs = 1}), build(book, pages_of(book), {.jobs = 5}));
}

TEST(Epub, claims_conformance_where_somebody_answers_for_it_and_every_picture_is_described) {
    Book book = sample_book();
    const auto claims = [](const Book& of) { return Package(build(of)).file("package.opf").find("dcterms:conformsTo") != std::string::npos; };
    EXPECT_TRUE(claims(book));
    Blocks& blocks = book.sections.edit(4 + 1).blocks;
    blocks.push_back({Figure{"images/fond.svg", "", plain("Une légende, donc pas un ornement"), {}}, Role::figure, "", "", {}});
    EXPECT_FALSE(claims(book));
    const std::string package = Package(build(book)).file("package.opf");
    EXPECT_EQ(package.find("alternativeText"), std::string::npos);
    EXPECT_EQ(package.find(">textual<", package.find("accessModeSufficient")), std::string::npos);
    blocks.pop_back();
    book.plan.publisher = {}, book.plan.authors.clear();
    EXPECT_FALSE(claims(book));
}

TEST(Epub, carries_the_faces_that_the_style_asks_for_and_the_book_needs) {
    Book book = sample_book();
    StyleSheet style = shipped_style("classique", book.plan);
    const auto fonts = [&] {
        std::vector<std::string> found;
        const Package package(write_epub(book, style, {}, {}).value);
        for (const std::string& name : package.names())
            if (name.starts_with("EPUB/fonts/")) found.push_back(name.substr(11));
        return found;
    };
    EXPECT_TRUE(fonts().empty());
    style.epub_families = {"Linux Libertine O"};
    EXPECT_EQ(fonts(), (std::vector<std::string>{"linux-libertine-o-regular.otf", "linux-libertine-o-italic.otf", "linux-libertine-o-bold.otf"}));
}

TEST(Epub, says_an_address_once) {
    Book book = sample_book();
    Blocks& imprint = book.sections.edit(2).blocks;
    const auto count = [&] {
        int links = 0;
        const std::string page = Package(build(book)).file("text/imprint.xhtml");
        for (std::size_t at = 0; (at = page.find("<a ", at)) != std::string::npos; ++at) ++links;
        return links;
    };
    EXPECT_EQ(count(), 1);
    imprint.insert(imprint.begin(), {Paragraph{marked("Lire : ici", {{MarkKind::link, 7, 10, "https://example.org/livre", ""}})}, Role::imprint, "", "", {}});
    EXPECT_EQ(count(), 1);
}

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

TEST(Epub, leads_from_a_note_back_to_each_of_its_calls) {
    Book book = sample_book();
    const std::string call(object_replacement_utf8);
    const auto article = std::find_if(book.sections.begin(), book.sections.end(), [](const Section& section) { return section.id == "2024-budget"; });
    book.sections.edit(static_cast<std::size_t>(article - book.sections.begin())).blocks.push_back({Paragraph{marked("Encore" + call, {{MarkKind::note_ref, 6, 9, "0", ""}})}, Role::body, "", "", {}});
    const std::string page = Package(build(book)).file("text/2024-budget.xhtml");
    const auto count = [&](const std::string& words) {
        int found = 0;
        for (std::size_t at = 0; (at = page.find(words, at)) != std::string::npos; ++at) ++found;
        return found;
    };
    for (const char* id : {"id-2024-budget-note-1-call", "id-2024-budget-note-1-call-2", "id-2024-budget-note-2-call"}) {
        EXPECT_EQ(count(std::string("id=\"") + id + '"'), 1) << id;
        EXPECT_EQ(count(std::string("href=\"2024-budget.xhtml#") + id + '"'), 1) << id;
    }
    EXPECT_EQ(count("note-2-call-2"), 0);
}

TEST(Epub, marks_the_page_of_a_picture_before_it) {
    Book book = sample_book();
    std::uint32_t last = 0;
    for (const Section& section : book.sections) for_each_text(section.blocks, [&](const Inlines& text) { last = std::max(last, text.id); });
    Blocks& blocks = book.sections.edit(4 + 1).blocks;
    Figure figure{"images/fond.svg", "", {}, {}};
    figure.id = last + 100;
    blocks.push_back({figure, Role::figure, "", "", {}});
    const Package package(build(book, {{"41", figure.id, 0}, {"42", figure.id, 0}}));
    const std::string page = package.file("text/avant-propos.xhtml");
    const std::size_t first = page.find("id=\"page-41\""), second = page.find("id=\"page-42\""), picture = page.find("<figure");
    EXPECT_LT(first, second);
    EXPECT_LT(second, picture);
    EXPECT_NE(picture, std::string::npos);
    EXPECT_NE(package.file("nav.xhtml").find("avant-propos.xhtml#page-42"), std::string::npos);
}

TEST(Epub, keeps_a_title_and_its_subtitle_in_a_group_of_their_own) {
    const Book book = sample_book();
    const auto article = std::find_if(book.sections.begin(), book.sections.end(), [](const Section& section) { return section.id == "2024-budget"; });
    const auto title_block = std::find_if(article->blocks.begin(), article->blocks.end(), [](const Block& block) { return block.role == Role::article_title; });
    const std::string page = Package(build(book, {{"5", std::get<Heading>(title_block->content).text.id, 0}})).file("text/2024-budget.xhtml");
    const std::size_t mark = page.find("id=\"page-5\""), group = page.find("<hgroup>"), title = page.find("<h1 "), subtitle = page.find("role=\"doc-subtitle\""), end = page.find("</hgroup>");
    EXPECT_TRUE(mark < group && group < title && title < subtitle && subtitle < end && end != std::string::npos) << page;
    EXPECT_EQ(page.find("<span", group), page.find("<span", end)) << "a page begins before the group";
    EXPECT_EQ(Package(build(book)).file("text/letter.xhtml").find("hgroup"), std::string::npos);
}

TEST(Epub, names_the_edition_whose_pages_it_lists) {
    const Book book = sample_book();
    const auto package = [&](PageSource source) { return Package(build(book, pages_of(book), {.page_source = std::move(source)})); };
    const auto has = [](const std::string& text, const char* words) { return text.find(words) != std::string::npos; };
    EXPECT_TRUE(has(package({}).file("package.opf"), "<meta property=\"pageBreakSource\">none</meta>"));
    const Package pdf = package({"urn:isbn:9782000000020", false}), print = package({"urn:isbn:9782000000037", true});
    EXPECT_TRUE(has(pdf.file("package.opf"), "<meta property=\"pageBreakSource\">urn:isbn:9782000000020</meta>"));
    EXPECT_TRUE(has(print.file("package.opf"), "<meta property=\"pageBreakSource\">urn:isbn:9782000000037</meta>"));
    EXPECT_FALSE(has(pdf.file("nav.xhtml"), "imprimée"));
    EXPECT_TRUE(has(print.file("nav.xhtml"), "Pages de l’édition imprimée"));
    EXPECT_FALSE(has(pdf.file("text/accessibility.xhtml"), "identique à la version imprimée"));
    EXPECT_TRUE(has(print.file("text/accessibility.xhtml"), "identique à la version imprimée"));
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
    const Package package(build(sample_book(), {}, {.spaces = Spaces::wide}));
    const std::string article = package.file("text/2024-budget.xhtml");
    EXPECT_EQ(article.find("\u202F"), std::string::npos);
    EXPECT_NE(article.find("réplique\u00A0!"), std::string::npos);
}

TEST(Epub, keeps_links_that_may_stand_in_a_book_and_the_words_of_those_that_may_not) {
    Book book = sample_book();
    Blocks& blocks = book.sections.edit(4 + 1).blocks;
    for (const char* target : {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "autre.md", "#nulle-part", "http://", "https://a b/", "//example.org"})
        blocks.push_back({Paragraph{marked("mots", {{MarkKind::link, 0, 4, target, ""}})}, Role::body, "", "", {}});
    blocks.push_back({Paragraph{marked("mots", {{MarkKind::link, 0, 4, "HTTP://example.org/100%", ""}})}, Role::body, "", "", {}});
    const std::string page = Package(build(book)).file("text/avant-propos.xhtml");
    EXPECT_EQ(page.find("<a"), page.find("<a href=\"http://example.org/100%25\">"));
    EXPECT_NE(page.find("<a"), std::string::npos);
}

TEST(Epub, survives_marks_that_cross_and_texts_that_are_no_text) {
    Book book = sample_book();
    Blocks& blocks = book.sections.edit(4 + 1).blocks;
    blocks.push_back({Paragraph{marked("abcdef", {{MarkKind::emphasis, 0, 4, "", ""}, {MarkKind::strong, 2, 6, "", ""}, {MarkKind::note_ref, 1, 2, "9", ""}})}, Role::body, "", "", {}});
    blocks.push_back({Paragraph{plain("\x01\xFF\uFFFE & ]]>")}, Role::body, "", "", {}});
    blocks.push_back({Figure{"images/absent.png", "rien", plain("Légende"), {}}, Role::figure, "", "", {}});
    Package(build(book)).xml("text/avant-propos.xhtml");
}

TEST(Pictures, are_delivered_as_screens_need_them) {
    const auto image = [](const std::string& path, ImageFormat format, std::string bytes, int width, int height) {
        return Image{path, format, std::make_shared<const std::string>(std::move(bytes)), width, height, false, false};
    };
    Pixmap noise{400, 400, 3, {}};
    for (std::uint32_t i = 0, random = 1; i < 400 * 400 * 3; ++i) noise.samples += static_cast<char>((random = random * 1664525 + 1013904223) >> 24);
    const Image photograph = image("a.png", ImageFormat::png, encode_png(noise), 400, 400);
    EXPECT_EQ(screen_extension(photograph), ".jpg");
    EXPECT_LT(screen_bytes(photograph).size(), photograph.bytes->size() / 2);
    const Image wide = image("b.png", ImageFormat::png, encode_png({3200, 100, 1, std::string(320000, '\x20')}), 3200, 100);
    EXPECT_EQ(screen_extension(wide), ".png");
    EXPECT_EQ(screen_bytes(wide).substr(16, 8), std::string("\0\0\x06\x40\0\0\0\x32", 8)); // 1600 × 50
    EXPECT_LT(screen_bytes(wide).size(), 300u);
    const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\"><path d=\"M2 2h20v20H2z\"/></svg>";
    const Image icon = image("c.svg", ImageFormat::svg, svg, 24, 24);
    EXPECT_EQ(screen_bytes(icon).substr(16, 8), std::string("\0\0\0\x60\0\0\0\x60", 8)); // 96 × 96, shown at
    EXPECT_EQ(place_pictures({{"c.svg", icon}}).at("c.svg").width, 24);
    const Image jpeg = image("d.jpg", ImageFormat::jpeg, encode_jpeg(noise, 60), 400, 400);
    EXPECT_EQ(screen_bytes(jpeg), *jpeg.bytes); // no gain, so no second loss
}

TEST(Epub, delivers_a_cover_with_a_photograph_as_jpeg_and_one_of_type_as_png) {
    Book book = sample_book();
    book.plan.cover.value = "photo.png", book.plan.cover_is_picture = true;
    Pixmap photograph{600, 800, 3, {}};
    for (int i = 0; i < photograph.width * photograph.height; ++i)
        photograph.samples += {static_cast<char>(i % 251), static_cast<char>(i / 600 % 241), static_cast<char>(i * 7 % 239)};
    book.images["photo.png"] = read_image("photo.png", encode_png(photograph), {}).value;
    Fonts fonts;
    const StyleSheet style = read_style(FLORILEGE_ROOT "/styles", ".", book.plan).value;
    EXPECT_EQ(screen_cover(book, style, fonts).extension, ".jpg");
    EXPECT_EQ(small_cover(book, style, fonts, 400).file.extension, ".jpg");
    book.images.erase("photo.png");
    const ScreenPicture drawn = screen_cover(book, style, fonts);
    EXPECT_EQ(drawn.extension, ".png");
    EXPECT_EQ(drawn.bytes.substr(16, 4), std::string("\0\0\x06\x40", 4)); // 1600
    const SmallCover small = small_cover(book, style, fonts, 400);
    EXPECT_EQ(small.file.extension, ".png");
    EXPECT_EQ(small.pixmap.width, 400);
    EXPECT_GT(small.pixmap.height, 500);
}

// The judges of tests/judges read these files.
TEST(Epub, leaves_samples_for_the_judges) {
    const char* folder = std::getenv("FLORILEGE_SAMPLES");
    if (!folder) GTEST_SKIP() << "no FLORILEGE_SAMPLES folder";
    Book book = sample_book();
    std::ofstream(std::string(folder) + "/every.epub", std::ios::binary) << build(book, pages_of(book), {{"urn:isbn:9782070409228", true}});
    book.plan.cover = {};
    book.plan.language = "de";
    book.plan.authors.clear();
    book.plan.publisher = {};
    for (std::size_t i = 0; i < book.sections.size(); ++i) book.sections.edit(i).language = "de";
    std::ofstream(std::string(folder) + "/plain.epub", std::ios::binary) << build(book);
}

} // namespace
} // namespace florilege
