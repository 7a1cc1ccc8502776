#include "cli/reference/completions.h"

#include <CLI/CLI.hpp>

namespace florilege {

namespace {

// What can follow an option or stand for an argument.
enum class Value { none, free, file, folder, choice };

struct Completed {
    std::string name; // with its hyphens; empty for an argument
    std::string description;
    Value value = Value::none;
    std::vector<std::string> choices;
};

std::vector<std::string> choices_of(const std::string& type) {
    std::vector<std::string> choices;
    if (type.find('|') == std::string::npos) return choices;
    for (std::size_t at = 0; at <= type.size();) {
        const std::size_t end = std::min(type.find('|', at), type.size());
        choices.push_back(type.substr(at, end - at));
        at = end + 1;
    }
    return choices;
}

Completed completed(const CLI::Option& option) {
    Completed result{option.get_positional() ? "" : "--" + option.get_lnames().front(), option.get_description(), Value::none, {}};
    const std::string type = option.get_positional() ? option.get_name(true) : option.get_type_name();
    result.choices = choices_of(type);
    if (option.get_items_expected_max() == 0) return result;
    if (!result.choices.empty()) result.value = Value::choice;
    else if (type == "DIR" || type == "BOOK") result.value = Value::folder;
    else if (type == "FILE") result.value = Value::file;
    else result.value = Value::free;
    return result;
}

std::vector<Completed> options_of(const CLI::App& verb) {
    std::vector<Completed> options;
    for (const CLI::Option* option : verb.get_options())
        if (option->get_positional() || !option->get_lnames().empty()) options.push_back(completed(*option));
    return options;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

// In single quotes, for every shell here.
std::string quoted(std::string text) {
    for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 4) text.replace(at, 1, "'\\''");
    return '\'' + text + '\'';
}

std::vector<std::string> verbs_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* verb : app.get_subcommands({})) names.push_back(verb->get_name());
    return names;
}

const char* bash_action(Value value) { return value == Value::folder ? "-d" : "-f"; }

// A verb's case: the values of its options, then their names, then its argument.
std::string bash_verb(const CLI::App& verb) {
    std::string values, names, argument = ":";
    for (const Completed& option : options_of(verb)) {
        if (option.name.empty()) {
            argument = option.value == Value::free ? "_florilege_words \"$(florilege explain 2>/dev/null)\"" : std::string("_florilege_paths ") + bash_action(option.value);
            continue;
        }
        names += (names.empty() ? "" : " ") + option.name;
        if (option.value == Value::none) continue;
        values += "        " + option.name + ") ";
        if (option.value == Value::choice) values += "_florilege_words " + quoted(joined(option.choices)) + "; ";
        else if (option.value != Value::free) values += std::string("_florilege_paths ") + bash_action(option.value) + "; ";
        values += "return ;;\n";
    }
    return "    " + verb.get_name() + ")\n      case $previous in\n" + values + "      esac\n      case $word in\n        -*) _florilege_words " +
           quoted(names) + " ;;\n        *) " + argument + " ;;\n      esac ;;\n";
}

std::string zsh_action(const Completed& option) {
    switch (option.value) {
    case Value::none: return "";
    case Value::free: return ":value: ";
    case Value::file: return ":file:_files";
    case Value::folder: return ":folder:_files -/";
    case Value::choice: break;
    }
    return ":value:(" + joined(option.choices) + ')';
}

// Brackets and colons mean something in a specification.
std::string zsh_text(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

} // namespace

std::string bash_completion(const CLI::App& app) {
    std::string text = "# bash completion for florilege\n"
                       "_florilege_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\"); }\n"
                       "_florilege_paths() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$word\"); }\n"
                       "_florilege() {\n"
                       "  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
                       "  COMPREPLY=()\n"
                       "  if [ \"$COMP_CWORD\" -eq 1 ]; then _florilege_words " + quoted(joined(verbs_of(app)) + " --help --version") + "; return; fi\n"
                       "  case ${COMP_WORDS[1]} in\n";
    for (const CLI::App* verb : app.get_subcommands({})) text += bash_verb(*verb);
    return text + "  esac\n}\ncomplete -F _florilege florilege\n";
}

std::string zsh_completion(const CLI::App& app) {
    std::string text = "#compdef florilege\n_florilege() {\n  local -a verbs\n  verbs=(\n";
    for (const CLI::App* verb : app.get_subcommands({})) text += "    " + quoted(verb->get_name() + ':' + zsh_text(verb->get_description())) + '\n';
    text += "  )\n  if (( CURRENT == 2 )); then _describe verb verbs; return; fi\n  case $words[2] in\n";
    for (const CLI::App* verb : app.get_subcommands({})) {
        text += "    " + verb->get_name() + ")\n      shift words; (( CURRENT-- ))\n      _arguments";
        for (const Completed& option : options_of(*verb))
            text += " \\\n        " + quoted(option.name.empty() ? '*' + zsh_action(option) : '*' + option.name + '[' + zsh_text(option.description) + ']' + zsh_action(option));
        text += " ;;\n";
    }
    return text + "  esac\n}\n_florilege \"$@\"\n";
}

std::string fish_completion(const CLI::App& app) {
    std::string text = "# fish completion for florilege\n";
    const std::string first = "complete -c florilege -n __fish_use_subcommand ";
    for (const CLI::App* verb : app.get_subcommands({})) text += first + "-f -a " + verb->get_name() + " -d " + quoted(verb->get_description()) + '\n';
    for (const CLI::App* verb : app.get_subcommands({}))
        for (const Completed& option : options_of(*verb)) {
            if (option.name.empty()) continue;
            text += "complete -c florilege -n '__fish_seen_subcommand_from " + verb->get_name() + "' -l " + option.name.substr(2);
            if (option.value == Value::choice) text += " -x -a " + quoted(joined(option.choices));
            else if (option.value == Value::folder) text += " -x -a '(__fish_complete_directories)'";
            else if (option.value == Value::file) text += " -r -F";
            else if (option.value == Value::free) text += " -x";
            text += " -d " + quoted(option.description) + '\n';
        }
    return text;
}

} // namespace florilege
