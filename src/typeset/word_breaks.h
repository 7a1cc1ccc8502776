// Where a word may be broken after the author's own signs: compounds, dashes, addresses.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace florilege {

/// A place inside a word where a line may end without a hyphen being added.
struct WordBreak {
    std::uint32_t offset = 0; // bytes from the word's start
    std::int32_t cost = 0;
    bool hyphenated = false;  // after a hyphen
};

/// The places, ascending. `address`: a URL, an e-mail address or code, which break after / ? & = - . and the like.
std::vector<WordBreak> word_breaks(std::string_view word, std::string_view language, bool address);
/// Whether a word has a sign after which one that is no address may be broken.
bool has_break_signs(std::string_view word);
/// Whether a word looks like a URL or an e-mail address.
bool is_address(std::string_view word);

} // namespace florilege
