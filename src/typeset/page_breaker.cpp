#include "typeset/page_breaker.h"

#include <algorithm>

#include "typeset/page_filler.h"

namespace florilege {

namespace {

constexpr int last_page_least = 5;
constexpr int note_kept = 2;      // lines of a split note on either page
constexpr int tolerated_gap = 2;  // lines that may stay empty when better is to be had
constexpr std::size_t beam = 40;  // places kept from page to page

/// Rows of the notes at a page's foot, and the page's height.
struct Foot {
    int note_begin = 0;
    int note_end = 0;
    int height = 0;
};

struct Node {
    Start start;
    std::int64_t cost = 0;
    int from = -1; // the node whose page led here
    int step = -1; // how that page ends, of the ways to fill it; -1: it is blank
    int row = -1;
    Foot foot;     // that page's
};

class Breaker {
  public:
    Breaker(const Galley& galley, const NoteCalls& calls, const PageFrame& frame)
        : galley_(galley), units_(galley.units), calls_(calls), frame_(frame), filler_(galley, calls, frame), fewest_rows_(units_.size() + 1) {
        for (std::size_t u = units_.size(); u-- > 0;) fewest_rows_[u] = fewest_rows_[u + 1] + fewest_rows(units_[u]);
    }

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
    int note_capacity(int height, int used) const {
        const int room = std::max(0, height - used - PageFiller::separation(used));
        return static_cast<int>((frame_.grid * room).value / galley_.note_leading.value);
    }

    // ---- the ends of one page -----------------------------------------------------------------------------------

    void leave(int node) {
        const Start start = nodes_[static_cast<std::size_t>(node)].start;
        if (needs_blank(start)) return leave_blank(node);
        if (leads_nowhere(nodes_[static_cast<std::size_t>(node)])) return;
        std::vector<int> heights{start.height};
        if (start.height == 0) heights = {frame_.lines, frame_.lines - 1, frame_.lines + 1, frame_.lines - 2};
        ends_ = &filler_.fill(start, *std::min_element(heights.begin(), heights.end()) - tolerated_gap);
        bool any = false;
        for (const End& end : *ends_)
            if (end.legal) {
                const Reach reach = reach_of(end);
                const int gap = end.forced ? frame_.lines * 2 : tolerated_gap;
                for (const int height : heights) // most leave too many lines empty
                    if (end.used <= height && (height - reach.used <= gap || reach.finished) && accept(node, end, reach, height, gap, false)) any = true;
            }
        if (any) return;
        ends_ = &filler_.fill(start, 0);
        for (const bool legal : {true, false})
            for (const bool desperate : {false, true})
                if (least_gap(node, heights.front(), legal, desperate)) return;
    }

    /// Whether all that comes after the node is too dear, were its page the cheapest that there is.
    bool leads_nowhere(const Node& node) const {
        const std::int64_t least = node.cost + page_cost::page;
        if (is_dearer_than_all(least)) return true;
        const std::uint32_t untouched = node.start.unit + (node.start.line > 0 ? 1 : 0);
        const bool may_finish = node.start.unit >= units_.size() || fewest_rows_[untouched] <= frame_.lines + 1;
        return !may_finish && next_.size() == beam && least > next_.back().cost;
    }
    bool is_dearer_than_all(std::int64_t cost) const { return last_node_ >= 0 && nodes_[static_cast<std::size_t>(last_node_)].cost <= cost; }

    int fewest_rows(const Unit& unit) const {
        const auto shorter = [](const Variant& a, const Variant& b) { return a.lines.size() < b.lines.size(); };
        const auto shortest = std::min_element(unit.variants.begin(), unit.variants.end(), shorter);
        return shortest == unit.variants.end() ? 0 : grid_rows(shortest->lines.size(), unit.leading, frame_.grid);
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
        made.foot.height = frame_.lines;
        made.start.recto = !made.start.recto;
        made.start.height = 0;
        offer(made);
    }

    /// Accepts the ends that leave the fewest lines empty.
    bool least_gap(int node, int height, bool legal, bool desperate) {
        int best = height + 1;
        for (const End& end : *ends_)
            if (end.legal == legal && end.used <= height) best = std::min(best, height - end.used);
        for (int gap = best; gap <= height; ++gap) {
            bool any = false;
            for (const End& end : *ends_)
                if (end.legal == legal && height - end.used == gap)
                    any |= accept(node, end, reach_of(end), height, frame_.lines * 2, desperate);
            if (any) return true;
        }
        return false;
    }

    // ---- from page to page --------------------------------------------------------------------------------------

    /// What a page holds that ends somewhere.
    struct Reach {
        int called;    // rows of notes called before it
        int used;      // lines, its notes among them
        bool finished; // the section's text
    };

    Reach reach_of(const End& end) const {
        const int called = calls_.rows_before(end.next.unit, end.next.variant, end.next.line);
        return {called, end.used + filler_.note_height(called - filler_.rows_begun(), end.used), end.next.unit >= units_.size() && end.next.waiting < 0};
    }

