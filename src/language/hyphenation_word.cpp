#include "language/hyphenation_word.h"

#include <algorithm>
#include <string>

#include "base/number.h"
#include "base/utf8.h"

namespace florilege {

namespace {

constexpr std::size_t longest_word = 200; // bytes; offsets are given in one byte
constexpr std::size_t fewest_letters = 5;

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }

bool is_letter(char32_t c) {
    return is_letter_ascii(c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

// Lower case of the Latin letters of Unicode's first blocks, where capitals and small letters alternate.
char32_t lowered(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 0x20;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
    if (c == 0x178) return 0xFF;
    if (c == 0x130) return U'i';
    const bool odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (odd_capitals) return c % 2 == 1 ? c + 1 : c;
    const bool even_capitals = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x1E00 && c <= 0x1EFF);
    return even_capitals && c % 2 == 0 ? c + 1 : c;
}

bool is_roman_numeral(const std::vector<PatternLetter>& letters) {
    static constexpr std::string_view figures = "ivxlcdm";
    static constexpr int values[] = {1, 5, 10, 50, 100, 500, 1000};
    std::string text;
    int sum = 0;
    int last = 0; // value of the figure to the right
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
        const auto figure = letter->c < 0x80 ? figures.find(static_cast<char>(letter->c)) : figures.npos;
        if (figure == figures.npos) return false;
        text.push_back(static_cast<char>(letter->c));
        sum += values[figure] < last ? -values[figure] : values[figure];
        last = values[figure];
    }
    std::reverse(text.begin(), text.end());
    return to_roman(sum) == text;
}

} // namespace

std::optional<std::vector<PatternLetter>> spelt_for_patterns(std::string_view word) {
    if (word.size() < fewest_letters || word.size() > longest_word) return std::nullopt;
    std::vector<PatternLetter> letters;
    letters.reserve(word.size());
    std::size_t count = 0;
    bool starts = true; // of the word, or after an elision: the one place for a capital
    for (std::size_t at = 0; at < word.size();) {
        const auto offset = static_cast<std::uint8_t>(at);
        const char32_t c = decode(word, at);
        if (is_apostrophe(c)) {
            letters.push_back({U'\'', offset});
            starts = true;
            continue;
        }
        if (!is_letter(c)) return std::nullopt;
        if (!starts && lowered(c) != c) return std::nullopt;
        letters.push_back({lowered(c), offset});
        starts = false;
        ++count;
    }
    if (count < fewest_letters || is_roman_numeral(letters)) return std::nullopt;
    return letters;
}

} // namespace florilege
