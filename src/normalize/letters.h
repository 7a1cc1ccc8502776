// A text opened for its passes: its characters, and what each of them allows, remembers and will be marked with.
#pragma once

#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/latin.h"
#include "document/inlines.h"
#include "document/plan.h"

namespace florilege {

/// Languages that share one set of rules.
enum class Rules : std::uint8_t { french, english, german, guillemets, neutral };
/// `guillemets`: Spanish, Italian and Portuguese, which set them without spaces.
Rules rules_of(std::string_view language);

enum class LetterFlag : std::uint8_t {
    spaces = 1,       // white space may change here
    signs = 2,        // other characters may change here
    changed = 4,      // not what was read
    superior = 8,     // to be marked as superior letter
    small_cap = 16,   // to be marked as small capital
    was_superior = 32, // the author marked it so
    was_small_cap = 64,
};

/// Where a character comes from: `size` bytes from `begin` on of the text as given; none for what a pass inserted.
struct LetterInfo {
    std::uint32_t begin = 0;
    std::uint8_t size = 0;
    std::uint8_t flags = 0;
    std::uint32_t end() const { return begin + size; }
    bool has(LetterFlag flag) const { return (flags & static_cast<std::uint8_t>(flag)) != 0; }
    void add(LetterFlag flag) { flags |= static_cast<std::uint8_t>(flag); }
    void drop(LetterFlag flag) { flags &= static_cast<std::uint8_t>(~static_cast<std::uint8_t>(flag)); }
};

/// The characters of one text. A pass reads `text`, replaces characters one for one at once, and asks for insertions and
/// removals, in ascending order, which `settle` then makes together: every pass takes linear time.
class Letters {
  public:
    /// All of `inlines`, which stands in a text of the rules `around`. What `level` and marks (code, verbatim and
    /// normalize-… passages) forbid to change is flagged so, and so is what is not in a language of the rules `own`.
    Letters(const Inlines& inlines, Normalize level, Rules around, Rules own);

    const std::u32string& text() const { return text_; }
    std::size_t size() const { return text_.size(); }
    /// The character at `at`; 0 before the beginning and after the end.
    char32_t operator[](std::size_t at) const { return at < text_.size() ? text_[at] : 0; }
    char32_t before(std::size_t at) const { return at > 0 ? text_[at - 1] : 0; }
    const LetterInfo& info(std::size_t at) const { return info_[at]; }
    LetterInfo& info(std::size_t at) { return info_[at]; }
    bool may_space(std::size_t at) const { return at < size() && info_[at].has(LetterFlag::spaces); }
    bool may_sign(std::size_t at) const { return at < size() && info_[at].has(LetterFlag::signs); }
    /// The characters [begin, end).
    std::u32string_view view(std::size_t begin, std::size_t end) const {
        return std::u32string_view(text_).substr(begin, end - begin);
    }

    /// The first character at or after `at` that is no plain letter; the size when there is none: where a word ends.
    std::size_t next_gap(std::size_t at) const { return next_of(gaps_, at); }
    /// The same without the spaces that part one word from the next, by far the most. What rules wait for are signs, or spaces beside
    /// signs: a pass goes from one to the next.
    std::size_t next_sign(std::size_t at) const { return next_of(signs_, at); }

    /// False when none of `characters`, which are no letters of ASCII, is in the text: a pass that waits for them has nothing to do.
    bool may_hold(std::u32string_view characters) const {
        for (const char32_t c : characters)
            if ((seen_[bucket(c)] >> (c % 64) & 1) != 0) return true;
        return false;
    }

    /// No pass touches [begin, end) any more.
    void protect(std::size_t begin, std::size_t end);
    void replace(std::size_t at, char32_t c);
    void insert(std::size_t at, char32_t c);
    void remove(std::size_t at);
    /// Sets [begin, end) to `c` alone, or to nothing when `c` is 0.
    void replace_run(std::size_t begin, std::size_t end, char32_t c);
    void settle();

    /// The text with the changes made and the marks added.
    Inlines applied(const Inlines& inlines) const;

  private:
    std::uint32_t written_size(std::size_t at) const; // bytes of the character in the new text
    void add_marks(Inlines& result) const;

    /// Letters of Latin up to Extended-B.
    static bool is_plain(char32_t c) { return is_letter_ascii(c) || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7); }
    void find_signs();

    using Places = std::vector<std::uint64_t>; // a bit for each character, and one set after the last
    static void note(Places& places, std::size_t at) { places[at / 64] |= std::uint64_t{1} << at % 64; }
    static std::size_t next_of(const Places& places, std::size_t at) {
        std::size_t group = at / 64;
        std::uint64_t bits = places[group] & ~std::uint64_t{0} << at % 64;
        while (bits == 0) {
            assert(group + 1 < places.size());
            bits = places[++group];
        }
        return group * 64 + static_cast<std::size_t>(std::countr_zero(bits));
    }

    static std::size_t bucket(char32_t c) { return c < 0x80 ? c / 64 : 2 + c / 64 % 2; }
    void see(char32_t c) { seen_[bucket(c)] |= std::uint64_t{1} << (c % 64); }

    struct Change {
        std::size_t at = 0;
        char32_t inserted = 0; // 0: the character at `at` goes
    };
    std::u32string text_;
    std::vector<LetterInfo> info_;
    std::vector<Change> changes_;
    Places gaps_, signs_;
    std::array<std::uint64_t, 4> seen_{}; // a set of characters, those above ASCII folded together
};

// Classes of characters.

inline bool is_space(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x202F || c == U'\n'; }
/// A space within a line.
inline bool is_blank(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x202F; }
inline bool is_digit(char32_t c) { return is_digit_ascii(c); }
inline bool is_alphanumeric(char32_t c) { return is_word_letter(c) || is_digit(c); }
inline bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }
inline bool is_long_dash(char32_t c) { return c == 0x2013 || c == 0x2014; }
inline bool is_opening(char32_t c) {
    return c == U'(' || c == U'[' || c == U'{' || c == 0xAB || c == 0x201C || c == 0x2018 || c == 0x201E || c == 0x201A ||
           c == 0xBF || c == 0xA1;
}
inline bool is_closing(char32_t c) { return c == U')' || c == U']' || c == U'}' || c == 0xBB || c == 0x201D || c == 0x2019; }
inline bool is_stop(char32_t c) {
    return c == U'.' || c == U',' || c == U';' || c == U':' || c == U'!' || c == U'?' || c == 0x2026;
}
/// The end of the text counts as white space around a word.
inline bool is_edge(char32_t c) { return c == 0 || is_space(c); }

} // namespace florilege
