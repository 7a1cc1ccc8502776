#include "print/flyer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/barcode.h"

namespace florilege {
namespace {

Book a_book(const std::string& size = "a5") {
    Book book;
    Plan& plan = book.plan;
    plan.title.value = "Notices de la place";
    plan.subtitle = "Dix chroniques";
    plan.authors.push_back({"Anne Martin", "Martin, Anne", "author", {}});
    plan.publisher.name = "Éditions de la Place";
    plan.description = "Dix textes courts.";
    plan.price = "free";
    plan.distribution_url.value = "https://www.example.org/notices/";
    plan.flyer.value = size;
    Image cover;
    cover.path = "cover.svg", cover.format = ImageFormat::svg, cover.width = 1600, cover.height = 2400;
    book.images[cover.path] = cover;
    return book;
}

Result<TypesetBook> flyer_of(const Book& book, const std::string& style = "classique") {
    Plan plan = book.plan;
    plan.style = style;
    return make_flyer(book, read_style(FLORILEGE_ROOT "/styles", ".", plan).value, "cover.svg");
}

std::vector<const StructureNode*> nodes(const TypesetBook& flyer, StructureType type) {
    std::vector<const StructureNode*> found;
    for (const StructureNode& node : flyer.structure)
        if (node.type == type) found.push_back(&node);
    return found;
}

TEST(Flyer, is_one_page_of_the_size_that_the_plan_says) {
    for (const auto& [name, width, height] : {std::tuple{"a6", 105.0, 148.0}, {"a5", 148.0, 210.0}, {"a4", 210.0, 297.0}}) {
        const auto flyer = flyer_of(a_book(name));
        EXPECT_TRUE(flyer.diagnostics.empty()) << name;
        ASSERT_EQ(flyer.value.pages.size(), 1u);
        EXPECT_NEAR(flyer.value.pages[0].width.millimetres(), width, 0.01);
        EXPECT_NEAR(flyer.value.pages[0].height.millimetres(), height, 0.01);
    }
}

TEST(Flyer, keeps_everything_inside_its_margins_in_every_style_and_size) {
    for (const char* style : {"classique", "moderne", "poche", "grands-caracteres"})
        for (const char* size : {"a6", "a5", "a4"}) {
            Book book = a_book(size);
            for (int i = 0; i < 12; ++i) book.plan.description += " Une phrase de plus pour dire ce que l'on y trouve.";
            const auto flyer = flyer_of(book, style);
            const Page& page = flyer.value.pages[0];
            const Length edge = page.width / 20;
            for (const GlyphRun& run : page.runs) {
                EXPECT_GE(run.x, edge) << style << ' ' << size;
                EXPECT_LE(run.x + run.width, page.width - edge) << style << ' ' << size;
                EXPECT_GE(run.y, edge) << style << ' ' << size;
                EXPECT_LE(run.y, page.height - edge) << style << ' ' << size;
            }
        }
}

TEST(Flyer, is_tagged_and_its_square_is_the_address) {
    const auto made = flyer_of(a_book());
    const TypesetBook& flyer = made.value;
    ASSERT_EQ(nodes(flyer, StructureType::heading_1).size(), 1u);
    const auto figures = nodes(flyer, StructureType::figure);
    ASSERT_EQ(figures.size(), 2u);
    for (const StructureNode* figure : figures) EXPECT_FALSE(figure->alternative.empty());
    ASSERT_EQ(flyer.pages[0].links.size(), 1u);
    EXPECT_EQ(flyer.pages[0].links[0].target, "https://www.example.org/notices/");
    EXPECT_NE(flyer.pages[0].text.find("example.org/notices"), std::string::npos);
    EXPECT_EQ(flyer.pages[0].text.find("https://"), std::string::npos);
    // The dark modules read back from the rules.
    const auto code = qr_code("https://www.example.org/notices/");
    std::int64_t dark = 0, area = 0;
    Length module;
    for (const RuleItem& rule : flyer.pages[0].rules)
        if (flyer.structure[rule.marking.node].type == StructureType::figure) module = rule.height, area += rule.width.value;
    for (const bool on : code->dark) dark += on;
    EXPECT_EQ(area / module.value, dark);
    EXPECT_GT((module * code->width).millimetres(), 15);
}

TEST(Flyer, warns_of_what_it_cannot_say) {
    Book book = a_book("a6");
    book.plan.distribution_url.value.clear();
    auto flyer = flyer_of(book);
    ASSERT_EQ(flyer.diagnostics.size(), 1u);
    EXPECT_EQ(flyer.diagnostics[0].code, "flyer-no-address");
    book = a_book("a6");
    for (int i = 0; i < 2000; ++i) book.plan.description += " Encore une phrase.";
    flyer = flyer_of(book);
    ASSERT_EQ(flyer.diagnostics.size(), 1u);
    EXPECT_EQ(flyer.diagnostics[0].code, "flyer-cut");
    EXPECT_NE(flyer.value.pages[0].text.find("…"), std::string::npos);
}

} // namespace
} // namespace florilege
