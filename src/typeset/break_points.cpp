#include "typeset/break_points.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "typeset/word_breaks.h"

namespace florilege {

namespace {

constexpr std::int32_t stub_cost = 2'000;      // two letters alone before the hyphen
constexpr std::int32_t cut_cost = 100'000;
constexpr std::int32_t glue_cost = 70'000;    // at a no-break space
constexpr std::int32_t short_word_cost = 700; // a word of two letters at a line's end; twice for one
constexpr std::int32_t lone_dash_cost = 400;  // a dash at a line's beginning

Extent operator+(const Extent& a, const Extent& b) {
    return {a.width + b.width, a.stretch + b.stretch, a.shrink + b.shrink, a.glyphs + b.glyphs};
}

/// Walks the glyphs of a piece, always forward: the extent of what lies before an offset.
class Cursor {
  public:
    explicit Cursor(const Piece& piece) : piece_(piece) {}

    Extent before(std::uint32_t offset) {
        if (!piece_.word) return {};
        const auto& glyphs = piece_.word->glyphs;
        for (; next_ < glyphs.size() && piece_.begin + glyphs[next_].cluster < offset; ++next_) {
            millionths_ += glyphs[next_].advance;
            if (next_ == 0 || glyphs[next_].cluster != glyphs[next_ - 1].cluster) ++clusters_;
        }
        Extent extent;
        extent.width = at_size(millionths_, piece_.style->size) + letter_space(piece_, clusters_);
        extent.glyphs = clusters_;
        return extent;
    }
    std::int64_t clusters() const { return clusters_; }
    /// Advance of the glyph before the offset last asked for, of the one after it.
    std::int64_t advance_before() const { return next_ == 0 ? 0 : size_of(next_ - 1); }
    std::int64_t advance_after() const { return piece_.word && next_ < piece_.word->glyphs.size() ? size_of(next_) : 0; }
    /// Offsets where the glyphs can be cut.
    std::vector<std::uint32_t> cuts() const {
        std::vector<std::uint32_t> offsets;
        if (!piece_.word) return offsets;
        const auto& glyphs = piece_.word->glyphs;
        for (std::size_t i = 1; i < glyphs.size(); ++i)
            if (glyphs[i].cluster != glyphs[i - 1].cluster) offsets.push_back(piece_.begin + glyphs[i].cluster);
        return offsets;
    }

  private:
    std::int64_t size_of(std::size_t glyph) const {
        return at_size(piece_.word->glyphs[glyph].advance, piece_.style->size);
    }

    const Piece& piece_;
    std::size_t next_ = 0;
    std::int64_t millionths_ = 0;
    std::int64_t clusters_ = 0;
};

/// A place inside a word, before it becomes a break point.
struct Place {
    std::uint32_t offset = 0;
    BreakKind kind = BreakKind::soft;
    std::int32_t cost = 0;
    bool hyphenated = false;
    std::int64_t before = 0; // with an added hyphen: the widths of the part before and of the part after
    std::int64_t after = 0;
};

class PointMaker {
  public:
    PointMaker(const Inlines& text, const ShapedText& shaped, const Setter& setter, const std::vector<ByteRange>& wide)
        : text_(text), shaped_(shaped), setter_(setter), wide_(wide) {}

    std::vector<BreakPoint> run() {
        BreakPoint begin;
        begin.offset = shaped_.start;
        begin.kind = BreakKind::forced;
        points_.reserve(shaped_.pieces.size() + shaped_.pieces.size() / 2);
        points_.push_back(begin);
        std::size_t p = 0;
        while (p < shaped_.pieces.size()) {
            const PieceKind kind = shaped_.pieces[p].kind;
            if (kind == PieceKind::forced) p = forced(p);
            else if (kind == PieceKind::space) p = spaces(p);
            else p = word(p);
        }
        finish();
        return std::move(points_);
    }

