#include "read/import_source.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

constexpr int earliest_year = 1450, latest_year = 2199;
constexpr std::size_t longest = 160; // bytes of what can say where a text appeared

// The months of the languages that Florilège words dates in, with the abbreviations that magazines print.
constexpr std::array<std::pair<std::string_view, int>, 98> months{{
    {"janvier", 1}, {"février", 2}, {"fevrier", 2}, {"mars", 3}, {"avril", 4}, {"mai", 5}, {"juin", 6}, {"juillet", 7}, {"août", 8},
    {"aout", 8}, {"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"décembre", 12}, {"decembre", 12}, {"janv", 1}, {"févr", 2},
    {"fév", 2}, {"avr", 4}, {"juil", 7}, {"sept", 9}, {"oct", 10}, {"nov", 11}, {"déc", 12}, {"january", 1}, {"february", 2},
    {"march", 3}, {"april", 4}, {"may", 5}, {"june", 6}, {"july", 7}, {"august", 8}, {"september", 9}, {"october", 10},
    {"november", 11}, {"december", 12}, {"jan", 1}, {"feb", 2}, {"apr", 4}, {"jun", 6}, {"jul", 7}, {"aug", 8}, {"sep", 9},
    {"dec", 12}, {"enero", 1}, {"febrero", 2}, {"marzo", 3}, {"abril", 4}, {"mayo", 5}, {"junio", 6}, {"julio", 7}, {"agosto", 8},
    {"septiembre", 9}, {"octubre", 10}, {"noviembre", 11}, {"diciembre", 12}, {"januar", 1}, {"februar", 2}, {"märz", 3}, {"juni", 6},
    {"juli", 7}, {"oktober", 10}, {"dezember", 12}, {"gennaio", 1}, {"febbraio", 2}, {"aprile", 4}, {"maggio", 5}, {"giugno", 6},
    {"luglio", 7}, {"settembre", 9}, {"ottobre", 10}, {"dicembre", 12}, {"janeiro", 1}, {"fevereiro", 2}, {"março", 3}, {"maio", 5},
    {"junho", 6}, {"julho", 7}, {"setembro", 9}, {"outubro", 10}, {"novembro", 11}, {"dezembro", 12}, {"gener", 1}, {"febrer", 2},
    {"març", 3}, {"maig", 5}, {"juny", 6}, {"juliol", 7}, {"agost", 8}, {"setembre", 9}, {"desembre", 12}, {"genièr", 1},
    {"febrièr", 2}, {"junh", 6}, {"julhet", 7}, {"agost", 8}}};

int month_of(std::string_view word) {
    for (const auto& [name, month] : months)
        if (name == word) return month;
    return 0;
}

int number_of(std::string_view word) {
    if (word.empty() || word.size() > 4) return -1;
    int value = 0;
    for (char c : word) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

struct Word {
    std::string text; // lower case
    std::size_t begin = 0, end = 0;
};

// Runs of letters and digits, parted by everything else.
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = decode(text, at);
        if (!is_text_letter(c) && !is_digit_ascii(c)) continue;
        for (std::size_t next = at; next < text.size(); at = next) {
            const char32_t d = decode(text, next);
            if (!is_text_letter(d) && !is_digit_ascii(d)) break;
        }
        words.push_back({lower(text.substr(begin, at - begin)), begin, at});
    }
    return words;
}

bool is_year(std::string_view word) { return word.size() == 4 && number_of(word) >= earliest_year && number_of(word) <= latest_year; }
bool is_connector(std::string_view word) {
    return word == "et" || word == "à" || word == "and" || word == "to" || word == "y" || word == "und" || word == "e" || word == "de" || word == "of";
}

int day_of(std::string_view word) {
    if (word == "1er") return 1;
    for (std::string_view ending : {"st", "nd", "rd", "th"})
        if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
    const int day = word.size() <= 2 ? number_of(word) : -1;
    return day >= 1 && day <= 31 ? day : 0;
}

