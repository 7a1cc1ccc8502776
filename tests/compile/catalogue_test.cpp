#include "compile/catalogue.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"

namespace florilege {
namespace {

namespace fs = std::filesystem;

class CatalogueFolder : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "florilege-catalogue-XXXXXX";
        folder_ = mkdtemp(pattern.data());
        for (const char* year : {"2023", "2024"}) {
            write(std::string(year) + "/book.yaml", std::string("title: Carnets ") + year + "\nlanguage: fr\n");
            write(std::string(year) + "/articles/a.md", std::string("---\ntitle: Un\ndate: ") + year + "-02\n---\n\nDu texte.\n");
        }
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) {
        fs::create_directories((folder_ / name).parent_path());
        write_file((folder_ / name).string(), text);
    }
    BuildSummary built(const std::string& catalogue, const std::vector<std::string>& only = {"epub"}) {
        write("catalogue.yaml", catalogue);
        BuildOptions options;
        options.book = folder_.string();
        options.only = only;
        options.styles_folder = FLORILEGE_ROOT "/styles";
        options.jobs = 2;
        return build(options);
    }
    std::string out(const std::string& name) { return read_file((folder_ / "out" / name).string()); }
    static std::vector<std::string> codes(const BuildSummary& summary) {
        std::vector<std::string> codes;
        for (const Diagnostic& diagnostic : summary.diagnostics) codes.push_back(diagnostic.code);
        return codes;
    }

    fs::path folder_;
};

TEST_F(CatalogueFolder, gives_each_book_a_folder_and_leads_to_all) {
    const BuildSummary summary = built("title: Les Carnets\nbooks: [2023, 2024]\n");
    EXPECT_FALSE(summary.failed);
    for (const char* name : {"carnets-2023/carnets-2023.epub", "carnets-2024/carnets-2024.epub", "carnets-2024/opds.json", "opds.json", "opds.xml", "index.html"})
        EXPECT_FALSE(out(name).empty()) << name;
    EXPECT_NE(out("index.html").find("href=\"carnets-2023/carnets-2023.epub\""), std::string::npos);
    EXPECT_NE(out("opds.json").find("\"href\": \"carnets-2024/opds.json\""), std::string::npos);
    EXPECT_NE(out("opds.xml").find("kind=navigation"), std::string::npos);
    EXPECT_NE(out("carnets-2023/opds.xml").find("href=\"carnets-2023.epub\""), std::string::npos);
}

TEST_F(CatalogueFolder, divides_one_book_by_its_years) {
    write("book/book.yaml", "title: Carnets\n");
    write("book/articles/a.md", "---\ntitle: Un\ndate: 2023-02\n---\n\nDu texte.\n");
    write("book/articles/b.md", "---\ntitle: Deux\ndate: 2024-02\n---\n\nDu texte.\n");
    const BuildSummary summary = built("title: Les Carnets\nbooks:\n  - {book: book, year: 2023}\n  - {book: book, year: 2024}\n");
    EXPECT_FALSE(summary.failed);
    EXPECT_NE(out("index.html").find("Carnets, 2023"), std::string::npos);
    EXPECT_FALSE(out("carnets-2024/carnets-2024.epub").empty());
}

TEST_F(CatalogueFolder, gives_a_volume_its_own_numbers_and_never_the_whole_books) {
    write("book/book.yaml", "title: Carnets\nisbn: {epub: 978-2-00-000001-3}\n");
    write("book/articles/a.md", "---\ntitle: Un\ndate: 2023-02\n---\n\nDu texte.\n");
    write("book/articles/b.md", "---\ntitle: Deux\ndate: 2024-02\n---\n\nDu texte.\n");
    const std::string books = "books:\n  - {book: book, year: 2023}\n  - {book: book, year: 2024, isbn: {epub: 978-2-00-000002-0}}\n";
    EXPECT_FALSE(built("title: Les Carnets\n" + books, {"records"}).failed);
    const auto identifier = [&](const std::string& volume) {
        const std::string feed = out(volume + "/records/opds.json");
        const std::size_t at = feed.find("urn:");
        return feed.substr(at, feed.find('"', at) - at);
    };
    EXPECT_TRUE(identifier("carnets-2023").starts_with("urn:uuid:")) << identifier("carnets-2023");
    EXPECT_EQ(identifier("carnets-2024"), "urn:isbn:9782000000020");
    for (const char* volume : {"carnets-2023", "carnets-2024"})
        for (const char* record : {"onix.xml", "unimarc.xml", "dublin-core.xml"}) EXPECT_EQ(out(std::string(volume) + "/records/" + record).find("9782000000013"), std::string::npos) << record;
    EXPECT_EQ(codes(built("title: X\nbooks: [{book: book, year: 2024, isbn: {epub: 978-2-00-000002-1}}]\n")), std::vector<std::string>{"isbn-invalid"});
}

TEST_F(CatalogueFolder, is_built_again_to_the_same_bytes) {
    built("title: Les Carnets\nbooks: [2023, 2024]\n", {"epub", "web", "records"});
    BuildOptions options;
    options.book = folder_.string();
    options.only = {"epub", "web", "records"};
    options.styles_folder = FLORILEGE_ROOT "/styles";
    options.verify = true;
    options.jobs = 1;
    const BuildSummary again = build(options);
    EXPECT_FALSE(again.failed) << (again.diagnostics.empty() ? "" : again.diagnostics.front().message);
}

TEST_F(CatalogueFolder, tells_mistakes_by_their_place_and_writes_nothing) {
    EXPECT_EQ(codes(built("title: X\nbooks: [2023, 1999]\n")), std::vector<std::string>{"catalogue-no-book"});
    EXPECT_EQ(codes(built("title: X\nbooks: [2023, ../2024]\n")), std::vector<std::string>{"outside-catalogue"});
    EXPECT_EQ(codes(built("title: X\nbooks: [2023, 2023]\n")), std::vector<std::string>{"catalogue-slug-twice"});
    EXPECT_EQ(codes(built("title: X\n")), std::vector<std::string>{"catalogue-empty"});
    EXPECT_EQ(codes(built("books: [2023]\n")), std::vector<std::string>{"missing-title"});
    EXPECT_EQ(codes(built("title: X\nbooks: [{book: 2023, year: 20}]\n")), std::vector<std::string>{"date-invalid"});
    EXPECT_EQ(codes(built("title: X\nbooks: [2023]\ncolour: red\n")), std::vector<std::string>{"unknown-key"});
    write("2024/articles/b.md", "---\ntitle: Deux\ndate: hier\n---\n\nDu texte.\n");
    const BuildSummary summary = built("title: X\nbooks: [2023, 2024]\n");
    ASSERT_EQ(codes(summary), std::vector<std::string>{"date-invalid"});
    EXPECT_EQ(summary.diagnostics[0].span.source->path(), "2024/articles/b.md");
    EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(CatalogueFolder, is_not_taken_for_a_book_nor_a_book_for_it) {
    write("catalogue.yaml", "title: X\nbooks: [2023]\n");
    EXPECT_TRUE(locate_catalogue(folder_.string()));
    EXPECT_TRUE(locate_catalogue((folder_ / "catalogue.yaml").string()));
    EXPECT_FALSE(locate_catalogue((folder_ / "2023").string()));
    EXPECT_FALSE(locate_catalogue((folder_ / "2023/book.yaml").string()));
}

} // namespace
} // namespace florilege
