#include "typeset/line_breaker.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace florilege {

namespace {

/// Lines in a row that may end with hyphens: of any setting, and of one that is not the best.
constexpr std::uint8_t most_hyphens = 3;
constexpr std::uint8_t wanted_hyphens = 2;
/// Break points in a line at most: bounds the work on text of no width.
constexpr std::uint32_t longest_line = 400;

namespace cost {
constexpr std::int64_t hyphen_pair = 900;     // two lines in a row end with hyphens
constexpr std::int64_t hyphen_triple = 80'000;
constexpr std::int64_t hyphen_quadruple = 50'000'000;
constexpr std::int64_t hyphen_before_last = 700'000;
constexpr std::int64_t stack = 3'000;         // the same word at the edges of two lines
constexpr std::int64_t short_last = 7'000;
constexpr std::int64_t one_word_last = 22'000;
constexpr std::int64_t river = 25'000;
constexpr std::int64_t overfull = 1'000'000'000;
} // namespace cost

/// A careful pass keeps apart the ways to a point by the hyphens that they end with: none or one, two, more.
constexpr std::uint32_t hyphen_classes = 3;

enum Fitness : std::uint8_t { tight, decent, loose, very_loose, fitness_count };

Fitness fitness_of(std::int64_t ratio) {
    if (ratio < -500) return tight;
    if (ratio <= 400) return decent;
    return ratio <= good_ratio ? loose : very_loose;
}

constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();

/// A way to reach a break point.
struct Node {
    std::int64_t demerits = unreached;
    std::uint32_t point = 0;
    std::uint32_t previous = 0; // node
    std::uint32_t lines = 0;
    std::int32_t ratio = 0;     // of the line that ends here
    Fitness fitness = decent;
    std::uint8_t hyphens = 0;   // lines in a row that end with a hyphen, this one included
    bool within = true;         // no line so far is beyond the emergency limit, none makes a ladder of hyphens
};

bool ends_paragraph(BreakKind kind) { return kind == BreakKind::forced || kind == BreakKind::end; }

/// A line between two points in one measure, whatever stands above it.
struct Line {
    std::uint32_t point = 0; // where it ends
    std::int32_t ratio = 0;
    std::int64_t demerits = 0; // its own
    Fitness fitness = decent;
    bool within = true;
};

class Breaker {
  public:
    Breaker(const std::vector<BreakPoint>& points, const LineShape& shape, const BreakRules& rules)
        : points_(points), shape_(shape), rules_(rules), first_node_(points.size() + 1, 1) {
        window_ = rules.spread > 0 ? 2 : 1;
        justified_ = rules.align == Align::justify;
        if (!justified_) loosest_ = worst_ratio; // no ragged line is too short
        nodes_.reserve(2 * points.size());
        if (!rules.careful) return;
        tightest_ = last_resort_tight;
        loosest_ = last_resort_loose;
        slots_ = fitness_count * hyphen_classes;
    }

    std::int64_t ratio_in(const Extent& line, Length width) const { return ratio_of(line, width, rules_.align, rules_.size); }

    std::vector<Setting> run(std::size_t* tried) {
        nodes_.emplace_back().demerits = 0;
        first_node_[0] = 0;
        for (std::uint32_t point = 1; point < points_.size(); ++point) reach(point);
        if (tried) *tried = tried_;
        return settings();
    }

  private:
    enum class Fit : std::uint8_t { overfull, good, loose };

    /// Finds the best ways to end a line at `point`.
    void reach(std::uint32_t point) {
        candidates_.clear();
        if (!reach_within(point) && !reach_from_last(point)) force(first_active_, point);
        keep(point);
        if (points_[point].kind == BreakKind::forced) first_active_ = point;
    }

    /// Tries the lines to `point`. Leaves behind the points from which even the tightest would reach past the measure; false when
    /// none is left.
    bool reach_within(std::uint32_t point) {
        bool found = false;
        for (std::uint32_t from = first_active_; from < point; ++from) {
            if (!has_nodes(from) || point - from > longest_line) continue;
            const Fit fit = try_from(from, point);
            if (fit == Fit::overfull && !found) continue;
            if (!found) first_active_ = from;
            found = true;
            if (fit == Fit::loose) break;
        }
        return found;
    }

    /// Where no line within the limits ends at `point`: breaks where it is least bad, at the point before. False when the one box
    /// between that point and this is wider than the measure.
    bool reach_from_last(std::uint32_t point) {
        if (last_with_nodes(point) + 1 < point) {
            force(least_loose(point - 1), point - 1);
            keep(point - 1);
            candidates_.clear();
        }
        first_active_ = point - 1;
        return reach_within(point);
    }

