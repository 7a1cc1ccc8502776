#include <CLI/CLI.hpp>
#include <iostream>

#include "base/escape.h"
#include "base/nearest.h"
#include "base/translate.h"
#include "cli/explanations.h"
#include "cli/verbs.h"

namespace florilege {

void add_explain(CLI::App& app, Action& action) {
    CLI::App* verb = app.add_subcommand("explain", tr("say what a diagnostic means and how to mend it"));
    auto code = std::make_shared<std::string>();
    verb->add_option("CODE", *code, tr("the word in brackets at the end of a message; without one, the list of all"))->type_name("");
    verb->callback([=, &action] {
        action = [=]() -> int {
            if (code->empty()) {
                for (const Explanation& explanation : explanations()) std::cout << explanation.code << '\n';
                return built;
            }
            std::vector<std::string_view> codes;
            for (const Explanation& explanation : explanations()) {
                codes.push_back(explanation.code);
                if (explanation.code == *code) {
                    std::cout << explanation.code << "\n\n" << translated(explanation.text.data()) << '\n';
                    return built;
                }
            }
            std::cerr << tr("error:") << ' ' << tr("there is no diagnostic `{}`", escaped(*code)) << '\n' << tr("hint:") << ' ' << did_you_mean(*code, codes, tr("`florilege explain` lists them")) << '\n';
            return wrong_command_line;
        };
    });
}

} // namespace florilege
