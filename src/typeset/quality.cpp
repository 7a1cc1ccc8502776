#include "typeset/quality.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

#include "base/translate.h"
#include "base/utf8.h"

namespace florilege {

namespace {

// Bounds of what the eye takes for even, in thousandths of an em or permille.
constexpr std::int64_t loose_space = 400;
constexpr std::int64_t tight_space = 150;
constexpr std::int64_t river_overlap = 600;
constexpr int river_lines = 4;
constexpr std::int64_t short_last_share = 200; // of the measure
constexpr int long_hyphen_run = 3;
constexpr int fewest_lines = 5; // of a last page

constexpr const char* widow = "widow";
constexpr const char* orphan = "orphan";
constexpr const char* unequal = "unequal-pages";
constexpr const char* stranded = "stranded-heading";
constexpr const char* turned_hyphen = "turned-hyphen";
constexpr const char* short_page = "short-last-page";

/// A word-space as it stands on the page.
struct Gap {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

void find_gaps(const Page& page, const PlacedLine& line, std::vector<Gap>& gaps) {
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

bool is_heading(Role role) { return role == Role::heading_1 || role == Role::heading_2 || role == Role::heading_3; }

/// A line of text as the next one of its flow needs it: the text's own, or the notes'.
struct Seen {
    const PlacedLine* line = nullptr;
    std::string_view first; // words at its edges, without punctuation
    std::string_view last;
    int hyphens = 0;        // lines in a row that end with hyphens, up to this one
};

bool is_word_byte(char byte) {
    const auto b = static_cast<unsigned char>(byte);
    return b >= 0x80 || is_letter_ascii(b) || is_digit_ascii(b);
}

/// The word that a line begins or ends with, without ASCII punctuation around it; one letter is none.
std::string_view edge_word(std::string_view text, bool last) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (last) text.remove_prefix(text.rfind(' ') + 1);
    else text = text.substr(0, text.find(' '));
    while (!text.empty() && !is_word_byte(text.front())) text.remove_prefix(1);
    while (!text.empty() && !is_word_byte(text.back())) text.remove_suffix(1);
    return text.size() > 1 ? text : std::string_view();
}

/// What a line says: its runs follow one another in the page's text.
std::string_view text_of(const Page& page, const PlacedLine& line) {
    if (line.run_count == 0) return {};
    const std::uint32_t begin = page.runs[line.first_run].text_begin;
    const std::uint32_t end = page.runs[line.first_run + line.run_count - 1].text_end;
    return begin < end ? std::string_view(page.text).substr(begin, end - begin) : std::string_view();
}

class Quality {
  public:
    Quality(const PageList& pages, const StyleSheet& style) : pages_(pages), style_(style) {}

    SectionQuality run() {
        for (std::size_t p = 0; p < pages_.size(); ++p) see_page(p);
        end_rivers();
        for (std::size_t p = 0; p + 2 < pages_.size(); ++p)
            if (!pages_[p].recto) see_spread(p);
        see_short_end();
        return std::move(found_);
    }

  private:
    void note(const char* what, const PlacedLine& line) { report_.places.push_back({what, line.span}); }
    void count(int& counter, const char* what, const PlacedLine& line) { ++counter, note(what, line); }

    void see_page(std::size_t number) {
        const Page& page = pages_[number];
        const PlacedLine* first = nullptr;
        const PlacedLine* last = nullptr;
        for (const PlacedLine& line : page.lines) {
            if (line.text == 0) continue;
            ++report_.lines;
            see_line(page, line);
            see_after(page, line);
            if (line.role == Role::footnote) continue;
            if (!first) first = &line;
            last = &line;
        }
        if (!first) return;
        see_edges(number, *first, *last);
        last_of_page_ = last;
    }

    // ---- the spaces of a line -----------------------------------------------------------------------------------

    void see_line(const Page& page, const PlacedLine& line) {
        const Length first = style_.page.top + style_[Role::body].size;
        const bool gridded = is_prose(line.role) && style_[line.role].leading == style_.page.leading;
        if (gridded && (line.y - first).value % style_.page.leading.value != 0) count(report_.off_grid_lines, "off-grid", line);
        std::vector<Gap>& gaps = gaps_;
        gaps.clear();
        const bool justified = line.end != PlacedLine::End::last && style_[line.role].align == Align::justify;
        if (justified) {
            ++report_.justified_lines;
            find_gaps(page, line, gaps);
            if (gaps.size() >= 2) see_spaces(line, gaps);
        }
        see_rivers(page, line, gaps);
    }

    void see_spaces(const PlacedLine& line, const std::vector<Gap>& gaps) {
        std::int64_t sum = 0;
        for (const Gap& gap : gaps) sum += gap.end - gap.begin;
        const std::int64_t mean = sum * 1000 / static_cast<std::int64_t>(gaps.size()) / style_[line.role].size.value;
        if (mean > loose_space) count(report_.loose_lines, "loose-line", line);
        if (mean < tight_space) count(report_.tight_lines, "tight-line", line);
        if (line.role != Role::body || gaps.size() < 3) return; // as many as the eye compares
        ++found_.spaced;
        found_.spaces += mean;
        found_.squares += mean * mean;
    }

