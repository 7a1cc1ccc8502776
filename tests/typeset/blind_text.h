// Texts without letters: break points of words known by their lengths alone, for the tests of line breaking.
#pragma once

#include <vector>

#include "typeset/line_breaker.h"

namespace florilege {

inline constexpr std::int64_t letter = 5000;
inline constexpr std::int64_t space = 2750;

inline void add_space(Extent& sum) {
    sum.width += space;
    sum.stretch += space / 3;
    sum.shrink += space / 5;
}

/// A paragraph of words of these lengths; a word may be broken every two letters when `hyphens`.
inline std::vector<BreakPoint> words(const std::vector<int>& lengths, bool hyphens = false) {
    std::vector<BreakPoint> points(1);
    points[0].kind = BreakKind::forced;
    Extent sum;
    std::uint32_t offset = 0;
    for (std::size_t w = 0; w < lengths.size(); ++w) {
        for (int l = 0; l < lengths[w]; ++l) {
            if (hyphens && l >= 2 && l % 2 == 0 && lengths[w] - l >= 3) {
                BreakPoint point;
                point.offset = offset;
                point.kind = BreakKind::hyphen;
                point.hyphenated = true;
                point.cost = 900;
                point.before = point.after = sum;
                point.before.width += 1800;
                points.push_back(point);
            }
            sum.width += letter;
            sum.glyphs += 1;
            ++offset;
        }
        BreakPoint point;
        point.before = sum;
        add_space(sum);
        point.after = sum;
        point.offset = ++offset;
        point.kind = w + 1 == lengths.size() ? BreakKind::end : BreakKind::space;
        points.push_back(point);
    }
    return points;
}

inline std::vector<int> text_of(int count, std::uint32_t seed = 7) {
    std::vector<int> lengths;
    for (int i = 0; i < count; ++i) {
        seed = seed * 1664525U + 1013904223U;
        lengths.push_back(1 + static_cast<int>((seed >> 24) % 11));
    }
    return lengths;
}

inline BreakRules rules(int spread = 0) {
    BreakRules rules;
    rules.size = 11_pt;
    rules.last_line = 60_pt;
    rules.spread = spread;
    return rules;
}

inline LineShape measure(Length width) { return {{}, {Length{}, width}}; }

} // namespace florilege
