#include "typeset/place_line.h"

#include <algorithm>
#include <list>
#include <span>
#include <string>

#include "base/translate.h"
#include "base/utf8.h"
#include "language/language.h"
#include "typeset/break_points.h"
#include "typeset/line_marks.h"

namespace florilege {

namespace {

/// A line whose spaces are wider, in permille of normal, is reported.
constexpr std::int64_t widest_space = 1600;
constexpr std::int64_t good_stretch_permille = 333; // of a space, what Extent::stretch counts
constexpr std::int64_t rounding = 15; // permille, for kerning that breaking could not foresee

/// The part of a piece that stands on the line.
struct Part {
    const Piece* piece = nullptr;
    const ShapedWord* word = nullptr; // glyphs, the added hyphen's last
    std::string_view shown;           // without the added hyphen
    Extent extent;
    bool hyphen = false;
    bool trailing = false; // a space at the line's end, which has no width
};

Extent sum(const std::vector<Part>& parts) {
    Extent all;
    for (const Part& part : parts) {
        if (part.trailing) continue;
        all.width += part.extent.width;
        all.stretch += part.extent.stretch;
        all.shrink += part.extent.shrink;
        all.glyphs += part.extent.glyphs;
    }
    return all;
}

bool prints(const Piece& piece) { return piece.kind != PieceKind::forced; }

class LinePlacer {
  public:
    LinePlacer(PlacingText& from, const BrokenLine& line, const LineShape::Row& row, const LinePlace& place, Canvas& canvas)
        : from_(from), line_(line), row_(row), place_(place), canvas_(canvas), marks_(from, place, canvas) {}

    void run() {
        gather();
        justify();
        PlacedLine placed;
        placed.first_run = static_cast<std::uint32_t>(canvas_.page.runs.size());
        if (from_.initial.end != 0 && line_.begin == from_.initial.end) set_initial();
        for (const Part& part : parts_) set(part);
        close_run();
        marks_.finish();
        describe(placed);
        report();
    }

  private:
    // ---- what stands on the line --------------------------------------------------------------------------------

    void gather() {
        const auto& pieces = from_.shaped.pieces;
        auto first = std::upper_bound(pieces.begin(), pieces.end(), line_.begin,
                                      [](std::uint32_t offset, const Piece& piece) { return offset < piece.end; });
        parts_.reserve(48); // a line's words and spaces
        for (auto piece = first; piece != pieces.end() && piece->begin < line_.end; ++piece)
            if (prints(*piece)) parts_.push_back(part_of(*piece));
        for (auto part = parts_.rbegin(); part != parts_.rend() && part->piece->kind == PieceKind::space; ++part)
            part->trailing = true;
    }

    Part part_of(const Piece& piece) {
        Part part;
        part.piece = &piece;
        part.word = piece.word;
        part.shown = piece.shown;
        part.extent = piece.extent;
        const std::uint32_t begin = std::max(piece.begin, line_.begin);
        const std::uint32_t end = std::min(piece.end, line_.end);
        const bool hyphen = line_.hyphen && end == line_.end;
        if (piece.kind != PieceKind::word || (begin == piece.begin && end == piece.end && !hyphen)) return part;
        part.hyphen = hyphen;
        const Segment& segment = from_.shaped.segments[piece.segment];
        part.shown = std::string_view(from_.text.text).substr(begin, end - begin);
        if (piece.style->uppercase) part.shown = capitals_.emplace_back(to_upper(segment.language, part.shown));
        const std::string shown = std::string(part.shown) + (hyphen ? "-" : "");
        part.word = &shape_part(from_.setter, piece, segment, shown, false);
        part.extent.glyphs = tracked_gaps(*part.word);
        part.extent.width = at_size(part.word->width, piece.style->size) + letter_space(piece, part.word->clusters);
        return part;
    }

    // ---- where it stands ----------------------------------------------------------------------------------------

    bool justified() const {
        return from_.shaped.style.align == Align::justify && (!line_.last || natural_.width > row_.width.value);
    }

    void justify() {
        natural_ = sum(parts_);
        const std::int64_t left = edge_hang(true);
        const std::int64_t right = edge_hang(false);
        scale_ = line_.scale;
        tracking_ = line_.tracking * from_.shaped.style.size.value / 1000;
        const std::int64_t set = natural_.width * scale_ / 1000 + natural_.glyphs * tracking_;
        const std::int64_t slack = row_.width.value + left + right - set;
        start_ = place_.x.value + row_.left.value - left;
        if (justified()) {
            share(slack);
        } else {
            if (from_.shaped.style.align == Align::right) start_ += slack;
            if (from_.shaped.style.align == Align::centre) start_ += left + (slack - left - right) / 2;
            overfull_ = slack < 0 ? -slack : 0;
        }
    }

