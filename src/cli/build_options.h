// The options that verbs on books share.
#pragma once

#include <memory>

#include "cli/print_diagnostics.h"
#include "cli/verbs.h"

namespace florilege {

struct BuildArguments {
    BuildOptions options;
    std::vector<std::string> only;
    std::vector<std::string> years;
    std::string date;
    DiagnosticsFormat format = DiagnosticsFormat::text;
    bool quiet = false;
    bool verbose = false;
};

/// Adds the options that say which book (`book`: what may be named) and what of it; the arguments live as long as the verb's callback keeps them.
std::shared_ptr<BuildArguments> add_book_options(CLI::App& verb, const std::string& book);
/// Adds those and what build and check share besides.
std::shared_ptr<BuildArguments> add_build_options(CLI::App& verb);

void add_diagnostics_option(CLI::App& verb, DiagnosticsFormat& format);

/// Builds or checks, and says meanwhile what it is at.
BuildSummary watched(BuildSummary (*compile)(const BuildOptions&), const BuildArguments& arguments);

} // namespace florilege
