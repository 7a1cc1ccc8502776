// Quotation marks: paired first, so that each pair can be written as its depth wants it; a mark without a partner stays.
#include <algorithm>
#include <array>
#include <optional>

#include "normalize/passes.h"

namespace florilege {

namespace {

enum class QuoteSign : std::uint8_t { guillemets, curly, straight, single_curly, single_straight };
constexpr std::size_t sign_count = 5;

struct Quote {
    std::size_t at = 0;
    QuoteSign sign = QuoteSign::straight;
    bool opens = false;
    std::optional<std::size_t> partner; // index of the other mark of the pair
};

// English words that begin with an apostrophe, and years.
bool begins_with_apostrophe(const Letters& letters, std::size_t at) {
    if (is_digit(letters[at + 1])) return true;
    for (const std::u32string_view word : {U"tis", U"twas", U"twere", U"em", U"til", U"cause", U"bout", U"n", U"round"}) {
        std::size_t i = 0;
        while (i < word.size() && lowered(letters[at + 1 + i]) == word[i]) ++i;
        if (i == word.size() && !is_alphanumeric(letters[at + 1 + i])) return true;
    }
    return false;
}

class QuoteFinder {
  public:
    explicit QuoteFinder(const Letters& letters) : letters_(letters) {}

    std::vector<Quote> run() {
        for (std::size_t at = letters_.next_sign(0); at < letters_.size(); at = letters_.next_sign(at + 1)) {
            if (const std::size_t end = end_of_rule(at); end > at) {
                at = end - 1;
                continue;
            }
            switch (letters_[at]) {
            case 0xAB: open(at, QuoteSign::guillemets); break;
            case 0xBB: close(at, QuoteSign::guillemets); break;
            case 0x201E: ++low_; break;
            case 0x201C: low_ > 0 ? static_cast<void>(--low_) : open(at, QuoteSign::curly); break;
            case 0x201D: low_ > 0 ? static_cast<void>(--low_) : close(at, QuoteSign::curly); break;
            case 0x2018: open(at, QuoteSign::single_curly); break;
            case 0x2019:
                if (ends_word(at)) close(at, QuoteSign::single_curly);
                break;
            case U'"': straight(at); break;
            case U'\'': single_straight(at); break;
            default: break;
            }
        }
        return std::move(quotes_);
    }

  private:
    // Four straight marks and more quote nothing: a rule, a blank to fill in. Where such a run at `at` ends; else `at`.
    std::size_t end_of_rule(std::size_t at) const {
        if (letters_[at] != U'"' && letters_[at] != U'\'') return at;
        std::size_t end = at;
        while (letters_[end] == letters_[at]) ++end;
        return end - at >= 4 ? end : at;
    }
    bool starts_word(std::size_t at) const {
        const char32_t previous = letters_.before(at);
        return is_edge(previous) || is_opening(previous) || is_long_dash(previous) || previous == U'-' || previous == U'/' ||
               is_apostrophe(previous) || previous == U'"';
    }
    bool ends_word(std::size_t at) const { return !is_edge(letters_.before(at)) && !is_alphanumeric(letters_[at + 1]); }

    // A straight mark opens or closes by the white space beside it, and where that does not tell, by whether one is open.
    void straight(std::size_t at) {
        const char32_t previous = letters_.before(at);
        const char32_t next = letters_[at + 1];
        const bool after_space = starts_word(at);
        const bool before_space = is_edge(next) || is_stop(next) || is_closing(next);
        const bool one_open = open_count(QuoteSign::straight) > 0;
        if (is_digit(previous) && !one_open) return; // inches, seconds of arc
        const bool opens = after_space == before_space ? !one_open : after_space;
        if (!letters_.may_sign(at)) return;
        opens ? open(at, QuoteSign::straight) : close(at, QuoteSign::straight);
    }

    void single_straight(std::size_t at) {
        if (!letters_.may_sign(at)) return;
        const char32_t next = letters_[at + 1];
        if (starts_word(at) && is_word_letter(next) && !begins_with_apostrophe(letters_, at)) open(at, QuoteSign::single_straight);
        else if (ends_word(at) && !is_digit(letters_.before(at)))
            close(at, open_count(QuoteSign::single_straight) > 0 ? QuoteSign::single_straight : QuoteSign::single_curly);
    }

    std::size_t& open_count(QuoteSign sign) { return open_counts_[static_cast<std::size_t>(sign)]; }

