// Which words may be hyphenated at all, and how they are spelt for a dictionary of patterns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace florilege {

struct PatternLetter {
    char32_t c = 0;           // lower case; any apostrophe is U+0027
    std::uint8_t offset = 0;  // in bytes, of the word as it was given
};

/// The letters of `word` as patterns spell them; nothing for words that are never hyphenated: compounds, acronyms,
/// numbers, Roman numerals, inclusive forms with U+00B7, words under five letters or over 200 bytes.
std::optional<std::vector<PatternLetter>> spelt_for_patterns(std::string_view word);

} // namespace florilege
