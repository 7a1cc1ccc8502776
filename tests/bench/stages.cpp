// How long each stage takes on invented articles, by itself, on one thread.
#include <benchmark/benchmark.h>

#include "assemble/assemble.h"
#include "epub/epub.h"
#include "invented_text.h"
#include "normalize/normalize.h"
#include "pdf/pdf.h"
#include "read/markdown.h"
#include "read/plan.h"
#include "style/style_sheet.h"
#include "typeset/typeset_book.h"

using namespace florilege;

namespace {

constexpr int article_count = 40;

SourcePtr source_of_article(int number) {
    const bench::InventedArticle invented = bench::invented_article(1, number);
    std::string text = "---\ntitle: \"" + invented.title + "\"\ndate: " + invented.date + "\n---\n\n";
    for (const bench::Passage& passage : invented.passages)
        if (passage.kind == bench::PassageKind::paragraph) text += passage.lines[0] + "\n\n";
    return std::make_shared<Source>("articles/" + std::to_string(number) + ".md", text);
}

std::vector<SourcePtr> sources() {
    std::vector<SourcePtr> all;
    for (int number = 0; number < article_count; ++number) all.push_back(source_of_article(number));
    return all;
}

std::vector<Article> articles() {
    std::vector<Article> all;
    for (const SourcePtr& source : sources()) all.push_back(normalize(read_article(source).value, Normalize::full, "fr").value);
    return all;
}

Manuscript manuscript() {
    Manuscript manuscript;
    manuscript.plan = read_plan(std::make_shared<Source>("book.yaml", "title: Le Recueil imaginaire\ndate: 2025\n")).value;
    manuscript.articles = articles();
    return manuscript;
}

Book book() { return assemble(manuscript(), {}).value; }

StyleSheet style(const Book& book) { return read_style(FLORILEGE_ROOT "/styles", ".", book.plan).value; }

void read(benchmark::State& state) {
    const auto all = sources();
    for (auto _ : state)
        for (const SourcePtr& source : all) benchmark::DoNotOptimize(read_article(source));
    state.SetItemsProcessed(state.iterations() * article_count);
}
BENCHMARK(read)->Unit(benchmark::kMillisecond);

void normalize_text(benchmark::State& state) {
    std::vector<Article> all;
    for (const SourcePtr& source : sources()) all.push_back(read_article(source).value);
    for (auto _ : state)
        for (const Article& article : all) benchmark::DoNotOptimize(normalize(article, Normalize::full, "fr"));
    state.SetItemsProcessed(state.iterations() * article_count);
}
BENCHMARK(normalize_text)->Name("normalize")->Unit(benchmark::kMillisecond);

void assemble_book(benchmark::State& state) {
    const Manuscript whole = manuscript();
    for (auto _ : state) benchmark::DoNotOptimize(assemble(whole, {}));
    state.SetItemsProcessed(state.iterations() * article_count);
}
BENCHMARK(assemble_book)->Name("assemble")->Unit(benchmark::kMillisecond);

void typeset_pages(benchmark::State& state) {
    const Book whole = book();
    const StyleSheet sheet = style(whole);
    for (auto _ : state) benchmark::DoNotOptimize(typeset(whole, sheet, {}));
    state.SetItemsProcessed(state.iterations() * article_count);
}
BENCHMARK(typeset_pages)->Name("typeset")->Unit(benchmark::kMillisecond);

void write_pdf_file(benchmark::State& state) {
    const Book whole = book();
    const auto pages = typeset(whole, style(whole), {});
    for (auto _ : state) benchmark::DoNotOptimize(write_pdf(pages.value, whole, PdfKind::screen));
    state.SetItemsProcessed(state.iterations() * article_count);
}
BENCHMARK(write_pdf_file)->Name("pdf")->Unit(benchmark::kMillisecond);

void write_epub_file(benchmark::State& state) {
    const Book whole = book();
    const StyleSheet sheet = style(whole);
    for (auto _ : state) benchmark::DoNotOptimize(write_epub(whole, sheet, {}, {}));
    state.SetItemsProcessed(state.iterations() * article_count);
}
BENCHMARK(write_epub_file)->Name("epub")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
