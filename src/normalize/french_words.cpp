// French words: œ and æ, ordinals in figures and in Roman numerals, centuries.
#include <algorithm>

#include "normalize/passes.h"
#include "normalize/words.h"

namespace florilege {

namespace {

// Beginnings of words in which oe is one letter. (oeu is one in every word: cœur, œuvre, nœud, sœur, mœurs…)
constexpr WordView oe_beginnings[]{U"coelac", U"coelia", U"coelio", U"foehn", U"foet", U"oecum", U"oed", U"oeil",
                                                 U"oekoum", U"oenan", U"oeno", U"oerst", U"oesoph", U"oestr"};
// The same anywhere in a word: myxoedème, antioestrogène.
constexpr WordView oe_parts[]{U"oedèm", U"oedém", U"oedem", U"oesophag", U"oestrog"};
constexpr WordView ae_beginnings[]{U"aegag", U"aegos", U"aequo", U"aetern", U"caecum", U"caetera", U"naev",
                                                U"praesid", U"taenia"};

bool begins_like(const Letters& letters, std::size_t word, WordView beginning) {
    for (std::size_t i = 0; i < beginning.size(); ++i)
        if (lowered(letters[word + i]) != beginning[i]) return false;
    return true;
}

std::size_t word_start(const Letters& letters, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest_token && is_word_letter(letters[begin - 1])) --begin;
    return begin;
}

// Is the `e` at `e` the second half of a ligature in this word?
bool is_ligature(const Letters& letters, std::size_t e) {
    const char32_t first = lowered(letters[e - 1]);
    const bool capital_after = is_capital(letters[e]) && !is_capital(letters[e - 1]);
    if (capital_after) return false;
    if (first == U'o' && lowered(letters[e + 1]) == U'u') return true;
    const std::size_t begin = word_start(letters, e - 1);
    const auto begins = [&](WordView beginning) {
        const std::size_t place = beginning.find(first == U'o' ? U"oe" : U"ae");
        return begin + place + 1 == e && begins_like(letters, begin, beginning);
    };
    const auto goes_on = [&](WordView part) { return begins_like(letters, e - 1, part); };
    if (first == U'o' && std::any_of(std::begin(oe_parts), std::end(oe_parts), goes_on)) return true;
    return first == U'o' ? std::any_of(std::begin(oe_beginnings), std::end(oe_beginnings), begins)
                         : std::any_of(std::begin(ae_beginnings), std::end(ae_beginnings), begins);
}

char32_t ligature_of(char32_t first) {
    switch (first) {
    case U'o': return 0x153;
    case U'O': return 0x152;
    case U'a': return 0xE6;
    default: return 0xC6;
    }
}

struct Ending {
    WordView typed;
    WordView set; // in superior letters
    int only_for = 0; // the one number that takes it; 0: any
};

constexpr Ending endings[]{
    {U"er", U"er", 1}, {U"ers", U"ers", 1}, {U"re", U"re", 1}, {U"res", U"res", 1}, {U"ier", U"er", 1}, {U"ère", U"re", 1},
    {U"ere", U"re", 1}, {U"ière", U"re", 1}, {U"ères", U"res", 1}, {U"eres", U"res", 1}, {U"nd", U"d", 2}, {U"nde", U"de", 2},
    {U"nds", U"ds", 2}, {U"ndes", U"des", 2}, {U"d", U"d", 2}, {U"de", U"de", 2},
    {U"ds", U"ds", 2}, {U"des", U"des", 2}, {U"e", U"e"}, {U"es", U"es"}, {U"ème", U"e"}, {U"eme", U"e"}, {U"ième", U"e"},
    {U"ieme", U"e"}, {U"èmes", U"es"}, {U"emes", U"es"}, {U"ièmes", U"es"}, {U"iemes", U"es"}};

// `number` is 1 for 1 and I, 2 for 2 and II, 0 for the rest.
const Ending* ending_of(WordView typed, int number) {
    for (const Ending& ending : endings)
        if (ending.typed == typed && (ending.only_for == 0 || ending.only_for == number)) return &ending;
    return nullptr;
}

std::size_t letters_end(const Letters& letters, std::size_t at) {
    while (is_word_letter(letters[at])) ++at;
    return at;
}

// Makes the characters [begin, end) the ending as it is set.
void set_ending(Letters& letters, std::size_t begin, std::size_t end, const Ending& ending) {
    for (std::size_t i = 0; begin + i < end; ++i) {
        if (i >= ending.set.size()) {
            letters.remove(begin + i);
            continue;
        }
        letters.replace(begin + i, ending.set[i]);
        if (!letters.info(begin + i).has(LetterFlag::was_superior)) letters.info(begin + i).add(LetterFlag::superior);
    }
}

bool all_may_sign(const Letters& letters, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at)
        if (!letters.may_sign(at)) return false;
    return true;
}

