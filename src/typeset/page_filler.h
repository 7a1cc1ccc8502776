// The ways to fill one page: every place where it may end, and what it would then hold.
#pragma once

#include <tuple>
#include <vector>

#include "typeset/page_breaker.h"

namespace florilege {

/// What a choice of the page maker costs; 100 is a small regret.
namespace page_cost {
constexpr std::int64_t variant = 300;      // a paragraph not in its natural number of lines
constexpr std::int64_t dearest_variant = 2'000;
constexpr std::int64_t spread = 1'500;     // a spread one line shorter or longer
constexpr std::int64_t wider_space = 700;    // a space one line larger than the style's, or smaller
constexpr std::int64_t verso_hyphen = 150;
constexpr std::int64_t recto_hyphen = 12'000;
constexpr std::int64_t missing_line = 8'000; // facing pages that end at unequal heights
constexpr std::int64_t note_gap = 60;      // a blank line above the notes
constexpr std::int64_t split_note = 1'500;
constexpr std::int64_t late_figure = 200;
constexpr std::int64_t short_end = 8'000;  // a line that the last page has under five
constexpr std::int64_t page = 50;
constexpr std::int64_t illegal = 100'000;  // a widow, an orphan, a heading without its text
} // namespace page_cost

/// Where a page begins.
struct Start {
    std::uint32_t unit = 0;
    std::uint32_t line = 0;
    std::size_t variant = 0;
    int carry = 0;      // note rows left from the page before
    int waiting = -1;   // the first figure that waits for a page's head; all from it to `unit` wait
    bool recto = true;
    int height = 0;     // of the spread that is open; 0: not yet chosen
    bool operator==(const Start&) const = default;
    bool operator<(const Start& other) const {
        if (unit != other.unit) return unit < other.unit;
        if (line != other.line) return line < other.line;
        const auto rest = [](const Start& start) { return std::tie(start.variant, start.carry, start.waiting, start.recto, start.height); };
        return rest(*this) < rest(other);
    }
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
    bool closed = false;     // and no figure stands between the texts around it
};

/// A place where a page may end.
struct End {
    Start next;
    int used = 0;
    std::int64_t cost = 0;
    int step = 0;
    int row = -1;      // where the unit stands that it ends in; -1: it ends between units
    bool legal = true;
    bool forced = false; // nothing more may stand on the page
    bool hyphen = false;
};

/// Fills a page from a place on. What it found is good until it is asked for another.
class PageFiller {
  public:
    PageFiller(const Galley& galley, const NoteCalls& calls, const PageFrame& frame);

    /// Finds every way to fill the page that begins there with whole units, and the ends inside these where it may hold
    /// `least` lines, its notes among them.
    const std::vector<End>& fill(const Start& start, int least);
    /// What stands on the page when it ends before `next`, by this step and row of the end, in reading order.
    std::vector<Fragment> fragments(const Start& start, const Start& next, int step, int row) const;

    /// Rows of the notes called before the page, but for those it has to set.
    int rows_begun() const { return rows_begun_; }
    /// Notes stand under an empty line, unless they have the page to themselves.
    static int separation(int used) { return used > 0 ? 1 : 0; }
    /// Lines that so many rows of notes take under `used` lines.
    int note_height(int note_rows, int used) const {
        if (note_rows == 0) return 0;
        return separation(used) + grid_rows(static_cast<std::size_t>(note_rows), galley_.note_leading, frame_.grid);
    }

  private:
    int rows(std::size_t lines, const Unit& unit) const {
        return unit.leading == frame_.grid ? static_cast<int>(lines) : grid_rows(lines, unit.leading, frame_.grid); // most are on the grid
    }
    int height_of(const Start& start) const { return start.height != 0 ? start.height : frame_.lines + 1; }
    int floats_in(std::uint32_t begin, std::uint32_t end) const { return floats_before_[end] - floats_before_[begin]; }
    bool repeats(const Start& start) const;
    void set_waiting(const Start& start, Step& first);
    void stop_at_notes(const Start& start);
    void advance(const Start& start, std::size_t at);
    void set_at(const Start& start, std::size_t at, int used, std::int64_t price);
    int used_at(const Step& step) const;
    int space_before(const Start& start, const Step& step) const;
    void set_box(const Start& start, std::size_t at, int used, std::int64_t price);
    void offer(const Step& step);
    void end_after_figure(const Start& start, const Step& step);
    bool ends_stranded(const Step& step) const;
    void end_before(const Step& step, std::size_t at, bool forced);
    void end_inside(const Start& start, const Step& step, std::size_t at, Fragment part, std::int64_t price);

    const Galley& galley_;
    const std::vector<Unit>& units_;
    const NoteCalls& calls_;
    const PageFrame& frame_;
    int rows_begun_ = 0;
    int least_ = 0;
    std::vector<int> floats_before_; // figures and tables that may float, of the units before each
    std::vector<Fragment> heads_; // figures that waited for this page, and a table's head set again
    std::vector<Step> steps_;
    std::size_t next_ = 0; // the first of the steps that are being made; no two of these leave the same room and figures
    std::vector<End> ends_;
};

} // namespace florilege