    bool has_nodes(std::uint32_t point) const { return first_node_[point] != first_node_[point + 1]; }

    std::uint32_t last_with_nodes(std::uint32_t before) const {
        std::uint32_t point = before - 1;
        while (!has_nodes(point)) --point;
        return point;
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
        for (std::uint32_t n = first_node_[from]; n < first_node_[from + 1]; ++n) {
            const Length measure = shape_.row(nodes_[n].lines).width;
            if (line.width <= measure.value || ratio_in(line, measure) >= -tightest_) return false;
        }
        return true;
    }

    /// Tries the lines from `from` to `point`. When they are all too loose, so are those from every later one.
    Fit try_from(std::uint32_t from, std::uint32_t point) {
        const Extent extent = points_[point].before - points_[from].after;
        const bool last = ends_paragraph(points_[point].kind);
        bool overfull = true;
        bool loose = !last;
        bool fits = false;
        Length width{-1};
        Line line;
        for (std::uint32_t n = first_node_[from]; n < first_node_[from + 1]; ++n) {
            if (const Length measure = shape_.row(nodes_[n].lines).width; measure != width) {
                width = measure;
                ++tried_;
                std::int64_t ratio = ratio_in(extent, width);
                if (last && ratio > 0) ratio = 0;
                const bool tight = ratio < -tightest_;
                overfull = overfull && tight;
                loose = loose && ratio > loosest_;
                fits = !tight && ratio <= loosest_;
                if (fits) line = line_of(from, point, extent, ratio);
            }
            if (fits) add(n, line);
        }
        return overfull ? Fit::overfull : loose ? Fit::loose : Fit::good;
    }

    void force(std::uint32_t from, std::uint32_t point) {
        const Extent extent = points_[point].before - points_[from].after;
        for (std::uint32_t n = first_node_[from]; n < first_node_[from + 1]; ++n) {
            std::int64_t ratio = ratio_in(extent, shape_.row(nodes_[n].lines).width);
            if (ends_paragraph(points_[point].kind) && ratio > 0) ratio = 0;
            add(n, line_of(from, point, extent, ratio));
        }
    }

    Line line_of(std::uint32_t from, std::uint32_t point, const Extent& extent, std::int64_t ratio) const {
        const BreakPoint& begin = points_[from];
        const BreakPoint& end = points_[point];
        Line line;
        line.point = point;
        line.ratio = static_cast<std::int32_t>(ratio);
        line.fitness = fitness_of(ratio);
        line.within = ratio >= -good_ratio && ratio <= emergency_ratio;
        line.demerits = end.cost + (justified_ ? fit_demerits(ratio) : ragged_demerits(ratio));
        if (end.kind == BreakKind::hyphen) line.demerits += rules_.hyphen;
        if (ratio < -tightest_) line.demerits += cost::overfull;
        if (!rules_.avoided.empty() && is_avoided({begin.offset, end.offset})) line.demerits += cost::river;
        if (from == 0) return line;
        if (end.word_before != 0 && end.word_before == begin.word_before) line.demerits += cost::stack;
        if (end.kind == BreakKind::end) {
            if (begin.hyphenated) line.demerits += cost::hyphen_before_last, line.within = false;
            if (extent.width < rules_.last_line.value) line.demerits += cost::short_last;
            if (extent.stretch == 0) line.demerits += cost::one_word_last;
        }
        return line;
    }

    /// Enters the line under node `n` when it is the best of its line count and fitness.
    void add(std::uint32_t n, const Line& line) {
        const Node& from = nodes_[n];
        const BreakPoint& end = points_[line.point];
        const auto hyphens = end.hyphenated ? static_cast<std::uint8_t>(std::min(from.hyphens + 1, 10)) : std::uint8_t{0};
        Node& best = slot(from.lines + 1, line.fitness, hyphens);
        std::int64_t demerits = from.demerits + line.demerits;
        if (best.demerits <= demerits) return; // nothing between the lines makes it better
        if (hyphens == 2) demerits += cost::hyphen_pair;
        if (hyphens == 3) demerits += cost::hyphen_triple;
        if (hyphens > 3) demerits += cost::hyphen_quadruple;
        if (from.lines > 0) {
            if (justified_) demerits += unlikeness(line.ratio, from.ratio);
            const std::uint32_t begins = points_[from.point].word_after;
            if (begins != 0 && begins == points_[nodes_[from.previous].point].word_after) demerits += cost::stack;
        }
        if (best.demerits <= demerits) return;
        best = {demerits, line.point, n, from.lines + 1, line.ratio, line.fitness, hyphens, from.within && line.within && hyphens <= wanted_hyphens};
    }

