// Text of the input on its way to a terminal.
#pragma once

#include <string>
#include <string_view>

namespace florilege {

/// The text with control characters and bidirectional overrides shown as escapes.
std::string escaped(std::string_view text);

} // namespace florilege
