// What single characters are to the setting of a line: letters, spaces, margins' punctuation.
#pragma once

#include <cstdint>
#include <string_view>

namespace florilege {

/// What a character is between words.
enum class SpaceKind : std::uint8_t {
    none,       // no space
    word,       // U+0020: stretches, a line may end at it
    fixed,      // thin and other typographic spaces: a line may end at it
    no_break,   // U+00A0
    narrow,     // U+202F: half a word-space, fixed, no break
    no_break_fixed, // U+2007: a figure's width
    zero        // U+200B: no width, a line may end at it
};
SpaceKind space_kind(char32_t c);
bool breaks_line(SpaceKind kind);

/// Letters of the scripts the book can be in: all that is no digit, space, punctuation or symbol.
bool is_letter(char32_t c);
bool is_apostrophe(char32_t c);
bool is_hyphen(char32_t c);
/// Characters that never begin a line in French: ; : ! ? and what closes.
bool stays_with_previous(char32_t c);

/// How far a character hangs into the margin at either end of a line, in 1/1000 of its width.
struct Protrusion {
    int left = 0;
    int right = 0;
};
Protrusion protrusion(char32_t c);

} // namespace florilege
