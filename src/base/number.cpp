#include "base/number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace florilege {

std::string to_text(std::int64_t number) {
    std::string text;
    append(text, number);
    return text;
}

void append(std::string& out, std::int64_t number) {
    std::array<char, 24> buffer;
    out.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr);
}

std::string to_text(double number, int digits) {
    if (!std::isfinite(number)) return "0";
    std::array<char, 400> buffer; // the largest double has 309 digits before the point
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, digits).ptr;
    std::string text(buffer.data(), end);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string to_text(Length length) {
    std::string text;
    append(text, length);
    return text;
}

void append(std::string& out, Length length) {
    const std::int64_t magnitude = length.value < 0 ? -length.value : length.value;
    if (length.value < 0) out += '-';
    append(out, magnitude / 1000);
    std::int64_t rest = magnitude % 1000;
    if (rest != 0) out += '.';
    for (std::int64_t unit = 100; rest != 0; rest %= unit, unit /= 10) out += static_cast<char>('0' + rest / unit);
}

std::string to_roman(int number) {
    if (number < 1 || number > 3999) return {};
    static constexpr std::array<std::pair<int, std::string_view>, 13> numerals{{{1000, "m"}, {900, "cm"}, {500, "d"},
        {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string text;
    for (const auto& [value, numeral] : numerals)
        for (; number >= value; number -= value) text += numeral;
    return text;
}

} // namespace florilege
