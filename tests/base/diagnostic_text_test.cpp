// What a person sees of a diagnostic: the caret under its character, long lines cut around it, colour where it is asked for.
#include "base/diagnostic_text.h"

#include <gtest/gtest.h>

#include "base/character_width.h"
#include "base/utf8.h"

namespace florilege {
namespace {

int columns(std::string_view text) {
    int sum = 0;
    for (std::size_t at = 0; at < text.size();) sum += columns_of(decode(text, at));
    return sum;
}

struct Shown {
    std::string line, carets;
};

// The excerpt of a diagnostic at the first `marked` of `text`.
Shown shown(const std::string& text, const std::string& marked, int width = 100) {
    const Source source("a.md", text);
    const auto at = static_cast<std::uint32_t>(text.find(marked));
    const std::string both = format_excerpt({&source, at, at + static_cast<std::uint32_t>(marked.size())}, {false, width});
    const std::size_t end = both.find('\n');
    return {both.substr(0, end), both.substr(end + 1, both.size() - end - 2)};
}

TEST(CharacterWidth, is_none_one_or_two) {
    for (const char32_t c : {U'a', U'é', U'œ', U'’', U'—', U'Ω', U'♥'}) EXPECT_EQ(columns_of(c), 1) << std::hex << static_cast<unsigned>(c);
    for (const char32_t c : {U'文', U'ア', U'한', U'（', U'🎉', U'⌚'}) EXPECT_EQ(columns_of(c), 2) << std::hex << static_cast<unsigned>(c);
    for (const char32_t c : {U'\u0301', U'\u05B0', U'\u094D', U'\uFE0F', U'\u200D', U'\u20DD'}) EXPECT_EQ(columns_of(c), 0) << std::hex << static_cast<unsigned>(c);
}

TEST(DiagnosticText, puts_the_caret_under_its_character) {
    for (const char* before : {"", "abc ", "\t", "a\tb\t", "e\u0301te\u0301 ", "文字 ", "🎉🎉 ", "\u202E\a ", "ffi ﬃ "}) {
        const Shown result = shown(std::string(before) + "ICI après", "ICI");
        const std::size_t at = result.line.find("ICI");
        ASSERT_NE(at, std::string::npos) << result.line;
        EXPECT_EQ(result.carets, std::string(static_cast<std::size_t>(columns(result.line.substr(0, at))), ' ') + "^~~") << result.line;
    }
}

TEST(DiagnosticText, marks_wide_characters_over_their_width) {
    EXPECT_EQ(shown("a 文字 b", "文字").carets, "    ^~~~");
    EXPECT_EQ(shown("a e\u0301 b", "e\u0301").carets, "    ^");
}

TEST(DiagnosticText, cuts_a_long_line_around_its_caret) {
    const std::string a(3000, 'a'), wide = "文文文文文文文文文文文文文文文文文文文文文文文文文文文文文文";
    for (const std::string& text : {a + "ICI" + a, "ICI" + a, a + "ICI", wide + wide + wide + wide + "ICI" + wide + wide + wide + wide, a + "\u0301\u0301ICI"})
        for (const int width : {40, 80, 100, 200}) {
            const Shown result = shown(text, "ICI", width);
            const std::size_t at = result.line.find("ICI");
            ASSERT_NE(at, std::string::npos) << result.line;
            EXPECT_LE(columns(result.line), width) << result.line;
            EXPECT_GE(columns(result.line), width - 6) << result.line; // no room is wasted
            EXPECT_EQ(result.carets, std::string(static_cast<std::size_t>(columns(result.line.substr(0, at))), ' ') + "^~~") << result.line;
        }
}

TEST(DiagnosticText, shows_a_place_at_the_end_of_a_line_or_over_several) {
    const Source source("a.md", "un\ndeux trois\n");
    EXPECT_EQ(format_excerpt({&source, 2, 2}, {}), "  un\n    ^\n");
    EXPECT_EQ(format_excerpt({&source, 8, 14}, {}), "  deux trois\n       ^~~~~\n");
    EXPECT_EQ(format_excerpt({&source, 14, 14}, {}), "  \n  ^\n");
}

TEST(DiagnosticText, is_the_same_in_colour) {
    const Source source("error: a.md", "date: 2024-13\n");
    const Diagnostic diagnostic = error("date-invalid", {&source, 6, 13}, "hint: no such month", "write another");
    std::string colour = format_text(diagnostic, {true, 100});
    EXPECT_NE(colour.find("\x1b[1;31merror:\x1b[0m hint: no such month"), std::string::npos) << colour;
    EXPECT_NE(colour.find("\x1b[36mhint:\x1b[0m write"), std::string::npos) << colour;
    for (std::size_t at; (at = colour.find('\x1b')) != std::string::npos;) colour.erase(at, colour.find('m', at) - at + 1);
    EXPECT_EQ(colour, format_text(diagnostic));
}

} // namespace
} // namespace florilege
