// Numbers in French: spaces that authors leave out, thousands, dimensions.
#include <algorithm>

#include "normalize/passes.h"
#include "normalize/words.h"

namespace florilege {

namespace {

constexpr char32_t no_break = 0xA0;
constexpr char32_t narrow = 0x202F;

std::size_t digits_end(const Letters& letters, std::size_t at) {
    while (is_digit(letters[at])) ++at;
    return at;
}

// Units that are opened from a number they were typed against; shorter ones are also names (4G, 12V, A4).
constexpr WordView glued_units[]{
    U"CHF", U"EUR", U"GHz", U"GW", U"GWh", U"Go", U"Hz", U"Ko", U"MHz", U"MW", U"MWh", U"Md€", U"Mo", U"M€", U"TWh", U"To", U"cl", U"cm",
    U"cm²", U"cm³", U"dB", U"dl", U"ha", U"hPa", U"hl", U"kHz", U"kW", U"kWh", U"kcal", U"kg", U"kg/m³", U"km", U"km/h", U"km2", U"km²",
    U"ko", U"k€", U"m", U"m/s", U"m2", U"m3", U"mg", U"min", U"ml", U"mm", U"m²", U"m³"};
// Units of one letter that are opened from a number with a decimal comma, which names have not.
constexpr WordView short_units[]{U"L", U"V", U"W", U"g", U"l", U"t"};

// Does the number that ends before `end` stand by itself, not inside a name or code?
bool stands_alone(const Letters& letters, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && (is_digit(letters[begin - 1]) || letters[begin - 1] == U',' || letters[begin - 1] == U'.')) {
        --begin;
        if (end - begin > longest_token) return false;
    }
    const char32_t previous = letters.before(begin);
    return is_edge(previous) || is_opening(previous) || is_apostrophe(previous) || previous == U'-' || previous == U'+' ||
           previous == 0x2212 || previous == 0xB1 || previous == U'~' || previous == 0x2013 || previous == U'/' || previous == 0xD7 ||
           (previous == U'x' && begin >= 2 && is_digit(letters[begin - 2]));
}

WordView unit_at(const Letters& letters, std::size_t begin) {
    std::size_t end = begin;
    while (end - begin < 6 && (is_word_letter(letters[end]) || (end > begin && (letters[end] == U'2' || letters[end] == U'3')) || letters[end] == U'/' || letters[end] == 0xB2 || letters[end] == 0xB3 || letters[end] == 0x20AC)) ++end;
    return letters.view(begin, end);
}

bool is_percent_or_currency(char32_t c) {
    return c == U'%' || c == 0x2030 || c == 0x20AC || c == U'$' || c == 0xA3 || c == 0xA5;
}

// Does a number with a decimal comma, or one of grams too large for a name (4g), end before `end`?
bool takes_short_unit(const Letters& letters, std::size_t end, WordView unit) {
    std::size_t begin = end;
    while (begin > 0 && is_digit(letters[begin - 1])) --begin;
    return (letters.before(begin) == U',' && is_among(short_units, unit)) || (unit == U"g" && end - begin >= 2);
}

// 8h, 8h30, 1h20min: the hour and its minutes. Opens both sides of the h.
void open_hour(Letters& letters, std::size_t h) {
    std::size_t begin = h;
    while (begin > 0 && is_digit(letters[begin - 1])) --begin;
    const std::size_t end = digits_end(letters, h + 1);
    const std::size_t minutes = end - h - 1;
    const char32_t after = letters[end];
    const bool named = minutes > 0 && letters.view(end, std::min(end + 3, letters.size())) == U"min" && !is_alphanumeric(letters[end + 3]);
    if (h - begin > 2 || minutes > 2 || (minutes == 1 && !named) || (is_word_letter(after) && !named) || after == U'/' || after == U'_') return;
    if (!letters.may_space(h)) return;
    letters.insert(h, no_break);
    if (minutes > 0) letters.insert(h + 1, no_break);
    if (named) letters.insert(end, no_break);
}

void open_after_digit(Letters& letters, std::size_t at) {
    const char32_t c = letters[at];
    if (!letters.may_space(at) || !stands_alone(letters, at)) return;
    if (is_percent_or_currency(c)) {
        if (!is_alphanumeric(letters[at + 1])) letters.insert(at, no_break);
    } else if (c == 0xB0) {
        const char32_t scale = letters[at + 1];
        if ((scale == U'C' || scale == U'F') && !is_alphanumeric(letters[at + 2])) letters.insert(at, no_break);
    } else if (c == U'h') {
        open_hour(letters, at);
    } else if (is_word_letter(c)) {
        const WordView unit = unit_at(letters, at);
        const bool known = is_among(glued_units, unit) || takes_short_unit(letters, at, unit);
        if (known && !is_alphanumeric(letters[at + unit.size()])) letters.insert(at, no_break);
    }
}

// An abbreviation that a number was typed against: p.12, art.3. (Those of one letter are also parts of names: v.2, t.2.)
bool is_reference(const Letters& letters, std::size_t point) {
    std::size_t begin = point;
    while (begin > 0 && is_word_letter(letters[begin - 1])) --begin;
    const char32_t previous = letters.before(begin);
    if (!is_edge(previous) && !is_opening(previous) && !is_apostrophe(previous)) return false;
    static constexpr WordView references[]{U"art", U"chap", U"fig", U"p", U"pp", U"vol"};
    return point - begin <= 4 && is_among_any_case(references, letters.view(begin, point));
}

// Before a digit: n°5, §3, p.12.
void open_before_digit(Letters& letters, std::size_t digit) {
    if (!letters.may_space(digit)) return;
    const char32_t sign = letters[digit - 1];
    const char32_t before = letters.before(digit - 1);
    const bool numero = sign == 0xB0 && (before | 0x20) == U'n' && !is_alphanumeric(letters.before(digit - 2));
    const bool reference = sign == U'.' && is_reference(letters, digit - 1);
    if (numero || reference || sign == 0xA7) letters.insert(digit, no_break);
}

// "12 345 678": groups of three after one of at most three, the separators made narrow no-break spaces.
std::size_t bind_thousands(Letters& letters, std::size_t begin) {
    const std::size_t first = digits_end(letters, begin);
    const char32_t previous = letters.before(begin);
    const bool continues = is_blank(previous) && begin >= 2 && is_digit(letters[begin - 2]);
    if (first - begin > 3 || letters[begin] == U'0' || is_word_letter(previous) || previous == U',' || previous == U'.' || continues)
        return first;
    std::size_t end = first;
    while (is_blank(letters[end]) && digits_end(letters, end + 1) == end + 4) end += 4;
    const bool more_digits = is_blank(letters[end]) && is_digit(letters[end + 1]);
    const bool ordinal = end < letters.size() && (letters.info(end).has(LetterFlag::superior) || letters.info(end).has(LetterFlag::was_superior));
    if (end == first || more_digits || (is_word_letter(letters[end]) && !ordinal)) return first;
    for (std::size_t space = first; space < end; space += 4)
        if (letters.may_space(space)) letters.replace(space, narrow);
    return end;
}

// 10 x 15, 10x15 cm: a multiplication sign between no-break spaces.
void set_dimension(Letters& letters, std::size_t x) {
    if (!letters.may_sign(x)) return;
    const bool spaced = is_blank(letters.before(x)) && is_blank(letters[x + 1]) && x >= 2 && is_digit(letters[x - 2]) && is_digit(letters[x + 2]);
    if (spaced) {
        letters.replace(x, 0xD7);
        if (letters.may_space(x - 1)) letters.replace(x - 1, no_break);
        if (letters.may_space(x + 1)) letters.replace(x + 1, no_break);
        return;
    }
    if (!is_digit(letters.before(x)) || !is_digit(letters[x + 1]) || !stands_alone(letters, x)) return;
    if (letters[x - 1] == U'0' && !is_digit(letters.before(x - 1))) return; // 0x1F
    std::size_t end = x + 1;
    while (is_digit(letters[end]) || (letters[end] == U',' && is_digit(letters[end + 1]))) ++end;
    if (is_blank(letters[end])) ++end;
    if (!is_among(glued_units, unit_at(letters, end)) && unit_at(letters, end) != U"m") return;
    letters.insert(x, no_break);
    letters.replace(x, 0xD7);
    letters.insert(x + 1, no_break);
}

} // namespace

void open_french_numbers(Letters& letters) {
    if (!letters.may_hold(U"0123456789")) return;
    for (std::size_t at = 1; at < letters.size(); ++at) {
        const bool digit = is_digit(letters[at]);
        const bool digit_before = is_digit(letters[at - 1]);
        if (digit == digit_before || is_blank(letters[at]) || is_blank(letters[at - 1])) continue;
        if (digit) open_before_digit(letters, at);
        else if (letters[at] != U'x') open_after_digit(letters, at);
    }
    letters.settle();
    for (std::size_t at = letters.text().find_first_of(U"xº"); at != std::u32string::npos; at = letters.text().find_first_of(U"xº", at + 1)) {
        if (letters[at] == U'x') set_dimension(letters, at);
        else if ((letters.before(at) | 0x20) == U'n' && letters.may_sign(at)) letters.replace(at, 0xB0);
    }
    letters.settle();
}

void bind_french_numbers(Letters& letters) {
    if (!letters.may_hold(U"0123456789")) return;
    for (std::size_t at = 0; at < letters.size();) {
        if (is_digit(letters[at])) at = bind_thousands(letters, at);
        else ++at;
    }
}

} // namespace florilege
