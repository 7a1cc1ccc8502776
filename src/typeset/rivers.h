// Rivers: spaces that stand under one another in line after line. Settings that have one are broken anew.
#pragma once

#include <vector>

#include "typeset/break_points.h"
#include "typeset/line_breaker.h"

namespace florilege {

/// The lines that carry a river on: its fourth and every later one. `size`: of the type.
std::vector<AvoidedLine> river_lines(const Setting& setting, const std::vector<BreakPoint>& points,
                                     const std::vector<Gap>& gaps, const LineShape& shape, Length size);

/// The best settings (as break_lines), without rivers where others that are nearly as good exist.
std::vector<Setting> without_rivers(const std::vector<BreakPoint>& points, const std::vector<Gap>& gaps,
                                    const LineShape& shape, BreakRules rules);

} // namespace florilege
