#include "typeset/rivers.h"

#include <algorithm>

namespace florilege {

namespace {

/// A river flows through four lines at least; two spaces touch when they share this part of the narrower one.
constexpr std::size_t river_length = 4;
constexpr std::int64_t shared_part = 550; // permille
constexpr int attempts = 4;
/// Paragraphs longer than any author's are left as they are.
constexpr std::size_t longest_paragraph = 5'000; // break points

struct Stream {
    std::int64_t left = 0;
    std::int64_t right = 0;
    std::size_t length = 1;
};

const BreakPoint& point_at(const std::vector<BreakPoint>& points, std::uint32_t offset) {
    return *std::lower_bound(points.begin(), points.end(), offset,
                             [](const BreakPoint& point, std::uint32_t at) { return point.offset < at; });
}

/// The spaces of a line, from the left edge of the text block.
std::vector<Stream> spaces_of(const BrokenLine& line, const LineShape::Row& row, const std::vector<BreakPoint>& points,
                              const std::vector<Gap>& gaps, Length size) {
    const Extent& begin = point_at(points, line.begin).after;
    const Extent& end = point_at(points, line.end).before;
    const auto letters = [&](const Extent& place) { // as far as scaling and tracking move it
        return (place.width - begin.width) * line.scale / 1000 + (place.glyphs - begin.glyphs) * line.tracking * size.value / 1000;
    };
    const std::int64_t stretch = end.stretch - begin.stretch;
    const std::int64_t extra = row.width.value - letters(end);
    const auto x = [&](const Extent& place) {
        const std::int64_t share = stretch == 0 ? 0 : extra * (place.stretch - begin.stretch) / stretch;
        return row.left.value + letters(place) + share;
    };
    auto gap = std::upper_bound(gaps.begin(), gaps.end(), line.begin,
                                [](std::uint32_t offset, const Gap& g) { return offset < g.offset; });
    std::vector<Stream> spaces;
    spaces.reserve(24); // more than most lines have
    for (; gap != gaps.end() && gap->offset < line.end; ++gap) spaces.push_back({x(gap->before), x(gap->after)});
    return spaces;
}

bool touch(const Stream& above, const Stream& below) {
    const std::int64_t shared = std::min(above.right, below.right) - std::max(above.left, below.left);
    return shared * 1000 >= shared_part * std::min(above.right - above.left, below.right - below.left);
}

} // namespace

std::vector<AvoidedLine> river_lines(const Setting& setting, const std::vector<BreakPoint>& points,
                                     const std::vector<Gap>& gaps, const LineShape& shape, Length size) {
    std::vector<AvoidedLine> rivers;
    if (setting.lines.size() <= river_length) return rivers; // none flows through a last line
    std::vector<Stream> above;
    for (std::size_t i = 0; i < setting.lines.size(); ++i) {
        const BrokenLine& line = setting.lines[i];
        std::vector<Stream> here;
        if (!line.last) here = spaces_of(line, shape.row(i), points, gaps, size);
        bool river = false;
        auto first = above.begin(); // of those that end behind the space's beginning
        for (Stream& space : here) {
            while (first != above.end() && first->right <= space.left) ++first;
            for (auto one = first; one != above.end() && one->left < space.right; ++one)
                if (touch(*one, space)) space.length = std::max(space.length, one->length + 1);
            river = river || space.length >= river_length;
        }
        if (river) rivers.push_back({line.begin, line.end});
        above = std::move(here);
    }
    return rivers;
}

std::vector<Setting> without_rivers(const std::vector<BreakPoint>& points, const std::vector<Gap>& gaps,
                                    const LineShape& shape, BreakRules rules) {
    std::vector<Setting> settings = break_well(points, shape, rules);
    if (rules.align != Align::justify || points.size() > longest_paragraph) return settings;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::size_t known = rules.avoided.size();
        for (const Setting& setting : settings)
            for (const AvoidedLine& line : river_lines(setting, points, gaps, shape, rules.size))
                if (std::find(rules.avoided.begin(), rules.avoided.end(), line) == rules.avoided.end())
                    rules.avoided.push_back(line);
        if (rules.avoided.size() == known) break;
        settings = break_lines(points, shape, rules);
    }
    return settings;
}

} // namespace florilege
