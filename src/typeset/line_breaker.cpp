#include "typeset/line_breaker.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

namespace florilege {

namespace {

constexpr std::int64_t max_scaling = 20;     // permille: ±2 %
constexpr std::int64_t scaling_step = 5;     // 0.5 %
constexpr std::int64_t max_tracking = 8;     // 1/1000 em
/// The ratio at which scaling and tracking have given all they may: spaces vary least when the letters give first.
constexpr std::int64_t letters_spent = 380; // permille
constexpr std::int64_t worst_ratio = 50'000;
/// From the good limit (spaces of 133 %) to the emergency limit (160 %), relative to the former's stretch.
constexpr std::int64_t emergency_stretch = 818; // permille: 27/33
/// Lines in a row that may end with hyphens.
constexpr std::uint8_t most_hyphens = 3;
/// Break points in a line at most: bounds the work on text of no width.
constexpr std::uint32_t longest_line = 400;
/// The shortfall of a ragged line that counts as its ratio 1.
constexpr std::int64_t rag = 120; // permille of the measure

namespace cost {
constexpr std::int64_t unlike = 400;          // by the fourth power of the difference, 1 between spent and natural
constexpr std::int64_t hyphen_pair = 900;     // two lines in a row end with hyphens
constexpr std::int64_t hyphen_triple = 40'000;
constexpr std::int64_t hyphen_quadruple = 50'000'000;
constexpr std::int64_t hyphen_before_last = 50'000;
constexpr std::int64_t stack = 3'000;         // the same word at the edges of two lines
constexpr std::int64_t short_last = 9'000;
constexpr std::int64_t one_word_last = 6'000;
constexpr std::int64_t river = 6'000;
constexpr std::int64_t overfull = 1'000'000'000;
} // namespace cost

enum Fitness : std::uint8_t { tight, decent, loose, very_loose, fitness_count };

Fitness fitness_of(std::int64_t ratio) {
    if (ratio < -500) return tight;
    if (ratio <= 400) return decent;
    return ratio <= good_ratio ? loose : very_loose;
}

constexpr std::int64_t steep_tight = 500;   // of the fourth power of the ratio
constexpr std::int64_t steep_loose = 500;
constexpr std::int64_t emergency_first = 4'500;
constexpr std::int64_t emergency_each = 30;

/// Demerits of a line's fit: grows with the square of the ratio, steeply beyond what is good.
std::int64_t fit_demerits(std::int64_t ratio) {
    const std::int64_t square = ratio * ratio / 1000;
    if (ratio < 0) return square + square * square / 1000 * steep_tight / 1000;
    const std::int64_t good = square + square * square / 1000 * steep_loose / 1000;
    if (ratio <= good_ratio) return good;
    if (ratio <= emergency_ratio) return good + emergency_first + (ratio - good_ratio) * emergency_each;
    return 60'000 + square * 20;
}

/// A way to reach a break point.
struct Node {
    std::int64_t demerits = 0;
    std::uint32_t point = 0;
    std::uint32_t previous = 0; // node
    std::uint32_t lines = 0;
    std::int32_t ratio = 0;     // of the line that ends here
    Fitness fitness = decent;
    std::uint8_t hyphens = 0;   // lines in a row that end with a hyphen, this one included
    bool within = true;         // every line so far is within the emergency limit, and no ladder too high
};

Extent operator-(const Extent& a, const Extent& b) {
    return {a.width - b.width, a.stretch - b.stretch, a.shrink - b.shrink, a.glyphs - b.glyphs};
}

std::int64_t clamp_ratio(std::int64_t ratio) { return std::clamp(ratio, -worst_ratio, worst_ratio); }

/// Ratio at which the spaces, which give evenly, and the letters, whose scaling and tracking are spent at
/// `letters_spent`, together take up `excess`; all positive.
std::int64_t shared_ratio(std::int64_t excess, std::int64_t spaces, std::int64_t letters) {
    const std::int64_t early = spaces * letters_spent / 1000 + letters;
    if (excess <= early) return early == 0 ? 0 : letters_spent * excess / early;
    return spaces == 0 ? worst_ratio : 1000 * (excess - letters) / spaces;
}

std::int64_t justified_ratio(const Extent& line, std::int64_t target, std::int64_t size) {
    const std::int64_t excess = target - line.width;
    if (excess == 0) return 0;
    const std::int64_t scaling = line.width * max_scaling / 1000;
    const std::int64_t tracking = line.glyphs * size * max_tracking / 1000;
    if (excess < 0) return clamp_ratio(-shared_ratio(-excess, line.shrink, scaling + tracking));
    const std::int64_t ratio = shared_ratio(excess, line.stretch, scaling + tracking);
    if (ratio <= good_ratio) return ratio;
    const std::int64_t more = line.stretch * emergency_stretch / 1000;
    const std::int64_t rest = excess - line.stretch - scaling - tracking;
    return more == 0 ? worst_ratio : clamp_ratio(good_ratio + std::max<std::int64_t>(1, 1000 * rest / more));
}

/// Ragged lines do not stretch: their ratio tells how far they fall short.
std::int64_t ragged_ratio(const Extent& line, std::int64_t target) {
    if (line.width > target) return -worst_ratio;
    return std::min(good_ratio * 4, 1'000'000 * (target - line.width) / std::max<std::int64_t>(1, target * rag));
}

std::int64_t ratio_of(const Extent& line, Length width, const BreakRules& rules) {
    return rules.align == Align::justify ? justified_ratio(line, width.value, rules.size.value)
                                         : ragged_ratio(line, width.value);
}

bool ends_paragraph(BreakKind kind) { return kind == BreakKind::forced || kind == BreakKind::end; }

class Breaker {
  public:
    Breaker(const std::vector<BreakPoint>& points, const LineShape& shape, const BreakRules& rules)
        : points_(points), shape_(shape), rules_(rules), first_node_(points.size() + 1, 1) {
        window_ = rules.spread > 0 ? 2 : 1;
    }

