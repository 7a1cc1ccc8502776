// What qpdf and poppler say of each book's files. EPUBCheck, Ace and a reading system are asked in tests/judges.
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
        const Judgement verdict = run("qpdf --check " + quoted(book.pdf));
        EXPECT_EQ(verdict.status, 0) << book.name << ": " << verdict.output;
        EXPECT_EQ(verdict.output.find("WARNING"), std::string::npos) << book.name << ": " << verdict.output;
    }
}

TEST(Pdf, is_drawn_without_a_message) {
    NEEDS("pdftoppm");
    NEEDS("mutool");
    for (const BuiltBook& book : built_books()) {
        const Judgement poppler = run("pdftoppm -r 20 -gray " + quoted(book.pdf) + " >/dev/null");
        EXPECT_EQ(poppler.output, "") << book.name;
        const Judgement mupdf = run("mutool draw -q -r 20 -o /dev/null " + quoted(book.pdf));
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

} // namespace florilege