    /// Gives the slack to the spaces; one that they cannot shrink by sticks out.
    void share(std::int64_t slack) {
        weight_ = slack >= 0 ? natural_.stretch : natural_.shrink;
        const std::int64_t most = natural_.shrink * last_resort_tight / 1000 + natural_.width * rounding / 1000;
        extra_ = std::max(slack, -most);
        overfull_ = extra_ - slack;
        if (weight_ != 0) return;
        unfilled_ = std::max<std::int64_t>(0, extra_);
        extra_ = 0;
    }

    /// How far the line's first or last glyph hangs into the margin.
    std::int64_t edge_hang(bool left) const {
        if (from_.shaped.style.align == Align::centre) return 0;
        const Part* edge = nullptr;
        for (const Part& part : parts_) {
            if (part.trailing) break;
            edge = &part;
            if (left) break;
        }
        if (!edge || edge->piece->kind != PieceKind::word || !edge->word || edge->word->glyphs.empty()) return 0;
        const Glyph& glyph = left ? edge->word->glyphs.front() : edge->word->glyphs.back();
        std::size_t at = left ? 0 : edge->shown.size();
        const char32_t c = left ? decode(edge->shown, at) : edge->hyphen ? U'-' : decode_before(edge->shown, at);
        const int share = left ? protrusion(*edge->piece, c).left : protrusion(*edge->piece, c).right;
        return at_size(glyph.advance, edge->piece->style->size) * share / 1000;
    }

    /// The x of a natural position on the line after the tracking and stretching of all that was passed.
    Length at(std::int64_t natural) const { return {start_ + natural * scale_ / 1000 + passed_glyphs_ * tracking_ + spread_}; }

    // ---- runs ---------------------------------------------------------------------------------------------------

    void set(const Part& part) {
        const bool marked = !part.trailing && marks_.reaches(*part.piece); // most parts are not
        const Length from = marked ? at(passed_) : Length{};
        if (part.piece->kind == PieceKind::image) set_image(part);
        else if (part.piece->kind == PieceKind::space) set_space(part);
        else set_glyphs(part);
        if (marked) marks_.reach(*part.piece, from, at(passed_));
    }

    void set_space(const Part& part) {
        const Piece& piece = *part.piece;
        const Glyph* glyph = piece.word && !piece.word->glyphs.empty() ? &piece.word->glyphs[0] : nullptr;
        const std::uint32_t base = say(part, glyph ? glyph->face : piece.style->face, false, piece.shown);
        if (glyph) add_glyphs({glyph, 1}, [&](const Glyph&) { return PlaceOfGlyph{at(passed_).value, base}; });
        if (part.trailing) return;
        passed_weight_ += extra_ >= 0 ? part.extent.stretch : part.extent.shrink;
        spread_ = weight_ == 0 ? 0 : extra_ * passed_weight_ / weight_;
        passed_ += part.extent.width;
    }

    /// Sets a word, a run for each face that its glyphs come from.
    void set_glyphs(const Part& part) {
        if (!part.word) return;
        const auto& glyphs = part.word->glyphs;
        const Length size = part.piece->style->size;
        const std::int64_t begin = passed_, glyphs_before = passed_glyphs_, scale = scale_, tracking = tracking_;
        const std::int64_t letter_spacing = letter_space(*part.piece, 1);
        std::int64_t millionths = 0;
        std::int64_t clusters = 0;
        for (std::size_t g = 0; g < glyphs.size();) {
            const std::size_t end = same_run_end(part, g);
            const std::uint32_t first = g == 0 ? 0 : glyphs[g].cluster;
            const std::uint32_t last = end == glyphs.size() || is_hyphen_glyph(part, end) ? all_of(part) : glyphs[end].cluster;
            const bool hyphen = is_hyphen_glyph(part, g);
            const std::string_view text = hyphen ? "\u00AD" : part.shown.substr(first, std::max(first, last) - first);
            const std::uint32_t base = say(part, glyphs[g].face, hyphen, text);
            std::uint32_t before = glyphs[g == 0 ? 0 : g - 1].cluster;
            std::int64_t natural = 0;
            const std::int64_t from = start_ + spread_;
            add_glyphs(std::span(glyphs).subspan(g, end - g), [&](const Glyph& glyph) {
                clusters += glyph.cluster != before;
                before = glyph.cluster;
                natural = begin + at_size(millionths, size) + letter_spacing * clusters;
                millionths += glyph.advance;
                return PlaceOfGlyph{from + natural * scale / 1000 + (glyphs_before + clusters) * tracking, base + std::max(glyph.cluster, first) - first};
            });
            passed_ = natural, passed_glyphs_ = glyphs_before + clusters;
            g = end;
        }
        passed_ = begin + part.extent.width;
    }

    static std::uint32_t all_of(const Part& part) { return static_cast<std::uint32_t>(part.shown.size()); }

