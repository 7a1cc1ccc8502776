// Apostrophes, ellipses and dashes.
#include "normalize/passes.h"

namespace florilege {

namespace {

bool is_word(const Letters& letters, std::size_t begin, std::u32string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lowered(letters[begin + i]) != word[i]) return false;
    return !is_alphanumeric(letters.before(begin));
}

/// One dash as typed: – or —, -- or ---, or a single hyphen between spaces.
struct Dash {
    std::size_t begin = 0;
    std::size_t end = 0;
    char32_t sign = 0; // what it stands for
};

/// The dash that starts at `at`, if one does.
Dash dash_at(const Letters& letters, std::size_t at) {
    const char32_t c = letters[at];
    if (is_long_dash(c)) return {at, at + 1, c};
    if (c != U'-' || letters.before(at) == U'-') return {};
    std::size_t end = at;
    while (letters[end] == U'-') ++end;
    if (end - at > 3) return {};
    return {at, end, end - at == 3 ? char32_t{0x2014} : char32_t{0x2013}};
}

bool is_typed(const Letters& letters, const Dash& dash) { return letters[dash.begin] == U'-'; }

bool all_may_sign(const Letters& letters, const Dash& dash) {
    for (std::size_t at = dash.begin; at < dash.end; ++at)
        if (!letters.may_sign(at)) return false;
    return true;
}

/// Dashes of a French text: a speaker's at the beginning of a line, and those around a parenthesis, in pairs within a
/// sentence, the no-break space on the inner side.
class FrenchDashes {
  public:
    explicit FrenchDashes(Letters& letters) : letters_(letters) {}

    void run() {
        for (std::size_t at = letters_.next_sign(0); at < letters_.size(); at = letters_.next_sign(at)) {
            const Dash dash = dash_at(letters_, at);
            if (dash.end == 0) {
                note_sentence(at++);
                continue;
            }
            if (begins_line(at)) speaker(dash);
            else parenthesis(dash);
            at = dash.end;
        }
        letters_.settle();
    }

  private:
    bool begins_line(std::size_t at) const {
        const char32_t previous = letters_.before(at);
        if (previous == 0 || previous == U'\n' || previous == 0xAB) return true;
        return is_blank(previous) && at >= 2 && letters_[at - 2] == 0xAB;
    }

    // A sentence's end closes what it left open.
    void note_sentence(std::size_t at) {
        const char32_t c = letters_[at];
        if (c == U'\n') inside_ = false;
        if (c != U'.' && c != U'!' && c != U'?' && c != 0x2026) return;
        std::size_t next = at + 1;
        while (is_closing(letters_[next]) || letters_[next] == c) ++next;
        if (!is_blank(letters_[next])) return;
        if (is_blank(letters_[next + 1])) return;
        if (is_capital(letters_[next + 1]) && at > 0 && !is_capital(letters_[at - 1])) inside_ = false;
    }

    void speaker(const Dash& dash) {
        const char32_t next = letters_[dash.end];
        const bool spaced = is_blank(next);
        const bool glued_speech = is_capital(next) && dash.end - dash.begin < 3 && !is_capital(letters_[dash.end + 1]);
        if (is_typed(letters_, dash) && glued_speech && letters_.before(dash.begin) == 0 && all_may_sign(letters_, dash)) {
            letters_.replace_run(dash.begin, dash.end, 0x2014);
            letters_.insert(dash.end, 0xA0);
            return;
        }
        if (spaced ? is_edge(letters_[dash.end + 1]) : is_typed(letters_, dash) || !is_word_letter(next)) return;
        if (!all_may_sign(letters_, dash)) {
            if (spaced && letters_.may_space(dash.end) && !is_typed(letters_, dash)) letters_.replace(dash.end, 0xA0);
            return;
        }
        letters_.replace_run(dash.begin, dash.end, 0x2014);
        if (spaced && letters_.may_space(dash.end)) letters_.replace(dash.end, 0xA0);
        if (!spaced) letters_.insert(dash.end, 0xA0);
    }

