// The library's entry: a book's folder to its outputs. One table names the backends.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "assemble/assemble.h"
#include "base/diagnostic.h"
#include "base/file.h"

namespace florilege {

/// What a build is at, for whoever waits; `output` names the one that is being made.
enum class BuildStage { reading, typesetting, making, writing };

struct BuildOptions {
    std::string book = ".";           // folder, or the path of book.yaml
    std::string out;                  // empty: BOOK/out
    std::vector<std::string> only;    // outputs; empty: the plan's, else epub and pdf
    AssembleOptions select;
    std::string style;                // empty: the plan's
    std::string styles_folder;        // where the installed styles are
    std::vector<std::string> allowed; // folders outside the book
    std::string depfile;
    bool strict = false;
    bool verify = false;
    int jobs = 0; // 0: the cores
    std::function<void(BuildStage, std::string_view output)> on_stage; // called by one thread at a time

    int threads() const { return jobs > 0 ? jobs : static_cast<int>(std::max(1u, std::thread::hardware_concurrency())); }
};

struct BuildSummary {
    Diagnostics diagnostics;
    std::vector<std::string> outputs;  // paths written
    std::vector<std::string> files_read; // of the book's folder, sorted
    std::vector<SourcePtr> sources;    // keeps the diagnostics' spans alive
    std::size_t pages = 0;
    std::size_t words = 0;
    bool failed = false; // errors, or warnings under --strict; nothing was written
};

/// The outputs that a build can make, by the names that `--only` and `outputs:` use.
std::vector<std::string_view> output_names();

/// Throws BuildError for the world's failures.
BuildSummary build(const BuildOptions& options);
/// Everything that build would say, and the lints; writes nothing.
BuildSummary check(const BuildOptions& options);

} // namespace florilege
