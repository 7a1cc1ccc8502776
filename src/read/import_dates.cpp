// Dates in words and figures as magazines write them, read backwards from their year.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "read/import_source.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

constexpr int earliest_year = 1450, latest_year = 2199;
constexpr std::size_t longest_text = 640; // bytes at whose end a date is looked for

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
    return word == "et" || word == "à" || word == "and" || word == "to" || word == "y" || word == "und" || word == "e" || word == "de" || word == "of" || word == "au";
}

struct Season {
    std::string_view name;
    int first, last; // months
};

// What names several months, or one that is not called by its name. A winter runs over the new year.
constexpr std::array<Season, 12> seasons{{{"printemps", 3, 5}, {"été", 6, 8}, {"ete", 6, 8}, {"automne", 9, 11}, {"hiver", 12, 2}, {"rentrée", 9, 9},
                                          {"noël", 12, 12}, {"spring", 3, 5}, {"summer", 6, 8}, {"autumn", 9, 11}, {"fall", 9, 11}, {"winter", 12, 2}}};

const Season* season_of(std::string_view word) {
    const auto found = std::find_if(seasons.begin(), seasons.end(), [&](const Season& season) { return season.name == word; });
    return found == seasons.end() ? nullptr : &*found;
}

// "2e", "deuxième" of a trimestre or semestre; 0 for another word.
int ordinal_of(std::string_view word) {
    static constexpr std::array<std::string_view, 4> words{"premier", "deuxième", "troisième", "quatrième"}, figures{"1er", "2e", "3e", "4e"},
        long_figures{"1ère", "2ème", "3ème", "4ème"};
    for (std::size_t i = 0; i < words.size(); ++i)
        if (word == words[i] || word == figures[i] || word == long_figures[i]) return static_cast<int>(i) + 1;
    return word == "second" ? 2 : 0;
}

