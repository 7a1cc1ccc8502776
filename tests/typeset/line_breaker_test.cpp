#include "typeset/line_breaker.h"

#include <gtest/gtest.h>

#include "blind_text.h"
#include "typeset/word_breaks.h"

using namespace florilege;

TEST(line_breaker, a_short_text_is_one_line) {
    const auto settings = break_lines(words({3, 4}), measure(295_pt), rules());
    ASSERT_EQ(settings.size(), 1U);
    ASSERT_EQ(settings[0].lines.size(), 1U);
    EXPECT_TRUE(settings[0].lines[0].last);
    EXPECT_EQ(settings[0].lines[0].stretch, 0);
}

TEST(line_breaker, lines_follow_one_another_without_gap) {
    const auto points = words(text_of(200), true);
    for (const Setting& setting : break_lines(points, measure(295_pt), rules(1))) {
        EXPECT_EQ(setting.lines.front().begin, 0U);
        EXPECT_EQ(setting.lines.back().end, points.back().offset);
        for (std::size_t i = 1; i < setting.lines.size(); ++i)
            EXPECT_EQ(setting.lines[i].begin, setting.lines[i - 1].end);
    }
}

TEST(line_breaker, every_line_is_within_the_limits_when_words_can_be_broken) {
    const auto settings = break_lines(words(text_of(500), true), measure(295_pt), rules());
    for (const BrokenLine& line : settings[0].lines) {
        EXPECT_LE(line.stretch, good_ratio);
        EXPECT_GE(line.stretch, -good_ratio);
    }
}

TEST(line_breaker, gives_one_line_shorter_and_one_longer_of_a_long_paragraph) {
    const auto settings = break_lines(words(text_of(400), true), measure(295_pt), rules(1));
    ASSERT_EQ(settings.size(), 3U);
    EXPECT_EQ(settings[0].lines.size() + 1, settings[1].lines.size());
    EXPECT_EQ(settings[1].lines.size() + 1, settings[2].lines.size());
    EXPECT_LT(settings[1].demerits, settings[0].demerits);
    EXPECT_LT(settings[1].demerits, settings[2].demerits);
}

TEST(line_breaker, dear_hyphens_are_few_and_lines_then_less_even) {
    const auto points = words(text_of(600), true);
    std::size_t hyphens = points.size();
    std::int64_t unevenness = 0;
    for (const std::int32_t price : {0, 10'000, 40'000}) {
        BreakRules priced = rules();
        priced.hyphen = price;
        std::size_t count = 0;
        std::int64_t squares = 0;
        const Setting setting = break_lines(points, measure(230_pt), priced).front();
        for (const BrokenLine& line : setting.lines) count += line.hyphen, squares += line.stretch * line.stretch;
        EXPECT_LT(count, hyphens) << price;
        EXPECT_GT(squares, unevenness) << price;
        hyphens = count, unevenness = squares;
    }
}

TEST(line_breaker, the_optimum_is_the_same_with_and_without_its_neighbours) {
    for (int count : {20, 60, 150, 400}) {
        const auto points = words(text_of(count), true);
        const auto alone = break_lines(points, measure(295_pt), rules(0));
        ASSERT_EQ(alone.size(), 1U);
        std::int64_t least = alone[0].demerits + 1;
        for (const auto& setting : break_lines(points, measure(295_pt), rules(1))) least = std::min(least, setting.demerits);
        EXPECT_EQ(least, alone[0].demerits);
    }
}

TEST(line_breaker, a_box_wider_than_the_measure_stands_alone) {
    const auto settings = break_lines(words({4, 200, 4}), measure(295_pt), rules());
    ASSERT_EQ(settings[0].lines.size(), 3U);
    EXPECT_EQ(settings[0].lines[1].begin, 5U);
    EXPECT_EQ(settings[0].lines[1].end, 206U);
}

TEST(line_breaker, forced_breaks_end_lines_that_are_not_justified) {
    auto points = words({5, 5, 5, 5});
    points[2].kind = BreakKind::forced;
    const auto settings = break_lines(points, measure(295_pt), rules());
    ASSERT_EQ(settings[0].lines.size(), 2U);
    EXPECT_TRUE(settings[0].lines[0].last);
    EXPECT_EQ(settings[0].lines[0].end, points[2].offset);
}

