#include "typeset/rivers.h"

#include <gtest/gtest.h>

#include "blind_text.h"

namespace florilege {
namespace {

std::vector<Gap> gaps_between(const std::vector<BreakPoint>& points) {
    std::vector<Gap> gaps;
    for (const BreakPoint& point : points)
        if (point.kind == BreakKind::space) gaps.push_back({point.offset, point.before, point.after});
    return gaps;
}

const Length text_width = 295_pt;

TEST(rivers, words_all_alike_make_one) {
    const auto points = words(std::vector<int>(120, 4));
    const Setting setting = break_lines(points, measure(text_width), rules()).front();
    const auto rivers = river_lines(setting, points, gaps_between(points), measure(text_width), 11_pt);
    ASSERT_GT(setting.lines.size(), 6U);
    EXPECT_EQ(rivers.size(), setting.lines.size() - 4); // but for the first three and the last
    EXPECT_EQ(rivers.front().begin, setting.lines[3].begin);
}

TEST(rivers, none_flows_through_a_last_line) {
    const auto points = words(std::vector<int>(36, 4));
    const Setting setting = break_lines(points, measure(text_width), rules()).front();
    ASSERT_LE(setting.lines.size(), 4U);
    EXPECT_TRUE(river_lines(setting, points, gaps_between(points), measure(text_width), 11_pt).empty());
}

TEST(rivers, are_broken_up_where_words_allow) {
    std::size_t before = 0;
    std::size_t after = 0;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const auto points = words(text_of(250, seed * 7919), true);
        const auto gaps = gaps_between(points);
        const LineShape shape = measure(text_width);
        before += river_lines(break_lines(points, shape, rules()).front(), points, gaps, shape, 11_pt).size();
        after += river_lines(without_rivers(points, gaps, shape, rules()).front(), points, gaps, shape, 11_pt).size();
    }
    EXPECT_GT(before, 10U);
    EXPECT_LT(after * 5, before);
}

} // namespace
} // namespace florilege
