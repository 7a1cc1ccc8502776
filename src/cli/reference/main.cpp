// Writes what is made from the program itself when it is built: florilege_reference bash | zsh | fish | man | messages | book-schema MANUAL | front-matter-schema MANUAL.
#include <CLI/CLI.hpp>
#include <iostream>

#include "base/file.h"
#include "base/translate.h"
#include "cli/explanations.h"
#include "cli/reference/completions.h"
#include "cli/reference/man_page.h"
#include "cli/verbs.h"
#include "compile/schema.h"

namespace florilege {

namespace {

// Key → meaning, from the rows of the manual's tables: | `key`, `other` | meaning |
std::map<std::string, std::string> meanings_in(const std::string& manual) {
    std::map<std::string, std::string> meanings;
    for (std::size_t at = 0; at < manual.size();) {
        const std::size_t end = std::min(manual.find('\n', at), manual.size());
        const std::string row = manual.substr(at, end - at);
        at = end + 1;
        const std::size_t cell = row.find(" | ");
        if (!row.starts_with("| `") || cell == std::string::npos) continue;
        std::string meaning = row.substr(cell + 3, row.rfind(" |") - cell - 3);
        std::erase(meaning, '`');
        for (std::size_t open = row.find('`'); open < cell;) {
            const std::size_t close = row.find('`', open + 1);
            meanings[row.substr(open + 1, close - open - 1)] = meaning;
            open = row.find('`', close + 1);
        }
    }
    return meanings;
}

// A text as Markdown that says it, but what stands between backquotes, which is code there as here.
std::string markdown(std::string_view text) {
    std::string out;
    bool code = false;
    for (const char c : text) {
        if (c == '`') code = !code;
        if (!code && std::string_view("\\*_[]<>#!{}|^~&").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

// The manual's chapter on every message: what `explain` says of each.
std::string messages_chapter() {
    std::string text = "---\ntitle: " + tr("Every Message") + "\nlang: " + message_language() + "\n---\n\n" +
                       tr("What `florilege explain CODE` says of each code, in the order of the codes.") + '\n';
    for (const Explanation& explanation : explanations())
        text += "\n`" + std::string(explanation.code) + "` — " + markdown(translated(explanation.text.data())) + '\n';
    return text;
}

int write(const std::vector<std::string>& words) {
    Action action;
    const auto app = command_line(action);
    const std::string what = words.empty() ? "" : words[0], manual = words.size() > 1 ? read_file(words[1]) : "";
    if (what == "bash") std::cout << bash_completion(*app);
    else if (what == "zsh") std::cout << zsh_completion(*app);
    else if (what == "fish") std::cout << fish_completion(*app);
    else if (what == "man") std::cout << man_page(*app, version());
    else if (what == "book-schema") std::cout << book_schema(meanings_in(manual));
    else if (what == "front-matter-schema") std::cout << front_matter_schema(meanings_in(manual));
    else if (what == "messages") std::cout << messages_chapter();
    else return wrong_command_line;
    return built;
}

} // namespace

} // namespace florilege

int main(int argc, char** argv) {
    florilege::choose_message_language(florilege::catalogues_folder());
    return florilege::write({argv + 1, argv + argc});
}
