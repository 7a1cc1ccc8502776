#include "language/language.h"
#include "language/spelling.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace florilege {
namespace {

std::string words(const char* language, const char* edtf) { return format_date(language, *parse_date(edtf)); }

TEST(Dates, are_written_as_each_language_writes_them) {
    EXPECT_EQ(words("fr", "2024-02"), "février 2024");
    EXPECT_EQ(words("fr-CA", "2021-03-01"), "1er mars 2021");
    EXPECT_EQ(words("fr", "1789-07-14"), "14 juillet 1789");
    EXPECT_EQ(words("en", "1789-07-14"), "14 July 1789");
    EXPECT_EQ(words("de", "1789-07-14"), "14. Juli 1789");
    EXPECT_EQ(words("es", "1789-07-14"), "14 de julio de 1789");
    EXPECT_EQ(words("eo", "1789-07-14"), "14 July 1789");
    EXPECT_EQ(words("fr", "2021?"), "2021 (?)");
    EXPECT_EQ(words("fr", "1900~"), "vers 1900");
}

TEST(Dates, intervals_name_once_what_their_ends_share) {
    EXPECT_EQ(words("fr", "2023-06/2023-08"), "juin-août 2023");
    EXPECT_EQ(words("en", "2023-06/2023-08"), "June\u2013August 2023");
    EXPECT_EQ(words("fr", "2022-12/2023-01"), "décembre 2022 \u2013 janvier 2023");
    EXPECT_EQ(words("fr", "2020/2021"), "2020-2021");
    EXPECT_EQ(words("fr", "2023-05-03/2023-05-05"), "3-5 mai 2023");
    EXPECT_EQ(words("fr", "2023-05-30/2023-06-02"), "30 mai \u2013 2 juin 2023");
}

TEST(Slug, is_ascii_words_joined_by_hyphens) {
    EXPECT_EQ(slugify("L’Œuvre & l’été : tome 2"), "l-oeuvre-l-ete-tome-2");
    EXPECT_EQ(slugify("Straße"), "strasse");
    EXPECT_EQ(slugify("Москва"), "moskva");
    EXPECT_EQ(slugify("…!"), "");
    EXPECT_EQ(slugify("CON"), "con-1");
    EXPECT_EQ(slugify("e\u0301te\u0301"), slugify("été"));
    // A letter of the West makes the same slug by itself and beside one that takes ICU's rules.
    for (char32_t c = 0xA0; c < 0x2030; c = c == 0x17F ? 0x2010 : c + 1) {
        const std::string word = "a" + encode(c) + "b";
        EXPECT_EQ(slugify(word + "м"), slugify(word) + "m") << word;
    }
    EXPECT_LE(slugify(std::string(1000, 'a')).size(), 80u);
}

TEST(Collation, knows_accents_and_ligatures) {
    const auto before = [](const char* a, const char* b) { return collation_key("fr", a) < collation_key("fr", b); };
    EXPECT_TRUE(before("cote", "côte"));
    EXPECT_TRUE(before("Étienne", "Eugène"));
    EXPECT_TRUE(before("œuvre", "ogre"));
    EXPECT_FALSE(before("zèbre", "âne"));
}

TEST(Nfc, composes_and_leaves_alone_what_is_composed) {
    EXPECT_EQ(to_nfc("e\u0301"), "é");
    EXPECT_EQ(to_nfc("déjà"), "déjà");
}

TEST(Tags, follow_bcp_47) {
    for (const char* tag : {"fr", "fr-CA", "zh-Hant-TW", "de-1996", "x-klingon", "br"}) EXPECT_TRUE(is_language_tag(tag)) << tag;
    for (const char* tag : {"", "f", "french", "fr_CA", "fr-", "12", "fr--CA", "fr-toolongsubtag", "x"}) EXPECT_FALSE(is_language_tag(tag)) << tag;
    EXPECT_EQ(primary_subtag("FR-ca"), "fr");
}

TEST(Wording, falls_back_to_english) {
    EXPECT_EQ(wording("fr-BE", "foreword"), "Avant-propos");
    EXPECT_EQ(wording("eo", "foreword"), "Foreword");
    EXPECT_EQ(worded("fr", "series_number", "Chroniques", "3"), "Chroniques, n°\u00A03");
}

TEST(Spelling, the_nearest_words_are_the_same_however_many_are_asked_for) {
    const Speller* french = Speller::of("fr");
    if (!french) GTEST_SKIP() << "hunspell-fr is not installed";
    const auto one = french->suggestions("maisn", 1);
    const auto three = french->suggestions("maisn", 3);
    ASSERT_EQ(one.size(), 1u);
    ASSERT_GE(three.size(), 2u); // maison, main and others
    EXPECT_LE(three.size(), 3u);
    EXPECT_EQ(three[0], one[0]);
    EXPECT_EQ(french->suggestions("maisn", 1), one);
    EXPECT_TRUE(french->suggestions("maisn", 0).empty());
}

} // namespace
} // namespace florilege
