#include <gtest/gtest.h>

#include "base/nearest.h"
#include "base/number.h"
#include "base/utf8.h"

namespace florilege {
namespace {

TEST(Utf8, round_trips_every_plane) {
    for (const char32_t c : {U'a', U'é', U'—', U'𝄞', char32_t{0x10FFFF}}) {
        const std::string text = encode(c);
        std::size_t offset = 0;
        EXPECT_EQ(decode(text, offset), c);
        EXPECT_EQ(offset, text.size());
        EXPECT_EQ(decode_before(text, offset), c);
        EXPECT_EQ(offset, 0u);
    }
}

TEST(Utf8, finds_what_is_malformed) {
    EXPECT_EQ(find_invalid("déjà"), std::string_view::npos);
    EXPECT_EQ(find_invalid("a\x80"), 1u);
    EXPECT_EQ(find_invalid("\xC0\xAF"), 0u);         // overlong
    EXPECT_EQ(find_invalid("ok\xED\xA0\x80"), 2u);   // surrogate
    EXPECT_EQ(find_invalid("\xF4\x90\x80\x80"), 0u); // past U+10FFFF
    EXPECT_EQ(find_invalid("cut\xE2\x80"), 3u);
    std::size_t offset = 0;
    EXPECT_EQ(decode("\xE2\x80", offset), U'\uFFFD');
    EXPECT_EQ(offset, 1u);
}

TEST(Utf8, knows_what_xml_allows) {
    for (const char32_t c : {char32_t{0}, char32_t{1}, char32_t{0xB}, char32_t{0x1F}, char32_t{0xFFFE}, char32_t{0xD800}})
        EXPECT_FALSE(is_xml_char(c)) << static_cast<unsigned>(c);
    for (const char32_t c : {U'\t', U'\n', U' ', U'é', char32_t{0x1F600}}) EXPECT_TRUE(is_xml_char(c));
}

TEST(Number, writes_lengths_without_noise) {
    EXPECT_EQ(to_text(14.5_pt), "14.5");
    EXPECT_EQ(to_text(-(0.25_pt)), "-0.25");
    EXPECT_EQ(to_text(12_pt), "12");
    EXPECT_EQ(to_text(Length{7}), "0.007");
    EXPECT_EQ(to_text(148_mm), "419.528");
}

TEST(Number, writes_doubles_without_exponent_or_negative_zero) {
    EXPECT_EQ(to_text(1e20, 2), "100000000000000000000");
    EXPECT_EQ(to_text(-0.001, 2), "0");
    EXPECT_EQ(to_text(0.126, 2), "0.13");
    EXPECT_EQ(to_text(3.0, 3), "3");
    EXPECT_EQ(to_text(100.0, 0), "100");
}

TEST(Number, writes_roman_numerals) {
    EXPECT_EQ(to_roman(4), "iv");
    EXPECT_EQ(to_roman(1994), "mcmxciv");
    EXPECT_EQ(to_roman(0), "");
    EXPECT_EQ(to_roman(4000), "");
}

TEST(Nearest, finds_the_word_that_was_meant) {
    const std::vector<std::string_view> keys{"title", "subtitle", "date", "author", "authors"};
    EXPECT_EQ(nearest("tilte", keys), "title"); // a transposition is one edit
    EXPECT_EQ(nearest("Title", keys), "title");
    EXPECT_EQ(nearest("autor", keys), "author");
    EXPECT_EQ(nearest("weather", keys), "");
    EXPECT_EQ(nearest("", keys), "");
    EXPECT_EQ(nearest(std::string(100000, 'a'), keys), "");
    EXPECT_EQ(did_you_mean("dat", keys), "did you mean `date`?");
    EXPECT_EQ(did_you_mean("zzz", keys, "known: title"), "known: title");
}

} // namespace
} // namespace florilege