// A century is named later on, at most after other ordinals: "XVIe et XVIIe siècles", "du XVe au XVIIIe siècle".
bool century_follows(const Letters& letters, std::size_t at) {
    static constexpr WordView joining[]{U"-", U"au", U"aux", U"du", U"des", U"et", U"ou", U"puis", U"à", U"début", U"fin", U"milieu", U"\u2013"};
    for (int tokens = 0; tokens < 8; ++tokens) {
        while (letters[at] == U',' || letters[at] == U'-' || is_long_dash(letters[at]) || is_blank(letters[at])) ++at;
        const std::size_t begin = at;
        while (at < letters.size() && is_alphanumeric(letters[at]) && at - begin < longest_token) ++at;
        const WordView word = letters.view(begin, at);
        if (word.empty()) return false;
        if (word == U"siècle" || word == U"siècles" || (word == U"s" && letters[at] == U'.')) return true;
        const bool numeral = word[0] == U'I' || word[0] == U'V' || word[0] == U'X';
        if (!numeral && !is_among(joining, word)) return false;
    }
    return false;
}

void set_digits_ordinal(Letters& letters, std::size_t digit) {
    std::size_t begin = digit;
    while (begin > 0 && is_digit(letters[begin - 1])) {
        if (digit - begin > longest_token) return;
        --begin;
    }
    const char32_t previous = letters.before(begin);
    if (is_word_letter(previous) || previous == U'.' || previous == U',' || previous == U'_') return;
    const std::size_t end = letters_end(letters, digit + 1);
    const WordView number = letters.view(begin, digit + 1);
    if (end - digit > 6 || is_digit(letters[end])) return;
    const Ending* ending = ending_of(letters.view(digit + 1, end), number == U"1" ? 1 : number == U"2" ? 2 : 0);
    if (ending && all_may_sign(letters, digit + 1, end)) set_ending(letters, digit + 1, end, *ending);
}

void mark_century(Letters& letters, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at)
        if (!letters.info(at).has(LetterFlag::was_small_cap)) letters.info(at).add(LetterFlag::small_cap);
}

// XX° siècle: a degree sign is no ordinal.
void set_degree_century(Letters& letters, std::size_t begin, std::size_t degree) {
    const WordView numeral = letters.view(begin, degree);
    if (!is_plain_roman(numeral) || numeral == U"I" || !century_follows(letters, degree + 1) || !all_may_sign(letters, begin, degree + 1)) return;
    mark_century(letters, begin, degree);
    set_ending(letters, degree, degree + 1, {U"\u00B0", U"e"});
}

// A word that begins with I, V or X, or is a century in small letters.
void set_roman_ordinal(Letters& letters, std::size_t begin) {
    const std::size_t end = letters_end(letters, begin);
    if (end - begin > 14 || is_digit(letters[end])) return;
    if (letters[end] == 0xB0) return set_degree_century(letters, begin, end);
    const bool small = !is_capital(letters[begin]);
    std::size_t numeral = 0;
    while (begin + numeral < end && WordView(small ? U"ivxl" : U"IVXL").find(letters[begin + numeral]) != WordView::npos) ++numeral;
    const char32_t first = letters[begin + numeral]; // of the ending, or of "ière"
    if (begin + numeral == end || (first != U'e' && first != U'è' && first != U'i' && first != U'r' && first != U'n')) return;
    std::u32string capitals(letters.view(begin, end));
    if (small)
        for (std::size_t i = 0; i < numeral; ++i) capitals[i] -= 0x20;
    // "Ière": the numeral ends where a known ending begins.
    const WordView word = capitals;
    const Ending* ending = nullptr;
    for (; numeral > 0 && !ending; --numeral) {
        const int value = is_plain_roman(word.substr(0, numeral)) ? roman_value(word.substr(0, numeral)) : 0;
        if (value > 0) ending = ending_of(word.substr(numeral), value <= 2 ? value : 0);
    }
    if (!ending) return;
    ++numeral; // the loop went one past it
    const bool century = century_follows(letters, end);
    if (small && !century) return;
    if (word == U"Ire" && !century && !is_capital(letters[end + 1])) return;
    if (!all_may_sign(letters, begin, end)) return;
    if (century) mark_century(letters, begin, begin + numeral);
    set_ending(letters, begin + numeral, end, *ending);
}

} // namespace

void set_french_ligatures(Letters& letters) {
    const std::u32string& text = letters.text();
    const auto may_join = [](char32_t first, char32_t second) {
        return (second | 0x20) == U'e' && ((first | 0x20) == U'o' || (first | 0x20) == U'a');
    };
    for (auto pair = std::adjacent_find(text.begin(), text.end(), may_join); pair != text.end(); pair = std::adjacent_find(pair + 1, text.end(), may_join)) {
        const auto at = static_cast<std::size_t>(pair - text.begin());
        if (!letters.may_sign(at) || !letters.may_sign(at + 1) || !is_ligature(letters, at + 1)) continue;
        letters.replace_run(at, at + 2, ligature_of(*pair));
    }
    letters.settle();
}

void set_french_ordinals(Letters& letters) {
    const std::u32string& text = letters.text();
    const bool small_centuries = letters.may_hold(U"è") && text.find(U" siècle") != text.npos;
    for (std::size_t at = 0; at < text.size(); at = letters.next_gap(at) + 1) { // where a word may begin or follow digits
        const char32_t c = text[at];
        const bool capital = c == U'I' || c == U'V' || c == U'X';
        const bool small = small_centuries && (c == U'i' || c == U'v' || c == U'x');
        if (is_digit(letters.before(at))) {
            if (is_word_letter(c)) set_digits_ordinal(letters, at - 1);
        } else if ((capital || small) && !is_alphanumeric(letters.before(at))) {
            set_roman_ordinal(letters, at);
        }
    }
    letters.settle();
}

} // namespace florilege