    void parenthesis(const Dash& dash) {
        const char32_t previous = letters_.before(dash.begin);
        const char32_t next = letters_[dash.end];
        const bool space_before = is_blank(previous);
        const bool space_after = is_edge(next);
        const bool stop_after = next == U',' || next == U';' || next == U')' || next == U'.' || next == U':' || next == 0x2026;
        const bool typed = is_typed(letters_, dash);
        if (typed && !(space_before && space_after)) return;
        if (typed && !all_may_sign(letters_, dash)) return;
        if (!space_before && !space_after && !stop_after) return;
        if (between_numbers(dash) || (typed && is_minus(dash))) return;
        const bool glued_open = space_before && is_word_letter(next);
        const bool glued_close = !space_before && is_word_letter(previous);
        if (!space_before && !(glued_close && inside_)) return;
        if (!space_after && !stop_after && !glued_open) return;
        if (typed) letters_.replace_run(dash.begin, dash.end, dash.sign);
        const bool closes = inside_ || stop_after;
        inside_ = !closes;
        if (closes) close(dash, space_before);
        else open(dash, space_after);
    }

    // "il faisait - 5 °C"
    bool is_minus(const Dash& dash) const {
        std::size_t at = dash.end + 1;
        if (dash.end - dash.begin > 1 || !is_digit(letters_[at])) return false;
        while (is_digit(letters_[at]) || letters_[at] == U',') ++at;
        if (is_blank(letters_[at])) ++at;
        return letters_[at] == U'%' || letters_[at] == 0xB0;
    }

    bool between_numbers(const Dash& dash) const {
        std::size_t before = dash.begin;
        while (before > 0 && is_blank(letters_[before - 1])) --before;
        std::size_t after = dash.end;
        while (is_blank(letters_[after])) ++after;
        return is_digit(letters_.before(before)) && is_digit(letters_[after]);
    }

    void open(const Dash& dash, bool space_after) {
        if (letters_.may_space(dash.begin - 1)) letters_.replace(dash.begin - 1, U' ');
        if (!space_after) {
            if (letters_.may_space(dash.begin)) letters_.insert(dash.end, 0xA0);
        } else if (is_blank(letters_[dash.end]) && letters_.may_space(dash.end)) {
            letters_.replace(dash.end, 0xA0);
        }
    }

    void close(const Dash& dash, bool space_before) {
        if (!space_before) {
            if (letters_.may_space(dash.begin)) letters_.insert(dash.begin, 0xA0);
        } else if (letters_.may_space(dash.begin - 1)) {
            letters_.replace(dash.begin - 1, 0xA0);
        }
        if (is_blank(letters_[dash.end]) && letters_.may_space(dash.end)) letters_.replace(dash.end, U' ');
    }

    Letters& letters_;
    bool inside_ = false;
};

bool is_number_range(const Letters& letters, std::size_t hyphen) {
    std::size_t begin = hyphen;
    while (begin > 0 && is_digit(letters[begin - 1])) --begin;
    std::size_t end = hyphen + 1;
    while (is_digit(letters[end])) ++end;
    if (begin == hyphen || end == hyphen + 1 || hyphen - begin > 4 || end - hyphen > 5) return false;
    const auto joins = [](char32_t c) { return is_alphanumeric(c) || c == U'-' || c == U'/' || c == U'.' || c == U'_' || c == U'+'; };
    const char32_t after = letters[end];
    if (joins(letters.before(begin)) || (joins(after) && after != U'.')) return false;
    if (after == U'.' && is_alphanumeric(letters[end + 1])) return false;
    const auto first = letters.view(begin, hyphen);
    const auto second = letters.view(hyphen + 1, end);
    const bool telephone = first.size() == 3 && second.size() == 4;
    return first[0] != U'0' && !telephone && (first.size() != second.size() || first < second);
}

} // namespace

