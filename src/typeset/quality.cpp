#include "typeset/quality.h"

#include <algorithm>
#include <string_view>

namespace florilege {

namespace {

// Bounds of what the eye takes for even, in thousandths of an em or permille.
constexpr std::int64_t loose_space = 400;
constexpr std::int64_t tight_space = 150;
constexpr std::int64_t river_overlap = 600;
constexpr int river_lines = 4;
constexpr std::int64_t short_last_share = 200; // of the measure

constexpr const char* widow = "widow";
constexpr const char* orphan = "orphan";
constexpr const char* unequal = "unequal-pages";

/// A word-space as it stands on the page.
struct Gap {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

std::vector<Gap> gaps_of(const Page& page, const PlacedLine& line) {
    std::vector<Gap> gaps;
    for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
        const GlyphRun& run = page.runs[r];
        const std::string_view text = std::string_view(page.text).substr(run.text_begin, run.text_end - run.text_begin);
        for (std::uint32_t g = 0; g < run.glyph_count; ++g) {
            const PlacedGlyph& glyph = page.glyphs[run.first_glyph + g];
            if (glyph.cluster >= text.size() || text[glyph.cluster] != ' ') continue;
            const std::int64_t end = g + 1 < run.glyph_count ? page.glyphs[run.first_glyph + g + 1].x : run.width.value;
            const std::int64_t x = run.x.value;
            // A space at the line's end has no width on the page.
            if (end > glyph.x && x + end < (line.x + line.width).value) gaps.push_back({x + glyph.x, x + end});
        }
    }
    return gaps;
}

bool is_prose(Role role) {
    switch (role) {
    case Role::body:
    case Role::quotation:
    case Role::list_item:
    case Role::later_note:
    case Role::summary:
    case Role::dialogue:
    case Role::definition:
    case Role::imprint:
    case Role::footnote:
    case Role::endnote: return true;
    default: return false;
    }
}

class Quality {
  public:
    Quality(const TypesetBook& book, const StyleSheet& style) : book_(book), style_(style) {}

    QualityReport run() {
        for (std::size_t p = 0; p < book_.pages.size(); ++p) see_page(p);
        end_rivers();
        for (std::size_t p = 1; p + 2 < book_.pages.size(); p += 2) see_spread(p);
        return std::move(report_);
    }

  private:
    void note(const char* what, const PlacedLine& line) { report_.places.push_back({what, line.span}); }

    void see_page(std::size_t number) {
        const Page& page = book_.pages[number];
        const PlacedLine* first = nullptr;
        const PlacedLine* last = nullptr;
        for (const PlacedLine& line : page.lines) {
            if (line.text == 0) continue;
            ++report_.lines;
            see_line(page, line);
            see_after(line);
            if (line.role == Role::footnote) continue;
            if (!first) first = &line;
            last = &line;
        }
        if (!first) return;
        see_edges(page, *first, *last);
        last_of_page_ = last;
    }

    void see_line(const Page& page, const PlacedLine& line) {
        const Length first = book_.page_style.top + style_[Role::body].size;
        if (line.role == Role::body && (line.y - first).value % book_.page_style.leading.value != 0) ++report_.off_grid_lines, note("off-grid", line);
        std::vector<Gap> gaps;
        const bool justified = line.end != PlacedLine::End::last && style_[line.role].align == Align::justify;
        if (justified) {
            ++report_.justified_lines;
            gaps = gaps_of(page, line);
            if (gaps.size() >= 2) see_spaces(line, gaps);
        }
        see_rivers(page, line, gaps);
    }

    void see_spaces(const PlacedLine& line, const std::vector<Gap>& gaps) {
        std::int64_t sum = 0;
        for (const Gap& gap : gaps) sum += gap.end - gap.begin;
        const std::int64_t mean = sum * 1000 / static_cast<std::int64_t>(gaps.size()) / style_[line.role].size.value;
        if (mean > loose_space) ++report_.loose_lines, note("loose-line", line);
        if (mean < tight_space) ++report_.tight_lines, note("tight-line", line);
    }

    /// Hyphens in a row, before a last line, and last lines that are too short. Texts go on over pages.
    void see_after(const PlacedLine& line) {
        const bool goes_on = previous_ && previous_->text == line.text && line.offset > previous_->offset;
        if (goes_on && line.end == PlacedLine::End::last && is_prose(line.role)) {
            if (previous_->end == PlacedLine::End::hyphen) ++report_.hyphens_before_last_line, note("hyphen-before-last-line", *previous_);
            const Length measure = book_.page_style.text_width() - style_[line.role].margin_left - style_[line.role].margin_right;
            if (line.width < measure * short_last_share / 1000) ++report_.short_last_lines, note("short-last-line", line);
        }
        if (line.end == PlacedLine::End::hyphen) {
            ++report_.hyphens;
            hyphens_ = goes_on && previous_->end == PlacedLine::End::hyphen ? hyphens_ + 1 : 1;
            report_.longest_hyphen_run = std::max(report_.longest_hyphen_run, hyphens_);
        }
        previous_ = &line;
    }

