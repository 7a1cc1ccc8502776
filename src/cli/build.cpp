#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>

#include "base/escape.h"
#include "base/number.h"
#include "cli/build_options.h"

namespace florilege {

namespace {

std::string counted(std::size_t count, const char* noun) {
    return to_text(static_cast<std::int64_t>(count)) + ' ' + noun + (count == 1 ? "" : "s");
}

std::size_t count_severity(const Diagnostics& diagnostics, Severity severity) {
    return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

// The closing lines: what was written, how much it is, how long it took.
void print_summary(const BuildSummary& summary, const BuildArguments& arguments, double seconds) {
    const std::size_t errors = count_severity(summary.diagnostics, Severity::error), warnings = count_severity(summary.diagnostics, Severity::warning);
    if (summary.failed) {
        std::cerr << "florilege: nothing written: " << (errors > 0 ? counted(errors, "error") : counted(warnings, "warning") + " under --strict")
                  << (errors > 0 && warnings > 0 ? ", " + counted(warnings, "warning") : "") << '\n';
        return;
    }
    if (arguments.quiet) return;
    std::string line = arguments.options.verify ? "verified" : "built";
    if (summary.pages > 0) line += ' ' + counted(summary.pages, "page");
    line += (summary.pages > 0 ? ", " : " ") + counted(summary.words, "word");
    if (warnings > 0) line += ", " + counted(warnings, "warning");
    std::cerr << "florilege: " << line << " in " << to_text(seconds, 2) << " s\n";
    for (const std::string& output : summary.outputs) std::cerr << "  " << escaped(output) << '\n';
    if (!arguments.verbose) return;
    std::cerr << "from\n";
    for (const std::string& file : summary.files_read) std::cerr << "  " << escaped(file) << '\n';
}

} // namespace

void add_build(CLI::App& app, Action& action) {
    CLI::App* verb = app.add_subcommand("build", "compile a book");
    auto arguments = add_build_options(*verb);
    verb->add_option("--out", arguments->options.out, "where the files go (default: BOOK/out)")->type_name("DIR");
    verb->add_option("--depfile", arguments->options.depfile, "write the files read, for make and ninja")->type_name("FILE");
    verb->add_flag("--verify", arguments->options.verify, "build in memory and compare with the hashes of the report.json in --out");
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
