#include "print/cover.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/barcode.h"
#include "base/file.h"
#include "markup/cover_type.h"

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

TypesetBook cover_of(int pages, const Book& book = a_book()) {
    const auto style = read_style(FLORILEGE_ROOT "/styles", ".", book.plan);
    PrinterProfile profile;
    profile.papers.push_back({"offset", 80, 0.1_mm, 0});
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
    EXPECT_FALSE(has_turned_text(cover_of(104))); // enough pages for the profile, but of 5.2 mm its clearances leave too little for letters
    EXPECT_TRUE(has_turned_text(cover_of(300)));
}

/// Where a run's last glyph begins.
Length end_of(const GlyphRun& run, const Page& page) {
    return {page.glyphs[run.first_glyph + run.glyph_count - 1].x};
}

Book with_endless_words() {
    Book book = a_book();
    book.plan.title.value = "Considérations intempestives sur l’anticonstitutionnalité, où l’on verra pourquoi les longs titres, qui plaisaient tant au siècle "
                            "des Lumières, tiennent si mal sur la couverture d’un livre de poche, surtout quand un mot comme " + std::string(120, 'm') + " s’y trouve";
    for (int i = 0; i < 30; ++i) book.plan.authors.push_back({"Jean-Baptiste de La Fontaine-Saint-Martin", "", "author", {}});
    book.plan.subtitle = book.plan.title.value;
    for (int i = 0; i < 20; ++i) book.plan.description += "Une description qui n’en finit pas de décrire. ";
    return book;
}

TEST(Cover, everything_keeps_inside_the_trim_whatever_is_said) {
    for (const Book& book : {a_book(), with_endless_words()}) {
        const TypesetBook cover = cover_of(300, book);
        const Page& page = cover.pages[0];
        ASSERT_FALSE(page.runs.empty());
        for (const GlyphRun& run : page.runs) {
            const Length head = run.turned ? run.y - end_of(run, page) : run.y - run.size;
            EXPECT_GT(run.x, 5_mm);
            EXPECT_LT(run.turned ? run.x : run.x + end_of(run, page), page.width - 5_mm);
            EXPECT_GT(head, 4_mm);
            EXPECT_LT(run.y, 205_mm);
            const bool crosses_spine = !run.turned && run.x < 148_mm && run.x + end_of(run, page) > 148_mm;
            EXPECT_FALSE(crosses_spine);
        }
    }
}

TEST(Cover, lines_are_few_and_even_and_do_not_end_in_a_small_word) {
    Fonts fonts;
    TextStyle style;
    style.families = {"Linux Libertine O"};
    const auto lines_of = [&](const std::string& text, Length measure) {
        std::string lines;
        for (const CoverLine& line : CoverType(fonts, "fr").set(text, style, 20_pt, {{}, measure, 9, 200_mm}, true, {}).lines)
            lines += (lines.empty() ? "" : " / ") + line.text;
        return lines;
    };
    EXPECT_EQ(lines_of("La Ville en notices", 200_mm), "La Ville en notices");
    EXPECT_EQ(lines_of("Histoire du vieux pont", 45_mm), "Histoire / du vieux pont"); // more even with "Histoire du", which would hold
    EXPECT_EQ(lines_of("Dix chroniques de quartier", 58_mm), "Dix chroniques / de quartier");
    EXPECT_EQ(lines_of("un deux trois quatre cinq six sept huit", 80_mm), "un deux trois quatre / cinq six sept huit"); // not all but one
    EXPECT_EQ(lines_of("de la de la de la", 16_mm), "de la / de la / de la");
}

TEST(Cover, a_blurb_too_long_to_read_is_told) {
    Book book = a_book();
    for (int i = 0; i < 300; ++i) book.plan.description += "Une phrase de plus. ";
    const auto style = read_style(FLORILEGE_ROOT "/styles", ".", book.plan);
    const auto cover = make_cover(book, style.value, {}, 100);
    ASSERT_EQ(cover.diagnostics.size(), 1u);
    EXPECT_EQ(cover.diagnostics[0].code, "long-blurb");
}

TEST(Cover, a_picture_covers_the_front_and_its_bleed) {
    Book book = a_book();
    book.images["c.png"] = {"c.png", ImageFormat::png, nullptr, 1000, 1000, false, false};
    book.plan.cover.value = "c.png";
    const TypesetBook cover = cover_of(100, book);
    ASSERT_EQ(cover.pages[0].images.size(), 1u);
    const ImageItem& picture = cover.pages[0].images[0];
    EXPECT_LE(picture.x, 148_mm + 5_mm);
    EXPECT_LE(picture.y, -3_mm);
    EXPECT_GE(picture.x + picture.width, cover.pages[0].width + 3_mm);
    EXPECT_GE(picture.y + picture.height, 210_mm + 3_mm);
    EXPECT_NEAR(picture.width.points() / picture.height.points(), 1, 0.001);
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
