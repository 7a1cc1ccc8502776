#include "compile/compile.h"

#include <tbb/global_control.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <thread>
#include <tuple>

#include "base/nearest.h"
#include "base/sha256.h"
#include "compile/backends.h"
#include "compile/lint.h"
#include "compile/manuscript.h"
#include "compile/report.h"

namespace florilege {

namespace {

void extend(Diagnostics& to, const Diagnostics& from) { to.insert(to.end(), from.begin(), from.end()); }

// The codes that the author asked not to hear: in the whole book, and by article.
struct Silenced {
    std::vector<std::string> everywhere;
    std::map<std::string, std::vector<std::string>> by_path;

    bool covers(const Diagnostic& diagnostic) const {
        if (diagnostic.severity == Severity::error) return false;
        const auto has = [&](const std::vector<std::string>& codes) { return std::find(codes.begin(), codes.end(), diagnostic.code) != codes.end(); };
        if (has(everywhere)) return true;
        const auto article = diagnostic.span.source ? by_path.find(diagnostic.span.source->path()) : by_path.end();
        return article != by_path.end() && has(article->second);
    }
};

enum class Lints { no, yes };

// Everything up to the typeset pages: what build writes from and check speaks of.
struct Compiled {
    BuildSummary summary;
    Book book;
    StyleSheet style;
    PressSetup press;
    std::optional<TypesetBook> screen;
    std::optional<TypesetBook> print;
    std::vector<OutputFile> outputs;
    int jobs = 1;
};

std::vector<const Backend*> wanted_backends(const BuildOptions& options, const Plan& plan, Diagnostics& diagnostics) {
    std::vector<const Backend*> wanted;
    const auto add = [&](const std::string& name, Span span) {
        const auto found = std::find_if(backends().begin(), backends().end(), [&](const Backend& backend) { return backend.name == name; });
        if (found == backends().end())
            diagnostics.push_back(error("unknown-output", span, "there is no output `" + name + "`", did_you_mean(name, output_names(), "outputs are epub, pdf and those that the manual lists")));
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
}

bool any_needs(const std::vector<const Backend*>& wanted, Pages pages) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const Backend* backend) { return backend->pages == pages; });
}

// The typesettings that the wanted backends work from. The printer's gutter depends on the number of pages, which a measure
// that stays the same does not change.
void typeset_pages(Compiled& compiled, const std::vector<const Backend*>& wanted) {
    Diagnostics& diagnostics = compiled.summary.diagnostics;
    if (!has_errors(diagnostics) && any_needs(wanted, Pages::screen)) {
        auto screen = typeset(compiled.book, compiled.style, {false, compiled.jobs});
        extend(diagnostics, screen.diagnostics);
        compiled.screen = std::move(screen.value);
        compiled.summary.pages = compiled.screen->pages.size();
    }
    if (!has_errors(diagnostics) && any_needs(wanted, Pages::print)) {
        auto print = typeset(compiled.book, compiled.style, {true, compiled.jobs});
        if (const int pages = static_cast<int>(print.value.pages.size()); least_gutter(compiled.press.profile, pages) > compiled.style.page.inner)
            print = typeset(compiled.book, with_gutter(compiled.style, compiled.press.profile, pages), {true, compiled.jobs});
        extend(diagnostics, print.diagnostics);
        compiled.print = std::move(print.value);
        extend(diagnostics, check_press(compiled.book, *compiled.print, compiled.press.profile));
        if (!compiled.screen) compiled.summary.pages = compiled.print->pages.size();
    }
}

void make_outputs(Compiled& compiled, const std::vector<const Backend*>& wanted, const std::string& styles_folder) {
    const TypesetBook* screen = compiled.screen ? &*compiled.screen : nullptr;
    const TypesetBook* print = compiled.print ? &*compiled.print : nullptr;
    for (const Backend* backend : wanted) {
        auto made = backend->make({compiled.book, compiled.style, compiled.press, styles_folder, screen, print, compiled.jobs});
        extend(compiled.summary.diagnostics, made.diagnostics);
        std::move(made.value.begin(), made.value.end(), std::back_inserter(compiled.outputs));
    }
}

