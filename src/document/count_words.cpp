#include <array>
#include <cstdint>

#include "base/utf8.h"
#include "document/book.h"

namespace florilege {

namespace {

// What a character is to a count of words: its bit 0 says whether a word goes on after it where none was, bit 1 where one was. There is no
// branch to be guessed wrong twice a word.
enum Part : std::uint8_t { none = 0b00, joint = 0b10, word = 0b11 };

// Letters and digits as a count needs them: every character that is neither a space, a symbol nor punctuation of the blocks
// that European texts use.
constexpr bool is_word_character(char32_t c) {
    if (c < 0x80) return is_letter_ascii(c) || is_digit_ascii(c);
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x20A0 && c <= 0x20CF) &&
           !(c >= 0x2190 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) && c < 0xE000;
}

constexpr bool joins_words(char32_t c) { return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 || c == 0xB7; }

constexpr Part part_of(char32_t c) { return is_word_character(c) ? word : joins_words(c) ? joint : none; }

constexpr auto ascii_parts = [] {
    std::array<Part, 0x80> parts{};
    for (char32_t c = 0; c < parts.size(); ++c) parts[c] = part_of(c);
    return parts;
}();

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    unsigned in_word = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = decode(text, offset);
        const Part part = c < 0x80 ? ascii_parts[c] : part_of(c);
        const unsigned after = part >> in_word & 1u;
        words += after & ~in_word;
        in_word = after;
    }
    return words;
}

} // namespace

std::size_t count_words(const Section& section) {
    std::size_t words = 0;
    const auto add = [&](const Inlines& inlines) { words += count_words(inlines.text); };
    for_each_text(section.blocks, add);
    for (const Note& note : section.notes) for_each_text(note.blocks, add);
    return words;
}

} // namespace florilege
