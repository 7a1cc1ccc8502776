#include "normalize/running_words.h"

#include "normalize/letters.h"
#include "normalize/passes.h"

namespace florilege {

namespace {

bool is_middle_dot(char32_t c) { return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x22C5; }

bool joins_letters(char32_t c) { return is_apostrophe(c) || c == U'-' || c == 0x2011 || is_middle_dot(c); }

class WordFinder {
  public:
    WordFinder(const Inlines& inlines, const std::string& language)
        : inlines_(inlines), language_(language), letters_(inlines, Normalize::full, Rules::neutral, Rules::neutral) {
        protect_tokens(letters_);
    }

    std::vector<RunningWord> run() {
        for (std::size_t at = 0; at < letters_.size();) {
            if (!is_alphanumeric(letters_[at])) note_sign(letters_[at++]);
            else at = read_word(at);
        }
        return std::move(words_);
    }

  private:
    void note_sign(char32_t c) {
        if (c == U'.' || c == U'!' || c == U'?' || c == 0x2026 || c == U'\n' || c == 0xAB || c == 0x201C || is_long_dash(c) || c == U':') starts_ = true;
    }

    std::size_t read_word(std::size_t begin) {
        std::size_t end = begin;
        bool plain = true; // letters alone, all free to change
        while (is_alphanumeric(letters_[end]) || (joins_letters(letters_[end]) && is_word_letter(letters_[end + 1]))) {
            plain = plain && !is_digit(letters_[end]) && !is_protected(end);
            ++end;
        }
        if (plain) {
            const std::uint32_t first = letters_.info(begin).begin, last = letters_.info(end - 1).end();
            words_.push_back({inlines_.text.substr(first, last - first), first, last, language_at(first), starts_});
        }
        starts_ = false;
        return end;
    }

    bool is_protected(std::size_t at) const { return !letters_.may_sign(at) && !in_language(letters_.info(at).begin); }

    // A passage of another language is closed to the neutral rules, but its words are words.
    const Mark* in_language(std::uint32_t offset) const {
        const Mark* inner = nullptr;
        for (const Mark& mark : inlines_.marks) {
            if (mark.begin > offset || mark.end <= offset) continue;
            if (mark.kind == MarkKind::language) inner = &mark;
            if (mark.kind == MarkKind::code || mark.kind == MarkKind::keyboard || mark.kind == MarkKind::sample) return nullptr;
        }
        return inner;
    }

    std::string language_at(std::uint32_t offset) const {
        const Mark* mark = in_language(offset);
        return mark ? mark->value : language_;
    }

    const Inlines& inlines_;
    const std::string& language_;
    Letters letters_;
    std::vector<RunningWord> words_;
    bool starts_ = true;
};

} // namespace

std::vector<RunningWord> running_words(const Inlines& inlines, const std::string& language) { return WordFinder(inlines, language).run(); }

} // namespace florilege