    // ---- a line after another of its text -----------------------------------------------------------------------

    /// Hyphens in a row, before a last line; stacked words; last lines that are too short. Texts go on over pages.
    void see_after(const Page& page, const PlacedLine& line) {
        if (!is_prose(line.role)) return;
        Seen& before = line.role == Role::footnote ? note_ : text_;
        const bool goes_on = before.line && before.line->text == line.text && line.offset > before.line->offset;
        const bool last = line.end == PlacedLine::End::last;
        const std::string_view text = text_of(page, line);
        Seen seen{&line, edge_word(text, false), edge_word(text, true), 0};
        if (!last) ++report_.inner_lines;
        if (goes_on && last) see_last(*before.line, line, text);
        if (goes_on && !seen.first.empty() && seen.first == before.first) count(report_.stacked_words, "stacked-word", line);
        if (goes_on && !seen.last.empty() && seen.last == before.last && !last) count(report_.stacked_words, "stacked-word", line);
        if (line.end == PlacedLine::End::hyphen) {
            ++report_.hyphens;
            seen.hyphens = goes_on ? before.hyphens + 1 : 1;
            if (seen.hyphens == long_hyphen_run) count(report_.hyphen_runs, "hyphen-run", line);
            report_.longest_hyphen_run = std::max(report_.longest_hyphen_run, seen.hyphens);
        }
        before = seen;
    }

    void see_last(const PlacedLine& before, const PlacedLine& line, std::string_view text) {
        ++report_.last_lines;
        if (before.end == PlacedLine::End::hyphen) count(report_.hyphens_before_last_line, "hyphen-before-last-line", before);
        const Length measure = style_.page.text_width() - style_[line.role].margin_left - style_[line.role].margin_right;
        if (line.width < measure * short_last_share / 1000) count(report_.short_last_lines, "short-last-line", line);
        if (text.find(' ') == text.npos) count(report_.one_word_last_lines, "one-word-last-line", line);
    }

    // ---- the edges of pages -------------------------------------------------------------------------------------

    void see_edges(std::size_t number, const PlacedLine& first, const PlacedLine& last) {
        const Page& page = pages_[number];
        const bool turned = page.recto && is_prose(last.role);
        if (turned && last.end == PlacedLine::End::hyphen) count(report_.hyphens_at_recto_foot, turned_hyphen, last);
        const bool comes_over = last_of_page_ && last_of_page_->text == first.text;
        if (is_prose(first.role) && comes_over && first.end == PlacedLine::End::last) count(report_.widows, widow, first);
        if (is_prose(last.role) && last.offset == 0 && last.end != PlacedLine::End::last && &first != &last) count(report_.orphans, orphan, last);
        if (is_heading(last.role) && number + 1 < pages_.size()) count(report_.stranded_headings, stranded, last);
    }

