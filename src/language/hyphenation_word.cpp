#include "language/hyphenation_word.h"

#include <algorithm>
#include <string>

#include "base/latin.h"
#include "base/number.h"

namespace florilege {

namespace {

constexpr std::size_t longest_word = 200; // bytes; offsets are given in one byte
constexpr std::size_t fewest_letters = 5;

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }

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
        if (!is_word_letter(c)) return std::nullopt;
        if (!starts && is_capital(c)) return std::nullopt;
        letters.push_back({lowered(c), offset});
        starts = false;
        ++count;
    }
    if (count < fewest_letters || is_roman_numeral(letters)) return std::nullopt;
    return letters;
}

} // namespace florilege