    bool is_avoided(const AvoidedLine& line) const {
        return std::find(rules_.avoided.begin(), rules_.avoided.end(), line) != rules_.avoided.end();
    }

    /// The slot of a node's line count and fitness at the point being reached. Line counts are few and near one another.
    Node& slot(std::uint32_t lines, Fitness fitness, std::uint8_t hyphens) {
        if (candidates_.empty()) base_ = lines;
        if (lines < base_) {
            candidates_.insert(candidates_.begin(), (base_ - lines) * slots_, {});
            base_ = lines;
        }
        const std::size_t row = (lines - base_) * slots_;
        if (row >= candidates_.size()) candidates_.resize(row + slots_);
        const std::size_t ladder = !rules_.careful || hyphens < 2 ? 0 : hyphens == 2 ? 1 : 2;
        return candidates_[row + ladder * fitness_count + fitness];
    }

    /// Makes nodes of the candidates whose line count lies near the best one's. `point` is the one being reached, or the
    /// one before it when that had none.
    void keep(std::uint32_t point) {
        append_candidates();
        first_node_[point + 1] = static_cast<std::uint32_t>(nodes_.size());
    }

    void append_candidates() {
        std::int64_t least = unreached;
        std::uint32_t count = 0;
        for (const Node& node : candidates_)
            if (node.demerits < least) least = node.demerits, count = node.lines;
        for (const Node& node : candidates_)
            if (node.demerits != unreached && node.lines + window_ >= count && node.lines <= count + window_) nodes_.push_back(node);
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
            result.lines[line] = broken_line(nodes_[node->previous], *node);
        return result;
    }

    BrokenLine broken_line(const Node& from, const Node& node) const {
        const BreakPoint& begin = points_[from.point];
        const BreakPoint& end = points_[node.point];
        BrokenLine line;
        line.begin = begin.offset;
        line.end = end.offset;
        line.hyphen = end.kind == BreakKind::hyphen;
        line.hyphenated = end.hyphenated;
        line.cut = end.kind == BreakKind::cut;
        line.last = ends_paragraph(end.kind);
        line.stretch = node.ratio;
        if (rules_.align != Align::justify || (line.last && node.ratio >= 0)) return line;
        const LetterFit fit = letters_at(node.ratio);
        line.scale = fit.scale;
        line.tracking = fit.tracking;
        return line;
    }

    const std::vector<BreakPoint>& points_;
    const LineShape& shape_;
    const BreakRules& rules_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> first_node_; // by point; the nodes of point p are [first_node_[p], first_node_[p + 1])
    std::vector<Node> candidates_; // slots_ for each line count from base_
    std::size_t slots_ = fitness_count;
    std::uint32_t base_ = 0;
    std::uint32_t first_active_ = 0;
    std::uint32_t window_ = 1;
    bool justified_ = true;
    std::int64_t tightest_ = good_ratio; // how far lines may shrink, and stretch
    std::int64_t loosest_ = emergency_ratio;
    std::size_t tried_ = 0;
};

const Setting& best_of(const std::vector<Setting>& settings) {
    return *std::min_element(settings.begin(), settings.end(), [](const Setting& a, const Setting& b) { return a.demerits < b.demerits; });
}

bool is_faulty(const Setting& setting) {
    const auto& lines = setting.lines;
    int hyphens = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool before_last = i + 2 == lines.size();
        hyphens = lines[i].hyphenated ? hyphens + 1 : 0;
        if (hyphens > most_hyphens || (hyphens > 0 && before_last)) return true;
        if (lines[i].stretch < -good_ratio || (lines[i].stretch > emergency_ratio && !lines[i].last)) return true;
    }
    return false;
}

} // namespace

std::vector<Setting> break_lines(const std::vector<BreakPoint>& points, const LineShape& shape, const BreakRules& rules,
                                 std::size_t* tried) {
    return Breaker(points, shape, rules).run(tried);
}

std::vector<Setting> break_well(const std::vector<BreakPoint>& points, const LineShape& shape, BreakRules& rules) {
    std::vector<Setting> settings = break_lines(points, shape, rules);
    if (rules.align != Align::justify || rules.careful || !is_faulty(best_of(settings))) return settings;
    rules.careful = true;
    return break_lines(points, shape, rules);
}

} // namespace florilege
