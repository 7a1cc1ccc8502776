#include "typeset/page_breaker.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace florilege {

namespace {

/// What a choice costs; 100 is a small regret.
namespace cost {
constexpr std::int64_t variant = 300;      // a paragraph not in its natural number of lines
constexpr std::int64_t dearest_variant = 2'000;
constexpr std::int64_t spread = 350;       // a spread one line shorter or longer
constexpr std::int64_t verso_hyphen = 150;
constexpr std::int64_t recto_hyphen = 4'000;
constexpr std::int64_t missing_line = 3'000; // facing pages that end at unequal heights
constexpr std::int64_t note_gap = 60;      // a blank line above the notes
constexpr std::int64_t split_note = 1'500;
constexpr std::int64_t late_figure = 200;
constexpr std::int64_t short_end = 700;    // a line that the last page has under five
constexpr std::int64_t page = 50;
constexpr std::int64_t illegal = 100'000;  // a widow, an orphan, a heading without its text
} // namespace cost

constexpr int last_page_least = 5;
constexpr int note_kept = 2;      // lines of a split note on either page
constexpr int tolerated_gap = 2;  // lines that may stay empty when better is to be had
constexpr std::size_t beam = 40;  // places kept from page to page

/// Where a page begins.
struct Start {
    std::uint32_t unit = 0;
    std::uint32_t line = 0;
    std::size_t variant = 0;
    int carry = 0;      // note rows left from the page before
    int waiting = -1;   // a figure that waits for a page's head
    bool recto = true;
    int height = 0;     // of the spread that is open; 0: not yet chosen
    auto key() const { return std::tie(unit, line, variant, carry, waiting, recto, height); }
    bool operator<(const Start& other) const { return key() < other.key(); }
};

struct Node {
    Start start;
    std::int64_t cost = 0;
    int from = -1;   // the node whose page led here
    BrokenPage page; // that page
};

/// A way to set the units of a page from its beginning to before `unit`.
struct Step {
    std::uint32_t unit = 0;
    int used = 0;
    int waiting = -1;
    std::int64_t cost = 0;
    int from = -1;
    std::size_t variant = 0; // of the unit before
    int row = 0;             // where that unit stands
    bool put_off = false;    // that unit, a figure, waits
};

/// A place where a page may end.
struct End {
    Start next;
    int used = 0;
    std::int64_t cost = 0;
    int step = 0;
    Fragment last;     // the part of a unit that the page ends in
    bool has_last = false;
    bool legal = true;
    bool forced = false; // nothing more may stand on the page
    bool hyphen = false;
};

class Breaker {
  public:
    Breaker(const Galley& galley, const NoteCalls& calls, const PageFrame& frame)
        : galley_(galley), units_(galley.units), calls_(calls), frame_(frame) {}

    std::vector<BrokenPage> run() {
        Node first;
        first.start.recto = frame_.starts_recto;
        nodes_.push_back(first);
        std::vector<int> layer{0};
        while (!layer.empty()) {
            next_.clear();
            for (const int node : layer) leave(node);
            layer = best_of_next();
        }
        return chain();
    }

  private:
    int rows(std::size_t lines, const Unit& unit) const { return grid_rows(lines, unit.leading, frame_.grid); }
    /// Notes stand under an empty line, unless they have the page to themselves.
    static int separation(int used) { return used > 0 ? 1 : 0; }
    int note_height(int note_rows, int used) const {
        if (note_rows == 0) return 0;
        return separation(used) + grid_rows(static_cast<std::size_t>(note_rows), galley_.note_leading, frame_.grid);
    }
    int note_capacity(int height, int used) const {
        const int room = std::max(0, height - used - separation(used));
        return static_cast<int>((frame_.grid * room).value / galley_.note_leading.value);
    }
    int height_of(const Start& start) const { return start.height != 0 ? start.height : frame_.lines + 1; }

    // ---- the ends of one page -----------------------------------------------------------------------------------

    void leave(int node) {
        const Start start = nodes_[static_cast<std::size_t>(node)].start;
        if (needs_blank(start)) return leave_blank(node);
        steps_.clear();
        ends_.clear();
        walk(start);
        std::vector<int> heights{start.height};
        if (start.height == 0) heights = {frame_.lines, frame_.lines - 1, frame_.lines + 1};
        bool any = false;
        for (const End& end : ends_)
            if (end.legal)
                for (const int height : heights) any |= accept(node, end, height, end.forced ? frame_.lines * 2 : tolerated_gap, false);
        if (any) return;
        for (const bool legal : {true, false})
            for (const bool desperate : {false, true})
                if (least_gap(node, heights.front(), legal, desperate)) return;
    }

