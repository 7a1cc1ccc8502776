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

/// A way to reach a break point.
struct Node {
    std::int64_t demerits = 0;
    std::uint32_t point = 0;
    std::uint32_t previous = 0; // node
    std::uint32_t lines = 0;
    std::int32_t ratio = 0;     // of the line that ends here
    Fitness fitness = decent;
    std::uint8_t hyphens = 0;   // lines in a row that end with a hyphen, this one included
    bool within = true;         // no line so far is beyond the emergency limit, none makes a ladder of hyphens
};

bool ends_paragraph(BreakKind kind) { return kind == BreakKind::forced || kind == BreakKind::end; }

class Breaker {
  public:
    Breaker(const std::vector<BreakPoint>& points, const LineShape& shape, const BreakRules& rules)
        : points_(points), shape_(shape), rules_(rules), first_node_(points.size() + 1, 1) {
        window_ = rules.spread > 0 ? 2 : 1;
        justified_ = rules.align == Align::justify;
        if (!justified_) loosest_ = worst_ratio; // no ragged line is too short
        if (!rules.careful) return;
        tightest_ = last_resort_tight;
        loosest_ = last_resort_loose;
        slots_ = fitness_count * hyphen_classes;
    }

    std::int64_t ratio_in(const Extent& line, Length width) const { return ratio_of(line, width, rules_.align, rules_.size); }

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
        for (std::uint32_t n = first_node_[from]; n < first_node_[from + 1]; ++n) {
            const Length measure = shape_.row(nodes_[n].lines).width;
            if (line.width <= measure.value || ratio_in(line, measure) >= -tightest_) return false;
        }
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
                ratio = ratio_in(line, width);
                if (last && ratio > 0) ratio = 0;
            }
            if (ratio > loosest_) continue;
            useful = true;
            if (ratio >= -tightest_) add(n, point, ratio, line);
        }
        return useful;
    }

    void force(std::uint32_t from, std::uint32_t point) {
        const Extent line = points_[point].before - points_[from].after;
        for (std::uint32_t n = first_node_[from]; n < first_node_[from + 1]; ++n) {
            std::int64_t ratio = ratio_in(line, shape_.row(nodes_[n].lines).width);
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
        node.within = from.within && ratio >= -good_ratio && ratio <= emergency_ratio && node.hyphens <= wanted_hyphens;
        if (points_[point].kind == BreakKind::end && from.lines > 0 && points_[from.point].hyphenated) node.within = false;
        Best& best = slot(node);
        if (best.any && best.node.demerits <= from.demerits) return; // no line makes it better
        node.demerits = from.demerits + line_demerits(node, from, line);
        if (!best.any || node.demerits < best.node.demerits) best = {node, true};
    }

    std::int64_t line_demerits(const Node& node, const Node& from, const Extent& line) const {
        const BreakPoint& end = points_[node.point];
        const BreakPoint& begin = points_[from.point];
        std::int64_t demerits = end.cost + (justified_ ? fit_demerits(node.ratio) : ragged_demerits(node.ratio));
        if (end.kind == BreakKind::hyphen) demerits += rules_.hyphen;
        if (node.ratio < -tightest_) demerits += cost::overfull;
        if (node.hyphens == 2) demerits += cost::hyphen_pair;
        if (node.hyphens == 3) demerits += cost::hyphen_triple;
        if (node.hyphens > 3) demerits += cost::hyphen_quadruple;
        if (justified_ && from.lines > 0) demerits += unlikeness(node.ratio, from.ratio);
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

    bool is_avoided(const AvoidedLine& line) const {
        return std::find(rules_.avoided.begin(), rules_.avoided.end(), line) != rules_.avoided.end();
    }

    /// The slot of a node's line count and fitness at the point being reached. Line counts are few and near one another.
    Best& slot(const Node& node) {
        if (candidates_.empty()) base_ = node.lines;
        if (node.lines < base_) {
            candidates_.insert(candidates_.begin(), (base_ - node.lines) * slots_, {});
            base_ = node.lines;
        }
        const std::size_t row = (node.lines - base_) * slots_;
        if (row >= candidates_.size()) candidates_.resize(row + slots_);
        const std::size_t ladder = !rules_.careful || node.hyphens < 2 ? 0 : node.hyphens == 2 ? 1 : 2;
        return candidates_[row + ladder * fitness_count + node.fitness];
    }

    /// Makes nodes of the candidates whose line count lies near the best one's. `point` is the one being reached, or the
    /// one before it when that had none.
    void keep(std::uint32_t point) {
        append_candidates();
        first_node_[point + 1] = static_cast<std::uint32_t>(nodes_.size());
    }

    void append_candidates() {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        std::size_t count = 0;
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            if (candidates_[i].any && candidates_[i].node.demerits < least) least = candidates_[i].node.demerits, count = i / slots_;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const std::size_t row = i / slots_;
            if (candidates_[i].any && row + window_ >= count && row <= count + window_) nodes_.push_back(candidates_[i].node);
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
    std::vector<Best> candidates_; // slots_ for each line count from base_
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