void set_apostrophes(Letters& letters, Apostrophes which) {
    if (!letters.may_hold(U"'")) return;
    for (std::size_t at = letters.next_sign(0); at < letters.size(); at = letters.next_sign(at + 1)) {
        if (letters[at] != U'\'' || !letters.may_sign(at)) continue;
        const bool prime = is_digit(letters.before(at)) && !is_word_letter(letters[at + 1]);
        const bool after_word = is_alphanumeric(letters.before(at));
        const bool before_word = is_alphanumeric(letters[at + 1]);
        const bool beside_word = after_word || before_word || is_opening(letters[at + 1]);
        if (!prime && (which == Apostrophes::all ? beside_word : after_word && before_word)) letters.replace(at, 0x2019);
    }
}

void set_ellipses(Letters& letters) {
    // The end of the ellipsis, typed or as one character, that begins at `at`; `at` where none does.
    const auto end_of_one = [&](std::size_t at) {
        const char32_t c = letters[at];
        std::size_t end = at;
        while ((c == U'.' || c == 0x2026) && letters[end] == c) ++end;
        return c == 0x2026 || end - at >= 3 ? end : at;
    };
    for (std::size_t at = letters.next_sign(0); at < letters.size(); at = letters.next_sign(at)) {
        const std::size_t begin = at;
        for (std::size_t end = end_of_one(at); end != at; end = end_of_one(at)) at = end;
        if (at == begin) {
            while (letters[at] == U'.') ++at;
            if (at == begin) ++at;
            continue;
        }
        if (!letters.may_sign(begin)) continue;
        const bool after_etc = begin >= 3 && is_word(letters, begin - 3, U"etc");
        letters.replace_run(begin, at, after_etc ? U'.' : char32_t{0x2026});
    }
    letters.settle();
}

void close_ellipses(Letters& letters) {
    if (!letters.may_hold(U"\u2026")) return;
    for (std::size_t at = letters.next_sign(0); at < letters.size(); at = letters.next_sign(at + 1)) {
        if (at < 2 || letters[at] != 0x2026 || !is_blank(letters[at - 1]) || !is_word_letter(letters[at - 2]) || !letters.may_space(at - 1)) continue;
        std::size_t next = at + 1;
        while (is_blank(letters[next])) ++next;
        const char32_t c = letters[next];
        const bool ends = c == 0 || c == U'\n' || c == U'!' || c == U'?' || c == U'.' || c == 0xBB || c == U')' || is_capital(c);
        if (ends) letters.remove(at - 1);
    }
    letters.settle();
}

void set_french_dashes(Letters& letters) {
    if (letters.may_hold(U"-\u2013\u2014")) FrenchDashes(letters).run();
}

void set_english_dashes(Letters& letters) {
    if (!letters.may_hold(U"-")) return;
    for (std::size_t at = letters.next_sign(0); at < letters.size(); at = letters.next_sign(at)) {
        const Dash dash = dash_at(letters, at);
        if (dash.end == 0) {
            ++at;
            continue;
        }
        at = dash.end;
        if (!is_typed(letters, dash) || !all_may_sign(letters, dash)) continue;
        const char32_t previous = letters.before(dash.begin);
        const char32_t next = letters[dash.end];
        const bool spaced = is_blank(previous) && is_blank(next) && !is_digit(letters[dash.end + 1]);
        const bool glued = is_alphanumeric(previous) && is_alphanumeric(next);
        const bool trailing = !is_edge(previous) && (is_edge(next) || is_closing(next) || next == U'"');
        const std::size_t width = dash.end - dash.begin;
        if (width == 1 && spaced) letters.replace(dash.begin, 0x2013);
        else if (width == 1 && is_number_range(letters, dash.begin)) letters.replace(dash.begin, 0x2013);
        else if (width > 1 && (spaced || glued || trailing)) letters.replace_run(dash.begin, dash.end, 0x2014);
    }
    letters.settle();
}

} // namespace florilege
