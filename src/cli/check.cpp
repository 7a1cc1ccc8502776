#include <CLI/CLI.hpp>
#include <iostream>

#include "base/translate.h"
#include "cli/build_options.h"
#include "compile/changes.h"

namespace florilege {

namespace {

ExitCode print_changes(const BuildArguments& arguments) {
    const ChangesShown shown = show_changes(arguments.options);
    print_diagnostics(shown.summary.diagnostics, arguments.format);
    std::cout << shown.text;
    if (!arguments.quiet) std::cerr << "florilege: " << (shown.text.empty() ? tr("nothing changes") : tr("⍽ is a no-break space, ˽ a narrow one")) << '\n';
    return shown.summary.failed ? book_has_errors : built;
}

} // namespace

void add_check(CLI::App& app, Action& action) {
    CLI::App* verb = app.add_subcommand("check", tr("say everything that build would say, and more; write nothing"));
    auto arguments = add_build_options(*verb);
    const auto changes = std::make_shared<bool>(false);
    verb->add_flag("--changes", *changes, tr("show what normalization changes in the articles: ⍽ no-break space, ˽ narrow no-break space"));
    verb->callback([arguments, changes, &action] {
        action = [arguments, changes] {
            if (*changes) return print_changes(*arguments);
            const BuildSummary summary = watched(check, *arguments);
            print_diagnostics(summary.diagnostics, arguments->format);
            if (!arguments->quiet && summary.diagnostics.empty()) std::cerr << "florilege: " << tr("nothing to say") << '\n';
            return summary.failed ? book_has_errors : built;
        };
    });
}

} // namespace florilege
