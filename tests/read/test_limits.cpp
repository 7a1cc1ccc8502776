// Texts that no author writes: each is read or refused with a diagnostic, in a time that the size explains.
#include <gtest/gtest.h>

#include <functional>

#include "read/markdown.h"
#include "read/plan.h"

namespace florilege {
namespace {

std::string times(std::string_view text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i) result += text;
    return result;
}

struct Hostile {
    const char* name;
    std::function<std::string()> text;
};

std::vector<Hostile> hostile_texts() {
    const std::string table_head = times("|a", 90) + "|\n" + times("|-", 90) + "|\n";
    return {
        {"open_images", [] { return times("![[]()", 60'000); }},
        {"brackets", [] { return times("[", 1'000'000); }},
        {"closing_brackets", [] { return times("]", 1'000'000); }},
        {"bracket_lines", [] { return times("[[[[[[[[[[[[[[[[\n\n", 50'000); }},
        {"stars", [] { return times("*a ", 500'000); }},
        {"stars_and_underscores", [] { return times("*a _b ", 200'000); }},
        {"mixed_emphasis", [] { return times("a**b_c*", 100'000); }},
        {"emphasis_lines", [] { return times("*a *a *a\n\n", 100'000); }},
        {"ticks", [] { return times("`a``b```c", 100'000); }},
        {"rising_ticks", [] { std::string t; for (int i = 1; i < 1500; ++i) t += 'e' + std::string(static_cast<std::size_t>(i), '`'); return t; }},
        {"angles", [] { return times("<", 1'000'000); }},
        {"tags", [] { return times("<a b='", 300'000); }},
        {"comments", [] { return times("<!-- ", 200'000); }},
        {"instructions", [] { return times("a <?", 200'000); }},
        {"declarations", [] { return times("a <!A ", 200'000); }},
        {"cdata", [] { return times("a <![CDATA[", 100'000); }},
        {"quotes_deep", [] { return times(">", 100'000) + "a"; }},
        {"quotes_deep_lines", [] { return times(times("> ", 39) + "*a\n", 10'000); }},
        {"lists_deep", [] { std::string t; for (std::size_t i = 0; i < 2000; ++i) t += std::string(i * 2, ' ') + "- a\n"; return t; }},
        {"lists_blank", [] { std::string t; for (std::size_t i = 0; i < 99; ++i) t += std::string(i * 2, ' ') + "- a\n"; return t + times("\n", 500'000) + "x"; }},
        {"list_marks", [] { return times("- ", 200'000); }},
        {"numbered", [] { return times("1. ", 200'000); }},
        {"items", [] { return times("- a\n", 200'000); }},
        {"table_rows", [table_head] { return table_head + times("|\n", 500'000); }},
        {"table_wide", [] { return times("|a", 65'000) + "|\n" + times("|-", 65'000) + "|\n|a\n"; }},
        {"escaped_bars", [] { return "|a|\n|-|\n|" + times("\\|", 200'000) + "\n"; }},
        {"references", [] { return "[a]: /" + times("u", 50'000) + "\n\n" + times("[a]", 20'000); }},
        {"definitions", [] { return times("[a]: b\n", 200'000) + "\nTexte.\n"; }},
        {"notes", [] { return times("[^a]", 100'000) + "\n\n[^a]: b\n"; }},
        {"note_definitions", [] { std::string t; for (int i = 0; i < 20'000; ++i) t += "[^" + std::to_string(i) + "]: b\n\n"; return t; }},
        {"notes_each", [] { std::string t; for (int i = 0; i < 20'000; ++i) t += "a[^" + std::to_string(i) + "]\n\n[^" + std::to_string(i) + "]: b\n\n"; return t; }},
        {"inline_notes", [] { return times("^[", 100'000); }},
        {"spans", [] { return times("[a]{.b} ", 100'000); }},
        {"span_lines", [] { return times("[a]{.b} [c]{.d}\n\n", 50'000); }},
        {"braces", [] { return times("[a]{", 100'000); }},
        {"entities", [] { return times("&", 500'000) + times("&amp;", 200'000); }},
        {"escapes", [] { return times("\\", 1'000'000); }},
        {"divisions", [] { return times("::: a\n", 100'000); }},
        {"line_block", [] { return times("| a\n", 100'000); }},
        {"line_blocks", [] { return times("| a\n\n", 100'000); }},
        {"html_blocks", [] { return times("<div>\n\n", 100'000); }},
        {"html_words", [] { return "<div>\n" + times("<b>a ", 100'000) + "\n</div>"; }},
        {"marks", [] { return times("e\u0301", 200'000); }},
        {"marks_alone", [] { return "e" + times("\u0301\u0323", 200'000); }},
        {"one_word", [] { return times("a", 1'900'000); }},
        {"lines", [] { return times("a\n", 900'000); }},
        {"paragraphs", [] { return times("a\n\n", 600'000); }},
        {"dialogue", [] { return times("— a.\n", 200'000); }},
        {"headings", [] { return times("# a\n", 300'000); }},
        {"rules", [] { return times("* * *\n", 200'000); }},
        {"setext", [] { return times("a\n=\n", 300'000); }},
        {"controls", [] { return times("\x01\xff", 500'000); }},
    };
}

class HostileText : public testing::TestWithParam<std::size_t> {};

TEST_P(HostileText, IsReadOrRefused) {
    const Hostile hostile = hostile_texts()[GetParam()];
    const auto source = std::make_shared<const Source>("a.md", "---\ntitle: T\n---\n" + hostile.text());
    const Result<Article> article = read_article(source);
    EXPECT_TRUE(!article.value.body.empty() || !article.diagnostics.empty());
}

INSTANTIATE_TEST_SUITE_P(Limits, HostileText, testing::Range(std::size_t{0}, hostile_texts().size()),
                         [](const auto& info) { return std::string(hostile_texts()[info.param].name); });

class HostileYaml : public testing::TestWithParam<std::size_t> {};

std::vector<Hostile> hostile_yaml() {
    return {{"lists", [] { return times("[", 100'000); }},
            {"maps", [] { return times("{a: ", 50'000); }},
            {"blocks", [] { std::string t; for (std::size_t i = 0; i < 500; ++i) t += std::string(i, ' ') + "a:\n"; return t; }},
            {"questions", [] { return times("? ", 50'000); }},
            {"keys", [] { std::string t; for (int i = 0; i < 20'000; ++i) t += "k" + std::to_string(i) + ": v\n"; return t; }},
            {"anchors", [] { return "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"; }},
            {"quotes", [] { return "title: \"" + times("\\\"", 100'000) + "\""; }},
            {"one_scalar", [] { return "title: " + times("a", 200'000); }},
            {"folded", [] { return "title: >\n" + times("  a\n", 50'000); }},
            {"tags", [] { return times("!a ", 50'000); }},
            {"documents", [] { return times("---\n", 50'000); }},
            {"comments", [] { return times("# a\n", 50'000); }},
            {"directives", [] { return times("%YAML 1.2\n", 20'000); }}};
}

TEST_P(HostileYaml, IsReadOrRefused) {
    read_plan(std::make_shared<const Source>("book.yaml", hostile_yaml()[GetParam()].text()));
    read_article(std::make_shared<const Source>("a.md", "---\n" + hostile_yaml()[GetParam()].text() + "\n---\n"));
}

INSTANTIATE_TEST_SUITE_P(Limits, HostileYaml, testing::Range(std::size_t{0}, hostile_yaml().size()),
                         [](const auto& info) { return std::string(hostile_yaml()[info.param].name); });

} // namespace
} // namespace florilege