    /// Ends the page there, at that height, when no more than `gap` lines stay empty. `desperate`: notes may be cut anywhere.
    bool accept(int node, const End& end, const Reach& reach, int height, int gap, bool desperate) {
        const Node& from = nodes_[static_cast<std::size_t>(node)];
        const auto [called, used, finished] = reach;
        if (end.used > height) return false;
        const int begin = filler_.rows_begun();
        int shown = called;
        std::int64_t price = end.cost + page_cost::page;
        int empty = height - used;
        if (empty < 0) {
            shown = begin + note_capacity(height, end.used);
            const int least = called - begin > from.start.carry ? called - calls_.last_note_rows(called) + note_kept : begin + 1;
            if (!desperate) shown = std::min(shown, called - note_kept);
            if (shown < std::max(least, begin + 1) && !desperate) return false;
            price += page_cost::split_note;
            empty = 0;
        }
        const bool last = finished && shown == called;
        const bool stuck = end.next.unit == from.start.unit && end.next.line == from.start.line && end.next.waiting == from.start.waiting && shown == begin;
        if (stuck || (empty > gap && !finished)) return false;
        if (!finished && !end.forced) price += called > begin ? page_cost::note_gap * empty : page_cost::missing_line * empty;
        if (!end.legal) price += page_cost::illegal;
        if (from.start.height == 0 && !last) price += page_cost::spread * (height - frame_.lines) * (height - frame_.lines);
        if (height > frame_.lines && (finished || end.forced) && end.used <= frame_.lines && from.start.height == 0) return false;
        if (end.hyphen) price += from.start.recto ? page_cost::recto_hyphen : page_cost::verso_hyphen;
        if (last && node != 0) price += page_cost::short_end * std::max(0, last_page_least - lines_of(filler_.fragments(from.start, end.next, end.step, end.row)));

        Node made;
        made.start = end.next;
        made.start.carry = called - shown;
        made.start.recto = !from.start.recto;
        made.start.height = from.start.recto || end.forced ? 0 : height;
        made.cost = from.cost + price;
        made.from = node;
        made.step = end.step;
        made.row = end.row;
        made.foot = {begin, shown, height};
        if (is_dearer_than_all(made.cost)) return true;
        if (last) finish(made);
        else offer(made);
        return true;
    }

    /// The lines of a page, empty ones and ornaments left out; of what is drawn, its rows.
    int lines_of(const std::vector<Fragment>& fragments) const {
        int lines = 0;
        for (const Fragment& part : fragments) {
            const Unit& unit = units_[part.unit];
            if (unit.role != Role::asterism) lines += unit.variants.empty() ? unit.box.height : static_cast<int>(part.end - part.begin);
        }
        return lines;
    }

    void finish(const Node& made) {
        nodes_.push_back(made);
        last_node_ = static_cast<int>(nodes_.size()) - 1;
    }

    /// Enters the node among the cheapest beginnings of the next page.
    void offer(const Node& made) {
        const auto cheaper = [](const Node& a, const Node& b) { return a.cost != b.cost ? a.cost < b.cost : a.start < b.start; };
        if (next_.size() == beam && !cheaper(made, next_.back())) return;
        const auto known = std::find_if(next_.begin(), next_.end(), [&](const Node& node) { return node.start == made.start; });
        if (known != next_.end() && known->cost <= made.cost) return;
        if (known != next_.end()) next_.erase(known);
        else if (next_.size() == beam) next_.pop_back();
        next_.insert(std::upper_bound(next_.begin(), next_.end(), made, cheaper), made);
    }

    /// The next pages' beginnings, unless the section is already finished for less.
    std::vector<int> best_of_next() {
        std::vector<int> layer;
        for (const Node& node : next_) {
            if (is_dearer_than_all(node.cost)) break;
            layer.push_back(static_cast<int>(nodes_.size()));
            nodes_.push_back(node);
        }
        return layer;
    }

    std::vector<BrokenPage> chain() {
        std::vector<BrokenPage> pages;
        for (int at = last_node_; at > 0; at = nodes_[static_cast<std::size_t>(at)].from) pages.push_back(page_before(nodes_[static_cast<std::size_t>(at)]));
        std::reverse(pages.begin(), pages.end());
        return pages;
    }

    /// The page that led to the node, filled once more: of the many that were tried few are taken.
    BrokenPage page_before(const Node& node) {
        const Start& start = nodes_[static_cast<std::size_t>(node.from)].start;
        BrokenPage page{{}, node.foot.note_begin, node.foot.note_end, node.foot.height, start.recto};
        if (node.step < 0) return page;
        filler_.fill(start, frame_.lines + 2); // the steps alone
        page.fragments = filler_.fragments(start, node.start, node.step, node.row);
        return page;
    }

    const Galley& galley_;
    const std::vector<Unit>& units_;
    const NoteCalls& calls_;
    const PageFrame& frame_;
    std::vector<Node> nodes_;
    std::vector<Node> next_; // the cheapest beginnings of the next page, in order
    PageFiller filler_;
    std::vector<int> fewest_rows_; // that the texts take from each unit on
    const std::vector<End>* ends_ = nullptr; // of the page being left
    int last_node_ = -1;
};

} // namespace

std::vector<BrokenPage> break_pages(const Galley& galley, const NoteCalls& calls, const PageFrame& frame) {
    if (galley.units.empty()) return {};
    return Breaker(galley, calls, frame).run();
}

} // namespace florilege
