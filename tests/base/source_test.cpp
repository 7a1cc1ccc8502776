#include "base/source.h"

#include <gtest/gtest.h>

#include "base/diagnostic.h"

namespace florilege {
namespace {

TEST(Source, counts_columns_in_characters) {
    const Source source("a.md", "été\nœuvre");
    EXPECT_EQ(source.position(5), (Position{1, 4}));
    EXPECT_EQ(source.position(6), (Position{2, 1}));
    EXPECT_EQ(source.position(8), (Position{2, 2}));
    EXPECT_EQ(source.position(999), (Position{2, 6}));
}

TEST(Source, counts_columns_of_lines_as_long_as_a_book) {
    std::string text = "un\n";
    for (int word = 0; word < 5000; ++word) text += "été ";
    const Source source("a.md", text);
    for (const std::uint32_t word : {0u, 1u, 681u, 682u, 683u, 4999u}) EXPECT_EQ(source.position(3 + word * 6), (Position{2, word * 4 + 1}));
    EXPECT_EQ(source.position(999'999), (Position{2, 20'001}));
}

TEST(Source, knows_every_line_ending) {
    const Source source("a.md", "one\r\ntwo\rthree\n");
    EXPECT_EQ(source.line(1), "one");
    EXPECT_EQ(source.line(2), "two");
    EXPECT_EQ(source.line(3), "three");
    EXPECT_EQ(source.line(4), "");
    EXPECT_EQ(source.line(5), "");
    EXPECT_EQ(source.line_start(3), 9u);
    EXPECT_EQ(source.line_start(9), source.text().size());
}

TEST(Diagnostic, shows_the_place_the_line_and_the_hint) {
    const Source source("articles/a.md", "titre: L’été\ndate: 2024-13\n");
    EXPECT_EQ(format_text(error("bad-date", {&source, 23, 30}, "no such month: 2024-13", "write 2024-01 to 2024-12")),
              "articles/a.md:2:7: error: no such month: 2024-13 [bad-date]\n"
              "  date: 2024-13\n"
              "        ^~~~~~~\n"
              "hint: write 2024-01 to 2024-12\n");
}

TEST(Diagnostic, puts_the_caret_under_wide_and_combining_characters) {
    const Source source("a.md", "e\u0301 \u6587 x");
    const std::string text = format_text(warning("w", {&source, 8, 9}, "m"));
    EXPECT_NE(text.find("\n       ^\n"), std::string::npos) << text;
}

TEST(Diagnostic, prints_no_control_character_of_the_input) {
    const Source source("a\x1b.md", "\x1b[31mred \u202Eevil");
    const std::string text = format_text(error("e", {&source, 0, 1}, "bell \a", "tab \t"));
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\a'), std::string::npos);
    EXPECT_EQ(text.find("\u202E"), std::string::npos);
    EXPECT_NE(text.find("<U+001B>[31mred <U+202E>evil"), std::string::npos) << text;
}

TEST(Diagnostic, shows_a_very_long_line_around_the_caret) {
    const Source source("a.md", std::string(100000, 'a') + "!" + std::string(100000, 'b'));
    const std::string text = format_text(error("e", {&source, 100000, 100001}, "m"));
    EXPECT_LT(text.size(), 500u);
    EXPECT_NE(text.find("a!b"), std::string::npos);
}

} // namespace
} // namespace florilege
