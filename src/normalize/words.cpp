#include "normalize/words.h"

#include <algorithm>

#include "base/number.h"

namespace florilege {

WordView token_before(const Letters& letters, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && !is_space(letters[begin - 1])) {
        --begin;
        if (end - begin > longest_token) return {};
    }
    return letters.view(begin, end);
}

WordView token_after(const Letters& letters, std::size_t begin) {
    std::size_t end = begin;
    while (end < letters.size() && !is_space(letters[end]) && end - begin < longest_token) ++end;
    return letters.view(begin, end);
}

WordView without_opening(WordView token) {
    const auto elision = std::find_if(token.rbegin(), token.rend(), is_apostrophe);
    if (elision != token.rend()) token.remove_prefix(static_cast<std::size_t>(token.rend() - elision));
    while (!token.empty() && (is_opening(token[0]) || token[0] == U'"' || is_long_dash(token[0]))) token.remove_prefix(1);
    return token;
}

WordView without_closing(WordView token) {
    while (!token.empty()) {
        const char32_t last = token.back();
        if (!is_stop(last) && !is_closing(last) && last != U'"' && last != 0xFFFC) break;
        token.remove_suffix(1);
    }
    return token;
}

WordView keeping_point(WordView token) {
    while (!token.empty()) {
        const char32_t last = token.back();
        if (last == U'.' || (!is_stop(last) && !is_closing(last) && last != U'"')) break;
        token.remove_suffix(1);
    }
    return token;
}

bool is_among(std::span<const WordView> list, WordView word) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool is_among_any_case(std::span<const WordView> list, WordView word) {
    return std::any_of(list.begin(), list.end(), [&](WordView entry) {
        return std::equal(word.begin(), word.end(), entry.begin(), entry.end(), [](char32_t c, char32_t small) { return lowered(c) == small; });
    });
}

bool all_digits(WordView word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }

bool is_number(WordView word) {
    if (word.empty() || !is_digit(word.back())) return false;
    const auto sign = [](char32_t c) { return c == U'-' || c == U'+' || c == 0x2212 || c == 0xB1 || c == U'~' || c == 0x2013; };
    const auto inside = [&](char32_t c) { return is_digit(c) || c == U',' || c == U'.' || c == U'/' || sign(c) || c == 0xD7; };
    return (is_digit(word[0]) || sign(word[0])) && std::all_of(word.begin(), word.end(), inside);
}

int roman_value(WordView word) {
    static constexpr WordView figures = U"IVXLCDM";
    static constexpr int values[] = {1, 5, 10, 50, 100, 500, 1000};
    if (word.empty() || word.size() > 15) return 0; // MMMDCCCLXXXVIII is the longest
    int sum = 0;
    int last = 0; // value of the figure to the right
    std::string text;
    for (auto c = word.rbegin(); c != word.rend(); ++c) {
        const auto figure = figures.find(*c);
        if (figure == figures.npos) return 0;
        sum += values[figure] < last ? -values[figure] : values[figure];
        last = values[figure];
        text.insert(text.begin(), static_cast<char>(*c + 0x20));
    }
    return to_roman(sum) == text ? sum : 0;
}

bool is_plain_roman(WordView word) {
    if (word.empty() || word[0] == U'L' || word.find_first_not_of(U"IVXL") != word.npos) return false;
    return roman_value(word) > 0;
}

} // namespace florilege