    static bool is_hyphen_glyph(const Part& part, std::size_t g) {
        return part.hyphen && part.word->glyphs[g].cluster >= part.shown.size();
    }

    static std::size_t same_run_end(const Part& part, std::size_t first) {
        const auto& glyphs = part.word->glyphs;
        std::size_t end = first + 1;
        while (end < glyphs.size() && glyphs[end].face == glyphs[first].face &&
               is_hyphen_glyph(part, end) == is_hyphen_glyph(part, first))
            ++end;
        return end;
    }

    /// Adds text to the open run, or to a new one when looks or marking differ. Returns where in the run's text it begins.
    std::uint32_t say(const Part& part, FaceId face, bool hyphen, std::string_view text) {
        if (open_ && part.piece->segment == said_ && current().face == face && current().hyphen == hyphen && part.piece->style == said_style_) return add_text(text);
        said_ = part.piece->segment;
        said_style_ = part.piece->style;
        GlyphRun run;
        run.face = face;
        run.size = part.piece->style->size;
        run.y = place_.y - part.piece->style->rise;
        run.scale = static_cast<std::int16_t>(scale_);
        run.tracking = static_cast<std::int32_t>(tracking_ + letter_space(*part.piece, 1) * scale_ / 1000);
        run.gray = static_cast<std::uint16_t>(part.piece->style->gray);
        run.hyphen = hyphen;
        run.marking = marks_.marking(part.piece->segment);
        if (!open_ || !alike(run, current())) open_run(run);
        return add_text(text);
    }

    std::uint32_t add_text(std::string_view text) {
        const auto base = static_cast<std::uint32_t>(canvas_.page.text.size()) - current().text_begin;
        canvas_.page.text += text;
        return base;
    }

    static bool alike(const GlyphRun& a, const GlyphRun& b) {
        return a.face == b.face && a.size == b.size && a.y == b.y && a.gray == b.gray && a.hyphen == b.hyphen &&
               a.marking == b.marking;
    }

    void open_run(GlyphRun run) {
        close_run();
        run.x = at(passed_);
        run.first_glyph = static_cast<std::uint32_t>(canvas_.page.glyphs.size());
        run.text_begin = static_cast<std::uint32_t>(canvas_.page.text.size());
        canvas_.page.runs.push_back(run);
        open_ = true;
    }

    void close_run() {
        if (!open_) return;
        current().width = at(passed_) - current().x;
        current().text_end = static_cast<std::uint32_t>(canvas_.page.text.size());
        open_ = false;
    }

    GlyphRun& current() { return canvas_.page.runs.back(); }

    struct PlaceOfGlyph {
        std::int64_t x = 0;        // 1/1000 pt
        std::uint32_t cluster = 0; // in the run's text
    };

    /// Adds glyphs to the open run, each where `place` says.
    template <class Place>
    void add_glyphs(std::span<const Glyph> glyphs, Place&& place) {
        GlyphRun& run = current();
        Page& page = canvas_.page;
        std::uint16_t cluster = run.glyph_count > 0 ? page.glyphs.back().cluster : std::uint16_t{0};
        run.glyph_count += static_cast<std::uint32_t>(glyphs.size());
        page.glyphs.resize(page.glyphs.size() + glyphs.size());
        PlacedGlyph* placed = page.glyphs.data() + page.glyphs.size() - glyphs.size();
        for (const Glyph& glyph : glyphs) {
            const PlaceOfGlyph at = place(glyph);
            std::int64_t x = at.x - run.x.value;
            if (glyph.x_offset != 0) x += at_size(glyph.x_offset, run.size) * scale_ / 1000;
            if (const std::int64_t y = glyph.y_offset == 0 ? 0 : at_size(glyph.y_offset, run.size); y != 0)
                page.raised.push_back({static_cast<std::uint32_t>(placed - page.glyphs.data()), static_cast<std::int32_t>(y)});
            cluster = held_cluster(at.cluster, cluster);
            *placed++ = {static_cast<std::int32_t>(x), glyph.id, cluster};
        }
    }

    /// The drop capital, at the text block's left edge.
    void set_initial() {
        const Initial& initial = from_.initial;
        GlyphRun run;
        run.face = initial.style.face;
        run.size = initial.style.size;
        run.x = place_.x;
        run.y = place_.y + initial.drop;
        run.gray = static_cast<std::uint16_t>(initial.style.gray);
        run.marking = place_.marking;
        run.first_glyph = static_cast<std::uint32_t>(canvas_.page.glyphs.size());
        run.text_begin = static_cast<std::uint32_t>(canvas_.page.text.size());
        canvas_.page.text += from_.text.text.substr(0, initial.end);
        run.text_end = static_cast<std::uint32_t>(canvas_.page.text.size());
        canvas_.page.runs.push_back(run);
        std::int64_t millionths = 0;
        add_glyphs(initial.word->glyphs, [&](const Glyph& glyph) {
            current().face = glyph.face;
            const std::int64_t x = run.x.value + at_size(millionths, run.size);
            millionths += initial.advance(glyph, from_.text.text);
            return PlaceOfGlyph{x, glyph.cluster};
        });
        current().width = Length{at_size(millionths, run.size)};
    }