    bool needs_blank(const Start& start) const {
        if (start.unit == 0 || start.unit >= units_.size() || start.line != 0) return false;
        const Break before = units_[start.unit].before;
        return (before == Break::recto && !start.recto) || (before == Break::verso && start.recto);
    }

    void leave_blank(int node) {
        Node made;
        made.start = nodes_[static_cast<std::size_t>(node)].start;
        made.cost = nodes_[static_cast<std::size_t>(node)].cost;
        made.from = node;
        made.page.recto = made.start.recto;
        made.page.height = frame_.lines;
        made.start.recto = !made.start.recto;
        made.start.height = 0;
        offer(std::move(made));
    }

    /// Accepts the ends that leave the fewest lines empty.
    bool least_gap(int node, int height, bool legal, bool desperate) {
        int best = height + 1;
        for (const End& end : ends_)
            if (end.legal == legal && end.used <= height) best = std::min(best, height - end.used);
        for (int gap = best; gap <= height; ++gap) {
            bool any = false;
            for (const End& end : ends_)
                if (end.legal == legal && height - end.used == gap) any |= accept(node, end, height, frame_.lines * 2, desperate);
            if (any) return true;
        }
        return false;
    }

    /// Every way to fill the page with whole units, and the ends inside them.
    void walk(const Start& start) {
        Step first;
        first.unit = start.unit;
        first.waiting = -1;
        if (start.waiting >= 0) first.used = units_[static_cast<std::size_t>(start.waiting)].box.height + 1;
        if (repeats(start)) first.used += units_[static_cast<std::size_t>(units_[start.unit].repeat)].box.height;
        first.used = std::min(first.used, height_of(start));
        steps_.push_back(first);
        std::size_t done = 0;
        while (done < steps_.size()) {
            std::map<std::tuple<int, int>, std::size_t> next; // by used rows and waiting figure
            const std::size_t end = steps_.size();
            for (; done < end; ++done) advance(start, done, next);
        }
        if (start.carry > 0) stop_at_notes(start);
    }

    /// The table's head stands again above this unit when a page begins with it.
    bool repeats(const Start& start) const {
        if (start.unit >= units_.size() || start.line != 0 || units_[start.unit].repeat < 0) return false;
        const int head = units_[start.unit].repeat;
        return static_cast<int>(start.unit) != head + 1 && units_[static_cast<std::size_t>(head)].box.height <= frame_.lines / 2;
    }

    void stop_at_notes(const Start& start) {
        End end;
        end.next = start;
        end.legal = false;
        end.used = steps_[0].used;
        ends_.push_back(end);
    }

    void advance(const Start& start, std::size_t at, std::map<std::tuple<int, int>, std::size_t>& next) {
        const Step step = steps_[at];
        const std::uint32_t u = step.unit;
        if (u >= units_.size()) return end_before(step, at, true);
        const Unit& unit = units_[u];
        const bool breaks = u > start.unit && forces_break(unit);
        if (u > start.unit) end_before(step, at, breaks);
        else if (start.waiting >= 0) end_after_figure(start, step);
        if (breaks) return;
        const int used = step.used + space_before(start, step);
        if (unit.variants.empty()) return set_box(start, step, at, used, next);
        const bool partial = u == start.unit && start.line > 0;
        for (std::size_t v = 0; v < unit.variants.size(); ++v) {
            if (partial && v != start.variant) continue;
            const std::uint32_t begin = partial ? start.line : 0;
            const std::int64_t price = step.cost + (partial ? 0 : variant_cost(unit, v));
            end_inside(start, step, at, {u, v, begin, 0, used, false}, price);
            const int after = used + rows(unit.variants[v].lines.size() - begin, unit);
            Step whole{u + 1, after, step.waiting, price, static_cast<int>(at), v, used, false};
            if (after <= height_of(start)) offer_step(whole, next);
        }
    }

    /// No space at a page's head but at the section's; where a figure was put off its own is taken back.
    int space_before(const Start& start, const Step& step) const {
        const Unit& unit = units_[step.unit];
        if (step.unit == start.unit && (step.unit > 0 || start.line > 0)) return 0;
        if (step.put_off) return std::max(0, unit.space_before - 1);
        if (step.unit > 0) return unit.space_before;
        const int room = frame_.lines - 1 - (unit.variants.empty() ? unit.box.height : rows(1, unit));
        return std::clamp(unit.space_before, 0, std::max(0, room));
    }

    static bool forces_break(const Unit& unit) {
        return unit.before == Break::page || unit.before == Break::recto || unit.before == Break::verso;
    }

