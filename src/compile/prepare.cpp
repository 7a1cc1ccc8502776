#include "compile/prepare.h"

#include <algorithm>
#include <tuple>

#include "base/nearest.h"
#include "base/translate.h"
#include "compile/lint.h"
#include "compile/lint_pictures.h"
#include "compile/repeats.h"
#include "document/edition.h"
#include "typeset/printed_links.h"

namespace florilege {

namespace {

void extend(Diagnostics& to, const Diagnostics& from) { to.insert(to.end(), from.begin(), from.end()); }

std::vector<const Backend*> wanted_backends(const BuildOptions& options, const Plan& plan, Diagnostics& diagnostics) {
    std::vector<const Backend*> wanted;
    const auto add = [&](const std::string& name, Span span) {
        const auto found = std::find_if(backends().begin(), backends().end(), [&](const Backend& backend) { return backend.name == name; });
        if (found == backends().end())
            diagnostics.push_back(error("unknown-output", span, tr("there is no output `{}`", name), did_you_mean(name, output_names(), tr("outputs are epub, pdf and those that the manual lists"))));
        else if (std::find(wanted.begin(), wanted.end(), &*found) == wanted.end())
            wanted.push_back(&*found);
    };
    if (!options.only.empty())
        for (const std::string& name : options.only) add(name, {});
    else if (!plan.outputs.empty())
        for (const Placed<std::string>& output : plan.outputs) add(output.value, output.span);
    else
        add("epub", {}), add("pdf", {});
    return wanted;
}

// What concerns no file first, then by place; what is said twice, once; what the author silenced, not at all.
void arrange(Diagnostics& diagnostics, const Silenced& silenced) {
    std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) { return silenced.covers(diagnostic); });
    const auto key = [](const Diagnostic& d) {
        return std::tuple(d.span.source ? d.span.source->path() : std::string(), d.span.begin, d.code, d.message);
    };
    std::stable_sort(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); }), diagnostics.end());
    bound_repeats(diagnostics);
}

bool any_needs(const std::vector<const Backend*>& wanted, Pages pages) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const Backend* backend) { return backend->pages == pages; });
}

// After an author's mistakes, what else cannot be set: one run tells them all. How well the rest is set is no news.
void find_further_errors(Compiled& compiled) try {
    const Diagnostics known = compiled.summary.diagnostics;
    const auto is_told = [&](const Diagnostic& further) {
        return std::any_of(known.begin(), known.end(), [&](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error && diagnostic.span.source && diagnostic.span == further.span; });
    };
    for (const Diagnostic& diagnostic : typeset(compiled.book, compiled.style, {false, compiled.jobs}).diagnostics)
        if (diagnostic.severity == Severity::error && !is_told(diagnostic)) compiled.summary.diagnostics.push_back(diagnostic);
} catch (const BuildError&) {
    // A missing font is told when the mistakes are mended.
}

// The EPUB's page list is the printed book's where both have the same pages: to be seen where print writes out links.
bool compares_pages(const Compiled& compiled) {
    const bool lists = std::any_of(compiled.wanted.begin(), compiled.wanted.end(), [](const Backend* backend) { return backend->name == "epub" || backend->part == Backend::Part::gathers; });
    return lists && !isbn_of(EditionForm::print, compiled.book).empty() && writes_out_links(compiled.book);
}

// The typesettings that the wanted backends work from.
void typeset_pages(Compiled& compiled, Typesetter* typesetter) {
    Diagnostics& diagnostics = compiled.summary.diagnostics;
    if (has_errors(diagnostics)) return find_further_errors(compiled);
    if (any_needs(compiled.wanted, Pages::screen)) {
        // Where the printed book has a number, its pages are those that readers cite.
        const bool numbered = !isbn_of(EditionForm::print, compiled.book).empty();
        const TypesetOptions options{.jobs = compiled.jobs, .sheets = numbered};
        auto screen = typesetter ? typesetter->set(compiled.book, compiled.style, options) : typeset(compiled.book, compiled.style, options);
        extend(diagnostics, screen.diagnostics);
        compiled.screen = std::move(screen.value);
        compiled.summary.pages = compiled.screen->pages.size();
    }
    const bool printed = any_needs(compiled.wanted, Pages::print);
    if (!has_errors(diagnostics) && (printed || compares_pages(compiled))) {
        auto print = typeset_for_print(compiled);
        compiled.print = std::move(print.value);
        if (!printed) return;
        extend(diagnostics, print.diagnostics);
        extend(diagnostics, check_press(compiled.book, *compiled.print, compiled.press.profile));
        if (!compiled.screen) compiled.summary.pages = compiled.print->pages.size();
    }
}

} // namespace