    std::vector<Setting> run(std::size_t* tried) {
        nodes_.push_back({});
        first_node_[0] = 0;
        for (std::uint32_t point = 1; point < points_.size(); ++point) reach(point);
        if (tried) *tried = tried_;
        return settings();
    }

  private:
    struct Best {
        Node node;
        bool any = false;
    };

    /// Finds the best ways to end a line at `point`.
    void reach(std::uint32_t point) {
        const bool stuck = !pass_overfull(point);
        candidates_.clear();
        if (stuck) {
            force(first_active_, point);
        } else {
            for (std::uint32_t from = first_active_; from < point; ++from)
                if (has_nodes(from) && !try_from(from, point)) break;
        }
        keep(point);
        if (points_[point].kind == BreakKind::forced) first_active_ = point;
    }

    bool has_nodes(std::uint32_t point) const { return first_node_[point] != first_node_[point + 1]; }

    std::uint32_t last_with_nodes(std::uint32_t before) const {
        std::uint32_t point = before - 1;
        while (!has_nodes(point)) --point;
        return point;
    }

    /// Leaves behind the points from which even the tightest line would reach past the measure at `point`. When none
    /// would be left, breaks where the line is least bad: at the point before. False when the one box between that
    /// point and this is wider than the measure.
    bool pass_overfull(std::uint32_t point) {
        if (skip_overfull(point)) return true;
        const std::uint32_t last = last_with_nodes(point);
        if (last + 1 < point) {
            candidates_.clear();
            force(least_loose(point - 1), point - 1);
            keep(point - 1);
        }
        first_active_ = point - 1;
        return !is_overfull(first_active_, point);
    }

    bool skip_overfull(std::uint32_t point) {
        for (std::uint32_t from = first_active_; from < point; ++from) {
            if (!has_nodes(from) || is_overfull(from, point)) continue;
            first_active_ = from;
            return true;
        }
        return false;
    }

    /// The first point from which a line to `point`, reached by none within the limits, is not too long.
    std::uint32_t least_loose(std::uint32_t point) const {
        for (std::uint32_t from = first_active_; from < point; ++from)
            if (has_nodes(from) && !is_overfull(from, point)) return from;
        return last_with_nodes(point);
    }

    bool is_overfull(std::uint32_t from, std::uint32_t point) const {
        if (point - from > longest_line) return true;
        const Extent line = points_[point].before - points_[from].after;
        for (std::uint32_t n = first_node_[from]; n < first_node_[from + 1]; ++n)
            if (ratio_of(line, shape_.row(nodes_[n].lines).width, rules_) >= -good_ratio) return false;
        return true;
    }

