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

TEST_F(Words, are_the_same_for_every_thread) {
    std::vector<const ShapedWord*> seen(4);
    std::vector<std::thread> threads;
    for (auto& one : seen) threads.emplace_back([&] { one = &word("simultanément"); });
    for (std::thread& thread : threads) thread.join();
    for (const ShapedWord* one : seen) EXPECT_EQ(one, seen.front());
}

} // namespace
} // namespace florilege
