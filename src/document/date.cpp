#include "document/date.h"

#include "base/number.h"

namespace florilege {

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

struct Qualified {
    CalendarDate date;
    bool uncertain = false;
    bool approximate = false;
};

std::optional<Qualified> parse_qualified(std::string_view text) {
    Qualified result;
    if (!text.empty()) {
        const char last = text.back();
        result.uncertain = last == '?' || last == '%';
        result.approximate = last == '~' || last == '%';
        if (result.uncertain || result.approximate) text.remove_suffix(1);
    }
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    if (!year) return std::nullopt;
    result.date.year = *year;
    if (text.size() >= 7) {
        const auto month = digits(text.substr(5, 2));
        if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
        result.date.month = *month;
    }
    if (text.size() == 10) {
        const auto day = digits(text.substr(8, 2));
        if (text[7] != '-' || !day || *day < 1 || *day > days_in_month(*year, result.date.month)) return std::nullopt;
        result.date.day = *day;
    }
    return result;
}

std::string padded(int number, std::size_t width) {
    std::string text = to_text(std::int64_t{number});
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

} // namespace

int days_in_month(int year, int month) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2) return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<Date> parse_date(std::string_view edtf) {
    const std::size_t slash = edtf.find('/');
    const auto start = parse_qualified(edtf.substr(0, slash));
    if (!start) return std::nullopt;
    Date date{start->date, std::nullopt, start->uncertain, start->approximate};
    if (slash == std::string_view::npos) return date;
    const auto end = parse_qualified(edtf.substr(slash + 1));
    if (!end || end->date < start->date) return std::nullopt;
    date.end = end->date;
    date.uncertain |= end->uncertain;
    date.approximate |= end->approximate;
    return date;
}

std::string to_iso(const CalendarDate& date) {
    std::string text = padded(date.year, 4);
    if (date.month != 0) text += '-' + padded(date.month, 2);
    if (date.day != 0) text += '-' + padded(date.day, 2);
    return text;
}

std::string to_edtf(const Date& date) {
    const std::string qualifier = date.uncertain && date.approximate ? "%" : date.uncertain ? "?" : date.approximate ? "~" : "";
    std::string text = to_iso(date.start) + qualifier;
    if (date.end) text += '/' + to_iso(*date.end) + qualifier;
    return text;
}

} // namespace florilege
