#include "typeset/shaped_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/translate.h"
#include "base/utf8.h"
#include "language/language.h"
#include "typeset/word_breaks.h"

namespace florilege {

namespace {

// A word-space stretches by a third and shrinks by a fifth in a good line.
constexpr int good_stretch = 333;
constexpr int good_shrink = 200;

// ---- segments -------------------------------------------------------------------------------------------------

constexpr std::uint32_t longest_address = 2'000; // bytes

/// The marks open at a place, by their index.
using OpenMarks = std::vector<std::uint32_t>;

class Segmenter {
  public:
    Segmenter(const Inlines& text, Role role, const std::string& language, const Setter& setter)
        : text_(text), role_(role), language_(language), setter_(setter) {}

    std::vector<Segment> run(std::uint32_t start) {
        std::vector<std::uint32_t> edges = {start, static_cast<std::uint32_t>(text_.text.size())};
        for (const Mark& mark : text_.marks)
            edges.push_back(std::max(start, mark.begin)), edges.push_back(std::max(start, mark.end));
        std::sort(edges.begin(), edges.end());
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        std::vector<Segment> segments;
        for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
            move_to(edges[i]);
            segments.push_back(segment(edges[i], edges[i + 1]));
        }
        return segments;
    }

  private:
    void move_to(std::uint32_t offset) {
        std::erase_if(open_, [&](std::uint32_t m) { return text_.marks[m].end <= offset; });
        for (; next_ < text_.marks.size() && text_.marks[next_].begin <= offset; ++next_)
            if (text_.marks[next_].end > offset) open_.push_back(static_cast<std::uint32_t>(next_));
    }

    Segment segment(std::uint32_t begin, std::uint32_t end) const {
        Segment segment;
        segment.begin = begin;
        segment.end = end;
        segment.language = language_;
        segment.hyphenate = setter_.style[role_].hyphens;
        MarkSet marks;
        for (std::uint32_t m : open_) take(text_.marks[m], m, marks, segment);
        segment.style = setter_.faces.run_style(role_, marks);
        marks.code = false;
        segment.space_style = segment.style.code ? setter_.faces.run_style(role_, marks) : segment.style;
        if (segment.verbatim) segment.hyphenate = false;
        return segment;
    }

    /// Of nested links, and of nested languages, the innermost counts.
    void replace(std::vector<std::uint32_t>& marks, std::uint32_t index) const {
        std::erase_if(marks, [&](std::uint32_t m) { return text_.marks[m].kind == text_.marks[index].kind; });
        marks.push_back(index);
    }

    void take(const Mark& mark, std::uint32_t index, MarkSet& marks, Segment& segment) const {
        switch (mark.kind) {
        case MarkKind::emphasis:
        case MarkKind::citation: marks.italic = !marks.italic; break;
        case MarkKind::strong: marks.strong = true; break;
        case MarkKind::small_caps:
            marks.capitals = is_upper(language_, std::string_view(text_.text).substr(mark.begin, mark.end - mark.begin)) ? Capitals::all_small
                                                                                                                         : Capitals::small;
            break;
        case MarkKind::acronym: marks.acronym = true; break;
        case MarkKind::superscript: marks.superscript = true; break;
        case MarkKind::subscript: marks.subscript = true; break;
        case MarkKind::strikethrough: segment.strikethrough = true; break;
        case MarkKind::code:
        case MarkKind::keyboard:
        case MarkKind::sample: marks.code = segment.verbatim = true; break;
        case MarkKind::link:
            replace(segment.marks, index);
            if (mark.end - mark.begin < longest_address &&
                is_address(std::string_view(text_.text).substr(mark.begin, mark.end - mark.begin)))
                segment.verbatim = true;
            break;
        case MarkKind::language:
            replace(segment.marks, index);
            segment.language = mark.value;
            break;
        case MarkKind::note_ref:
            segment.marks.push_back(index);
            marks.superscript = true;
            marks.italic = marks.strong = false; // a call stands upright whatever it follows
            break;
        case MarkKind::image: segment.marks.push_back(index); break;
        case MarkKind::passage:
        case MarkKind::index_entry:
        case MarkKind::anchor:
        case MarkKind::abbreviation: break;
        }
    }

    const Inlines& text_;
    Role role_;
    const std::string& language_;
    const Setter& setter_;
    OpenMarks open_;
    std::size_t next_ = 0;
};

// ---- pieces ---------------------------------------------------------------------------------------------------

const Mark* mark_over(const Inlines& text, const Segment& segment, MarkKind kind) {
    for (std::uint32_t m : segment.marks)
        if (text.marks[m].kind == kind) return &text.marks[m];
    return nullptr;
}

/// French glue in word-spaces: half of one before ; ! ?, a whole one before a colon, 0.8 inside guillemets.
Glue space_glue(SpaceKind kind, char32_t before, char32_t after) {
    if (before == 0x2014 && kind == SpaceKind::no_break) return {1000, 0, 0}; // a speaker's dash: dialogues align
    if (kind == SpaceKind::narrow) return {500, 0, 0};
    if (kind == SpaceKind::no_break && (before == 0x00AB || after == 0x00BB)) return {800, 300, 800};
    return {1000, 1000, 1000};
}

class PieceMaker {
  public:
    PieceMaker(const Inlines& text, const Setter& setter, ShapedText& shaped, Diagnostics& diagnostics)
        : text_(text), setter_(setter), shaped_(shaped), diagnostics_(diagnostics) {}

