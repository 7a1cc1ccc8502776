// A page drawn as SVG: every glyph where the page has it, and places found from points and back.
#include "preview/page_svg.h"

#include <gtest/gtest.h>

#include "base/xml.h"
#include "preview/assets.h"
#include "preview/base64.h"

namespace florilege {
namespace {

const Source& source() {
    static const Source text("articles/a.md", "first line\nsecond line\n");
    return text;
}

// A page of two lines and a third on the next, a rule and a picture.
TypesetBook two_pages() {
    TypesetBook book;
    const FaceId face = book.fonts.face({{"Linux Libertine O"}, 400, false});
    for (int number = 0; number < 2; ++number) {
        Page page;
        page.label = number == 0 ? "i" : "ii";
        page.width = 200_pt, page.height = 300_pt;
        for (int line = 0; line < 2 - number; ++line) {
            const Length y = 50_pt + 14_pt * line;
            GlyphRun run;
            run.face = face, run.size = 10_pt, run.x = 30_pt, run.y = y, run.first_glyph = static_cast<std::uint32_t>(page.glyphs.size());
            page.runs.push_back(run);
            std::int64_t x = 0;
            for (const char32_t c : {U'A', U' ', U'b'}) add_glyph(page, book.fonts.glyph(face, c), 7000 * x++, 0, 0);
            PlacedLine placed;
            placed.x = 30_pt, placed.y = y, placed.width = 100_pt, placed.text = 1;
            const std::uint32_t begin = number == 1 ? 18 : line == 0 ? 0 : 11;
            placed.span = {&source(), begin, begin + 5};
            page.lines.push_back(placed);
        }
        book.pages.push_back(std::move(page));
    }
    book.pages.edit(0).rules.push_back({10_pt, 20_pt, 30_pt, 1_pt, 500, {}});
    book.pages.edit(0).images.push_back({"images/a.png", 10_pt, 100_pt, 50_pt, 40_pt, {}});
    return book;
}

std::vector<const XmlNode*> all(const XmlNode& node, std::string_view name) {
    std::vector<const XmlNode*> found;
    for (const XmlNode& child : node.children) {
        if (child.local_name() == name) found.push_back(&child);
        for (const XmlNode* inner : all(child, name)) found.push_back(inner);
    }
    return found;
}

TEST(PageSvg, draws_each_glyph_where_it_stands) {
    const TypesetBook book = two_pages();
    Image image{"images/a.png", ImageFormat::png, std::make_shared<std::string>("\x89PNG"), 1, 1};
    std::string why;
    const auto svg = read_xml(page_svg(book, 0, {{image.path, image}}), why);
    ASSERT_TRUE(svg) << why;
    EXPECT_EQ(svg->attribute("viewBox"), "0 0 200 300");
    EXPECT_EQ(all(*svg, "title").at(0)->all_text(), "i");
    EXPECT_EQ(all(*svg, "path").size(), 2u); // A and b, once each; a space has no outline
    const auto runs = all(*svg, "g");
    ASSERT_EQ(runs.size(), 2u);
    EXPECT_EQ(runs[1]->attribute("transform"), "translate(30 64) scale(0.01 0.01)");
    const auto uses = all(*runs[0], "use");
    ASSERT_EQ(uses.size(), 2u);
    EXPECT_EQ(uses[0]->attribute("x"), "0");
    EXPECT_EQ(uses[1]->attribute("x"), "1400"); // 14 pt at 10 pt
    EXPECT_EQ('#' + std::string(all(*svg, "path")[0]->attribute("id")), uses[0]->attribute("href"));
    const auto rules = all(*svg, "rect");
    ASSERT_EQ(rules.size(), 1u);
    EXPECT_EQ(rules[0]->attribute("fill"), "rgb(128,128,128)");
    EXPECT_EQ(all(*svg, "image").at(0)->attribute("href"), "data:image/png;base64,iVBORw==");
}

TEST(PageSvg, shows_the_inks_of_covers) {
    TypesetBook book = two_pages();
    book.inks = {Ink{0, 1000, 1000, 500}, Ink{0, 0, 0, 0}};
    book.pages.edit(0).rules[0].ink = 1, book.pages.edit(0).runs[0].ink = 2;
    const std::string svg = page_svg(book, 0, {});
    EXPECT_NE(svg.find("height=\"1\" fill=\"#7f0000\""), std::string::npos) << svg;
    EXPECT_NE(svg.find(")\" fill=\"#ffffff\""), std::string::npos) << svg;
}

TEST(PageSvg, leads_from_a_point_to_the_source_and_back) {
    const TypesetBook book = two_pages();
    EXPECT_EQ(span_at(book.pages[0], 40_pt, 48_pt).begin, 0u);
    EXPECT_EQ(span_at(book.pages[0], 40_pt, 290_pt).begin, 11u);
    EXPECT_EQ(span_at(Page{}, 0_pt, 0_pt).source, nullptr);
    using Pages = std::vector<std::optional<std::size_t>>;
    const Source other("b.md", "x");
    EXPECT_EQ(pages_of(book, {{&source(), 20, 21}, {&other, 0, 1}, {&source(), 4, 5}}), (Pages{1, std::nullopt, 0}));
}

TEST(Base64, is_that_of_the_rfc) {
    const std::pair<const char*, const char*> rows[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : rows) EXPECT_EQ(base64(bytes), text);
}

TEST(Page, loads_nothing_from_elsewhere) {
    for (const std::string_view asset : {preview_html, preview_style, preview_script}) {
        EXPECT_GT(asset.size(), 1000u);
        for (std::size_t at = 0; (at = asset.find("://", at)) != std::string_view::npos; ++at) ADD_FAILURE() << asset.substr(at, 40);
    }
}

} // namespace
} // namespace florilege
