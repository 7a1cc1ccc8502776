// Letters of the Latin scripts and their case, without tables or locale: what rules on an author's text need in a hurry.
#pragma once

#include "base/utf8.h"

namespace florilege {

/// Letters of any script that words are written in, combining marks included.
inline bool is_word_letter(char32_t c) {
    if (c < 0x80) return is_letter_ascii(c);
    if (c < 0x2000) return (c >= 0xC0 && c != 0xD7 && c != 0xF7) || c == 0xAA || c == 0xB5 || c == 0xBA;
    return c >= 0x2C00 && c < 0xE000 && (c < 0x3000 || c > 0x303F) && (c < 0x2E00 || c > 0x2E7F);
}

/// The small letter of a Latin capital (Basic Latin to Latin Extended-A, Latin Extended Additional), where capitals and
/// small letters alternate in Unicode's charts; any other character as it is.
inline char32_t lowered(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
    if (c < 0x100) return c;
    if (c == 0x178) return 0xFF;
    if (c == 0x130) return U'i';
    const bool odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (odd_capitals) return c % 2 == 1 ? c + 1 : c;
    const bool even_capitals = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x1E00 && c <= 0x1EFF);
    return even_capitals && c % 2 == 0 ? c + 1 : c;
}

inline bool is_capital(char32_t c) { return lowered(c) != c; }

} // namespace florilege
