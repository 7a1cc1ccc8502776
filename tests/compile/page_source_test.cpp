// The EPUB names the printed book as the source of its pages where the printed pages are its pages, and not elsewhere.
#include <gtest/gtest.h>

#include "base/zip.h"
#include "book_on_disk.h"

namespace florilege {
namespace {

namespace fs = std::filesystem;

class PageSourceOf : public testing::Test {
  protected:
    /// The EPUB's statement, by a build of these outputs.
    std::string built(const std::string& more, const std::vector<std::string>& only = {"epub"}) {
        const BookOnDisk book("title: Essai\nlanguage: fr\n" + more);
        std::string text;
        for (int i = 0; i < 40; ++i) text += "Une phrase sur [la ville](https://example.org/page-" + std::to_string(i) + ") et ses rues, ses places, ses ponts et ses canaux, assez longue. ";
        book.article(text);
        BuildOptions options = book.options();
        options.only = only;
        EXPECT_FALSE(build(options).failed);
        ZipFailure why{};
        const auto archive = ZipReader::open(read_file(fs::path(options.book) / "out/essai.epub"), why);
        const std::string package = archive->read("EPUB/package.opf", why).value();
        const std::string opening = "<meta property=\"pageBreakSource\">";
        const std::size_t at = package.find(opening) + opening.size();
        return package.substr(at, package.find('<', at) - at);
    }
};

TEST_F(PageSourceOf, a_book_without_numbers_is_none) { EXPECT_EQ(built(""), "none"); }

TEST_F(PageSourceOf, a_book_whose_print_writes_links_out_is_the_pdf) {
    EXPECT_EQ(built("isbn: {print: 978-2-00-000003-7}\n"), "none");
    EXPECT_EQ(built("isbn: {print: 978-2-00-000003-7, pdf: 978-2-00-000002-0}\n"), "urn:isbn:9782000000020");
    EXPECT_EQ(built("isbn: {print: 978-2-00-000003-7}\nlinks: notes\n"), "none");
}

TEST_F(PageSourceOf, a_book_with_the_same_pages_in_print_is_the_printed_one) {
    EXPECT_EQ(built("isbn: {print: 978-2-00-000003-7, pdf: 978-2-00-000002-0}\nlinks: none\n"), "urn:isbn:9782000000037");
}

TEST_F(PageSourceOf, a_book_is_the_same_whatever_else_is_made) {
    for (const char* links : {"full", "none"}) {
        const std::string plan = std::string("isbn: {print: 978-2-00-000003-7}\nlinks: ") + links + "\n";
        EXPECT_EQ(built(plan), built(plan, {"epub", "pdf", "print"}));
    }
}

} // namespace
} // namespace florilege