    void run() {
        shaped_.pieces.reserve(most_pieces());
        for (std::uint32_t s = 0; s < shaped_.segments.size(); ++s) cut(s);
    }

  private:
    /// A word and a space for each byte that may begin a space, in each segment.
    std::size_t most_pieces() const {
        const auto begins_space = [](char c) { return c == ' ' || c == '\n' || c == '\xC2' || c == '\xE2' || c == '\xEF'; };
        const auto spaces = std::count_if(text_.text.begin(), text_.text.end(), begins_space);
        return 2 * static_cast<std::size_t>(spaces) + shaped_.segments.size();
    }

    /// Cuts a segment at its spaces, forced breaks and objects.
    void cut(std::uint32_t s) {
        const Segment& segment = shaped_.segments[s];
        std::size_t at = segment.begin;
        std::size_t word = at;
        while (at < segment.end) {
            const std::size_t begin = at;
            const char32_t c = decode(text_.text, at);
            if (c > U' ' && c < 0x80) continue;
            const SpaceKind kind = space_kind(c);
            const PieceKind piece = c == U'\n'                 ? PieceKind::forced
                                    : c == object_replacement ? PieceKind::call
                                    : kind != SpaceKind::none ? PieceKind::space
                                                              : PieceKind::word;
            if (piece == PieceKind::word) continue;
            if (word < begin) add_word(s, word, begin);
            if (piece == PieceKind::space) add_space(s, kind, begin, at);
            else if (piece == PieceKind::forced) add(s, PieceKind::forced, begin, at);
            else add_object(s, begin, at);
            word = at;
        }
        if (word < segment.end) add_word(s, word, segment.end);
    }

    Piece& add(std::uint32_t s, PieceKind kind, std::size_t begin, std::size_t end) {
        Piece piece;
        piece.kind = kind;
        piece.segment = s;
        piece.begin = static_cast<std::uint32_t>(begin);
        piece.end = static_cast<std::uint32_t>(end);
        piece.style = &shaped_.segments[s].style;
        piece.shown = std::string_view(text_.text).substr(begin, end - begin);
        shaped_.pieces.push_back(piece);
        return shaped_.pieces.back();
    }

    void add_word(std::uint32_t s, std::size_t begin, std::size_t end) {
        Piece& piece = add(s, PieceKind::word, begin, end);
        shape(piece);
    }

    void shape(Piece& piece) {
        const Segment& segment = shaped_.segments[piece.segment];
        if (piece.style->uppercase) piece.shown = shaped_.strings.emplace_back(to_upper(segment.language, piece.shown));
        const bool hyphenate = segment.hyphenate && piece.kind == PieceKind::word && !piece.style->uppercase;
        piece.word = &shape_part(setter_, piece, segment, piece.shown, hyphenate);
        if ((piece.style->features & superiors) != 0 && !has_superiors(piece, segment)) {
            piece.style = &shaped_.styles.emplace_back(scaled_superior(*piece.style));
            piece.word = &shape_part(setter_, piece, segment, piece.shown, hyphenate);
        }
        piece.extent.width = at_size(piece.word->width, piece.style->size) + letter_space(piece, piece.word->clusters);
        piece.extent.glyphs = static_cast<std::int32_t>(tracked_gaps(*piece.word));
        report_missing(piece);
    }

    /// Whether the face draws every character of the piece as a superior.
    bool has_superiors(const Piece& piece, const Segment& segment) const {
        RunStyle style = *piece.style;
        style.features &= static_cast<std::uint16_t>(~superiors);
        Piece normal = piece;
        normal.style = &style;
        const ShapedWord& plain = shape_part(setter_, normal, segment, piece.shown, false);
        if (plain.glyphs.size() != piece.word->glyphs.size()) return false;
        for (std::size_t i = 0; i < plain.glyphs.size(); ++i)
            if (plain.glyphs[i].id == piece.word->glyphs[i].id) return false;
        return true;
    }

    void report_missing(const Piece& piece) {
        if (!piece.word->missing) return;
        for (const Glyph& glyph : piece.word->glyphs) {
            if (glyph.id != 0) continue;
            std::size_t at = glyph.cluster;
            const char32_t c = decode(piece.shown, at);
            const bool same = piece.shown.data() == text_.text.data() + piece.begin;
            const std::uint32_t begin = same ? piece.begin + glyph.cluster : piece.begin;
            const std::uint32_t end = same ? piece.begin + static_cast<std::uint32_t>(at) : piece.end;
            diagnostics_.push_back(error("missing-glyph", span_of(text_, begin, end),
                                         tr("no typeface of the style has the character {}", describe(c)),
                                         tr("replace the character, or add to the style a typeface that has it")));
        }
    }

