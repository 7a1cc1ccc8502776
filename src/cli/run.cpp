#include <CLI/CLI.hpp>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "base/escape.h"
#include "base/nearest.h"
#include "base/translate.h"
#include "cli/signals.h"
#include "cli/verbs.h"

namespace florilege {

namespace {

bool is_folder(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// A folder of the program's data: beside the program as it is installed, else where it was built.
std::string data_folder(const std::string& name, const std::string& built) {
    std::error_code failure;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failure);
    const std::string installed = program.parent_path().parent_path() / FLORILEGE_DATA / name;
    if (!failure && is_folder(installed)) return installed;
    return is_folder(built) ? built : FLORILEGE_INSTALLED_DATA "/" + name;
}

// What CLI11 says of a wrong command line, with the option or verb that was likely meant.
void complain(const CLI::App& app, const CLI::ParseError& failure, int argc, char** argv) {
    std::cerr << "error: " << escaped(failure.what()) << '\n';
    const CLI::App* verb = &app;
    for (const CLI::App* called : app.get_subcommands()) verb = called;
    std::vector<std::string> names;
    for (const CLI::Option* option : verb->get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    if (verb == &app)
        for (const CLI::App* candidate : app.get_subcommands({})) names.push_back(candidate->get_name());
    for (int i = 1; i < argc; ++i) {
        const std::string word(argv[i]);
        const std::string name = word.substr(0, word.find('='));
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        if (verb != &app && !name.starts_with("--")) continue;
        const std::string hint = did_you_mean(name, {names.begin(), names.end()});
        if (!hint.empty()) {
            std::cerr << "hint: " << hint << '\n';
            return;
        }
    }
    std::cerr << "hint: `florilege" << (verb == &app ? "" : " " + verb->get_name()) << " --help` lists what can be said\n";
}

} // namespace

std::string styles_folder() {
    if (const char* given = std::getenv("FLORILEGE_STYLES")) return given;
    return data_folder("styles", FLORILEGE_SOURCE_STYLES);
}

std::string catalogues_folder() { return data_folder("locale", FLORILEGE_BUILT_LOCALE); }

std::string version() { return FLORILEGE_VERSION; }

std::unique_ptr<CLI::App> command_line(Action& action) {
    auto app = std::make_unique<CLI::App>("A compiler of books: Markdown articles to an EPUB 3 and a typeset PDF.", "florilege");
    app->set_version_flag("--version", "florilege " + version());
    app->require_subcommand(1);
    for (const auto add : {add_new, add_import, add_build, add_check, add_preview, add_explain}) add(*app, action);
    return app;
}

int run(int argc, char** argv) {
    choose_message_language(catalogues_folder());
    Action action;
    const auto app = command_line(action);
    try {
        app->parse(argc, argv);
    } catch (const CLI::ParseError& failure) {
        if (failure.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            app->exit(failure); // --help and --version are printed
            return std::cout.flush() ? built : world_failed;
        }
        complain(*app, failure, argc, argv);
        return wrong_command_line;
    }
    tidy_up_on_signals();
    try {
        const int code = action();
        std::cout.flush();
        if (!std::cout) throw BuildError("", "cannot write to the standard output");
        return code;
    } catch (const BuildError& failure) {
        std::cerr << "error: " << escaped(failure.what()) << '\n';
    } catch (const std::bad_alloc&) {
        std::cerr << "error: there is not enough memory\n";
    } catch (const std::exception& failure) {
        std::cerr << "error: the build stopped: " << escaped(failure.what()) << '\n';
    }
    return world_failed;
}

} // namespace florilege