    /// Tries the lines from `from` to `point`. False when they are all too loose, as those from every later one will be.
    bool try_from(std::uint32_t from, std::uint32_t point) {
        const Extent line = points_[point].before - points_[from].after;
        const bool last = ends_paragraph(points_[point].kind);
        bool useful = last;
        Length width{-1};
        std::int64_t ratio = 0;
        for (std::uint32_t n = first_node_[from]; n < first_node_[from + 1]; ++n) {
            const Length measure = shape_.row(nodes_[n].lines).width;
            if (measure != width) {
                width = measure;
                ++tried_;
                ratio = ratio_of(line, width, rules_);
                if (last && ratio > 0) ratio = 0;
            }
            if (ratio > emergency_ratio) continue;
            useful = true;
            if (ratio >= -good_ratio) add(n, point, ratio, line);
        }
        return useful;
    }

    void force(std::uint32_t from, std::uint32_t point) {
        const Extent line = points_[point].before - points_[from].after;
        for (std::uint32_t n = first_node_[from]; n < first_node_[from + 1]; ++n) {
            std::int64_t ratio = ratio_of(line, shape_.row(nodes_[n].lines).width, rules_);
            if (ends_paragraph(points_[point].kind) && ratio > 0) ratio = 0;
            add(n, point, ratio, line);
        }
    }

    /// Enters the line from node `n` to `point` when it is the best of its line count and fitness.
    void add(std::uint32_t n, std::uint32_t point, std::int64_t ratio, const Extent& line) {
        const Node& from = nodes_[n];
        Node node;
        node.point = point;
        node.previous = n;
        node.lines = from.lines + 1;
        node.ratio = static_cast<std::int32_t>(ratio);
        node.fitness = fitness_of(ratio);
        node.hyphens = points_[point].hyphenated ? static_cast<std::uint8_t>(std::min(from.hyphens + 1, 10)) : 0;
        node.within = from.within && ratio >= -good_ratio && ratio <= emergency_ratio && node.hyphens <= most_hyphens;
        node.demerits = from.demerits + line_demerits(node, from, line);
        Best& best = slot(node.lines, node.fitness);
        if (!best.any || node.demerits < best.node.demerits) best = {node, true};
    }

    std::int64_t line_demerits(const Node& node, const Node& from, const Extent& line) const {
        const BreakPoint& end = points_[node.point];
        const BreakPoint& begin = points_[from.point];
        std::int64_t demerits = end.cost + fit_demerits(node.ratio);
        if (node.ratio < -good_ratio) demerits += cost::overfull;
        if (node.hyphens == 2) demerits += cost::hyphen_pair;
        if (node.hyphens == 3) demerits += cost::hyphen_triple;
        if (node.hyphens > 3) demerits += cost::hyphen_quadruple;
        if (from.lines > 0) demerits += unlikeness(node.ratio, from.ratio);
        if (from.lines > 0) {
            const BreakPoint& above = points_[nodes_[from.previous].point];
            if (begin.word_after != 0 && begin.word_after == above.word_after) demerits += cost::stack;
            if (end.word_before != 0 && end.word_before == begin.word_before) demerits += cost::stack;
        }
        if (!rules_.avoided.empty() && is_avoided({begin.offset, end.offset})) demerits += cost::river;
        if (end.kind == BreakKind::end && from.lines > 0) {
            if (begin.hyphenated) demerits += cost::hyphen_before_last;
            if (line.width < rules_.last_line.value) demerits += cost::short_last;
            if (line.stretch == 0) demerits += cost::one_word_last;
        }
        return demerits;
    }

    /// What neighbouring lines cost whose letters are set unlike: one narrowed, the other widened.
    static std::int64_t unlikeness(std::int64_t ratio, std::int64_t above) {
        const std::int64_t letters = std::clamp(ratio, -letters_spent, letters_spent);
        const std::int64_t letters_above = std::clamp(above, -letters_spent, letters_spent);
        const std::int64_t difference = 1000 * (letters - letters_above) / letters_spent;
        const std::int64_t square = difference * difference / 1000;
        return square * square / 1000 * cost::unlike / 1000;
    }

    bool is_avoided(const AvoidedLine& line) const {
        return std::find(rules_.avoided.begin(), rules_.avoided.end(), line) != rules_.avoided.end();
    }

    /// The slot of a line count and fitness at the point being reached. Line counts are few and near one another.
    Best& slot(std::uint32_t lines, Fitness fitness) {
        if (candidates_.empty()) base_ = lines;
        if (lines < base_) {
            candidates_.insert(candidates_.begin(), base_ - lines, {});
            base_ = lines;
        }
        if (lines - base_ >= candidates_.size()) candidates_.resize(lines - base_ + 1);
        return candidates_[lines - base_][fitness];
    }

