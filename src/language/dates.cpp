// Dates in words.
#include <array>

#include "base/number.h"
#include "language/language.h"

namespace florilege {

namespace {

enum class Pattern { day_month, month_day, day_dot_month, day_de_month }; // 14 juillet · July 14 · 14. Juli · 14 de julio

struct Months {
    std::string_view language;
    std::array<std::string_view, 12> names;
    Pattern pattern;
    std::string_view first; // how the first of a month is written; empty: 1
    std::string_view circa; // before an approximate date
};

constexpr std::array<Months, 7> tables{{
    {"fr", {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
     Pattern::day_month, "1er", "vers "},
    {"en", {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
     Pattern::day_month, "", "c. "},
    {"de", {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
     Pattern::day_dot_month, "", "um "},
    {"es", {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
     Pattern::day_de_month, "", "hacia "},
    {"it", {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
     Pattern::day_month, "1º", "verso "},
    {"pt", {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
     Pattern::day_de_month, "1º", "cerca de "},
    {"nl", {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
     Pattern::day_month, "", "ca. "},
}};

const Months& months_of(std::string_view language) {
    const std::string primary = primary_subtag(language);
    for (const Months& table : tables)
        if (table.language == primary) return table;
    return tables[1];
}

std::string number(int value) { return to_text(std::int64_t{value}); }

std::string year_month(const Months& months, const CalendarDate& date) {
    if (date.month == 0) return number(date.year);
    const std::string month(months.names[static_cast<std::size_t>(date.month - 1)]);
    return month + (months.pattern == Pattern::day_de_month ? " de " : " ") + number(date.year);
}

std::string day_month(const Months& months, const CalendarDate& date) {
    const std::string month(months.names[static_cast<std::size_t>(date.month - 1)]);
    if (date.day == 0) return month;
    const std::string day = date.day == 1 && !months.first.empty() ? std::string(months.first) : number(date.day);
    switch (months.pattern) {
    case Pattern::month_day: return month + ' ' + day;
    case Pattern::day_dot_month: return day + ". " + month;
    case Pattern::day_de_month: return day + " de " + month;
    case Pattern::day_month: break;
    }
    return day + ' ' + month;
}

std::string words(const Months& months, const CalendarDate& date) {
    if (date.day == 0) return year_month(months, date);
    return day_month(months, date) + (months.pattern == Pattern::day_de_month ? " de " : " ") + number(date.year);
}

// An interval names once what its ends share: juin-août 2023, 3-5 mai 2023.
std::string interval(const Months& months, std::string_view language, const CalendarDate& start, const CalendarDate& end) {
    const std::string dash = primary_subtag(language) == "fr" ? "-" : "\u2013";
    const bool with_days = start.day != 0 && end.day != 0;
    if (start.year != end.year || start.month == 0 || end.month == 0) {
        const bool years = start.month == 0 && end.month == 0;
        return words(months, start) + (years ? dash : " \u2013 ") + words(months, end);
    }
    if (start.month == end.month && with_days) return number(start.day) + dash + words(months, end);
    if (with_days) return day_month(months, start) + " \u2013 " + words(months, end);
    return std::string(months.names[static_cast<std::size_t>(start.month - 1)]) + dash + year_month(months, {end.year, end.month, 0});
}

} // namespace

std::string format_date(std::string_view language, const Date& date) {
    const Months& months = months_of(language);
    std::string text = date.end ? interval(months, language, date.start, *date.end) : words(months, date.start);
    if (date.approximate) text = std::string(months.circa) + text;
    if (date.uncertain) text += " (?)";
    return text;
}

} // namespace florilege