bool Silenced::covers(const Diagnostic& diagnostic) const {
    if (diagnostic.severity == Severity::error) return false;
    const auto has = [&](const std::vector<std::string>& codes) { return std::find(codes.begin(), codes.end(), diagnostic.code) != codes.end(); };
    if (has(everywhere)) return true;
    const auto article = diagnostic.span.source ? by_path.find(diagnostic.span.source->path()) : by_path.end();
    return article != by_path.end() && has(article->second);
}

// The printer's gutter depends on the number of pages, which a measure that stays the same does not change.
Result<TypesetBook> typeset_for_print(const Compiled& compiled) {
    auto print = typeset(compiled.book, compiled.style, {true, compiled.jobs});
    const int pages = static_cast<int>(print.value.pages.size());
    if (least_gutter(compiled.press.profile, pages) > compiled.style.page.inner)
        print = typeset(compiled.book, with_gutter(compiled.style, compiled.press.profile, pages), {true, compiled.jobs});
    pad_pages(print.value, compiled.press.profile.multiple);
    return print;
}

Compiled prepare(const BuildOptions& options, Lints lints, CompileMemory* memory) {
    const auto stage = [&](BuildStage stage) {
        if (options.on_stage) options.on_stage(stage, {});
    };
    Compiled compiled;
    Diagnostics& diagnostics = compiled.summary.diagnostics;
    compiled.jobs = options.threads();
    const auto [root, plan_name] = locate_book(options.book);
    const BookFolder folder(root, options.allowed);
    stage(BuildStage::reading);
    ManuscriptRead read = read_manuscript(options, folder, plan_name, lints, std::nullopt, memory ? &memory->manuscript : nullptr);
    compiled.summary.sources = read.sources;
    extend(diagnostics, read.diagnostics);
    compiled.silenced = {read.manuscript.plan.silenced, std::move(read.silenced)};
    compiled.wanted = wanted_backends(options, read.manuscript.plan, diagnostics);

    auto style = read_style(options.styles_folder, root, read.manuscript.plan);
    extend(compiled.summary.diagnostics, style.diagnostics);
    for (const SourcePtr& source : style.value.sources) compiled.summary.sources.push_back(source);
    compiled.press = read_press(read.manuscript.plan, options.styles_folder, folder);
    extend(diagnostics, compiled.press.diagnostics);
    for (const SourcePtr& source : compiled.press.sources) compiled.summary.sources.push_back(source);
    if (lints == Lints::yes) extend(diagnostics, read.lints), extend(diagnostics, lint(read.manuscript, folder, memory ? &memory->words : nullptr));
    const bool whole = read.whole;
    auto book = assemble(std::move(read.manuscript), options.select, memory ? &memory->sections : nullptr, compiled.jobs);
    // After a file that could not be read, links that lead to it are no news.
    std::copy_if(book.diagnostics.begin(), book.diagnostics.end(), std::back_inserter(diagnostics),
                 [&](const Diagnostic& diagnostic) { return whole || (diagnostic.code != "dead-link" && diagnostic.code != "no-articles"); });
    compiled.book = std::move(book.value);
    compiled.style = std::move(style.value);
    compiled.summary.files_read = folder.files_read();
    for (const Section& section : compiled.book.sections) compiled.summary.words += section.words;

    stage(BuildStage::typesetting);
    if (!has_errors(style.diagnostics) && !compiled.book.sections.empty()) typeset_pages(compiled, memory ? &memory->typesetter : nullptr);
    if (lints == Lints::yes && compiled.screen && !compiled.print) extend(diagnostics, coarse_pictures(compiled.book, *compiled.screen));
    return compiled;
}

void finish(Compiled& compiled, bool strict) {
    Diagnostics& diagnostics = compiled.summary.diagnostics;
    arrange(diagnostics, compiled.silenced);
    compiled.summary.failed = has_errors(diagnostics) || (strict && !diagnostics.empty());
}

} // namespace florilege
