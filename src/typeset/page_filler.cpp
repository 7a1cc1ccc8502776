#include "typeset/page_filler.h"

#include <algorithm>

namespace florilege {

namespace {

/// Lines by which a space between units may grow.
constexpr int most_wider = 2;
/// Figures and tables that may wait at once: then the page ends, and the next is theirs.
constexpr int most_waiting = 8;

static bool forces_break(const Unit& unit) {
    return unit.before == Break::page || unit.before == Break::recto || unit.before == Break::verso;
}

/// Entries of contents and indexes: one even list, whose pages may end short.
static bool is_listed(Role role) {
    return role == Role::contents_part || role == Role::contents_entry || role == Role::chronology_entry || role == Role::index_entry;
}

static std::int64_t variant_cost(const Unit& unit, std::size_t v) {
    if (v == unit.natural) return 0;
    const std::int64_t worse = unit.variants[v].demerits - unit.variants[unit.natural].demerits;
    return page_cost::variant + std::clamp<std::int64_t>(worse / 16, 0, page_cost::dearest_variant);
}

} // namespace

PageFiller::PageFiller(const Galley& galley, const NoteCalls& calls, const PageFrame& frame)
    : galley_(galley), units_(galley.units), calls_(calls), frame_(frame), floats_before_(units_.size() + 1) {
    for (std::size_t u = 0; u < units_.size(); ++u) floats_before_[u + 1] = floats_before_[u] + (units_[u].floats ? 1 : 0);
}

const std::vector<End>& PageFiller::fill(const Start& start, int least) {
    steps_.clear();
    ends_.clear();
    least_ = least;
    rows_begun_ = calls_.rows_before(start.unit, start.variant, start.line) - start.carry;
    Step first;
    first.unit = start.unit;
    set_waiting(start, first);
    if (repeats(start)) {
        const auto head = static_cast<std::uint32_t>(units_[start.unit].repeat);
        const int under_head = first.used + units_[head].again.height;
        if (under_head < height_of(start)) heads_.push_back({head, 0, 0, 0, first.used, true});
        first.used = under_head; // where it has no room beneath figures, its rows have none
    }
    first.used = std::min(first.used, height_of(start) + 1); // the empty line under figures may fall off the page
    steps_.push_back(first);
    std::size_t done = 0;
    while (done < steps_.size()) {
        next_ = steps_.size();
        for (const std::size_t end = next_; done < end; ++done) advance(start, done);
    }
    if (start.carry > 0) stop_at_notes(start);
    return ends_;
}

/// Sets as many as fit of the figures that waited, each above an empty line.
void PageFiller::set_waiting(const Start& start, Step& first) {
    heads_.clear();
    if (start.waiting < 0) return;
    const int limit = start.height != 0 ? start.height : frame_.lines;
    for (auto u = static_cast<std::uint32_t>(start.waiting); u < start.unit; ++u) {
        if (!units_[u].floats) continue;
        if (!heads_.empty() && first.used + units_[u].box.height > limit) {
            first.waiting = static_cast<int>(u);
            return;
        }
        heads_.push_back({u, 0, 0, 0, first.used, false});
        first.used += units_[u].box.height + 1;
    }
}

/// The table's head stands again above this unit when a page begins with it.
bool PageFiller::repeats(const Start& start) const {
    if (start.unit >= units_.size() || start.line != 0 || units_[start.unit].repeat < 0) return false;
    const int head = units_[start.unit].repeat;
    return static_cast<int>(start.unit) != head + 1 && units_[static_cast<std::size_t>(head)].again.height <= frame_.lines / 2;
}

/// The rows used when the page ends there: the empty line under figures at its head parts them from text alone.
int PageFiller::used_at(const Step& step) const {
    const bool figures_alone = step.used == steps_[0].used && !heads_.empty() && !heads_.back().repeated;
    return step.used - (figures_alone ? 1 : 0);
}

void PageFiller::stop_at_notes(const Start& start) {
    End end;
    end.next = start;
    end.legal = false;
    end.used = used_at(steps_[0]);
    ends_.push_back(end);
}

void PageFiller::advance(const Start& start, std::size_t at) {
    const Step step = steps_[at];
    const std::uint32_t u = step.unit;
    if (u >= units_.size()) return end_before(step, at, step.waiting < 0); // a figure that waits has a page to come
    const bool breaks = u > start.unit && forces_break(units_[u]);
    if (u > start.unit) end_before(step, at, breaks);
    else if (start.waiting >= 0) end_after_figure(start, step);
    if (breaks) return;
    const int space = space_before(start, step);
    set_at(start, at, step.used + space, step.cost);
    if (space == 0 || u == start.unit || is_listed(units_[u].role)) return;
    // Where the style leaves a space, a page may be filled by a larger or a smaller one.
    for (int more = 1; more <= most_wider; ++more) set_at(start, at, step.used + space + more, step.cost + page_cost::wider_space * more * more);
    if (space > 1) set_at(start, at, step.used + space - 1, step.cost + page_cost::wider_space);
}

/// Sets the step's unit with its first row at `used`.
void PageFiller::set_at(const Start& start, std::size_t at, int used, std::int64_t price) {
    const Step step = steps_[at];
    const std::uint32_t u = step.unit;
    const Unit& unit = units_[u];
    if (unit.variants.empty()) return set_box(start, at, used, price);
    const bool partial = u == start.unit && start.line > 0;
    for (std::size_t v = 0; v < unit.variants.size(); ++v) {
        if (partial && v != start.variant) continue;
        const std::uint32_t begin = partial ? start.line : 0;
        const std::int64_t with_variant = price + (partial ? 0 : variant_cost(unit, v));
        end_inside(start, step, at, {u, v, begin, 0, used, false}, with_variant);
        const int after = used + rows(unit.variants[v].lines.size() - begin, unit);
        Step whole{u + 1, after, step.waiting, with_variant, static_cast<int>(at), v, used, false};
        if (after <= height_of(start)) offer(whole);
    }
}

/// No space at a page's head but at the section's; where figures were put off, that of the texts around them.
int PageFiller::space_before(const Start& start, const Step& step) const {
    const Unit& unit = units_[step.unit];
    if (step.used == steps_[0].used && (start.unit > 0 || start.line > 0)) return 0;
    if (step.closed) return unit.space_without_figure;
    if (step.unit > 0) return unit.space_before;
    const int room = frame_.lines - 1 - (unit.variants.empty() ? unit.box.height : rows(1, unit));
    return std::clamp(unit.space_before, 0, std::max(0, room));
}

void PageFiller::set_box(const Start& start, std::size_t at, int used, std::int64_t price) {
    const Step step = steps_[at];
    const Unit& unit = units_[step.unit];
    const int limit = start.height != 0 ? start.height : frame_.lines;
    int after = used + unit.box.height;
    const bool in_turn = !unit.floats || step.waiting < 0; // figures keep their order
    if (at == 0 && start.waiting < 0) after = std::min(after, limit); // higher than any page: it has one of its own
    Step set{step.unit + 1, after, step.waiting, price, static_cast<int>(at), 0, used, false};
    if (after <= limit && in_turn) return offer(set);
    if (!unit.floats || (!in_turn && floats_in(static_cast<std::uint32_t>(step.waiting), step.unit) >= most_waiting)) return;
    Step put_off{step.unit + 1, step.used, in_turn ? static_cast<int>(step.unit) : step.waiting, step.cost + page_cost::late_figure, static_cast<int>(at), 0, used, true};
    put_off.closed = step.unit == 0 || !units_[step.unit - 1].floats || step.closed;
    offer(put_off);
}

void PageFiller::offer(const Step& step) {
    const auto same = [&](const Step& known) { return known.used == step.used && known.waiting == step.waiting; };
    const auto found = std::find_if(steps_.begin() + static_cast<std::ptrdiff_t>(next_), steps_.end(), same);
    if (found == steps_.end()) steps_.push_back(step);
    else if (step.cost < found->cost) *found = step;
}

/// The page holds figures that waited and nothing else.
void PageFiller::end_after_figure(const Start& start, const Step& step) {
    End end;
    end.next = start;
    end.next.waiting = step.waiting;
    end.used = used_at(step);
    ends_.push_back(end);
}

/// Whether the last thing on the page, what waits for a later one left out, is to be kept with the next.
bool PageFiller::ends_stranded(const Step& step) const {
    const Step* last = &step;
    while (last->put_off) last = &steps_[static_cast<std::size_t>(last->from)];
    return last->unit > 0 && units_[last->unit - 1].keep_with_next;
}

/// The page ends before the step's unit.
void PageFiller::end_before(const Step& step, std::size_t at, bool forced) {
    End end;
    end.next.unit = step.unit;
    end.next.waiting = step.waiting;
    end.used = used_at(step);
    end.cost = step.cost;
    end.step = static_cast<int>(at);
    end.forced = forced;
    end.legal = forced || !ends_stranded(step);
    ends_.push_back(end);
}

/// The page ends in the unit, after each of its lines but the last.
void PageFiller::end_inside(const Start& start, const Step& step, std::size_t at, Fragment part, std::int64_t price) {
    const Unit& unit = units_[part.unit];
    const auto& lines = unit.variants[part.variant].lines;
    const int limit = height_of(start);
    const bool fits = rows(lines.size(), unit) <= frame_.lines;
    const int notes = note_height(calls_.rows_before(part.unit, part.variant, static_cast<std::uint32_t>(lines.size())) - rows_begun_, limit); // at most
    std::uint32_t k = part.begin + 1;
    if (unit.leading == frame_.grid) k += static_cast<std::uint32_t>(std::max(0, least_ - notes - part.row - 1)); // a line takes a row
    for (; k < lines.size(); ++k) {
        const int used = part.row + rows(k - part.begin, unit);
        if (used > limit) break;
        if (used + notes < least_) continue;
        if (used + 3 + frame_.lines / 2 < limit && galley_.notes.empty() && k > 2) continue; // far from the foot
        End end;
        end.used = used;
        end.next.unit = part.unit;
        end.next.variant = part.variant;
        end.next.line = k;
        end.next.waiting = step.waiting;
        end.cost = price;
        end.step = static_cast<int>(at);
        end.row = part.row;
        const GalleyLine& last = lines[k - 1];
        end.hyphen = galley_.texts[last.text].shaped.ends_with_hyphen(last.line);
        end.legal = unit.breaks_free || (k >= 2 && lines.size() - k >= 2 && !(unit.keep_together && fits));
        ends_.push_back(end);
    }
}

std::vector<Fragment> PageFiller::fragments(const Start& start, const Start& next, int step, int row) const {
    std::vector<Fragment> fragments;
    if (row >= 0) fragments.push_back({next.unit, next.variant, next.unit == start.unit ? start.line : 0, next.line, row, false});
    for (int at = step; at > 0; at = steps_[static_cast<std::size_t>(at)].from) {
        const Step& set = steps_[static_cast<std::size_t>(at)];
        if (set.put_off) continue;
        const Unit& unit = units_[set.unit - 1];
        Fragment part{set.unit - 1, set.variant, 0, 0, set.row, false};
        if (!unit.variants.empty()) part.end = static_cast<std::uint32_t>(unit.variants[set.variant].lines.size());
        if (part.unit == start.unit) part.begin = start.line;
        fragments.push_back(part);
    }
    fragments.insert(fragments.end(), heads_.rbegin(), heads_.rend());
    std::reverse(fragments.begin(), fragments.end());
    return fragments;
}

} // namespace florilege
