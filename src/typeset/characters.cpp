#include "typeset/characters.h"

#include "base/utf8.h"

namespace florilege {

SpaceKind space_kind(char32_t c) {
    switch (c) {
    case U' ':
    case U'\t': return SpaceKind::word;
    case 0x00A0: return SpaceKind::no_break;
    case 0x202F: return SpaceKind::narrow;
    case 0x2007: return SpaceKind::no_break_fixed;
    case 0x200B: return SpaceKind::zero;
    case 0x1680:
    case 0x205F:
    case 0x3000: return SpaceKind::fixed;
    default: return c >= 0x2000 && c <= 0x200A ? SpaceKind::fixed : SpaceKind::none;
    }
}

bool breaks_line(SpaceKind kind) {
    return kind == SpaceKind::word || kind == SpaceKind::fixed || kind == SpaceKind::zero;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return is_letter_ascii(c);
    if (c == 0x00AA || c == 0x00B5 || c == 0x00BA) return true;
    if (c < 0x00C0 || c == 0x00D7 || c == 0x00F7) return false;
    if (c >= 0x2000 && c <= 0x2BFF) return false; // general punctuation to miscellaneous symbols
    if (c >= 0x3000 && c <= 0x303F) return false; // CJK punctuation
    return c < 0xE000 || (c >= 0xF900 && c < 0xFE00) || c >= 0x20000;
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x02BC; }

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010; }

bool stays_with_previous(char32_t c) {
    switch (c) {
    case U';':
    case U':':
    case U'!':
    case U'?':
    case U',':
    case U'.':
    case U')':
    case U']':
    case 0x00BB:  // »
    case 0x203A:  // ›
    case 0x2026:  // …
    case 0x201D:  // ”
        return true;
    default: return false;
    }
}

// microtype's defaults for text faces.
Protrusion protrusion(char32_t c) {
    switch (c) {
    case U'.': return {0, 700};
    case U',': return {0, 500};
    case U':': return {0, 500};
    case U';': return {0, 300};
    case U'!': return {0, 100};
    case U'?': return {0, 100};
    case U'-':
    case 0x2010: return {500, 500};
    case 0x2013: return {200, 200};
    case 0x2014: return {150, 150};
    case 0x2018:
    case 0x2019: return {300, 400};
    case 0x201C:
    case 0x201D: return {300, 300};
    case 0x00AB:
    case 0x00BB: return {200, 200};
    case U'(': return {100, 0};
    case U')': return {0, 200};
    default: return {};
    }
}

} // namespace florilege
