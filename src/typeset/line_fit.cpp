#include "typeset/line_fit.h"

namespace florilege {

namespace {

// In the units of the line breaker: a line at a good limit costs about 1'500, a hyphen about ten times that.
constexpr std::int64_t gentle = 440;             // of the square of the ratio, permille
constexpr std::int64_t steep = 1'000;            // of its fourth power
constexpr std::int64_t emergency_each = 26;      // by permille
constexpr std::int64_t last_resort_first = 150'000;
constexpr std::int64_t last_resort_each = 100;

std::int64_t rounded(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t half = denominator / 2;
    return numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

} // namespace

LetterFit letters_at(std::int64_t ratio) {
    const std::int64_t spent = std::clamp(1000 * ratio / letters_spent, -good_ratio, good_ratio);
    const std::int64_t loose = std::clamp(ratio, good_ratio, strained_loose) - good_ratio;
    const std::int64_t tight = std::clamp(-ratio, good_ratio, strained_tight) - good_ratio;
    LetterFit fit;
    fit.scale = static_cast<std::int16_t>(1000 + scaling_step * rounded(spent * max_scaling, 1000 * scaling_step));
    fit.tracking = static_cast<std::int16_t>(rounded(spent * max_tracking, 1000) +
                                             loose * (widest_tracking - max_tracking) / (strained_loose - good_ratio) -
                                             tight * (tightest_tracking - max_tracking) / (strained_tight - good_ratio));
    return fit;
}

std::int64_t fit_demerits(std::int64_t ratio) {
    const std::int64_t square = ratio * ratio / 1000;
    const std::int64_t good = square * gentle / 1000 + square * square / 1000 * steep / 1000;
    if (ratio < -good_ratio) return good + last_resort_first + (-ratio - good_ratio) * last_resort_each;
    if (ratio <= good_ratio) return good;
    if (ratio <= emergency_ratio) return good + (ratio - good_ratio) * emergency_each;
    return last_resort_first + std::min(ratio, last_resort_loose) * last_resort_each;
}

} // namespace florilege
