// The command line: one file a verb, each a row of the table in main.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "compile/compile.h"

namespace CLI {
class App;
}

namespace florilege {

enum ExitCode { built = 0, book_has_errors = 1, wrong_command_line = 2, world_failed = 3 };

/// What main runs once the command line is read; its value is the exit code.
using Action = std::function<int()>;

/// Adds a verb with its options to `app` and sets `action` when it is the one called.
void add_build(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_import(CLI::App& app, Action& action);
void add_preview(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);

/// The command line with all its verbs; `action` is set when it is parsed.
std::unique_ptr<CLI::App> command_line(Action& action);
std::string version();

/// The whole program.
int run(int argc, char** argv);

/// Where the styles are: FLORILEGE_STYLES, the installed folder, or the one of the sources.
std::string styles_folder();
/// Where the messages' translations are: the installed folder, or the one of the build.
std::string catalogues_folder();
/// Where what the program loads of its own is: the installed folder, or the one of the build.
std::string modules_folder();

} // namespace florilege
