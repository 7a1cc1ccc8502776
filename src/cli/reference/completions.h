// Shell completions written from the command line's own tree.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace florilege {

std::string bash_completion(const CLI::App& app);
std::string zsh_completion(const CLI::App& app);
std::string fish_completion(const CLI::App& app);

} // namespace florilege
