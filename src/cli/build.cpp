#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>

#include "base/escape.h"
#include "base/number.h"
#include "base/translate.h"
#include "cli/build_options.h"

namespace florilege {

namespace {

std::string errors_of(std::size_t count) { return tr_count("{} error", "{} errors", count); }
std::string warnings_of(std::size_t count) { return tr_count("{} warning", "{} warnings", count); }

std::size_t count_severity(const Diagnostics& diagnostics, Severity severity) {
    return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

// The closing lines: what was written, how much it is, how long it took.
void print_summary(const BuildSummary& summary, const BuildArguments& arguments, double seconds) {
    const std::size_t errors = count_severity(summary.diagnostics, Severity::error), warnings = count_severity(summary.diagnostics, Severity::warning);
    if (summary.failed) {
        std::string why = errors > 0 ? errors_of(errors) : tr("{} under --strict", warnings_of(warnings));
        if (errors > 0 && warnings > 0) why += ", " + warnings_of(warnings);
        std::cerr << "florilege: " << (arguments.options.verify ? tr("not verified: {}", why) : tr("nothing written: {}", why)) << '\n';
        return;
    }
    if (arguments.quiet) return;
    std::string made = tr_count("{} word", "{} words", summary.words);
    if (summary.pages > 0) made = tr_count("{} page", "{} pages", summary.pages) + ", " + made;
    if (warnings > 0) made += ", " + warnings_of(warnings);
    const std::string time = to_text(seconds, 2);
    std::cerr << "florilege: " << (arguments.options.verify ? tr("verified {} in {} s", made, time) : tr("built {} in {} s", made, time)) << '\n';
    for (const std::string& output : summary.outputs) std::cerr << "  " << escaped(output) << '\n';
    if (!arguments.verbose) return;
    std::cerr << tr("from") << '\n';
    for (const std::string& file : summary.files_read) std::cerr << "  " << escaped(file) << '\n';
}

} // namespace

void add_build(CLI::App& app, Action& action) {
    CLI::App* verb = app.add_subcommand("build", tr("compile a book"));
    auto arguments = add_build_options(*verb);
    verb->add_option("--out", arguments->options.out, tr("where the files go (default: BOOK/out)"))->type_name(tr("DIR"));
    verb->add_option("--depfile", arguments->options.depfile, tr("write the files read, for make and ninja"))->type_name(tr("FILE"));
    verb->add_flag("--verify", arguments->options.verify, tr("build in memory and compare with the hashes of the report.json in --out"));
    verb->callback([arguments, &action] {
        action = [arguments] {
            const auto start = std::chrono::steady_clock::now();
            const BuildSummary summary = watched(build, *arguments);
            print_diagnostics(summary.diagnostics, arguments->format);
            print_summary(summary, *arguments, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
            return summary.failed ? book_has_errors : built;
        };
    });
}

} // namespace florilege