    void see_edges(const Page& page, const PlacedLine& first, const PlacedLine& last) {
        if (last.end == PlacedLine::End::hyphen && page.recto) ++report_.hyphens_at_recto_foot, note("hyphen-at-recto-foot", last);
        const bool comes_over = last_of_page_ && last_of_page_->text == first.text;
        if (is_prose(first.role) && comes_over && first.end == PlacedLine::End::last) ++report_.widows, note(widow, first);
        if (is_prose(last.role) && last.offset == 0 && last.end != PlacedLine::End::last && &first != &last) ++report_.orphans, note(orphan, last);
    }

    void see_rivers(const Page& page, const PlacedLine& line, const std::vector<Gap>& gaps) {
        const bool follows = river_page_ == &page && line.y > river_y_ && line.y - river_y_ <= book_.page_style.leading * 3 / 2;
        if (!follows) end_rivers();
        std::vector<std::pair<Gap, int>> next;
        std::vector<bool> went_on(rivers_.size(), false);
        for (const Gap& gap : gaps) {
            int length = 1;
            for (std::size_t i = 0; i < rivers_.size(); ++i) {
                const Gap& above = rivers_[i].first;
                const std::int64_t overlap = std::min(above.end, gap.end) - std::max(above.begin, gap.begin);
                const std::int64_t narrower = std::min(above.end - above.begin, gap.end - gap.begin);
                if (overlap <= 0 || overlap * 1000 < narrower * river_overlap) continue;
                length = std::max(length, rivers_[i].second + 1);
                went_on[i] = true;
            }
            next.push_back({gap, length});
        }
        for (std::size_t i = 0; i < rivers_.size(); ++i)
            if (!went_on[i]) end_river(rivers_[i].second);
        rivers_ = std::move(next);
        river_page_ = &page;
        river_y_ = line.y;
        river_line_ = &line;
    }

    void end_river(int length) {
        if (length < river_lines) return;
        ++report_.rivers;
        if (river_line_) note("river", *river_line_);
    }

    void end_rivers() {
        for (const auto& river : rivers_) end_river(river.second);
        rivers_.clear();
    }

    static const PlacedLine* lowest(const Page& page) {
        const PlacedLine* low = nullptr;
        for (const PlacedLine& line : page.lines)
            if (line.text != 0 && (!low || line.y > low->y)) low = &line;
        return low;
    }

    /// Facing pages that both run on to the next end at one height.
    void see_spread(std::size_t verso) {
        const Page& left = book_.pages[verso];
        const Page& right = book_.pages[verso + 1];
        if (left.section != right.section || right.section != book_.pages[verso + 2].section) return;
        const PlacedLine* a = lowest(left);
        const PlacedLine* b = lowest(right);
        if (!a || !b || a->y == b->y || !lowest(book_.pages[verso + 2])) return;
        if (!goes_on_in(left) || !goes_on_in(right) || opens_in(right)) return;
        ++report_.unequal_spreads;
        note(unequal, a->y < b->y ? *a : *b);
    }

    /// The page where a section opens: what faces it is its epigraph.
    static bool opens_in(const Page& page) {
        return std::any_of(page.lines.begin(), page.lines.end(),
                           [](const PlacedLine& line) { return line.role == Role::article_title || line.role == Role::section_title; });
    }

    /// Pages made of text, not of an index's columns or contents.
    static bool goes_on_in(const Page& page) {
        return std::any_of(page.lines.begin(), page.lines.end(), [](const PlacedLine& line) { return line.text != 0 && is_prose(line.role); });
    }

    const TypesetBook& book_;
    const StyleSheet& style_;
    QualityReport report_;
    const PlacedLine* previous_ = nullptr;
    const PlacedLine* last_of_page_ = nullptr;
    int hyphens_ = 0;
    std::vector<std::pair<Gap, int>> rivers_; // gaps of the line above and how long their rivers are
    const Page* river_page_ = nullptr;
    const PlacedLine* river_line_ = nullptr;
    Length river_y_;
};

} // namespace

QualityReport measure_quality(const TypesetBook& book, const StyleSheet& style) { return Quality(book, style).run(); }

Diagnostics quality_warnings(const QualityReport& report) {
    Diagnostics warnings;
    for (const auto& [what, span] : report.places) {
        if (what == widow)
            warnings.push_back(warning(widow, span, "a paragraph's last line stands alone at the head of a page", "lengthen or shorten the paragraph by some words"));
        if (what == orphan)
            warnings.push_back(warning(orphan, span, "a paragraph's first line stands alone at the foot of a page", "lengthen or shorten what comes before it"));
        if (what == unequal)
            warnings.push_back(warning(unequal, span, "a page ends higher than the page that faces it", "lengthen or shorten a paragraph near it, or move the figure"));
    }
    return warnings;
}

} // namespace florilege