  private:
    void finish() {
        BreakPoint end;
        end.offset = static_cast<std::uint32_t>(text_.text.size());
        end.kind = BreakKind::end;
        end.before = ink_;
        end.before.width -= ink_hang_;
        end.after = sum_;
        end.word_before = last_word_;
        points_.push_back(end);
    }

    std::size_t forced(std::size_t p) {
        BreakPoint point;
        point.offset = shaped_.pieces[p].end;
        point.kind = BreakKind::forced;
        point.before = ink_;
        point.before.width -= ink_hang_;
        point.after = sum_;
        points_.push_back(point);
        ink_ = sum_;
        ink_hang_ = 0;
        last_word_ = 0;
        return p + 1;
    }

    /// A run of spaces is one place at most: the line ends before it, the next begins after it.
    std::size_t spaces(std::size_t p) {
        const std::size_t first = p;
        bool breaks = false;
        const bool leading = points_.back().after.width == sum_.width && points_.back().offset == shaped_.pieces[p].begin;
        for (; p < shaped_.pieces.size() && shaped_.pieces[p].kind == PieceKind::space; ++p) {
            sum_ = sum_ + shaped_.pieces[p].extent;
            breaks = breaks || breaks_line(shaped_.pieces[p].space);
        }
        if (leading || p == shaped_.pieces.size()) return p;
        const bool wide = !wide_.empty() && in_wide(shaped_.pieces[p].begin);
        if (!breaks && !wide) return p;
        const char32_t next = first_of(shaped_.pieces[p]);
        const char32_t previous = last_of(shaped_.pieces[first]);
        const bool glued = !breaks || (stays_with_previous(next) && !begins_word(shaped_.pieces[p])) || previous == 0x00AB || previous == U'(';
        if (glued && !wide) return p;
        BreakPoint point;
        point.offset = shaped_.pieces[p].begin;
        point.kind = glued ? BreakKind::cut : BreakKind::space;
        point.cost = glued ? glue_cost : 0;
        point.before = ink_;
        point.before.width -= ink_hang_;
        point.after = sum_;
        point.word_before = last_word_;
        if (last_letters_ == 1) point.cost += 2 * short_word_cost;
        if (last_letters_ == 2) point.cost += short_word_cost;
        if (next == 0x2014 || next == 0x2013) point.cost += lone_dash_cost;
        points_.push_back(point);
        return p;
    }

    /// A point before letters is none of the sentence's: ".txt", "…and".
    bool begins_word(const Piece& piece) const {
        std::size_t at = piece.begin;
        const char32_t mark = decode(text_.text, at);
        return (mark == U'.' || mark == 0x2026) && at < piece.end && is_letter(decode(text_.text, at));
    }

    char32_t first_of(const Piece& piece) const {
        std::size_t at = piece.begin;
        return decode(text_.text, at);
    }
    char32_t last_of(const Piece& piece) const { // the character before the piece
        std::size_t at = piece.begin;
        return at == 0 ? 0 : decode_before(text_.text, at);
    }

    /// The pieces up to the next space: one word to the reader.
    std::size_t word(std::size_t p) {
        std::size_t end = p;
        while (end < shaped_.pieces.size() && shaped_.pieces[end].kind != PieceKind::space &&
               shaped_.pieces[end].kind != PieceKind::forced)
            ++end;
        const std::string_view text = word_text(p, end);
        const Piece& first = shaped_.pieces[p];
        const bool known = end == p + 1 && first.word && first.shown.data() == text.data(); // most are one piece
        const WordTraits traits = known ? first.word->traits : traits_of(text);
        begin_word(first, traits.hash);
        find_places(p, end, text, traits);
        std::size_t place = 0;
        for (; p < end; ++p) place = piece(shaped_.pieces[p], place);
        last_word_ = traits.hash;
        last_letters_ = traits.letters;
        return end;
    }

    std::string_view word_text(std::size_t p, std::size_t end) const {
        const std::uint32_t begin = shaped_.pieces[p].begin;
        return std::string_view(text_.text).substr(begin, shaped_.pieces[end - 1].end - begin);
    }

