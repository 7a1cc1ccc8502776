// Dates as EDTF (ISO 8601-2) writes them: a year, month or day, an interval of these, uncertain or approximate.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace florilege {

struct CalendarDate {
    int year = 0;
    int month = 0; // 1–12; 0: not known
    int day = 0;   // 1–31; 0: not known
    auto operator<=>(const CalendarDate&) const = default;
};

struct Date {
    CalendarDate start;
    std::optional<CalendarDate> end; // of an interval; at least `start`
    bool uncertain = false;          // ?
    bool approximate = false;        // ~  (% sets both)
    auto operator<=>(const Date&) const = default;
};

/// Reads EDTF level 0 dates and intervals with the level 1 qualifiers `?`, `~`, `%`: 2024, 2024-02, 2024-02-29,
/// 2023-06/2023-08, 2021?. Nothing for anything else, impossible days included.
std::optional<Date> parse_date(std::string_view edtf);
/// The EDTF form.
std::string to_edtf(const Date& date);
/// ISO 8601 form of the start (YYYY, YYYY-MM or YYYY-MM-DD).
std::string to_iso(const CalendarDate& date);
int days_in_month(int year, int month);

} // namespace florilege
