// The tables of the words that the program prints, one column a language.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace florilege {

inline constexpr std::array<std::string_view, 7> wording_languages{"en", "fr", "de", "es", "it", "pt", "nl"};

struct WordingRow {
    std::string_view key;
    std::array<std::string_view, wording_languages.size()> words; // empty: as in English
};

/// What the site and the flyer say.
std::span<const WordingRow> site_wording();
/// What library records say.
std::span<const WordingRow> records_wording();
/// What the EPUB says of its own accessibility.
std::span<const WordingRow> accessibility_wording();
/// What the accessibility statement of the site says.
std::span<const WordingRow> statement_wording();

} // namespace florilege
