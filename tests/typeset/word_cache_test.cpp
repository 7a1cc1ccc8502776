#include "typeset/word_cache.h"

#include <gtest/gtest.h>

#include <thread>

#include "paragraph_fixture.h"

namespace florilege {
namespace {

class Words : public testing::Test {
  protected:
    const ShapedWord& word(std::string_view text, bool hyphenate = true) {
        return room.words.word({room.faces.face(Role::body, false, false, false), 0, hyphenate, "fr", text});
    }
    std::vector<std::uint32_t> breaks(std::string_view text) {
        std::vector<std::uint32_t> offsets;
        for (const HyphenPoint& point : word(text).hyphens) offsets.push_back(point.offset);
        return offsets;
    }
    CaseRoom room;
};

using Offsets = std::vector<std::uint32_t>;

TEST_F(Words, are_shaped_once) { EXPECT_EQ(&word("bonjour"), &word("bonjour")); }

TEST_F(Words, differ_by_what_they_are_shaped_with) {
    EXPECT_NE(&word("bonjour"), &word("bonjour", false));
    EXPECT_TRUE(word("bonjour", false).hyphens.empty());
}

TEST_F(Words, break_with_the_punctuation_around_them) {
    EXPECT_EQ(breaks("maraîchers"), (Offsets{2, 6}));
    EXPECT_EQ(breaks("(maraîchers),"), (Offsets{3, 7}));
}

TEST_F(Words, of_inclusive_writing_figures_and_compounds_are_left_whole) {
    EXPECT_EQ(breaks("conseiller·ères"), Offsets{});
    EXPECT_EQ(breaks("conseil2024"), Offsets{});
    EXPECT_EQ(breaks("après-demain"), Offsets{});
}

TEST_F(Words, know_the_widths_of_their_parts) {
    const ShapedWord& whole = word("bibliothèque");
    const std::int64_t hyphen = word("-", false).width;
    ASSERT_FALSE(whole.hyphens.empty());
    for (const HyphenPoint& point : whole.hyphens)
        EXPECT_NEAR(static_cast<double>(point.before + point.after), static_cast<double>(whole.width + hyphen), 60'000.0);
}

TEST_F(Words, have_parts_as_wide_as_these_are_when_shaped_by_themselves) {
    std::size_t points = 0;
    for (const std::string_view language : {"fr", "de"})
        for (const std::uint16_t features : {feature_none, all_small_capitals, no_ligatures})
            for (const bool italic : {false, true})
                for (const std::string_view text : {"bibliothèque", "« l’administration,", "difficultés", "effilochage", "Tôt-Vauquelin", "Voltairienne",
                                                    "Schifffahrtsgesellschaft", "Auflaufform", "Αθηνα-administration", "(Kraftfahrzeughaftpflicht)", "souffleté"}) {
                    const WordKey key{room.faces.face(Role::body, italic, false, false), features, true, language, text};
                    for (const HyphenPoint& point : room.words.word(key).hyphens) {
                        ++points;
                        const auto width = [&](const std::string& part) {
                            std::int64_t sum = 0;
                            for (const Glyph& glyph : room.fonts.shape(key.face, part, features, language)) sum += glyph.advance;
                            return sum;
                        };
                        EXPECT_EQ(point.before, width(std::string(text.substr(0, point.offset)) + '-')) << text << point.offset;
                        EXPECT_EQ(point.after, width(std::string(text.substr(point.offset)))) << text << point.offset;
                    }
                }
    EXPECT_GT(points, 100u);
}

TEST_F(Words, are_the_same_for_every_thread) {
    std::vector<const ShapedWord*> seen(4);
    std::vector<std::thread> threads;
    for (auto& one : seen) threads.emplace_back([&] { one = &word("simultanément"); });
    for (std::thread& thread : threads) thread.join();
    for (const ShapedWord* one : seen) EXPECT_EQ(one, seen.front());
}

} // namespace
} // namespace florilege
