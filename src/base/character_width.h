// How many columns a character takes on a terminal.
#pragma once

namespace florilege {

/// 0 for combining marks and joiners, 2 for East Asian wide characters and emoji, else 1. Not for control characters.
int columns_of(char32_t c);

} // namespace florilege
