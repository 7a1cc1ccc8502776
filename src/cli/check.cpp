#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/build_options.h"

namespace florilege {

void add_check(CLI::App& app, Action& action) {
    CLI::App* verb = app.add_subcommand("check", "say everything that build would say, and more; write nothing");
    auto arguments = add_build_options(*verb);
    verb->callback([arguments, &action] {
        action = [arguments] {
            const BuildSummary summary = watched(check, *arguments);
            print_diagnostics(summary.diagnostics, arguments->format);
            if (!arguments->quiet && summary.diagnostics.empty()) std::cerr << "florilege: nothing to say\n";
            return summary.failed ? book_has_errors : built;
        };
    });
}

} // namespace florilege
