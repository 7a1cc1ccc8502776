#include "print/cover.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/barcode.h"
#include "base/file.h"

namespace florilege {
namespace {

Book a_book() {
    Book book;
    book.plan.language = "fr";
    book.plan.title.value = "Notices";
    book.plan.authors.push_back({"Anne Martin", "Martin, Anne", "author", {}});
    book.plan.publisher.name = "Éditions de la Place";
    book.plan.description = "Dix textes.";
    book.plan.isbn["print"].value = "9782000000037";
    book.plan.distribution_url.value = "https://example.org/notices";
    return book;
}

TypesetBook cover_of(int pages) {
    const Book book = a_book();
    const auto style = read_style(FLORILEGE_ROOT "/styles", ".", book.plan);
    PrinterProfile profile;
    profile.papers.push_back({"offset", 80, 0.1_mm});
    profile.spine_text_pages = 100;
    auto cover = make_cover(book, style.value, profile, pages);
    EXPECT_TRUE(cover.diagnostics.empty());
    return std::move(cover.value);
}

bool has_turned_text(const TypesetBook& cover) {
    return std::any_of(cover.pages[0].runs.begin(), cover.pages[0].runs.end(), [](const GlyphRun& run) { return run.turned; });
}

TEST(Cover, is_as_wide_as_back_spine_and_front) {
    EXPECT_NEAR(cover_of(200).pages[0].width.millimetres(), 148 * 2 + 10, 0.05); // 100 leaves of 0.1 mm, each a whole number of 1/1000 pt
    EXPECT_NEAR(cover_of(48).pages[0].width.millimetres(), 148 * 2 + 2.4, 0.05);
}

TEST(Cover, a_thin_spine_carries_no_text) {
    EXPECT_FALSE(has_turned_text(cover_of(48)));
    EXPECT_FALSE(has_turned_text(cover_of(104))); // enough pages for the profile, but 5.2 mm are too narrow for the letters
    EXPECT_TRUE(has_turned_text(cover_of(300)));
}

TEST(Cover, everything_keeps_inside_the_trim) {
    const TypesetBook cover = cover_of(300);
    for (const GlyphRun& run : cover.pages[0].runs) {
        EXPECT_GT(run.x, 5_mm);
        EXPECT_GT(run.y, 5_mm);
        EXPECT_LT(run.y, 205_mm);
    }
}

// The bars read back from the rules: those that stand on the guards' foot or end above it.
TEST(Cover, the_bars_are_those_of_the_isbn_at_their_nominal_size) {
    const TypesetBook cover = cover_of(48);
    std::vector<RuleItem> bars;
    for (const RuleItem& rule : cover.pages[0].rules)
        if (rule.width == 0.33_mm && rule.height >= 20_mm && rule.x < 148_mm) bars.push_back(rule);
    ASSERT_FALSE(bars.empty());
    std::sort(bars.begin(), bars.end(), [](const RuleItem& a, const RuleItem& b) { return a.x < b.x; });
    const auto code = ean_13("9782000000037");
    std::vector<bool> dark(95);
    for (const RuleItem& bar : bars) dark.at(static_cast<std::size_t>(((bar.x - bars.front().x).value + 400) / (0.33_mm).value)) = true;
    EXPECT_EQ(dark, code->dark);
    EXPECT_GE((148_mm - bars.back().x).millimetres(), 7 * 0.33); // the quiet zone at the right
}

} // namespace
} // namespace florilege