// Reads, typesets and makes the outputs in memory; `summary.failed` when there are errors.
Compiled prepare(const BuildOptions& options, Lints lints) {
    Compiled compiled;
    Diagnostics& diagnostics = compiled.summary.diagnostics;
    compiled.jobs = options.jobs > 0 ? options.jobs : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(compiled.jobs));
    const auto [root, plan_name] = locate_book(options.book);
    const BookFolder folder(root, options.allowed);
    ManuscriptRead read = read_manuscript(options, folder, plan_name);
    compiled.summary.sources = read.sources;
    extend(diagnostics, read.diagnostics);
    const Silenced silenced{read.manuscript.plan.silenced, std::move(read.silenced)};
    const std::vector<const Backend*> wanted = wanted_backends(options, read.manuscript.plan, diagnostics);

    auto style = read_style(options.styles_folder, root, read.manuscript.plan);
    extend(compiled.summary.diagnostics, style.diagnostics);
    for (const SourcePtr& source : style.value.sources) compiled.summary.sources.push_back(source);
    compiled.press = read_press(read.manuscript.plan, options.styles_folder, folder);
    extend(diagnostics, compiled.press.diagnostics);
    for (const SourcePtr& source : compiled.press.sources) compiled.summary.sources.push_back(source);
    if (lints == Lints::yes) extend(diagnostics, read.lints), extend(diagnostics, lint(read.manuscript, folder));
    const bool readable = !has_errors(diagnostics);
    auto book = assemble(std::move(read.manuscript), options.select);
    // After a file that could not be read, links that lead to it are no news.
    if (readable || !book.diagnostics.empty())
        std::copy_if(book.diagnostics.begin(), book.diagnostics.end(), std::back_inserter(diagnostics),
                     [&](const Diagnostic& diagnostic) { return readable || (diagnostic.code != "dead-link" && diagnostic.code != "no-articles"); });
    compiled.book = std::move(book.value);
    compiled.style = std::move(style.value);
    compiled.summary.files_read = folder.files_read();
    for (const Section& section : compiled.book.sections) compiled.summary.words += count_words(section);

    typeset_pages(compiled, wanted);
    if (!has_errors(diagnostics)) make_outputs(compiled, wanted, options.styles_folder);
    arrange(diagnostics, silenced);
    compiled.summary.failed = has_errors(diagnostics) || (options.strict && !diagnostics.empty());
    return compiled;
}

std::string depfile(const std::vector<std::string>& outputs, const std::string& root, const std::vector<std::string>& files) {
    const auto escaped = [](const std::string& path) {
        std::string text;
        for (const char c : path) {
            if (c == ' ' || c == '#') text += '\\';
            if (c == '$') text += '$';
            text += c;
        }
        return text;
    };
    std::string text;
    for (const std::string& output : outputs) text += (text.empty() ? "" : " ") + escaped(output);
    text += ':';
    for (const std::string& file : files) text += " \\\n  " + escaped(file.starts_with('/') || root == "." ? file : root + '/' + file);
    return text + '\n';
}

void verify(const std::vector<OutputFile>& outputs, const std::string& out, BuildSummary& summary) {
    const auto hashes = read_report_hashes(out + "/report.json");
    for (const OutputFile& output : outputs) {
        const auto known = hashes.find(output.path);
        if (known != hashes.end() && known->second == sha256_hex(output.bytes)) continue;
        summary.diagnostics.push_back(error("not-reproduced", {}, output.path + (known == hashes.end() ? " is not in the report" : " is not what the report says"),
                                            "the sources, the fonts or the program changed since that build"));
        summary.failed = true;
    }
}

} // namespace

BuildSummary build(const BuildOptions& options) {
    Compiled compiled = prepare(options, Lints::no);
    BuildSummary summary = std::move(compiled.summary);
    if (summary.failed) return summary;

    std::vector<OutputFile>& outputs = compiled.outputs;
    const std::string root = locate_book(options.book).first;
    const std::string out = options.out.empty() ? root + "/out" : options.out;
    if (options.verify) {
        verify(outputs, out, summary);
        return summary;
    }
    outputs.push_back({"report.json", write_report(compiled.book, compiled.screen ? &*compiled.screen : nullptr, outputs, summary.diagnostics)});
    for (const OutputFile& output : outputs) summary.outputs.push_back(out + '/' + output.path);
    if (!options.depfile.empty())
        outputs.push_back({std::filesystem::absolute(options.depfile).string(), depfile(summary.outputs, root, summary.files_read)});
    write_files(out, outputs);
    return summary;
}

BuildSummary check(const BuildOptions& options) { return prepare(options, Lints::yes).summary; }

} // namespace florilege
