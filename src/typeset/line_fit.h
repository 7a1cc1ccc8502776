// How a line fits its measure: the spaces and letters that it asks to stretch or shrink, and what that costs.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/length.h"
#include "style/style_sheet.h"

namespace florilege {

/// What lies before a place in the paragraph, summed: natural width, what the spaces give and take (1/1000 pt), and
/// the gaps between letters that tracking moves.
struct Extent {
    std::int64_t width = 0;
    std::int64_t stretch = 0;
    std::int64_t shrink = 0;
    std::int64_t glyphs = 0;
};

inline Extent operator-(const Extent& a, const Extent& b) {
    return {a.width - b.width, a.stretch - b.stretch, a.shrink - b.shrink, a.glyphs - b.glyphs};
}

/// A line's adjustment ratio, permille: ±1000 is as far as a good line goes, spaces of 80 and 133 %.
inline constexpr std::int64_t good_ratio = 1000;
/// Spaces of 150 % and letters that give once more, which every paragraph may have where it must.
inline constexpr std::int64_t emergency_ratio = 2000;
/// Spaces of 70 and 154 %, and the last that the letters give: beyond, the spaces give alone. A tighter line is reported.
inline constexpr std::int64_t strained_tight = 1500;
inline constexpr std::int64_t strained_loose = 3000;
/// Spaces of 65 and about 240 %: for paragraphs that would otherwise end their line before the last with a hyphen, pile
/// hyphens up, or stick out.
inline constexpr std::int64_t last_resort_tight = 1750;
inline constexpr std::int64_t last_resort_loose = 8000;
inline constexpr std::int64_t worst_ratio = 50'000;

/// How far the letters give. Tracking moves the letters of a word alone. Manuals allow ±0.5 % of an em and more: with 1 % books of
/// prose measured a quarter fewer hyphens at the same evenness, and 0.11 pt between letters is not seen.
inline constexpr std::int64_t max_scaling = 20;  // permille
inline constexpr std::int64_t scaling_step = 5;  // 0.5 %
inline constexpr std::int64_t max_tracking = 10;  // 1/1000 em
/// At the emergency limit, and where the letters give no more; Bringhurst's bound is 3 %.
inline constexpr std::int64_t emergency_tracking = 20;
inline constexpr std::int64_t widest_tracking = 30;
inline constexpr std::int64_t tightest_tracking = 15;
/// The ratio at which scaling and tracking have given all they may in a good line: spaces vary least when the letters give first.
inline constexpr std::int64_t letters_spent = 60; // permille

namespace fit {

/// What the spaces take from 133 to 150 %, and from there to 154 %, in permille of what they take up to 133 %.
constexpr std::int64_t emergency_stretch = 515;
constexpr std::int64_t strained_stretch = 120;
/// The shortfall of a ragged line that counts as its ratio 1.
constexpr std::int64_t rag = 120; // permille of the measure

/// Ratio at which the spaces, which give evenly, and the letters, whose scaling and tracking are spent at
/// `letters_spent`, together take up `excess`; all positive.
inline std::int64_t shared_ratio(std::int64_t excess, std::int64_t spaces, std::int64_t letters) {
    const std::int64_t early = spaces * letters_spent / 1000 + letters;
    if (excess <= early) return early == 0 ? 0 : letters_spent * excess / early;
    return spaces == 0 ? worst_ratio : 1000 * (excess - letters) / spaces;
}

/// What tracking of so many 1/1000 em takes up.
inline std::int64_t tracked(const Extent& line, std::int64_t size, std::int64_t tracking) { return line.glyphs * size * tracking / 1000; }

/// The ratio of a line that takes up `rest` between the ratios `from` and `to`, where it can take `room`.
inline std::int64_t between(std::int64_t from, std::int64_t to, std::int64_t rest, std::int64_t room) {
    return from + std::max<std::int64_t>(1, (to - from) * rest / std::max<std::int64_t>(1, room));
}

/// Beyond the good limit: what the spaces and letters have not taken up yet is `rest`.
inline std::int64_t loose_ratio(const Extent& line, std::int64_t rest, std::int64_t size) {
    const std::int64_t spaces = line.stretch * emergency_stretch / 1000;
    if (spaces == 0) return worst_ratio;
    const std::int64_t emergency = spaces + tracked(line, size, emergency_tracking - max_tracking);
    if (rest <= emergency) return between(good_ratio, emergency_ratio, rest, emergency);
    const std::int64_t strained = line.stretch * strained_stretch / 1000 + tracked(line, size, widest_tracking - emergency_tracking);
    if (rest <= emergency + strained) return between(emergency_ratio, strained_loose, rest - emergency, strained);
    return between(strained_loose, strained_loose + 1000, rest - emergency - strained, spaces);
}

inline std::int64_t tight_ratio(const Extent& line, std::int64_t rest, std::int64_t size) {
    if (line.shrink == 0) return worst_ratio;
    const std::int64_t strained = line.shrink * (strained_tight - good_ratio) / 1000 + tracked(line, size, tightest_tracking - max_tracking);
    if (rest <= strained) return between(good_ratio, strained_tight, rest, strained);
    return between(strained_tight, strained_tight + 1000, rest - strained, line.shrink);
}

inline std::int64_t justified_ratio(const Extent& line, std::int64_t target, std::int64_t size) {
    const std::int64_t excess = target - line.width;
    if (excess == 0) return 0;
    const bool tight = excess < 0;
    const std::int64_t spaces = tight ? line.shrink : line.stretch;
    const std::int64_t letters = line.width * max_scaling / 1000 + tracked(line, size, max_tracking);
    std::int64_t ratio = shared_ratio(tight ? -excess : excess, spaces, letters);
    if (ratio > good_ratio) {
        const std::int64_t rest = (tight ? -excess : excess) - spaces - letters;
        ratio = std::min(worst_ratio, tight ? tight_ratio(line, rest, size) : loose_ratio(line, rest, size));
    }
    return tight ? -ratio : ratio;
}

/// Ragged lines do not stretch: their ratio tells how far they fall short.
inline std::int64_t ragged_ratio(const Extent& line, std::int64_t target) {
    if (line.width > target) return -worst_ratio;
    return std::min(good_ratio * 4, 1'000'000 * (target - line.width) / std::max<std::int64_t>(1, target * rag));
}

} // namespace fit

/// The ratio of a line of natural extent `line` in `width`, for type of this size.
inline std::int64_t ratio_of(const Extent& line, Length width, Align align, Length size) {
    return align == Align::justify ? fit::justified_ratio(line, width.value, size.value) : fit::ragged_ratio(line, width.value);
}

/// What the letters do in a justified line of this ratio: scaling in permille, tracking in 1/1000 em.
struct LetterFit {
    std::int16_t scale = 1000;
    std::int16_t tracking = 0;
};
LetterFit letters_at(std::int64_t ratio);

/// Demerits of a justified line's ratio: they grow with its square, steeply beyond what is good.
std::int64_t fit_demerits(std::int64_t ratio);

/// Those of a ragged line: with the square of what it falls short by.
inline std::int64_t ragged_demerits(std::int64_t ratio) { return ratio * ratio / 1000; }

namespace fit {

/// What two lines one above the other cost whose letters differ, by how far their ratios are apart as long as letters give:
/// permille of the fourth power of the difference, which is 1 between spent and natural.
inline constexpr auto unlike_costs = [] {
    constexpr std::int64_t unlike = 150;
    std::array<std::int64_t, 2 * letters_spent + 1> costs{};
    for (std::int64_t apart = 0; apart <= 2 * letters_spent; ++apart) {
        const std::int64_t difference = 1000 * apart / letters_spent;
        const std::int64_t square = difference * difference / 1000;
        costs[static_cast<std::size_t>(apart)] = square * square / 1000 * unlike / 1000;
    }
    return costs;
}();

} // namespace fit

/// What neighbouring lines cost whose letters are set unlike: one narrowed, the other widened.
inline std::int64_t unlikeness(std::int64_t ratio, std::int64_t above) {
    const auto letters = [](std::int64_t r) { return std::clamp(r, -letters_spent, letters_spent); };
    const std::int64_t apart = letters(ratio) - letters(above);
    return fit::unlike_costs[static_cast<std::size_t>(apart < 0 ? -apart : apart)];
}

} // namespace florilege
