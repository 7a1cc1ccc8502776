// How a line fits its measure: the spaces and letters that it asks to stretch or shrink, and what that costs.
#pragma once

#include <algorithm>
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
/// Spaces of 160 %, which every paragraph may have where it must.
inline constexpr std::int64_t emergency_ratio = 2000;
/// Spaces of 65 and 240 %: for paragraphs that would otherwise end their line before the last with a hyphen, pile
/// hyphens up, or stick out. Such lines are reported.
inline constexpr std::int64_t last_resort_tight = 1750;
inline constexpr std::int64_t last_resort_loose = 5000;
inline constexpr std::int64_t worst_ratio = 50'000;

/// How far the letters give. Tracking moves the letters of a word alone. Manuals allow ±0.5 % of an em and more: with 1 % books of
/// prose measured a quarter fewer hyphens at the same evenness, and 0.11 pt between letters is not seen.
inline constexpr std::int64_t max_scaling = 20;  // permille
inline constexpr std::int64_t scaling_step = 5;  // 0.5 %
inline constexpr std::int64_t max_tracking = 10;  // 1/1000 em
/// The ratio at which scaling and tracking have given all they may: spaces vary least when the letters give first.
inline constexpr std::int64_t letters_spent = 60; // permille

namespace fit {

/// From the good limit (spaces of 133 %) to the emergency limit (160 %), relative to the former's stretch.
constexpr std::int64_t emergency_stretch = 818; // permille: 27/33
/// The shortfall of a ragged line that counts as its ratio 1.
constexpr std::int64_t rag = 120; // permille of the measure

/// Ratio at which the spaces, which give evenly, and the letters, whose scaling and tracking are spent at
/// `letters_spent`, together take up `excess`; all positive.
inline std::int64_t shared_ratio(std::int64_t excess, std::int64_t spaces, std::int64_t letters) {
    const std::int64_t early = spaces * letters_spent / 1000 + letters;
    if (excess <= early) return early == 0 ? 0 : letters_spent * excess / early;
    return spaces == 0 ? worst_ratio : 1000 * (excess - letters) / spaces;
}

inline std::int64_t justified_ratio(const Extent& line, std::int64_t target, std::int64_t size) {
    const std::int64_t excess = target - line.width;
    if (excess == 0) return 0;
    const std::int64_t letters = line.width * max_scaling / 1000 + line.glyphs * size * max_tracking / 1000;
    if (excess < 0) return -std::min(worst_ratio, shared_ratio(-excess, line.shrink, letters));
    const std::int64_t ratio = shared_ratio(excess, line.stretch, letters);
    if (ratio <= good_ratio) return ratio;
    const std::int64_t more = line.stretch * emergency_stretch / 1000;
    const std::int64_t rest = excess - line.stretch - letters;
    return more == 0 ? worst_ratio : std::min(worst_ratio, good_ratio + std::max<std::int64_t>(1, 1000 * rest / more));
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

/// What neighbouring lines cost whose letters are set unlike: one narrowed, the other widened.
std::int64_t unlikeness(std::int64_t ratio, std::int64_t above);

} // namespace florilege
