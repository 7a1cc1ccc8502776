// Lengths on paper: integers of 1/1000 pt (1 pt = 1/72 inch), so that a layout is the same on every machine.
#pragma once

#include <compare>
#include <cstdint>

namespace florilege {

struct Length {
    std::int64_t value = 0; // 1/1000 pt

    constexpr auto operator<=>(const Length&) const = default;
    constexpr Length operator-() const { return {-value}; }
    constexpr Length& operator+=(Length other) { return value += other.value, *this; }
    constexpr Length& operator-=(Length other) { return value -= other.value, *this; }
    friend constexpr Length operator+(Length a, Length b) { return {a.value + b.value}; }
    friend constexpr Length operator-(Length a, Length b) { return {a.value - b.value}; }
    friend constexpr Length operator*(Length a, std::int64_t n) { return {a.value * n}; }
    friend constexpr Length operator*(std::int64_t n, Length a) { return {a.value * n}; }
    friend constexpr Length operator/(Length a, std::int64_t n) { return {a.value / n}; }
    friend constexpr std::int64_t operator/(Length a, Length b) { return a.value / b.value; }

    /// The length in points, for the formats that write decimals.
    constexpr double points() const { return static_cast<double>(value) / 1000.0; }
    constexpr double millimetres() const { return static_cast<double>(value) * 25.4 / 72000.0; }
};

constexpr Length points(double pt) {
    return {static_cast<std::int64_t>(pt * 1000.0 + (pt < 0 ? -0.5 : 0.5))};
}
constexpr Length millimetres(double mm) { return points(mm * 72.0 / 25.4); }

constexpr Length operator""_pt(long double pt) { return points(static_cast<double>(pt)); }
constexpr Length operator""_pt(unsigned long long pt) { return points(static_cast<double>(pt)); }
constexpr Length operator""_mm(long double mm) { return millimetres(static_cast<double>(mm)); }
constexpr Length operator""_mm(unsigned long long mm) { return millimetres(static_cast<double>(mm)); }

/// A length relative to a type size, in 1/1000 em.
struct Em {
    std::int32_t value = 0;
    constexpr auto operator<=>(const Em&) const = default;
    /// The length of this many ems at type size `size`, rounded to the nearest 1/1000 pt.
    constexpr Length at(Length size) const {
        const std::int64_t product = size.value * value;
        return {(product + (product < 0 ? -500 : 500)) / 1000};
    }
};

} // namespace florilege