    void set_box(const Start& start, const Step& step, std::size_t at, int used, std::map<std::tuple<int, int>, std::size_t>& next) {
        const Unit& unit = units_[step.unit];
        const int limit = start.height != 0 ? start.height : frame_.lines;
        int after = used + unit.box.height;
        if (at == 0 && start.waiting < 0) after = std::min(after, limit); // higher than any page: it has one of its own
        Step set{step.unit + 1, after, step.waiting, step.cost, static_cast<int>(at), 0, used, false};
        if (after <= limit) return offer_step(set, next);
        if (!unit.floats || step.waiting >= 0) return;
        Step put_off{step.unit + 1, step.used, static_cast<int>(step.unit), step.cost + cost::late_figure, static_cast<int>(at), 0, used, true};
        offer_step(put_off, next);
    }

    void offer_step(const Step& step, std::map<std::tuple<int, int>, std::size_t>& next) {
        const auto [found, fresh] = next.try_emplace({step.used, step.waiting}, steps_.size());
        if (fresh) steps_.push_back(step);
        else if (step.cost < steps_[found->second].cost) steps_[found->second] = step;
    }

    static std::int64_t variant_cost(const Unit& unit, std::size_t v) {
        if (v == unit.natural) return 0;
        const std::int64_t worse = unit.variants[v].demerits - unit.variants[unit.natural].demerits;
        return cost::variant + std::clamp<std::int64_t>(worse / 8, 0, cost::dearest_variant);
    }

    /// The page holds the figure that waited and nothing else.
    void end_after_figure(const Start& start, const Step& step) {
        End end;
        end.next = start;
        end.next.waiting = -1;
        end.used = step.used;
        ends_.push_back(end);
    }

    /// The page ends before the step's unit.
    void end_before(const Step& step, std::size_t at, bool forced) {
        End end;
        end.next.unit = step.unit;
        end.next.waiting = step.waiting;
        end.used = step.used;
        end.cost = step.cost;
        end.step = static_cast<int>(at);
        end.forced = forced;
        end.legal = forced || !units_[step.unit - 1].keep_with_next;
        ends_.push_back(end);
    }

    /// The page ends in the unit, after each of its lines but the last.
    void end_inside(const Start& start, const Step& step, std::size_t at, Fragment part, std::int64_t price) {
        const Unit& unit = units_[part.unit];
        const auto& lines = unit.variants[part.variant].lines;
        const int limit = height_of(start);
        for (std::uint32_t k = part.begin + 1; k < lines.size(); ++k) {
            End end;
            end.used = part.row + rows(k - part.begin, unit);
            if (end.used > limit) break;
            if (end.used + 3 + frame_.lines / 2 < limit && galley_.notes.empty() && k > 2) continue; // far from the foot
            end.next.unit = part.unit;
            end.next.variant = part.variant;
            end.next.line = k;
            end.next.waiting = step.waiting;
            end.cost = price;
            end.step = static_cast<int>(at);
            end.last = part;
            end.last.end = k;
            end.has_last = true;
            const GalleyLine& last = lines[k - 1];
            end.hyphen = galley_.texts[last.text].shaped.ends_with_hyphen(last.line);
            const bool fits = static_cast<int>(rows(lines.size(), unit)) <= frame_.lines;
            end.legal = unit.breaks_free || (k >= 2 && lines.size() - k >= 2 && !(unit.keep_together && fits));
            ends_.push_back(end);
        }
    }

    // ---- from page to page --------------------------------------------------------------------------------------

    /// Ends the page there, at that height, when no more than `gap` lines stay empty. `desperate`: notes may be cut anywhere.
    bool accept(int node, const End& end, int height, int gap, bool desperate) {
        const Node& from = nodes_[static_cast<std::size_t>(node)];
        const bool finished = end.next.unit >= units_.size();
        if (end.used > height) return false;
        const int begin = calls_.rows_before(from.start.unit, from.start.variant, from.start.line) - from.start.carry;
        const int called = calls_.rows_before(end.next.unit, end.next.variant, end.next.line);
        int shown = called;
        std::int64_t price = end.cost + cost::page;
        int empty = height - end.used - note_height(called - begin, end.used);
        if (empty < 0) {
            shown = begin + note_capacity(height, end.used);
            const int least = called - begin > from.start.carry ? called - calls_.last_note_rows(called) + note_kept : begin + 1;
            if (!desperate) shown = std::min(shown, called - note_kept);
            if (shown < std::max(least, begin + 1) && !desperate) return false;
            price += cost::split_note;
            empty = 0;
        }
        const bool last = finished && shown == called && end.next.waiting < 0;
        const bool stuck = end.next.unit == from.start.unit && end.next.line == from.start.line && end.next.waiting == from.start.waiting && shown == begin;
        if (stuck || (empty > gap && !finished)) return false;
        if (!finished && !end.forced) price += called > begin ? cost::note_gap * empty : cost::missing_line * empty;
        if (!end.legal) price += cost::illegal;
        if (height != frame_.lines && from.start.height == 0 && !last) price += cost::spread;
        if (height > frame_.lines && (finished || end.forced) && end.used <= frame_.lines && from.start.height == 0) return false;
        if (end.hyphen) price += from.start.recto ? cost::recto_hyphen : cost::verso_hyphen;
        if (last && node != 0 && end.used < last_page_least) price += cost::short_end * (last_page_least - end.used);

        Node made;
        made.start = end.next;
        made.start.carry = called - shown;
        made.start.recto = !from.start.recto;
        made.start.height = from.start.recto || end.forced ? 0 : height;
        made.cost = from.cost + price;
        made.from = node;
        if (last) return finish(std::move(made), from.start, end, {begin, shown, height});
        const auto known = next_.find(made.start);
        if (known != next_.end() && known->second.cost <= made.cost) return true;
        made.page = page_of(from.start, end, {begin, shown, height});
        offer(std::move(made));
        return true;
    }

