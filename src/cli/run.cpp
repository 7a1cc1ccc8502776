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

// A folder of the program's own: beside the program as it is installed, else where it was built, else where it is to be installed.
std::string own_folder(const std::string& beside, const std::string& built, const std::string& installed) {
    std::error_code failure;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failure);
    const std::string found = program.parent_path().parent_path() / beside;
    if (!failure && is_folder(found)) return found;
    return is_folder(built) ? built : installed;
}

// What CLI11 finds wrong with a command line, in the reader's language.
std::string said_of(const CLI::ParseError& failure, const std::string& first) {
    const std::string text = failure.what();
    const std::size_t colon = text.find(": ");
    const std::string name = text.substr(0, text.find_first_of(": ")), rest = colon == std::string::npos ? text : text.substr(colon + 2);
    if (dynamic_cast<const CLI::ExtrasError*>(&failure)) return tr("this is not expected: {}", rest);
    if (dynamic_cast<const CLI::ValidationError*>(&failure)) return tr("{}: {}", name, rest);
    if (const std::size_t at = text.find(" is required"); at != std::string::npos && at + 12 == text.size()) {
        const std::string what = text.substr(0, at);
        if (what != "A subcommand") return tr("{} is missing", what);
        if (first.empty()) return tr("a command is missing");
        return first.front() == '-' ? tr("this is not expected: {}", first) : tr("there is no command `{}`", first);
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&failure)) {
        if (text.find("override") != std::string::npos) return tr("{} takes no value", name);
        return text.find("At Most") != std::string::npos ? tr("{} is given twice", name) : tr("{} needs a value", name);
    }
    return text;
}

// What CLI11 says of a wrong command line, with the option or verb that was likely meant.
void complain(const CLI::App& app, const CLI::ParseError& failure, int argc, char** argv) {
    std::cerr << tr("error:") << ' ' << escaped(said_of(failure, argc > 1 ? argv[1] : "")) << '\n';
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
            std::cerr << tr("hint:") << ' ' << hint << '\n';
            return;
        }
    }
    std::cerr << tr("hint:") << ' ' << tr("`{} --help` lists what can be said", "florilege" + (verb == &app ? "" : ' ' + verb->get_name())) << '\n';
}

} // namespace

std::string styles_folder() {
    if (const char* given = std::getenv("FLORILEGE_STYLES")) return given;
    return own_folder(FLORILEGE_DATA "/styles", FLORILEGE_SOURCE_STYLES, FLORILEGE_INSTALLED_DATA "/styles");
}

std::string catalogues_folder() { return own_folder(FLORILEGE_DATA "/locale", FLORILEGE_BUILT_LOCALE, FLORILEGE_INSTALLED_DATA "/locale"); }

std::string modules_folder() { return own_folder(FLORILEGE_MODULES, FLORILEGE_BUILT_MODULES, FLORILEGE_INSTALLED_MODULES); }

std::string version() { return FLORILEGE_VERSION; }

std::unique_ptr<CLI::App> command_line(Action& action) {
    auto app = std::make_unique<CLI::App>(tr("A compiler of books: Markdown articles to an EPUB 3 and a typeset PDF."), "florilege");
    const auto words = app->get_formatter();
    words->label("Usage", tr("Usage"));
    words->label("OPTIONS", tr("OPTIONS"));
    words->label("SUBCOMMAND", tr("COMMAND"));
    words->label("Positionals", tr("Positionals"));
    words->label("REQUIRED", tr("REQUIRED"));
    words->column_width(30);
    app->set_help_flag("--help", tr("print this help"));
    app->set_version_flag("--version", "florilege " + version(), tr("print the version"));
    app->require_subcommand(1);
    for (const auto add : {add_new, add_import, add_build, add_check, add_preview, add_explain}) add(*app, action);
    const auto finish = [](CLI::App& of) {
        for (CLI::Option* option : of.get_options()) {
            option->group(tr("Options"));
            if (option->get_items_expected_max() == 0) option->disable_flag_override();
        }
    };
    finish(*app);
    for (CLI::App* verb : app->get_subcommands({})) verb->group(tr("Commands")), finish(*verb);
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
        if (!std::cout) throw BuildError("", tr("cannot write to the standard output"));
        return code;
    } catch (const BuildError& failure) {
        std::cerr << tr("error:") << ' ' << escaped(failure.what()) << '\n';
    } catch (const std::bad_alloc&) {
        std::cerr << tr("error:") << ' ' << tr("there is not enough memory") << '\n';
    } catch (const std::exception& failure) {
        std::cerr << tr("error:") << ' ' << tr("the build stopped: {}", escaped(failure.what())) << '\n';
    }
    return world_failed;
}

} // namespace florilege
