#include "style/style_sheet.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace florilege {
namespace {

SourcePtr sheet(std::string name, std::string text) { return std::make_shared<Source>(std::move(name), std::move(text)); }

Result<StyleSheet> style_of(const std::string& shared, const std::string& print, const std::string& page = {}) {
    Plan plan;
    plan.page.value = page;
    return make_style({sheet("shared.css", shared), sheet("print.css", print), sheet("epub.css", "")}, plan);
}

std::string only_message(const Result<StyleSheet>& result) {
    return result.diagnostics.size() == 1 ? format_text(result.diagnostics.front())
                                          : std::to_string(result.diagnostics.size()) + " diagnostics";
}

constexpr const char* pages = "@page a5 { size: 148mm 210mm; font-size: 11pt; line-height: 14.5pt; margin-top: 19mm; margin-bottom: 27.3mm }\n"
                              "@page a5:right { margin-left: 18mm; margin-right: 26mm }\n"
                              "@page poche { size: 110mm 178mm; font-size: 9.5pt; line-height: 12pt; margin-top: 15mm; margin-bottom: 23.3mm }\n"
                              "@page poche:left { margin-left: 14.5mm; margin-right: 13.5mm }\n";

TEST(Style, roles_inherit_from_the_body_and_later_rules_win) {
    const auto result = style_of("body { font-style: italic } p { text-indent: 2em } .caption, .credit { font-size: 0.5em; text-indent: 1em }",
                                 std::string(pages) + ".caption { margin-top: 2rlh; font-size: 0.8em }");
    ASSERT_TRUE(result.diagnostics.empty()) << format_text(result.diagnostics.front());
    const StyleSheet& style = result.value;
    EXPECT_TRUE(style[Role::caption].italic);
    EXPECT_EQ(style[Role::body].indent, 22_pt);
    EXPECT_EQ(style[Role::dateline].indent, 22_pt);
    EXPECT_EQ(style[Role::caption].size, 8.8_pt);
    EXPECT_EQ(style[Role::caption].indent, 8.8_pt);
    EXPECT_EQ(style[Role::caption].space_before, 29_pt);
    EXPECT_EQ(style[Role::credit].size, 5.5_pt);
}

TEST(Style, page_designs_are_chosen_by_name_or_size_or_made_in_proportion) {
    const PageStyle a5 = style_of("", pages).value.page;
    EXPECT_EQ(a5.width, 148_mm);
    EXPECT_EQ(a5.inner, 18_mm);
    EXPECT_EQ(a5.lines(), 32);
    const auto poche = style_of("", pages, "poche");
    EXPECT_EQ(poche.value.page.inner, 13.5_mm);
    EXPECT_EQ(poche.value[Role::body].leading, 12_pt);
    EXPECT_EQ(style_of("", pages, "110x178").value.page.leading, 12_pt);
    const PageStyle made = style_of("", pages, "160x240").value.page;
    EXPECT_EQ(made.width, 160_mm);
    EXPECT_EQ(made.height - made.top - made.bottom, made.leading * made.lines());
    // A large page gets larger type and wider margins, not lines too long to read; a small one no type under the smallest.
    const auto a4 = style_of("", pages, "a4");
    EXPECT_EQ(a4.value.page.width, 210_mm);
    EXPECT_GT(a4.value[Role::body].size, 12_pt);
    EXPECT_LT(a4.value.page.text_width().points() / a4.value[Role::body].size.points(), a5.text_width().points() / 11 * 1.11);
    EXPECT_EQ(style_of("", pages, "90x130").value[Role::body].size, 9.5_pt);
    EXPECT_GE(a4.value.page.folio_baseline, a4.value.page.height - a4.value.page.bottom);
    EXPECT_NE(only_message(style_of("", pages, "poch")).find("did you mean `poche`?"), std::string::npos);
    EXPECT_NE(only_message(style_of("", pages, "10x20")).find("[unknown-page]"), std::string::npos);
}

TEST(Style, a_book_may_set_its_own_margins) {
    Plan plan;
    plan.margins.inner = 22_mm, plan.margins.bottom = 40_mm, plan.margins.top = 10_mm;
    const auto styled = [&] { return make_style({sheet("shared.css", ""), sheet("print.css", pages), sheet("epub.css", "")}, plan); };
    const PageStyle model = style_of("", pages).value.page;
    const PageStyle page = styled().value.page;
    EXPECT_EQ(page.inner, 22_mm);
    EXPECT_EQ(page.outer, model.outer);
    EXPECT_LT(page.lines(), model.lines());
    EXPECT_EQ(page.folio_baseline - (page.height - page.bottom), model.folio_baseline - (model.height - model.bottom));
    plan.margins.inner = plan.margins.outer = 70_mm;
    EXPECT_NE(only_message(styled()).find("[page-too-small]"), std::string::npos);
}

TEST(Style, nothing_is_ignored_in_silence) {
    struct Case {
        const char* shared;
        const char* print;
        const char* code;
        const char* position;
    };
    for (const Case& wrong : {Case{".caption { colour: black }", "", "unknown-property", "shared.css:1:12"},
                              Case{".caption { color: red }", "", "bad-property-value", "shared.css:1:19"},
                              Case{".caption { font-size: 3 }", "", "bad-property-value", "shared.css:1:23"},
                              Case{".capton { }", "", "unknown-selector", "shared.css:1:1"},
                              Case{"h1 { }", "", "unknown-selector", "shared.css:1:1"},
                              Case{"@media print { }", "", "unknown-selector", "shared.css:1:1"},
                              Case{"@page { }", "", "unknown-selector", "shared.css:1:1"},
                              Case{"", "@page a5 { marginal: 1mm }", "unknown-property", "print.css:1:12"},
                              Case{"", "@page a5 { size: A5 }", "bad-property-value", "print.css:1:18"},
                              Case{"", "@page a5:first { }", "unknown-selector", "print.css:1:1"},
                              Case{"", "@page a5 { margin-top: 190mm }", "page-too-small", "error"},
                              Case{".caption { color: black", "", "css-syntax", "shared.css:1:1"},
                              Case{"/* open", "", "css-syntax", "shared.css:1:1"},
                              Case{".caption { color }", "", "css-syntax", "shared.css:1:12"},
                              Case{"}", "", "css-syntax", "shared.css:1:1"}}) {
        const std::string message = only_message(style_of(wrong.shared, wrong.print));
        EXPECT_NE(message.find(std::string("[") + wrong.code + "]"), std::string::npos) << wrong.shared << wrong.print << "\n" << message;
        EXPECT_EQ(message.find(wrong.position), 0u) << wrong.shared << wrong.print << "\n" << message;
    }
}

TEST(Style, font_faces_are_asked_for_by_name_and_left_to_the_epub) {
    const auto result = style_of("@font-face { font-family: \"Linux Libertine O\" }\nbody { hyphens: none }", pages);
    EXPECT_EQ(result.value.embedded_families, std::vector<std::string>{"Linux Libertine O"});
    EXPECT_EQ(result.value.epub_families, result.value.embedded_families);
    EXPECT_EQ(result.value.shared_css, "\nbody { hyphens: none }");
}

TEST(Style, font_faces_may_be_for_the_site_alone) {
    const auto result = style_of("@font-face { font-family: \"Linux Libertine O\"; -florilege-for: site }\n@font-face { font-family: \"Andika\" }", pages);
    EXPECT_TRUE(result.diagnostics.empty());
    EXPECT_EQ(result.value.embedded_families, (std::vector<std::string>{"Linux Libertine O", "Andika"}));
    EXPECT_EQ(result.value.epub_families, std::vector<std::string>{"Andika"});
}

TEST(Style, the_pages_before_the_text_may_be_counted_by_themselves) {
    EXPECT_EQ(style_of("", pages).value.page.front_folios, FrontFolios::arabic);
    EXPECT_EQ(style_of("", "@page { -florilege-front-folios: lower-roman }\n" + std::string(pages)).value.page.front_folios, FrontFolios::roman);
    EXPECT_NE(only_message(style_of("", "@page { -florilege-front-folios: greek }\n" + std::string(pages))).find("[bad-property-value]"), std::string::npos);
}

TEST(Style, the_sheet_for_reading_systems_fetches_nothing) {
    Plan plan;
    const auto result = make_style({sheet("s", ""), sheet("p", ""), sheet("epub.css", "a{background:url(http://example.org/x)}")}, plan);
    EXPECT_NE(only_message(result).find("[remote-resource]"), std::string::npos);
}

TEST(Style, the_sheet_for_reading_systems_is_css_that_they_read) {
    Plan plan;
    const auto told = [&](const std::string& epub) {
        std::string codes;
        for (const Diagnostic& diagnostic : make_style({sheet("s", ""), sheet("p", std::string(pages)), sheet("epub.css", epub)}, plan).diagnostics)
            codes += diagnostic.code + ' ';
        return codes;
    };
    for (const char* sound : {"p { color: red; }", "p:not([lang|=fr])::before, a[href^='x, {'] > em + .b ~ #c { content: \"}\" }",
                              "@media (min-width: 40em) and (not (monochrome)) { @supports (display: grid) { p { margin: -1em calc(2 * 1em) } } }",
                              "p { color: red /* ; */ }", ":root { --a: 1px } p:is(a, b) { width: var(--a) !important }", "@page :first { margin: 0 }", "/* x */", ""})
        EXPECT_EQ(told(sound), "") << sound;
    for (const char* unsound : {"</style><script>alert(1)</script> p { color: red }", "<!-- p { color: red } -->", "p { color: a<b }", "p { color: red;; }",
                                "p { color: }", "p { : red }", "p { 1a: b }", "p { color: (red }", "p, { color: red }", ".1a { color: red }", "p > { color: red }",
                                "p[] { color: red }", "p/* */q { color: red }", "@media print { p { color: red }", "@media (a { p { color: red } }", "@x { a: b }",
                                "@font-face { font-family: A }", "p { color: red };"})
        EXPECT_NE(told(unsound).find("css-syntax"), std::string::npos) << unsound;
    for (const char* text_direction : {"p { direction: rtl }", "p { Unicode-Bidi: embed }"}) EXPECT_EQ(told(text_direction), "unknown-property ") << text_direction;
    std::string deep;
    for (int level = 0; level < 20'000; ++level) deep += "@media print {";
    EXPECT_NE(told(deep).find("css-syntax"), std::string::npos);
}

TEST(Style, strings_know_the_escapes_of_css) {
    EXPECT_EQ(style_of(".asterism { content: \"\\2042  \\\"x\" }", pages).value[Role::asterism].ornament, "\u2042 \"x");
}

TEST(Style, numbers_that_are_none_are_refused) {
    for (const char* value : {"nanem", "nan", "infem", "-infpt", "1e9em", "nan(1)em"}) {
        EXPECT_TRUE(has_errors(style_of(".caption { letter-spacing: " + std::string(value) + " }", std::string(pages)).diagnostics)) << value;
        EXPECT_TRUE(has_errors(style_of(".caption { font-size: " + std::string(value) + " }", std::string(pages)).diagnostics)) << value;
    }
}

TEST(Style, hostile_sheets_end_in_messages) {
    for (const std::string& hostile : {std::string(200000, '{'), std::string(200000, '}'), std::string(100000, '"'),
                                       ".caption{" + std::string(100000, ':') + "}", std::string("\xFF\xFE"), std::string(1000, '\0')})
        EXPECT_TRUE(has_errors(style_of(hostile, "").diagnostics));
}

std::string file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

TEST(Style, the_shipped_styles_say_nothing_wrong) {
    for (const char* name : {"classique", "moderne", "poche", "grands-caracteres"}) {
        const std::string folder = std::string(FLORILEGE_ROOT "/styles/") + name + '/';
        Plan plan;
        const auto result = make_style({sheet("shared.css", file(folder + "shared.css")), sheet("print.css", file(folder + "print.css")),
                                        sheet("epub.css", file(folder + "epub.css"))}, plan);
        for (const Diagnostic& diagnostic : result.diagnostics) ADD_FAILURE() << name << ": " << format_text(diagnostic);
        EXPECT_GE(result.value.page.lines(), 23) << name;
        EXPECT_FALSE(result.value.shared_css.empty()) << name;
    }
}

} // namespace
} // namespace florilege
