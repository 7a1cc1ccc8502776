// What comes with pasted text, and white space: passes that no language changes.
#include <algorithm>

#include "normalize/passes.h"

namespace florilege {

namespace {

bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c < 0x20 && c != U'\n' && c != U'\t') || c == 0x7F;
}

// Joiners belong to emoji and to scripts that need them; between Latin letters they are dirt.
bool is_stray_joiner(const Letters& letters, std::size_t at) {
    const char32_t c = letters[at];
    return (c == 0x200C || c == 0x200D) && letters.before(at) < 0x530 && letters[at + 1] < 0x530;
}

bool is_odd_space(char32_t c) {
    return c == U'\t' || c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F || c == 0x3000;
}

std::u32string_view ligature(char32_t c) {
    static constexpr std::u32string_view letters[] = {U"ff", U"fi", U"fl", U"ffi", U"ffl", U"st", U"st"};
    return c >= 0xFB00 && c <= 0xFB06 ? letters[c - 0xFB00] : std::u32string_view();
}

bool is_odd_apostrophe(char32_t c) { return c == 0xB4 || c == U'`' || c == 0x2BC || c == 0x2018 || c == 0x201B || c == 0x2032; }

// A text whose every space is a no-break one was pasted from where nobody meant it.
bool all_no_break(const std::u32string& text) {
    std::size_t no_break = 0;
    for (const char32_t c : text) {
        if (c == U' ') return false;
        if (c == 0xA0) ++no_break;
    }
    return no_break >= 4;
}

void clean_character(Letters& letters, std::size_t at) {
    const char32_t c = letters[at];
    if (is_invisible(c) || is_stray_joiner(letters, at)) {
        if (letters.may_space(at)) letters.remove(at);
    } else if (is_odd_space(c)) {
        if (letters.may_space(at)) letters.replace(at, U' ');
    } else if (const auto parts = ligature(c); !parts.empty()) {
        if (!letters.may_sign(at)) return;
        for (const char32_t part : parts.substr(0, parts.size() - 1)) letters.insert(at, part);
        letters.replace(at, parts.back());
    } else if (is_odd_apostrophe(c)) {
        if (letters.may_sign(at) && is_word_letter(letters.before(at)) && is_word_letter(letters[at + 1])) letters.replace(at, 0x2019);
    }
}

} // namespace

void clean_pasted(Letters& letters) {
    const bool no_break = all_no_break(letters.text());
    for (std::size_t at = letters.next_sign(0); at < letters.size(); at = letters.next_sign(at + 1)) {
        const char32_t c = letters[at];
        if (c >= 0x20 && c < 0x7F && c != U'`') continue;
        if (no_break && c == 0xA0 && letters.may_space(at)) letters.replace(at, U' ');
        clean_character(letters, at);
    }
    letters.settle();
}

void clean_spaces(Letters& letters, bool keep_indents) {
    const std::u32string& text = letters.text();
    for (std::size_t at = letters.next_sign(0); at < text.size(); at = letters.next_sign(at)) {
        if (!is_blank(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        bool ordinary = false;
        for (; end < text.size() && is_blank(text[end]); ++end) ordinary = ordinary || text[end] == U' ';
        const bool begins_line = at == 0 || text[at - 1] == U'\n';
        const bool ends_line = end == text.size() || text[end] == U'\n';
        for (std::size_t i = at; i < end; ++i) {
            if (!letters.may_space(i) || (begins_line && keep_indents && !ends_line)) continue;
            if (begins_line || ends_line || i > at) letters.remove(i);
            else if (end - at > 1 && ordinary) letters.replace(i, U' ');
            else if (i > 0 && text[i - 1] == U',' && text[i] == 0xA0) letters.replace(i, U' ');
        }
        at = end;
    }
    letters.settle();
}

void close_up(Letters& letters) {
    if (!letters.may_hold(U",.()[]")) return;
    const std::u32string& text = letters.text();
    for (std::size_t at = letters.next_sign(0); at < text.size(); at = letters.next_sign(at)) {
        if (!is_blank(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_blank(text[end])) ++end;
        const char32_t previous = letters.before(at);
        const char32_t next = letters[end];
        const char32_t after = letters[end + 1];
        const bool before_comma = next == U',' && !is_edge(previous) && !is_digit(after) && previous != U',';
        const bool before_point = next == U'.' && (is_alphanumeric(previous) || is_closing(previous)) && (is_edge(after) || is_closing(after) || is_stop(after));
        const bool before_bracket = (next == U')' || next == U']') && previous != U'(' && previous != U'[';
        const bool after_bracket = (previous == U'(' || previous == U'[') && next != U')' && next != U']';
        if (before_comma || before_point || before_bracket || after_bracket)
            for (std::size_t i = at; i < end; ++i)
                if (letters.may_space(i) && letters.may_space(after_bracket ? at - 1 : end)) letters.remove(i);
        at = end;
    }
    letters.settle();
}

void close_elisions(Letters& letters) {
    static constexpr std::u32string_view elided[] = {U"aujourd", U"c", U"d", U"j", U"jusqu", U"l", U"lorsqu", U"m", U"n", U"puisqu", U"qu", U"quoiqu", U"s", U"t"};
    static constexpr std::u32string_view vowels = U"aeiouyhàâæéèêëîïôœùûü\u00AB\u201C";
    if (!letters.may_hold(U"'\u2019")) return;
    for (std::size_t at = letters.next_sign(0); at + 2 < letters.size(); at = letters.next_sign(at + 1)) {
        if (at == 0 || !is_apostrophe(letters[at]) || letters[at + 1] != U' ' || vowels.find(lowered(letters[at + 2])) == vowels.npos) continue;
        std::size_t begin = at;
        while (begin > 0 && at - begin < 7 && is_word_letter(letters[begin - 1])) --begin;
        std::u32string word(letters.view(begin, at));
        for (char32_t& c : word) c = lowered(c);
        const char32_t before = letters.before(begin);
        const bool alone = !is_alphanumeric(before) && !is_apostrophe(before);
        if (alone && letters.may_space(at + 1) && std::find(std::begin(elided), std::end(elided), word) != std::end(elided)) letters.remove(at + 1);
    }
    letters.settle();
}

void close_high_signs(Letters& letters) {
    if (!letters.may_hold(U";:!?")) return;
    for (std::size_t at = letters.next_sign(0); at < letters.size(); at = letters.next_sign(at + 1)) {
        const char32_t c = letters[at];
        if (at < 2 || (c != U';' && c != U':' && c != U'!' && c != U'?') || !is_blank(letters[at - 1])) continue;
        const char32_t previous = letters[at - 2];
        const char32_t next = letters[at + 1];
        const bool word = is_word_letter(previous) || (is_closing(previous) && previous != 0x2019) || previous == U'"';
        const bool ends = is_edge(next) || is_closing(next) || next == U'!' || next == U'?';
        if (word && ends && letters.may_space(at - 1) && letters.may_space(at)) letters.remove(at - 1);
    }
    letters.settle();
}

} // namespace florilege