TEST(line_breaker, never_four_hyphens_in_a_row) {
    for (int words_long : {9, 13, 17, 21}) {
        const auto points = words(std::vector<int>(200, words_long), true);
        BreakRules kept = rules(1);
        for (const Setting& setting : break_well(points, measure(180_pt), kept)) {
            int run = 0;
            for (const BrokenLine& line : setting.lines) {
                run = line.hyphen ? run + 1 : 0;
                EXPECT_LT(run, 4) << words_long;
            }
        }
    }
}

namespace {
bool hyphen_before_last(const Setting& setting) {
    return setting.lines.size() > 1 && setting.lines[setting.lines.size() - 2].hyphenated;
}
} // namespace

TEST(line_breaker, the_line_before_the_last_goes_to_the_last_resort_rather_than_end_with_a_hyphen) {
    int mended = 0;
    for (std::uint32_t seed = 1; seed < 400; ++seed) {
        const auto points = words(text_of(14, seed), true);
        BreakRules with_care = rules();
        const Setting plain = break_lines(points, measure(295_pt), rules()).front();
        const Setting careful = break_well(points, measure(295_pt), with_care).front();
        if (!with_care.careful) {
            EXPECT_EQ(plain.lines, careful.lines);
            EXPECT_FALSE(hyphen_before_last(careful));
        } else if (hyphen_before_last(plain) && !hyphen_before_last(careful)) {
            ++mended;
        }
        for (const BrokenLine& line : careful.lines) EXPECT_GE(line.stretch, -last_resort_tight);
    }
    EXPECT_GT(mended, 0);
}

TEST(line_breaker, a_second_best_setting_has_none_of_the_faults_that_care_avoids) {
    for (std::uint32_t seed = 1; seed < 100; ++seed) {
        BreakRules kept = rules(1);
        const auto settings = break_well(words(text_of(60, seed), true), measure(200_pt), kept);
        std::size_t best = 0;
        for (std::size_t i = 1; i < settings.size(); ++i)
            if (settings[i].demerits < settings[best].demerits) best = i;
        for (std::size_t i = 0; i < settings.size(); ++i)
            EXPECT_FALSE(i != best && hyphen_before_last(settings[i])) << seed;
    }
}

TEST(line_fit, letters_give_first_and_no_further_than_they_may) {
    EXPECT_EQ(letters_at(0).scale, 1000);
    EXPECT_EQ(letters_at(letters_spent).scale, 1000 + max_scaling);
    EXPECT_EQ(letters_at(good_ratio).tracking, max_tracking);
    EXPECT_EQ(letters_at(emergency_ratio).tracking, emergency_tracking);
    EXPECT_EQ(letters_at(last_resort_loose).tracking, widest_tracking);
    EXPECT_EQ(letters_at(last_resort_loose).scale, 1000 + max_scaling);
    EXPECT_EQ(letters_at(-good_ratio).tracking, -max_tracking);
    EXPECT_EQ(letters_at(-last_resort_tight).tracking, -tightest_tracking);
    for (std::int64_t ratio = -1000; ratio <= 1000; ratio += 10) EXPECT_EQ(letters_at(ratio).scale % scaling_step, 0) << ratio;
}