    /// Makes nodes of the candidates whose line count lies near the best one's. `point` is the one being reached, or the
    /// one before it when that had none.
    void keep(std::uint32_t point) {
        append_candidates();
        first_node_[point + 1] = static_cast<std::uint32_t>(nodes_.size());
    }

    void append_candidates() {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        std::uint32_t count = 0;
        for (std::uint32_t row = 0; row < candidates_.size(); ++row)
            for (const Best& best : candidates_[row])
                if (best.any && best.node.demerits < least) least = best.node.demerits, count = row;
        for (std::uint32_t row = 0; row < candidates_.size(); ++row) {
            if (row + window_ < count || row > count + window_) continue;
            for (const Best& best : candidates_[row])
                if (best.any) nodes_.push_back(best.node);
        }
    }

    std::vector<Setting> settings() const {
        const auto last = static_cast<std::uint32_t>(points_.size() - 1);
        std::vector<const Node*> ends; // best by line count
        const Node* optimum = nullptr;
        for (std::uint32_t n = first_node_[last]; n < first_node_[last + 1]; ++n) {
            const Node& node = nodes_[n];
            if (ends.empty() || ends.back()->lines != node.lines) ends.push_back(&node);
            else if (node.demerits < ends.back()->demerits) ends.back() = &node;
        }
        for (const Node* node : ends)
            if (!optimum || node->demerits < optimum->demerits) optimum = node;
        assert(optimum);
        std::vector<Setting> result;
        for (const Node* node : ends) {
            const bool near = node->lines + static_cast<std::uint32_t>(rules_.spread) >= optimum->lines &&
                              node->lines <= optimum->lines + static_cast<std::uint32_t>(rules_.spread);
            if (node == optimum || (near && node->within)) result.push_back(setting(*node));
        }
        return result;
    }

    Setting setting(const Node& end) const {
        Setting result;
        result.demerits = end.demerits;
        result.lines.resize(end.lines);
        const Node* node = &end;
        for (std::uint32_t line = end.lines; line-- > 0; node = &nodes_[node->previous])
            result.lines[line] = line_of(nodes_[node->previous], *node);
        return result;
    }

    BrokenLine line_of(const Node& from, const Node& node) const {
        const BreakPoint& begin = points_[from.point];
        const BreakPoint& end = points_[node.point];
        BrokenLine line;
        line.begin = begin.offset;
        line.end = end.offset;
        line.hyphen = end.kind == BreakKind::hyphen;
        line.cut = end.kind == BreakKind::cut;
        line.last = ends_paragraph(end.kind);
        line.stretch = node.ratio;
        const Length width = shape_.row(from.lines).width;
        if (rules_.align != Align::justify || (line.last && node.ratio >= 0)) return line;
        const LineFit fit = fit_line(end.before - begin.after, width, rules_);
        line.scale = fit.scale;
        line.tracking = fit.tracking;
        return line;
    }

    const std::vector<BreakPoint>& points_;
    const LineShape& shape_;
    const BreakRules& rules_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> first_node_; // by point; the nodes of point p are [first_node_[p], first_node_[p + 1])
    std::vector<std::array<Best, fitness_count>> candidates_; // by line count from base_
    std::uint32_t base_ = 0;
    std::uint32_t first_active_ = 0;
    std::uint32_t window_ = 1;
    std::size_t tried_ = 0;
};

std::int64_t rounded(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t half = denominator / 2;
    return numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

} // namespace

LineFit fit_line(const Extent& line, Length width, const BreakRules& rules) {
    LineFit fit;
    fit.ratio = ratio_of(line, width, rules);
    if (rules.align != Align::justify) return fit;
    const std::int64_t spent = std::clamp(1000 * fit.ratio / letters_spent, -good_ratio, good_ratio);
    fit.scale = static_cast<std::int16_t>(1000 + scaling_step * rounded(spent * max_scaling, 1000 * scaling_step));
    fit.tracking = static_cast<std::int16_t>(rounded(spent * max_tracking, 1000));
    return fit;
}

std::vector<Setting> break_lines(const std::vector<BreakPoint>& points, const LineShape& shape, const BreakRules& rules,
                                 std::size_t* tried) {
    return Breaker(points, shape, rules).run(tried);
}

} // namespace florilege