    /// The point from which a line would begin with this word learns what that line begins with.
    void begin_word(const Piece& first, std::uint32_t hash) {
        BreakPoint& point = points_.back();
        if (point.offset != first.begin) return;
        point.word_after = hash;
        point.after.width += hang_left(first);
    }

    /// Every place inside the word, ascending.
    void find_places(std::size_t p, std::size_t end, std::string_view text, const WordTraits& traits) {
        std::vector<Place>& places = places_;
        places.clear();
        const std::uint32_t begin = shaped_.pieces[p].begin;
        const Segment& segment = shaped_.segments[shaped_.pieces[p].segment];
        const bool address = segment.verbatim || traits.address;
        if (address || traits.signs)
            for (const WordBreak& at : word_breaks(text, segment.language, address))
                places.push_back({begin + at.offset, BreakKind::soft, at.cost, at.hyphenated});
        for (std::size_t i = p; i < end; ++i) {
            add_hyphens(p, i, address, places);
            add_cuts(p, i, places);
        }
        if (places.size() < 2) return;
        const auto before = [](const Place& a, const Place& b) { return a.offset < b.offset; };
        if (!std::is_sorted(places.begin(), places.end(), before)) std::stable_sort(places.begin(), places.end(), before);
        const auto same = [](const Place& a, const Place& b) { return a.offset == b.offset; };
        places.erase(std::unique(places.begin(), places.end(), same), places.end());
    }

    void add_hyphens(std::size_t first, std::size_t i, bool address, std::vector<Place>& places) const {
        const Piece& piece = shaped_.pieces[i];
        if (!piece.word || address || piece.kind != PieceKind::word) return;
        for (const HyphenPoint& hyphen : piece.word->hyphens) {
            const std::uint32_t offset = piece.begin + hyphen.offset;
            const std::int32_t cost = i == first && hyphen.stub ? stub_cost : 0;
            places.push_back({offset, BreakKind::hyphen, cost, true, hyphen.before, hyphen.after});
        }
    }

    void add_cuts(std::size_t first, std::size_t i, std::vector<Place>& places) const {
        const Piece& piece = shaped_.pieces[i];
        if (wide_.empty() || !touches_wide(piece)) return;
        if (i > first && in_wide(piece.begin)) places.push_back({piece.begin, BreakKind::cut, cut_cost});
        if (piece.kind != PieceKind::word || piece.style->uppercase) return;
        for (std::uint32_t offset : Cursor(piece).cuts())
            if (in_wide(offset)) places.push_back({offset, BreakKind::cut, cut_cost});
    }

    bool touches_wide(const Piece& piece) const {
        const auto box = std::lower_bound(wide_.begin(), wide_.end(), piece.begin,
                                          [](const ByteRange& b, std::uint32_t offset) { return b.end <= offset; });
        return box != wide_.end() && box->begin < piece.end;
    }

    /// Whether a place lies inside a box wider than the measure.
    bool in_wide(std::uint32_t offset) const {
        const auto box = std::lower_bound(wide_.begin(), wide_.end(), offset,
                                          [](const ByteRange& b, std::uint32_t at) { return b.end <= at; });
        return box != wide_.end() && box->begin < offset;
    }

    /// Passes one piece of a word, making points of its places from `place` on; returns the next place.
    std::size_t piece(const Piece& piece, std::size_t place) {
        Cursor cursor(piece);
        for (; place < places_.size() && places_[place].offset < piece.end; ++place)
            points_.push_back(point_at(piece, places_[place], cursor));
        // A place at the very end of the piece lies before the next one, where its offset begins it.
        sum_ = sum_ + piece.extent;
        ink_ = sum_;
        ink_hang_ = hang_right(piece);
        return place;
    }

