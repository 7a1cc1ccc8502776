// Spaces before the French high signs and inside guillemets.
#include "normalize/passes.h"

namespace florilege {

namespace {

constexpr char32_t no_break = 0xA0;
constexpr char32_t narrow = 0x202F;

bool is_high(char32_t c) { return c == U';' || c == U':' || c == U'!' || c == U'?'; }

bool is_exclaiming(char32_t c) { return c == U'!' || c == U'?'; }

class FrenchPunctuation {
  public:
    explicit FrenchPunctuation(Letters& letters) : letters_(letters) {}

    void run() {
        for (std::size_t at = letters_.next_sign(0); at < letters_.size(); at = letters_.next_sign(at)) {
            const char32_t c = letters_[at];
            if (is_high(c)) at = high(at);
            else if (c == 0xAB) at = after_opening(at, no_break);
            else if (c == 0x201C) at = after_opening(at, 0);
            else if (c == 0xBB) at = before_closing(at, no_break);
            else if (c == 0x201D) at = before_closing(at, 0);
            else ++at;
        }
        letters_.settle();
    }

  private:
    // The spaces before `at` that no earlier rule of this pass has claimed.
    std::size_t blanks_before(std::size_t at) const {
        std::size_t begin = at;
        while (begin > claimed_ && is_blank(letters_[begin - 1])) --begin;
        return begin;
    }

    // A run of high signs, its space before the first alone: "Quoi ?!".
    std::size_t high(std::size_t at) {
        std::size_t end = at;
        while (is_high(letters_[end])) ++end;
        if (!letters_.may_space(at)) return end;
        const std::size_t begin = blanks_before(at);
        const char32_t previous = letters_.before(begin);
        const char32_t next = letters_[end];
        const char32_t space = letters_[at] == U':' ? no_break : narrow;
        if (begin < at && is_exclaiming(previous) && is_exclaiming(letters_[at]) && letters_.may_space(begin - 1)) { // "? !" is one sign
            set_space(begin, at, 0);
        } else if (begin < at) { // after an opening bracket or quote a sign stands by itself: (!), « ? »
            const bool code = next == U'=' || (is_alphanumeric(next) && letters_[at] != U';');
            if (!code && !is_edge(previous) && !is_opening(previous)) set_space(begin, at, space);
        } else if (takes_space(previous) && ends_phrase(next)) {
            letters_.insert(at, space);
        }
        if (next == 0xAB && letters_.may_space(end)) letters_.insert(end, U' ');
        claimed_ = end;
        return end;
    }

    bool takes_space(char32_t previous) const {
        return is_alphanumeric(previous) || is_closing(previous) || previous == 0x2026 || previous == U'.' || previous == U'%' ||
               previous == 0x20AC || previous == 0xB0 || previous == 0xFFFC || previous == U'*' || previous == U'"' || previous == U'+' ||
               previous == U'#' || previous == 0xB2 || previous == 0xB3;
    }
    static bool ends_phrase(char32_t next) {
        return is_edge(next) || is_closing(next) || next == U'"' || next == 0x2026 || next == U'.' || next == U',' || next == 0xFFFC ||
               is_long_dash(next) || next == 0xAB;
    }

    // The blanks [begin, end) become `space`, or go when it is 0.
    void set_space(std::size_t begin, std::size_t end, char32_t space) {
        for (std::size_t at = begin; at < end; ++at)
            if (!letters_.may_space(at)) return;
        letters_.replace_run(begin, end, space);
    }

    std::size_t after_opening(std::size_t at, char32_t space) {
        std::size_t end = at + 1;
        while (is_blank(letters_[end])) ++end;
        claimed_ = end;
        if (!letters_.may_space(at) || is_edge(letters_[end])) return end;
        if (end > at + 1) set_space(at + 1, end, space);
        else if (space != 0) letters_.insert(at + 1, space);
        return end;
    }

    std::size_t before_closing(std::size_t at, char32_t space) {
        const std::size_t begin = blanks_before(at);
        const bool after_opening = begin == claimed_ && claimed_ > 0 && is_blank(letters_.before(begin));
        if (letters_.may_space(at) && !is_edge(letters_.before(begin)) && !after_opening) {
            if (begin < at) set_space(begin, at, space);
            else if (space != 0 && !is_opening(letters_.before(at))) letters_.insert(at, space);
        }
        claimed_ = at + 1;
        return at + 1;
    }

    Letters& letters_;
    std::size_t claimed_ = 0; // what lies before is settled
};

} // namespace

void set_french_punctuation(Letters& letters) {
    if (letters.may_hold(U";:!?\u00AB\u00BB\u201C\u201D")) FrenchPunctuation(letters).run();
}

} // namespace florilege