struct Moment {
    CalendarDate date;
    bool has_year = false;
};

// Reads dates backwards from the last word: [day] month… year, possibly several joined.
class DateReader {
  public:
    explicit DateReader(std::string_view text) : text_(text), words_(words_of(text)), next_(words_.size()) {}

    std::optional<FirstAppearance> run(std::size_t& begin) {
        if (words_.empty() || words_.back().end != end_of_date()) return std::nullopt;
        if (!is_year(words_.back().text)) return std::nullopt;
        read_moments();
        if (moments_.empty()) return std::nullopt;
        begin = words_[next_].begin;
        return date();
    }

  private:
    std::size_t end_of_date() const {
        std::size_t end = text_.size();
        while (end > 0 && (text_[end - 1] == '.' || text_[end - 1] == ' ')) --end;
        return end;
    }

    // What stands between two words that are next to each other.
    std::string_view between(std::size_t word) const { return trim(text_.substr(words_[word].end, words_[word + 1].begin - words_[word].end)); }
    bool joins(std::size_t word) const {
        const std::string_view gap = between(word);
        return gap.empty() || gap == "-" || gap == "–" || gap == "—" || gap == "/" || gap == "." || gap == "'" || gap == "’";
    }

    void read_moments() {
        int year = 0;
        while (next_ > 0) {
            std::size_t at = next_ - 1;
            if (at + 1 < words_.size() && !joins(at) && !(month_of(words_[at].text) && between(at) == ",")) break;
            if (is_connector(words_[at].text) && at > 0 && !moments_.empty()) --at;
            if (is_year(words_[at].text)) {
                if (year != 0 && moments_.empty()) break; // two years side by side
                if (year != 0 && !moments_.empty() && moments_.back().date.month == 0) break;
                year = number_of(words_[at].text);
                next_ = at;
                if (at == 0 || !month_before(at)) moments_.push_back({{year, 0, 0}, true});
                fresh_year_ = true;
            } else if (const int month = month_of(words_[at].text); month && year) {
                next_ = at;
                add_month(year, month);
            } else if (numeric_month(at) && year && moments_.empty()) {
                next_ = at;
                add_month(year, number_of(words_[at].text));
            } else {
                break;
            }
        }
    }

    bool month_before(std::size_t at) const {
        std::size_t before = at - 1;
        if (is_connector(words_[before].text) && before > 0) --before;
        return month_of(words_[before].text) || numeric_month(before);
    }

    bool numeric_month(std::size_t at) const {
        const int value = number_of(words_[at].text);
        return value >= 1 && value <= 12 && words_[at].text.size() <= 2 && at + 1 < words_.size() &&
               (between(at) == "/" || between(at) == "." || between(at) == "-");
    }

    void add_month(int year, int month) {
        Moment moment{{year, month, 0}, fresh_year_};
        fresh_year_ = false;
        if (next_ > 0 && joins(next_ - 1)) {
            const int day = day_of(words_[next_ - 1].text);
            if (day && day <= days_in_month(year, month)) moment.date.day = day, --next_;
        }
        moments_.push_back(moment);
    }

    FirstAppearance date() const {
        FirstAppearance result;
        CalendarDate last = moments_.front().date, first = moments_.back().date;
        result.has_month = last.month != 0;
        const bool one_year = !moments_.back().has_year || moments_.size() == 1;
        if (one_year && first.month > last.month) result.over_new_year = true, --first.year;
        result.date = Date{first, std::nullopt, false, false};
        if (first != last) result.date->end = last;
        if (last < first) result.date->end = std::nullopt;
        return result;
    }

    std::string_view text_;
    std::vector<Word> words_;
    std::size_t next_; // the first word that belongs to the date
    std::vector<Moment> moments_; // from the last to the first
    bool fresh_year_ = false;
};