    void see_rivers(const Page& page, const PlacedLine& line, const std::vector<Gap>& gaps) {
        const bool follows = river_page_ == &page && line.y > river_y_ && line.y - river_y_ <= style_.page.leading * 3 / 2;
        if (!follows) end_rivers();
        next_.clear();
        went_on_.assign(rivers_.size(), false);
        for (const Gap& gap : gaps) {
            int length = 1;
            for (std::size_t i = 0; i < rivers_.size(); ++i) {
                const Gap& above = rivers_[i].first;
                const std::int64_t overlap = std::min(above.end, gap.end) - std::max(above.begin, gap.begin);
                const std::int64_t narrower = std::min(above.end - above.begin, gap.end - gap.begin);
                if (overlap <= 0 || overlap * 1000 < narrower * river_overlap) continue;
                length = std::max(length, rivers_[i].second + 1);
                went_on_[i] = true;
            }
            next_.push_back({gap, length});
        }
        for (std::size_t i = 0; i < rivers_.size(); ++i)
            if (!went_on_[i]) end_river(rivers_[i].second);
        std::swap(rivers_, next_);
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

    /// Where a page ends: its lowest line, or the foot of a picture below it, brought down to the grid's line.
    Length foot_of(const Page& page) const {
        Length foot = lowest(page)->y;
        Length picture;
        for (const ImageItem& image : page.images) picture = std::max(picture, image.y + image.height);
        if (picture <= foot) return foot;
        const Length first = style_.page.top + style_[Role::body].size;
        const Length grid = style_.page.leading;
        return first + grid * (((picture - first).value + grid.value - 1) / grid.value);
    }

    /// Facing pages that both run on to the next end at one height.
    void see_spread(std::size_t verso) {
        const Page& left = pages_[verso];
        const Page& right = pages_[verso + 1];
        const Page& next = pages_[verso + 2];
        if (!goes_on_in(left) || !goes_on_in(right) || !lowest(next) || opens_in(right)) return;
        ++report_.spreads;
        const Length a = foot_of(left);
        const Length b = foot_of(right);
        if (a == b) return;
        ++report_.unequal_spreads;
        found_.spreads.push_back({unequal, lowest(a < b ? left : right)->span});
    }

    /// A section's last page with a few lines on it is nearly empty.
    void see_short_end() {
        if (pages_.size() < 2) return;
        const Page& page = pages_.back();
        if (!goes_on_in(page) || !goes_on_in(pages_[pages_.size() - 2])) return;
        const auto lines = std::count_if(page.lines.begin(), page.lines.end(), [](const PlacedLine& line) { return line.text != 0; });
        if (lines >= fewest_lines || !page.images.empty()) return;
        ++report_.short_last_pages;
        found_.ends.push_back({short_page, lowest(page)->span});
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

    const PageList& pages_;
    const StyleSheet& style_;
    SectionQuality found_;
    QualityReport& report_ = found_.counts;
    Seen text_;
    Seen note_;
    const PlacedLine* last_of_page_ = nullptr;
    std::vector<std::pair<Gap, int>> rivers_; // gaps of the line above and how long their rivers are
    std::vector<std::pair<Gap, int>> next_;   // of the line being seen; with the two below kept for their memory alone
    std::vector<bool> went_on_;
    std::vector<Gap> gaps_;
    const Page* river_page_ = nullptr;
    const PlacedLine* river_line_ = nullptr;
    Length river_y_;
};

/// What is told of besides being counted: the pages are worse for it, and the author can mend it.
struct Told {
    const char* what;
    const char* message;
    const char* hint;
};
constexpr Told told[] = {
    {widow, N_("a paragraph's last line stands alone at the head of a page"), N_("lengthen or shorten the paragraph by some words")},
    {orphan, N_("a paragraph's first line stands alone at the foot of a page"), N_("lengthen or shorten what comes before it")},
    {unequal, N_("a page ends higher than the page that faces it"), N_("lengthen or shorten a paragraph near it, or move the figure")},
    {stranded, N_("a heading stands at the foot of a page, without its text"), N_("lengthen or shorten what comes before it")},
    {turned_hyphen, N_("a word is broken from a recto to the page behind it"), N_("lengthen or shorten the paragraph by some words")},
    {short_page, N_("the last page holds less than five lines"), N_("lengthen or shorten the text by some lines")},
};

} // namespace

SectionQuality measure_quality(const PageList& pages, const StyleSheet& style) { return Quality(pages, style).run(); }

QualityReport sum_up(const std::vector<const SectionQuality*>& sections) {
    constexpr int QualityReport::* counts[] = {
        &QualityReport::lines, &QualityReport::inner_lines, &QualityReport::justified_lines, &QualityReport::loose_lines, &QualityReport::tight_lines,
        &QualityReport::hyphens, &QualityReport::hyphen_runs, &QualityReport::hyphens_at_recto_foot, &QualityReport::hyphens_before_last_line,
        &QualityReport::widows, &QualityReport::orphans, &QualityReport::last_lines, &QualityReport::short_last_lines, &QualityReport::one_word_last_lines,
        &QualityReport::stacked_words, &QualityReport::rivers, &QualityReport::stranded_headings, &QualityReport::short_last_pages, &QualityReport::spreads,
        &QualityReport::unequal_spreads, &QualityReport::off_grid_lines};
    QualityReport all;
    std::int64_t spaced = 0, spaces = 0, squares = 0;
    const auto add_places = [&](const auto& places) { all.places.insert(all.places.end(), places.begin(), places.end()); };
    for (const SectionQuality* section : sections) {
        for (const auto count : counts) all.*count += section->counts.*count;
        all.longest_hyphen_run = std::max(all.longest_hyphen_run, section->counts.longest_hyphen_run);
        spaced += section->spaced, spaces += section->spaces, squares += section->squares;
        add_places(section->counts.places);
    }
    for (const SectionQuality* section : sections) add_places(section->spreads);
    for (const SectionQuality* section : sections) add_places(section->ends);
    if (spaced == 0) return all;
    // The deviation of means in 1/1000 em: variance by sums of squares, in integers until the end.
    const std::int64_t variance = (squares * spaced - spaces * spaces) / (spaced * spaced);
    all.word_space = static_cast<int>(spaces / spaced);
    if (spaces > 0) all.word_space_variation = static_cast<int>(std::sqrt(static_cast<double>(variance)) * 1000.0 * static_cast<double>(spaced) / static_cast<double>(spaces));
    return all;
}

Diagnostics quality_warnings(const QualityReport& report) {
    Diagnostics warnings;
    for (const auto& [what, span] : report.places)
        for (const Told& one : told)
            if (what == one.what) warnings.push_back(warning(one.what, span, tr(one.message), tr(one.hint)));
    return warnings;
}

} // namespace florilege
