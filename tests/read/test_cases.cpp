// Golden cases: cases/NAME.md and cases/NAME.yaml, with what was read of them and what was said in NAME.expected.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "document/book.h"
#include "read/markdown.h"
#include "read/plan.h"

namespace florilege {
namespace {

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string spoken(const Diagnostics& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) text += format_text(diagnostic);
    return text;
}

std::string dump_plan(const Plan& plan);

std::string read_case(const std::filesystem::path& path) {
    const auto source = std::make_shared<const Source>(path.filename().string(), contents(path));
    if (path.extension() == ".yaml") {
        const Result<Plan> plan = read_plan(source);
        return dump_plan(plan.value) + spoken(plan.diagnostics);
    }
    const Result<Article> article = read_article(source);
    return dump(article.value) + spoken(article.diagnostics);
}

std::string dump_plan(const Plan& plan) {
    std::string text = "title: " + plan.title.value + "\nlanguage: " + plan.language + "\nstyle: " + plan.style + "\n";
    const auto line = [&](const char* key, const std::string& value) {
        if (!value.empty()) text += std::string(key) + ": " + value + "\n";
    };
    line("subtitle", plan.subtitle), line("slug", plan.slug), line("price", plan.price), line("page", plan.page.value);
    line("publisher", plan.publisher.name + plan.publisher.address), line("url", plan.distribution_url.value);
    line("series", plan.series.title + plan.series.number + plan.series.issn);
    if (!plan.also_by.heading.empty()) line("also by", plan.also_by.heading);
    for (const auto* titles : {&plan.also_by.titles, &plan.series.titles})
        for (const Inlines& title : *titles) line("title of another", title.text + (title.marks.empty() ? "" : " (marked)"));
    if (!plan.colophon.empty()) line("colophon", plan.colophon.text);
    if (plan.note_numbers == NoteNumbers::page) line("note numbers", "page");
    if (plan.links == PrintedLinks::notes) line("links", "notes");
    for (const auto& margin : {plan.margins.inner, plan.margins.top, plan.margins.outer, plan.margins.bottom})
        if (margin) line("margin", std::to_string(margin->value));
    for (const IndexReference& reference : plan.index_references)
        for (const std::string& term : reference.see) line(("index of " + reference.index).c_str(), reference.term + (reference.also ? " also " : " ") + term);
    for (const auto& [format, isbn] : plan.isbn) line(("isbn " + format).c_str(), isbn.value);
    for (const Contributor& person : plan.authors) line(person.role.c_str(), person.name + " | " + person.file_as);
    if (plan.date) line("date", to_edtf(*plan.date));
    for (const PlanEntry& entry : plan.articles) {
        line("article", entry.pattern), line("part", entry.part);
        for (const PlanEntry& inner : entry.entries) line("  article", inner.pattern);
    }
    for (const auto& output : plan.outputs) line("output", output.value);
    return text;
}

class ReadCase : public testing::TestWithParam<std::string> {};

TEST_P(ReadCase, ReadsAsExpected) {
    const std::filesystem::path path = std::filesystem::path(CASES) / GetParam();
    std::filesystem::path expected = path;
    expected.replace_extension(".expected");
    const std::string read = read_case(path);
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(expected, std::ios::binary) << read;
    EXPECT_EQ(read, contents(expected));
}

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(CASES))
        if (entry.path().extension() != ".expected") names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

INSTANTIATE_TEST_SUITE_P(Cases, ReadCase, testing::ValuesIn(cases()), [](const auto& info) {
    std::string name = info.param;
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
});

// Every byte of every text of every case comes from the place that its origins name.
TEST_P(ReadCase, OriginsLeadToTheBytesThatWereRead) {
    const std::filesystem::path path = std::filesystem::path(CASES) / GetParam();
    if (path.extension() != ".md" || GetParam() == "entities.md") return; // an entity's bytes are not its character's
    const auto source = std::make_shared<const Source>(path.filename().string(), contents(path));
    const Result<Article> article = read_article(source);
    const auto check = [&](const Inlines& inlines) {
        for (std::uint32_t at = 0; at < inlines.text.size(); ++at) {
            const unsigned char c = static_cast<unsigned char>(inlines.text[at]);
            if (c <= ' ' || c >= 0x80) continue;
            const Span span = span_of(inlines, at, at + 1);
            if (!span.source) continue;
            EXPECT_EQ(source->text()[span.begin], inlines.text[at])
                << "at byte " << at << " of: " << inlines.text << "\nsource byte " << span.begin;
        }
    };
    for_each_text(article.value.body, check);
    for (const Note& note : article.value.notes) for_each_text(note.blocks, check);
    check(article.value.title);
    if (article.value.epigraph) for_each_text(article.value.epigraph->blocks, check);
}

} // namespace
} // namespace florilege