TEST(line_fit, a_shorter_line_has_a_higher_ratio_and_spaces_and_letters_fill_it_to_the_limits) {
    const Length size = 11_pt;
    const Extent line{250'000, 8 * 900, 8 * 550, 45};
    std::int64_t before = 0;
    for (Length width{250'100}; width < 300_pt; width += Length{100}) {
        const std::int64_t ratio = ratio_of(line, width, Align::justify, size);
        EXPECT_GE(ratio, before) << width.value;
        before = ratio;
        const LetterFit letters = letters_at(ratio);
        const std::int64_t spaces = width.value - line.width * letters.scale / 1000 - line.glyphs * size.value * letters.tracking / 1000;
        if (ratio > letters_spent && ratio <= good_ratio) { EXPECT_LE(spaces, line.stretch + 1'000) << width.value; } // tracking is rounded
        if (ratio <= emergency_ratio) { EXPECT_LE(spaces, line.stretch * 3 / 2 + 1'000) << width.value; } // 150 %
        if (ratio <= strained_loose) { EXPECT_LE(spaces, line.stretch * 5 / 3 + 1'000) << width.value; }
    }
    EXPECT_GT(before, strained_loose);
    before = 0;
    for (Length width{249'900}; width > 230_pt; width -= Length{100}) {
        const std::int64_t ratio = ratio_of(line, width, Align::justify, size);
        EXPECT_LE(ratio, before) << width.value;
        before = ratio;
        const LetterFit letters = letters_at(ratio);
        const std::int64_t spaces = line.width * letters.scale / 1000 + line.glyphs * size.value * letters.tracking / 1000 - width.value;
        if (ratio >= -strained_tight) { EXPECT_LE(spaces, line.shrink * 3 / 2 + 1'000) << width.value; } // 70 %
    }
    EXPECT_LT(before, -strained_tight);
}

TEST(line_fit, demerits_grow_from_the_natural_line_to_both_sides) {
    for (std::int64_t ratio = 100; ratio < last_resort_loose; ratio += 100) EXPECT_LT(fit_demerits(ratio - 100), fit_demerits(ratio)) << ratio;
    for (std::int64_t ratio = 100; ratio < last_resort_tight; ratio += 100) EXPECT_LT(fit_demerits(100 - ratio), fit_demerits(-ratio)) << ratio;
}

TEST(line_breaker, work_grows_with_the_text_not_with_its_square) {
    std::size_t small = 0;
    std::size_t large = 0;
    break_lines(words(text_of(2'000), true), measure(295_pt), rules(1), &small);
    break_lines(words(text_of(20'000), true), measure(295_pt), rules(1), &large);
    EXPECT_LT(large, small * 11);
}

TEST(line_breaker, text_of_no_width_costs_bounded_work) {
    std::vector<BreakPoint> points(50'000);
    points[0].kind = BreakKind::forced;
    for (std::uint32_t i = 0; i < points.size(); ++i) points[i].offset = i;
    points.back().kind = BreakKind::end;
    std::size_t tried = 0;
    const auto settings = break_lines(points, measure(295_pt), rules(1), &tried);
    EXPECT_FALSE(settings.empty());
    EXPECT_LT(tried, points.size() * 500);
}

TEST(line_breaker, ragged_lines_are_not_stretched) {
    BreakRules left = rules();
    left.align = Align::left;
    const auto settings = break_lines(words(text_of(100)), measure(295_pt), left);
    for (const BrokenLine& line : settings[0].lines) {
        EXPECT_EQ(line.scale, 1000);
        EXPECT_EQ(line.tracking, 0);
        EXPECT_GE(line.stretch, 0);
    }
}

namespace {
std::string broken(std::string_view word, std::string_view language = "fr") {
    std::string shown;
    std::size_t at = 0;
    for (const WordBreak& place : word_breaks(word, language, is_address(word))) {
        shown += std::string(word.substr(at, place.offset - at)) + "|";
        at = place.offset;
    }
    return shown + std::string(word.substr(at));
}
} // namespace

TEST(word_breaks, compounds_break_after_their_hyphens) {
    EXPECT_EQ(broken("arc-en-ciel"), "arc-en-|ciel");
    EXPECT_EQ(broken("peut-être"), "peut-|être");
    EXPECT_EQ(broken("va-t-il"), "va-|t-il");
    EXPECT_EQ(broken("vas-y"), "vas-y");
    EXPECT_EQ(broken("prends-en,"), "prends-en,");
    EXPECT_EQ(broken("-là"), "-là");
    EXPECT_EQ(broken("2020-2021"), "2020-|2021");
    EXPECT_EQ(broken("A-1"), "A-1");
}

TEST(word_breaks, solidi_part_words_and_not_units) {
    EXPECT_EQ(broken("auteurs/autrices"), "auteurs/|autrices");
    EXPECT_EQ(broken("km/h"), "km/h");
    EXPECT_EQ(broken("nom_de_fichier"), "nom_|de_|fichier");
}

TEST(word_breaks, addresses_break_after_their_punctuation) {
    EXPECT_EQ(broken("https://exemple.fr/a-b/page?x=1&y=22"), "https://|exemple.|fr/|a-|b/|page?|x=|1&|y=|22");
    EXPECT_EQ(broken("jean.dupont@exemple.org"), "jean.|dupont@|exemple.|org");
    EXPECT_EQ(broken("(/etc/apache2/sites.d)"), "(/|etc/|apache2/|sites.|d)");
    EXPECT_EQ(broken("~/notes/2024"), "~/|notes/|2024");
    EXPECT_EQ(broken("et/ou"), "et/|ou");
    EXPECT_EQ(word_breaks("std::vector", "en", true).size(), 1u);
}