    static std::string describe(char32_t c) {
        std::array<char, 8> digits{};
        const auto [last, failure] = std::to_chars(digits.data(), digits.data() + digits.size(),
                                                   static_cast<std::uint32_t>(c), 16);
        std::string code(digits.data(), last);
        for (char& digit : code)
            if (digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
        return "“" + encode(c) + "” (U+" + std::string(4 - std::min<std::size_t>(4, code.size()), '0') + code + ")";
    }

    void add_space(std::uint32_t s, SpaceKind kind, std::size_t begin, std::size_t end) {
        Piece& piece = add(s, PieceKind::space, begin, end);
        piece.space = kind;
        if (kind == SpaceKind::zero) return;
        const bool own_width = kind == SpaceKind::fixed || kind == SpaceKind::no_break_fixed;
        if (!own_width && piece.style->code) piece.style = &shaped_.segments[s].space_style;
        const std::string_view shown = own_width ? piece.shown : std::string_view(" ");
        piece.word = own_width ? &shape_part(setter_, piece, shaped_.segments[s], shown, false) : &word_space(piece, s);
        const std::int64_t space = at_size(piece.word->width, piece.style->size) + letter_space(piece, 1);
        piece.extent.glyphs = 0;
        piece.extent.width = space;
        if (own_width) return;
        if (kind == SpaceKind::word) {
            piece.extent = {space, static_cast<std::int32_t>(space * good_stretch / 1000), static_cast<std::int32_t>(space * good_shrink / 1000), 0};
            return;
        }
        std::size_t place = begin;
        const char32_t before = begin > 0 ? decode_before(text_.text, place) : 0;
        place = end;
        const char32_t after = end < text_.text.size() ? decode(text_.text, place) : 0;
        const Glue glue = space_glue(kind, before, after);
        piece.extent.width = space * glue.width / 1000;
        piece.extent.stretch = static_cast<std::int32_t>(space * good_stretch / 1000 * glue.stretch / 1000);
        piece.extent.shrink = static_cast<std::int32_t>(space * good_shrink / 1000 * glue.shrink / 1000);
    }

    /// The shaped U+0020 of a segment, looked up once.
    const ShapedWord& word_space(const Piece& piece, std::uint32_t s) {
        if (!space_ || space_segment_ != s) space_ = &shape_part(setter_, piece, shaped_.segments[s], " ", false);
        space_segment_ = s;
        return *space_;
    }

    /// A note's call or an image, both standing on one U+FFFC.
    void add_object(std::uint32_t s, std::size_t begin, std::size_t end) {
        const Segment& segment = shaped_.segments[s];
        if (const Mark* call = mark_over(text_, segment, MarkKind::note_ref)) {
            Piece& piece = add(s, PieceKind::call, begin, end);
            piece.shown = shaped_.strings.emplace_back(call->label.empty() ? std::to_string(call_number(*call)) : call->label);
            shape(piece);
        } else if (const Mark* image = mark_over(text_, segment, MarkKind::image)) {
            add_image(s, begin, end, *image);
        } else {
            add_word(s, begin, end);
        }
    }

    void add_image(std::uint32_t s, std::size_t begin, std::size_t end, const Mark& mark) {
        const auto found = setter_.images.find(mark.value);
        if (found == setter_.images.end() || found->second.width <= 0 || found->second.height <= 0) {
            diagnostics_.push_back(error("inline-image",
                                         span_of(text_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)),
                                         tr("the image “{}” cannot be set inside a line", mark.value),
                                         tr("give the image a paragraph of its own")));
            return;
        }
        Piece& piece = add(s, PieceKind::image, begin, end);
        piece.extent.width = inline_image_height(setter_, *piece.style).value * found->second.width / found->second.height;
        piece.extent.glyphs = 0;
    }

    const Inlines& text_;
    const Setter& setter_;
    ShapedText& shaped_;
    Diagnostics& diagnostics_;
    const ShapedWord* space_ = nullptr;
    std::uint32_t space_segment_ = 0;
};

} // namespace

std::uint32_t call_number(const Mark& call) {
    std::uint32_t index = 0;
    std::from_chars(call.value.data(), call.value.data() + call.value.size(), index);
    return index + 1;
}

Length inline_image_height(const Setter& setter, const RunStyle& style) { return Em{setter.fonts.metrics(style.face).ascender}.at(style.size); }

const ShapedWord& shape_part(const Setter& setter, const Piece& piece, const Segment& segment, std::string_view text,
                             bool hyphenate) {
    WordKey key;
    key.face = piece.style->face;
    key.features = piece.style->features;
    key.hyphenate = hyphenate;
    key.language = segment.language;
    key.text = text;
    return setter.words.word(key);
}

ShapedText shape_text(const Inlines& text, std::uint32_t start, Role role, const std::string& language,
                      const Setter& setter, Diagnostics& diagnostics) {
    ShapedText shaped;
    shaped.start = start;
    shaped.style = setter.style[role];
    shaped.segments = Segmenter(text, role, language, setter).run(start);
    PieceMaker(text, setter, shaped, diagnostics).run();
    return shaped;
}

} // namespace florilege
