#include "print/imposition.h"

#include <gtest/gtest.h>

namespace florilege {
namespace {

// Reads the sheets as a reader turns the leaves: every signature folded, one behind the other.
std::vector<int> refold(const std::vector<Sheet>& sheets) {
    std::vector<int> order;
    for (std::size_t first = 0; first < sheets.size();) {
        std::size_t end = first + 1;
        while (end < sheets.size() && sheets[end].depth > 0) ++end;
        for (std::size_t i = first; i < end; ++i) order.push_back(sheets[i].front.right), order.push_back(sheets[i].back.left);
        for (std::size_t i = end; i-- > first;) order.push_back(sheets[i].back.right), order.push_back(sheets[i].front.left);
        first = end;
    }
    return order;
}

TEST(Imposition, folds_back_into_the_order_of_the_pages) {
    for (int pages = 1; pages <= 200; ++pages)
        for (const int signature : {4, 16, 32, 64, 400}) {
            std::vector<int> order = refold(impose(pages, signature));
            EXPECT_EQ(order.size() % 4, 0u);
            for (std::size_t i = 0; i < order.size(); ++i)
                ASSERT_EQ(order[i], static_cast<int>(i) < pages ? static_cast<int>(i) : -1) << pages << " pages in signatures of " << signature;
        }
}

TEST(Imposition, four_pages_make_one_sheet) {
    EXPECT_EQ(impose(4, 64), (std::vector<Sheet>{{{3, 0}, {1, 2}, 0}}));
    EXPECT_EQ(impose(1, 64), (std::vector<Sheet>{{{-1, 0}, {-1, -1}, 0}}));
    EXPECT_TRUE(impose(0, 64).empty());
}

TEST(Imposition, signatures_are_even_and_no_larger_than_asked) {
    const auto sheets = impose(100, 64); // 25 sheets: 13 and 12
    int deepest = 0;
    for (const Sheet& sheet : sheets) deepest = std::max(deepest, sheet.depth);
    EXPECT_EQ(sheets.size(), 25u);
    EXPECT_EQ(deepest, 12);
}

TypesetBook book_of(int pages, Length width, Length height) {
    TypesetBook book;
    book.page_style.width = width, book.page_style.height = height;
    for (int i = 0; i < pages; ++i) {
        Page page;
        page.width = width, page.height = height;
        page.text = std::to_string(i);
        GlyphRun run;
        run.size = 10_pt, run.x = 20_mm, run.y = 30_mm, run.text_end = static_cast<std::uint32_t>(page.text.size());
        page.runs.push_back(run);
        add_glyph(page, static_cast<std::uint16_t>(i + 1), 0, 0, 0);
        book.pages.push_back(std::move(page));
    }
    return book;
}

TEST(Booklet, lays_a5_on_a4_and_moves_inner_sheets_towards_the_fold) {
    const TypesetBook booklet = make_booklet(book_of(16, 148_mm, 210_mm), {});
    ASSERT_EQ(booklet.pages.size(), 8u);
    EXPECT_EQ(booklet.page_style.width, 297_mm);
    for (std::size_t side = 0; side < booklet.pages.size(); ++side) {
        const Page& page = booklet.pages[side];
        ASSERT_EQ(page.runs.size(), 2u);
        const double shift = 0.1 * static_cast<double>(side / 2); // one leaf of 0.1 mm for every sheet outside
        EXPECT_NEAR(page.runs[0].x.millimetres(), 148.5 - 148 + 20 + shift, 0.01);
        EXPECT_NEAR(page.runs[1].x.millimetres(), 148.5 + 20 - shift, 0.01);
        EXPECT_EQ(page.runs[0].size, 10_pt);
    }
    // The glyphs of each run are its own page's.
    const Page& cover = booklet.pages[0];
    EXPECT_EQ(cover.glyphs[cover.runs[0].first_glyph].id, 16);
    EXPECT_EQ(cover.text.substr(cover.runs[1].text_begin, cover.runs[1].text_end - cover.runs[1].text_begin), "0");
}

TEST(Booklet, lays_a6_on_a5_and_scales_what_is_larger) {
    EXPECT_EQ(make_booklet(book_of(4, 105_mm, 148_mm), {}).page_style.width, 210_mm);
    const TypesetBook large = make_booklet(book_of(4, 170_mm, 240_mm), {});
    EXPECT_EQ(large.page_style.width, 297_mm);
    EXPECT_LT(large.pages[0].runs[0].size, 9_pt);
    EXPECT_GT(large.pages[0].runs[0].size, 8_pt);
}

} // namespace
} // namespace florilege
