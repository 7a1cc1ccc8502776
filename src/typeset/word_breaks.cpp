#include "typeset/word_breaks.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/language.h"
#include "typeset/characters.h"

namespace florilege {

namespace {

constexpr std::int32_t compound_cost = 2'500;
constexpr std::int32_t figures_cost = 15'000; // between the figures of a number or of a span of years
constexpr std::int32_t stub_cost = 2'500;
constexpr std::int32_t dash_cost = 100;
constexpr std::int32_t solidus_cost = 800;
constexpr std::int32_t address_cost = 300;

struct Character {
    char32_t c = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

std::vector<Character> characters_of(std::string_view word) {
    std::vector<Character> characters;
    characters.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) {
        Character character;
        character.begin = static_cast<std::uint32_t>(at);
        character.c = decode(word, at);
        character.end = static_cast<std::uint32_t>(at);
        characters.push_back(character);
    }
    return characters;
}

std::size_t letters_from(const std::vector<Character>& word, std::size_t at) {
    std::size_t count = 0;
    while (at + count < word.size() && is_letter(word[at + count].c)) ++count;
    return count;
}

std::size_t letters_before(const std::vector<Character>& word, std::size_t at) {
    std::size_t count = 0;
    while (count < at && is_letter(word[at - count - 1].c)) ++count;
    return count;
}

/// French: never after the -t- of "va-t-il", never before the -en or -y that ends "prends-en", "vas-y".
bool french_allows(const std::vector<Character>& word, std::size_t hyphen) {
    const std::size_t before = letters_before(word, hyphen);
    if (before == 1 && hyphen >= 2 && is_hyphen(word[hyphen - 2].c) && (word[hyphen - 1].c | 0x20) == U't') return false;
    const std::size_t after = letters_from(word, hyphen + 1);
    const char32_t first = word[hyphen + 1].c | 0x20;
    if (after == 1 && first == U'y') return false;
    return !(after == 2 && first == U'e' && (word[hyphen + 2].c | 0x20) == U'n');
}

/// A compound's first or last part of one or two letters is better not parted from the rest.
std::int32_t cost_at(const std::vector<Character>& word, std::size_t hyphen) {
    const bool stub = letters_before(word, hyphen) <= 2 || letters_from(word, hyphen + 1) <= 2;
    return compound_cost + (stub ? stub_cost : 0);
}

void break_after(std::vector<WordBreak>& breaks, const Character& character, std::int32_t cost, bool hyphenated = false) {
    breaks.push_back({character.end, cost, hyphenated});
}

std::vector<WordBreak> ordinary_breaks(const std::vector<Character>& word, bool french) {
    std::vector<WordBreak> breaks;
    for (std::size_t i = 1; i + 1 < word.size(); ++i) {
        const char32_t c = word[i].c;
        const bool letters = is_letter(word[i - 1].c) && is_letter(word[i + 1].c);
        if (is_hyphen(c)) {
            if (is_digit_ascii(word[i - 1].c) && is_digit_ascii(word[i + 1].c)) break_after(breaks, word[i], figures_cost, true);
            if (letters && (!french || french_allows(word, i))) break_after(breaks, word[i], cost_at(word, i), true);
        } else if (c == 0x2014) {
            break_after(breaks, word[i], dash_cost);
        } else if (c == 0x2013 || c == U'_') {
            if (letters) break_after(breaks, word[i], solidus_cost);
        } else if (c == U'/') { // not the one of km/h
            if (letters_before(word, i) > 1 && letters_from(word, i + 1) > 1) break_after(breaks, word[i], solidus_cost);
        }
    }
    return breaks;
}

bool breaks_address(char32_t c) {
    return c == U'/' || c == U'?' || c == U'&' || c == U'=' || c == U'-' || c == U'.' || c == U'_' || c == U'#' ||
           c == U'@' || c == U',' || c == U';' || c == U':' || c == U'|' || c == U'+' || c == U'\\';
}

std::vector<WordBreak> address_breaks(const std::vector<Character>& word) {
    std::vector<WordBreak> breaks;
    for (std::size_t i = 1; i + 2 < word.size(); ++i)
        if (breaks_address(word[i].c) && !breaks_address(word[i + 1].c))
            break_after(breaks, word[i], address_cost, is_hyphen(word[i].c));
    return breaks;
}

/// "/etc/fstab", "(~/notes/": two solidi at least, the first at the start.
bool is_path(std::string_view word) {
    const std::size_t start = word.find('/');
    if (start == word.npos || word.find('/', start + 1) == word.npos) return false;
    return std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(start), [](char c) { return c == '~' || c == '(' || c == '"'; });
}

} // namespace

bool has_break_signs(std::string_view word) {
    const auto may_break = [](char c) { return c == '-' || c == '/' || c == '_' || c == '\xE2'; }; // the last: the first byte of a dash
    return std::any_of(word.begin(), word.end(), may_break);
}

bool is_address(std::string_view word) {
    if (word.find("://") != word.npos || word.starts_with("www.") || word.starts_with("mailto:")) return true;
    if (is_path(word)) return true;
    const std::size_t at = word.find('@');
    return at != word.npos && at > 0 && word.find('.', at) != word.npos;
}

std::vector<WordBreak> word_breaks(std::string_view word, std::string_view language, bool address) {
    if (word.size() < 3 || (!address && !has_break_signs(word))) return {};
    const auto characters = characters_of(word);
    return address ? address_breaks(characters) : ordinary_breaks(characters, primary_subtag(language) == "fr");
}

} // namespace florilege