    struct Foot {
        int note_begin;
        int note_end;
        int height;
    };

    bool finish(Node made, const Start& start, const End& end, Foot foot) {
        if (last_node_ >= 0 && nodes_[static_cast<std::size_t>(last_node_)].cost <= made.cost) return true;
        made.page = page_of(start, end, foot);
        nodes_.push_back(std::move(made));
        last_node_ = static_cast<int>(nodes_.size()) - 1;
        return true;
    }

    void offer(Node made) {
        const auto [found, fresh] = next_.try_emplace(made.start, made);
        if (!fresh && made.cost < found->second.cost) found->second = std::move(made);
    }

    BrokenPage page_of(const Start& start, const End& end, Foot foot) const {
        BrokenPage page;
        page.recto = start.recto;
        page.height = foot.height;
        page.note_begin = foot.note_begin;
        page.note_end = foot.note_end;
        if (end.has_last) page.fragments.push_back(end.last);
        for (int at = end.step; at > 0; at = steps_[static_cast<std::size_t>(at)].from) {
            const Step& step = steps_[static_cast<std::size_t>(at)];
            if (step.put_off) continue;
            const Unit& unit = units_[step.unit - 1];
            Fragment part{step.unit - 1, step.variant, 0, 0, step.row, false};
            if (!unit.variants.empty()) part.end = static_cast<std::uint32_t>(unit.variants[step.variant].lines.size());
            if (part.unit == start.unit) part.begin = start.line;
            page.fragments.push_back(part);
        }
        int row = 0;
        if (start.waiting >= 0) row = units_[static_cast<std::size_t>(start.waiting)].box.height + 1;
        if (repeats(start))
            page.fragments.push_back({static_cast<std::uint32_t>(units_[start.unit].repeat), 0, 0, 0, row, true});
        if (start.waiting >= 0) page.fragments.push_back({static_cast<std::uint32_t>(start.waiting), 0, 0, 0, 0, false});
        std::reverse(page.fragments.begin(), page.fragments.end());
        return page;
    }

    /// The next pages' beginnings, the cheapest, unless the section is already finished for less.
    std::vector<int> best_of_next() {
        std::vector<Node*> kept;
        for (auto& [start, node] : next_)
            if (last_node_ < 0 || node.cost < nodes_[static_cast<std::size_t>(last_node_)].cost) kept.push_back(&node);
        std::stable_sort(kept.begin(), kept.end(), [](const Node* a, const Node* b) { return a->cost < b->cost; });
        if (kept.size() > beam) kept.resize(beam);
        std::vector<int> layer;
        for (Node* node : kept) {
            layer.push_back(static_cast<int>(nodes_.size()));
            nodes_.push_back(std::move(*node));
        }
        return layer;
    }

    std::vector<BrokenPage> chain() {
        std::vector<BrokenPage> pages;
        for (int at = last_node_; at > 0; at = nodes_[static_cast<std::size_t>(at)].from)
            pages.push_back(std::move(nodes_[static_cast<std::size_t>(at)].page));
        std::reverse(pages.begin(), pages.end());
        return pages;
    }

    const Galley& galley_;
    const std::vector<Unit>& units_;
    const NoteCalls& calls_;
    const PageFrame& frame_;
    std::vector<Node> nodes_;
    std::map<Start, Node> next_;
    std::vector<Step> steps_;
    std::vector<End> ends_;
    int last_node_ = -1;
};

} // namespace

std::vector<BrokenPage> break_pages(const Galley& galley, const NoteCalls& calls, const PageFrame& frame) {
    if (galley.units.empty()) return {};
    return Breaker(galley, calls, frame).run();
}

} // namespace florilege