    BreakPoint point_at(const Piece& piece, const Place& place, Cursor& cursor) {
        BreakPoint point;
        point.offset = place.offset;
        point.kind = place.kind;
        point.cost = place.cost;
        point.hyphenated = place.hyphenated;
        const Extent part = cursor.before(place.offset);
        point.before = point.after = sum_ + part;
        const bool at_piece_start = place.offset == piece.begin;
        if (place.kind == BreakKind::hyphen) {
            const std::int64_t hyphen = hyphen_advance(piece);
            point.before.width = sum_.width + at_size(place.before, piece.style->size) +
                                 letter_space(piece, cursor.clusters()) - hyphen * protrusion(piece, U'-').right / 1000;
            point.after.width = sum_.width + piece.extent.width - at_size(place.after, piece.style->size) -
                                letter_space(piece, piece.word->clusters - cursor.clusters());
            return point;
        }
        if (!at_piece_start && part.glyphs > 0) point.before.glyphs -= 1; // the gap after the last letter
        std::size_t at = place.offset;
        const Protrusion right = protrusion(piece, decode_before(text_.text, at));
        point.before.width -= at_piece_start ? ink_hang_ : cursor.advance_before() * right.right / 1000;
        at = place.offset;
        point.after.width += cursor.advance_after() * protrusion(piece, decode(text_.text, at)).left / 1000;
        return point;
    }

    std::int64_t hyphen_advance(const Piece& piece) {
        if (const FaceId face = piece.style->face; hyphen_face_ != face) {
            hyphen_face_ = face;
            hyphen_ = setter_.fonts.advance(face, setter_.fonts.glyph(face, U'-'));
        }
        return at_size(hyphen_, piece.style->size);
    }

    const Inlines& text_;
    const ShapedText& shaped_;
    const Setter& setter_;
    const std::vector<ByteRange>& wide_;
    std::vector<BreakPoint> points_;
    std::vector<Place> places_; // of the word being passed
    std::optional<FaceId> hyphen_face_; // whose hyphen was measured last
    std::int32_t hyphen_ = 0;
    Extent sum_;  // of all that was passed
    Extent ink_;  // of all up to the last thing that is no space
    std::int64_t ink_hang_ = 0; // how far that hangs when it ends a line
    std::uint32_t last_word_ = 0;
    int last_letters_ = 0;
};

/// The signs of code do not hang.
bool hanging_word(const Piece& piece) {
    return piece.kind == PieceKind::word && piece.word && !piece.word->glyphs.empty() && !piece.style->code;
}

} // namespace

std::int64_t hang_left(const Piece& piece) {
    const int share = hanging_word(piece) ? piece.word->traits.hang_left : 0;
    return share == 0 ? 0 : at_size(piece.word->glyphs.front().advance, piece.style->size) * share / 1000;
}

std::int64_t hang_right(const Piece& piece) {
    const int share = hanging_word(piece) ? piece.word->traits.hang_right : 0;
    return share == 0 ? 0 : at_size(piece.word->glyphs.back().advance, piece.style->size) * share / 1000;
}

std::vector<BreakPoint> break_points(const Inlines& text, const ShapedText& shaped, const Setter& setter,
                                     const std::vector<ByteRange>& wide) {
    return PointMaker(text, shaped, setter, wide).run();
}

std::vector<Gap> gaps_of(const ShapedText& shaped) {
    std::vector<Gap> gaps;
    gaps.reserve(shaped.pieces.size() / 2 + 1); // words stand between them
    Extent sum;
    for (const Piece& piece : shaped.pieces) {
        const Extent before = sum;
        sum = sum + piece.extent;
        if (piece.space == SpaceKind::word) gaps.push_back({piece.end, before, sum});
    }
    return gaps;
}

std::vector<ByteRange> wide_boxes(const std::vector<BreakPoint>& points, Length measure) {
    std::vector<ByteRange> wide;
    for (std::size_t i = 1; i < points.size(); ++i)
        if (points[i].before.width - points[i - 1].after.width > measure.value)
            wide.push_back({points[i - 1].offset, points[i].offset});
    return wide;
}

} // namespace florilege