// Words before a date that belong to it: "lundi 3", "le 3", "mi-mars".
bool belongs_before(std::string_view word) {
    static constexpr std::array<std::string_view, 13> words{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
                                                            "le", "du", "mi", "début", "fin", "courant"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool names_number(std::string_view word) { return word == "n" || word == "no" || word == "nº" || word == "numéro" || word == "num" || word == "nr"; }

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

/// Reads dates backwards from the last word: [day] month… year, possibly several joined.
class DateReader {
  public:
    explicit DateReader(std::string_view text) : text_(text), words_(words_of(text)), next_(words_.size()) {}

    std::optional<FirstAppearance> run(std::size_t& begin) {
        if (words_.empty() || words_.back().end != end_of_date()) return std::nullopt;
        if (std::optional<FirstAppearance> iso = iso_date(begin)) return iso;
        if (!is_year(words_.back().text)) return std::nullopt;
        read_moments();
        if (moments_.empty()) return std::nullopt;
        while (next_ > 0 && belongs_before(words_[next_ - 1].text) && joins(next_ - 1) && moments_.front().date.month != 0) --next_;
        begin = words_[next_].begin;
        return date();
    }

  private:
    std::size_t end_of_date() const {
        std::size_t end = text_.size();
        while (end > 0 && (text_[end - 1] == '.' || text_[end - 1] == ' ')) --end;
        return end;
    }

    // 2020-03-01 or 2020-03, the last thing in the text.
    std::optional<FirstAppearance> iso_date(std::size_t& begin) const {
        for (std::size_t count : {std::size_t{3}, std::size_t{2}}) {
            if (words_.size() < count || !is_year(words_[words_.size() - count].text)) continue;
            const std::size_t start = words_[words_.size() - count].begin;
            const std::optional<Date> date = parse_date(text_.substr(start, words_.back().end - start));
            if (!date || date->end || date->start.month == 0) continue;
            begin = start;
            FirstAppearance result;
            result.date = date, result.has_month = true;
            return result;
        }
        return std::nullopt;
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
            const std::string& word = words_[at].text;
            if (is_year(word)) {
                if (year != 0 && moments_.empty() && !begins_school_year(at, year)) break; // two years side by side
                if (year != 0 && !moments_.empty() && moments_.back().date.month == 0) break;
                if (year != 0 && moments_.empty()) return two_years(at, year);
                year = number_of(word);
                next_ = at;
                if (at == 0 || (!month_before(at) && !begins_school_year(at - 1, year))) moments_.push_back({{year, 0, 0}, true});
                fresh_year_ = true;
            } else if (const int month = month_of(word); month && year) {
                next_ = at;
                add_month(year, month);
            } else if (const Season* season = season_of(word); season && year) {
                next_ = at;
                add_months(year, season->first, season->last);
            } else if (const int length = word == "trimestre" ? 3 : word == "semestre" ? 6 : 0; length && year && at > 0 && ordinal_of(words_[at - 1].text)) {
                next_ = at - 1;
                const int last = ordinal_of(words_[next_].text) * length;
                if (last <= 12) add_months(year, last - length + 1, last);
            } else if (numeric_month(at) && year && moments_.empty()) {
                next_ = at;
                add_month(year, number_of(word));
            } else {
                break;
            }
        }
    }

    // 2021-2022, the second the year after the first.
    bool begins_school_year(std::size_t at, int year) const {
        return is_year(words_[at].text) && number_of(words_[at].text) + 1 == year && (between(at) == "-" || between(at) == "/" || between(at) == "–");
    }

    // "hiver 2021-2022", "saison 2021-2022": `at` is the first of two years, the second is `year`.
    void two_years(std::size_t at, int year) {
        next_ = at;
        const Season* season = at > 0 ? season_of(words_[at - 1].text) : nullptr;
        if (season && season->first > season->last) {
            --next_;
            moments_ = {{{year, season->last, 0}, true}, {{year - 1, season->first, 0}, true}};
        } else {
            moments_ = {{{year, 0, 0}, true}, {{year - 1, 0, 0}, true}};
        }
    }

    bool month_before(std::size_t at) const {
        std::size_t before = at - 1;
        if (is_connector(words_[before].text) && before > 0) --before;
        const std::string& word = words_[before].text;
        return month_of(word) || numeric_month(before) || season_of(word) || ((word == "trimestre" || word == "semestre") && before > 0 && ordinal_of(words_[before - 1].text));
    }

    bool numeric_month(std::size_t at) const {
        const int value = number_of(words_[at].text);
        return value >= 1 && value <= 12 && words_[at].text.size() <= 2 && at + 1 < words_.size() &&
               (between(at) == "/" || between(at) == "." || between(at) == "-");
    }

    void add_months(int year, int first, int last) {
        moments_.push_back({{year, last, 0}, fresh_year_});
        if (first != last) moments_.push_back({{year, first, 0}, false});
        fresh_year_ = false;
    }

    void add_month(int year, int month) {
        Moment moment{{year, month, 0}, fresh_year_};
        fresh_year_ = false;
        if (const int day = take_day(year, month)) moment.date.day = day;
        moments_.push_back(moment);
        if (moment.date.day == 0) return;
        // "3-10 mars", "du 3 au 10 mars": another day of the same month before it
        const std::size_t kept = next_;
        const bool connected = next_ > 1 && is_connector(words_[next_ - 1].text) && joins(next_ - 1);
        if (connected) --next_;
        const bool ranged = connected || (next_ > 0 && (between(next_ - 1) == "-" || between(next_ - 1) == "–"));
        const int first = ranged ? take_day(year, month) : 0;
        if (first && first < moment.date.day) moments_.push_back({{year, month, first}, false});
        else next_ = kept;
    }

    // The number before the month, unless it numbers an issue: "n° 12 – mars 2020".
    int take_day(int year, int month) {
        if (next_ == 0 || !joins(next_ - 1)) return 0;
        const int day = day_of(words_[next_ - 1].text);
        const bool issue = next_ > 1 && names_number(words_[next_ - 2].text);
        if (!day || day > days_in_month(year, month) || issue) return 0;
        --next_;
        return day;
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

} // namespace

std::optional<FirstAppearance> parse_date_at_end(std::string_view text, std::size_t& begin) {
    return text.size() > longest_text ? std::nullopt : DateReader(text).run(begin);
}

} // namespace florilege