std::string_view strip_separators(std::string_view text) {
    text = trim(text);
    for (bool cut = true; cut && !text.empty();) {
        cut = false;
        for (std::string_view sign : {",", ";", ":", "-", "–", "—", "·", "|", "/", "("})
            if (text.ends_with(sign)) text = trim(text.substr(0, text.size() - sign.size())), cut = true;
    }
    return text;
}

// "n° 348", "no 12", "numéro 7", "#3" at the end of a source's name.
std::string take_issue(std::string_view& source) {
    const std::size_t digits_end = source.size();
    std::size_t begin = digits_end;
    while (begin > 0 && ((source[begin - 1] >= '0' && source[begin - 1] <= '9') || (begin < digits_end && source[begin - 1] == '-'))) --begin;
    if (begin == digits_end) return {};
    const std::string_view before = trim(source.substr(0, begin));
    for (std::string_view sign : {"n°", "N°", "nº", "Nº", "n o", "numéro", "Numéro", "no", "No", "no.", "No.", "#", "issue", "Issue", "Nr.", "núm."}) {
        if (!before.ends_with(sign)) continue;
        const std::string_view rest = before.substr(0, before.size() - sign.size());
        if (!rest.empty() && sign.size() > 1 && is_text_letter(static_cast<unsigned char>(rest.back()))) continue; // the end of a word
        std::string issue(source.substr(begin));
        source = strip_separators(rest);
        return issue;
    }
    return {};
}

std::string_view strip_opening(std::string_view text) {
    const std::string low = lower(text);
    for (std::string_view opening : {"paru dans ", "parue dans ", "publié dans ", "publiée dans ", "extrait de ", "tribune parue dans ",
                                     "published in ", "first published in ", "publicado en ", "erschienen in "})
        if (low.starts_with(opening)) return text.substr(opening.size());
    return text;
}

} // namespace

std::optional<FirstAppearance> parse_date_at_end(std::string_view text, std::size_t& begin) {
    return text.size() > longest * 4 ? std::nullopt : DateReader(text).run(begin);
}

std::optional<FirstAppearance> parse_appearance(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > longest) return std::nullopt;
    if ((text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']')) text = trim(text.substr(1, text.size() - 2));
    std::size_t begin = text.size();
    std::optional<FirstAppearance> appearance = parse_date_at_end(text, begin);
    std::string_view source = strip_separators(strip_opening(appearance ? text.substr(0, begin) : text));
    FirstAppearance result = appearance.value_or(FirstAppearance{});
    result.issue = take_issue(source);
    for (std::string_view of : {" de", " du", " d'", " d’", " en", " of", " in"}) // "le numéro de mars 2022"
        if (appearance && source.ends_with(of)) source = trim(source.substr(0, source.size() - of.size()));
    result.source = tidy(strip_separators(source));
    if (!result.found() || split_words(result.source).size() > 8) return std::nullopt;
    if (!result.source.empty() && starts_lower(result.source)) return std::nullopt;
    return result;
}

TitleAndAppearance parse_title(std::string_view text) {
    text = trim(text);
    for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}}) {
        if (text.empty() || text.back() != close) continue;
        const std::size_t at = text.rfind(open);
        if (at == std::string_view::npos || at == 0) continue;
        if (std::optional<FirstAppearance> appearance = parse_appearance(text.substr(at + 1, text.size() - at - 2)))
            return {tidy(trim(text.substr(0, at))), std::move(appearance)};
    }
    for (std::string_view dash : {" — ", " – ", " - ", " | "}) {
        const std::size_t at = text.rfind(dash);
        if (at == std::string_view::npos || at == 0) continue;
        std::optional<FirstAppearance> appearance = parse_appearance(text.substr(at + dash.size()));
        if (appearance && (appearance->has_month || !appearance->issue.empty()) && !appearance->source.empty())
            return {tidy(text.substr(0, at)), std::move(appearance)};
    }
    return {tidy(text), std::nullopt};
}

} // namespace florilege