    void set_image(const Part& part) {
        close_run();
        ImageItem image;
        image.path = from_.text.marks[from_.shaped.segments[part.piece->segment].marks.back()].value;
        image.x = at(passed_);
        passed_ += part.extent.width;
        image.width = at(passed_) - image.x;
        image.height = inline_image_height(from_.setter, *part.piece->style);
        image.y = place_.y - image.height;
        image.marking = marks_.marking(part.piece->segment);
        canvas_.page.images.push_back(image);
    }

    // ---- what is told of the line -------------------------------------------------------------------------------

    void describe(PlacedLine& placed) const {
        placed.x = Length{start_};
        placed.y = place_.y;
        placed.width = at(passed_) - placed.x;
        placed.stretch = line_.stretch;
        placed.end = line_.last ? PlacedLine::End::last : line_.hyphenated ? PlacedLine::End::hyphen : PlacedLine::End::natural;
        placed.run_count = static_cast<std::uint32_t>(canvas_.page.runs.size()) - placed.first_run;
        placed.role = from_.role;
        placed.span = span_of(from_.text, line_.begin, line_.end);
        placed.text = from_.text.id;
        placed.offset = line_.begin;
        canvas_.page.lines.push_back(placed);
    }

    void report() const {
        const Span span = span_of(from_.text, line_.begin, line_.end);
        if (overfull_ > from_.shaped.style.size.value / 100) {
            canvas_.diagnostics.push_back(warning("overfull-line", span, tr("a line is wider than its measure"),
                                                  tr("shorten or divide what cannot be broken in it")));
        } else if (line_.cut) {
            if (!begins_word()) return;
            canvas_.diagnostics.push_back(warning("broken-word", span, tr("a word wider than the line was broken where it ended"),
                                                  tr("put a hyphen or a space into the word")));
        } else if (!line_.last && justified() && is_loose()) {
            canvas_.diagnostics.push_back(warning("loose-line", span, tr("the words of a line are too far apart"),
                                                  tr("reword the sentence, or allow a long word to be broken with a hyphen")));
        } else if (justified() && is_tight()) {
            canvas_.diagnostics.push_back(warning("tight-line", span, tr("the words of a line are too close together"), tr("reword the sentence")));
        }
    }

    /// Whether the word that the line's end cuts begins in this line: one report a word.
    bool begins_word() const {
        if (line_.begin == from_.shaped.start) return true;
        for (const Part& part : parts_)
            if (part.piece->kind == PieceKind::space && breaks_line(part.piece->space)) return true;
        std::size_t at = line_.begin;
        return breaks_line(space_kind(decode_before(from_.text.text, at)));
    }

    bool is_tight() const { return line_.stretch < -strained_tight - rounding; }

    bool is_loose() const {
        if (extra_ <= 0 && natural_.stretch > 0) return false;
        if (natural_.stretch == 0) return unfilled_ > from_.shaped.style.size.value / 100;
        return extra_ * good_stretch_permille > natural_.stretch * (widest_space - 1000 + rounding);
    }

    PlacingText& from_;
    const BrokenLine& line_;
    const LineShape::Row& row_;
    const LinePlace& place_;
    Canvas& canvas_;
    std::vector<Part> parts_;
    std::list<std::string> capitals_; // that parts of words show
    LineMarks marks_;
    Extent natural_;
    std::int64_t scale_ = 1000;
    std::int64_t tracking_ = 0; // 1/1000 pt a cluster
    std::int64_t start_ = 0;    // x of the first glyph
    std::int64_t extra_ = 0;    // given to the spaces in all
    std::int64_t weight_ = 0;   // what they take it by
    std::int64_t overfull_ = 0;
    std::int64_t unfilled_ = 0;
    std::int64_t passed_ = 0;   // natural width set so far, its glyphs and its spaces' weight
    std::int64_t passed_glyphs_ = 0;
    std::int64_t passed_weight_ = 0;
    std::uint32_t said_ = 0;  // the segment of what was said last, and its style
    const RunStyle* said_style_ = nullptr;
    std::int64_t spread_ = 0; // what the spaces that were passed gave or took
    bool open_ = false;
};

} // namespace

void place_line(PlacingText& from, const BrokenLine& line, const LineShape::Row& row, const LinePlace& place,
                Canvas& canvas) {
    LinePlacer(from, line, row, place, canvas).run();
}

} // namespace florilege
