// The manual page written from the command line's own tree.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace florilege {

/// In the language of messages.
std::string man_page(const CLI::App& app, const std::string& version);

} // namespace florilege
