// What normalization makes of the articles, shown as a difference of their files with spaces made visible.
#pragma once

#include <string>

#include "compile/compile.h"

namespace florilege {

struct ChangesShown {
    std::string text; // a unified diff; empty when nothing changes
    BuildSummary summary; // what was said while reading; failed when there were errors
};

/// Reads the book and compares each article's text before and after normalization. Throws BuildError for the world's failures.
ChangesShown show_changes(const BuildOptions& options);

} // namespace florilege
