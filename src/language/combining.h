// Characters that stand on the letter before them.
#pragma once

namespace florilege {

/// True for accents, points and vowel signs of any script (general categories Mn, Mc, Me).
bool is_combining_mark(char32_t c);
/// True for what leaves no mark on paper: spaces, joiners, soft hyphens, variation selectors.
bool is_invisible(char32_t c);

} // namespace florilege