    void open(std::size_t at, QuoteSign sign) {
        stack_.push_back(quotes_.size());
        ++open_count(sign);
        quotes_.push_back({at, sign, true, {}});
    }

    // Pairs with the nearest mark of its kind; what was opened in between and never closed is left without partner.
    void close(std::size_t at, QuoteSign sign) {
        if (open_count(sign) == 0) {
            if (sign == QuoteSign::guillemets) quotes_.push_back({at, sign, false, {}});
            return;
        }
        while (true) {
            const std::size_t top = stack_.back();
            stack_.pop_back();
            --open_count(quotes_[top].sign);
            if (quotes_[top].sign != sign) continue;
            quotes_[top].partner = quotes_.size();
            quotes_.push_back({at, sign, false, top});
            return;
        }
    }

    const Letters& letters_;
    std::vector<Quote> quotes_;
    std::vector<std::size_t> stack_; // indices of the marks still open
    std::array<std::size_t, sign_count> open_counts_{};
    std::size_t low_ = 0; // German low marks still open
};

bool is_single(QuoteSign sign) { return sign == QuoteSign::single_curly || sign == QuoteSign::single_straight; }
bool is_straight(QuoteSign sign) { return sign == QuoteSign::straight || sign == QuoteSign::single_straight; }

class QuoteSetter {
  public:
    QuoteSetter(Letters& letters, const std::vector<Quote>& quotes, const QuoteStyle& style)
        : letters_(letters), quotes_(quotes), style_(style) {}

    void run() {
        // A quotation that began in an earlier paragraph and ends in this one encloses what comes before its end.
        for (const Quote& quote : quotes_)
            if (!quote.opens && !quote.partner) continued_ = 1;
        for (const Quote& quote : quotes_) {
            if (!quote.partner) {
                if (!quote.opens) continued_ = 0;
                else if (quote.sign == QuoteSign::guillemets) ++unclosed_;
                continue;
            }
            if (quote.opens) set_pair(quote), ++depth_;
            else --depth_;
        }
    }

  private:
    void set_pair(const Quote& quote) {
        const std::size_t close = quotes_[*quote.partner].at;
        if (!letters_.may_sign(quote.at) || !letters_.may_sign(close)) return;
        if (style_.only_straight && !is_straight(quote.sign)) return;
        std::size_t level = depth_;
        if (quote.sign != QuoteSign::guillemets) level += continued_ + unclosed_;
        if (style_.single_outside && is_single(quote.sign)) level = std::max<std::size_t>(level, 1);
        const auto& pair = style_.levels[std::min<std::size_t>(level, 2)];
        letters_.replace(quote.at, pair.open);
        letters_.replace(close, pair.close);
    }

    Letters& letters_;
    const std::vector<Quote>& quotes_;
    const QuoteStyle& style_;
    std::size_t depth_ = 0;
    std::size_t continued_ = 0; // 1 before the end of a quotation that began elsewhere
    std::size_t unclosed_ = 0;  // guillemets opened and not closed
};

// << and >> around words are guillemets typed on a poor keyboard.
void set_typed_guillemets(Letters& letters) {
    if (!letters.may_hold(U"<")) return;
    const std::u32string& text = letters.text();
    std::vector<std::size_t> opened;
    std::vector<std::pair<std::size_t, char32_t>> signs;
    for (std::size_t at = text.find_first_of(U"<>"); at != text.npos; at = text.find_first_of(U"<>", at + 1)) {
        const bool alone = letters.before(at) != text[at] && letters[at + 1] == text[at] && letters[at + 2] != text[at];
        if (!alone || !letters.may_sign(at) || !letters.may_sign(at + 1)) continue;
        if (text[at] == U'<') {
            opened.push_back(at);
        } else if (!opened.empty()) {
            signs.emplace_back(opened.back(), 0xAB), signs.emplace_back(at, 0xBB);
            opened.pop_back();
        }
    }
    std::sort(signs.begin(), signs.end());
    for (const auto& [at, sign] : signs) letters.replace_run(at, at + 2, sign);
    letters.settle();
}

} // namespace

void set_quotes(Letters& letters, const QuoteStyle& style) {
    if (!letters.may_hold(U"\"'<\u00AB\u00BB\u2018\u201C\u201D\u201E")) return;
    set_typed_guillemets(letters);
    const std::vector<Quote> quotes = QuoteFinder(letters).run();
    QuoteSetter(letters, quotes, style).run();
}

} // namespace florilege
