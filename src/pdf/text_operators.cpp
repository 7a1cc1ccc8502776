#include "pdf/text_operators.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/number.h"

namespace florilege {

namespace {

// The pen is moved when it is this far from the glyph's place, in thousandths of the type size: 0.02 pt at 11
// pt, which no printer shows.
constexpr double tolerance = 2;
// A space is not seen: what it is off by is made up before the glyph after it, unless a reader would take it for another space.
constexpr double space_tolerance = 40;

constexpr std::size_t longest_move = 40; // bytes of a move and a glyph

/// To the nearest whole number, of two the one further from 0.
std::int64_t rounded(double number) { return static_cast<std::int64_t>(number + (number < 0 ? -0.5 : 0.5)); }

} // namespace

void TextOperators::end() {
    flush();
    if (!open_) return;
    marks_.close();
    out_ += "ET\n";
    open_ = false;
}

void TextOperators::set_colour(std::uint16_t gray, std::uint8_t ink) {
    if (ink > inks_.size()) ink = 0;
    if (gray == gray_ && ink == ink_) return;
    flush();
    if (ink == 0) {
        out_ += to_text(gray / 1000.0, 3) + " g\n";
    } else {
        const Ink& colour = inks_[ink - 1u];
        for (const int share : {colour.cyan, colour.magenta, colour.yellow, colour.black})
            out_ += to_text(share / 1000.0, 3) + ' ';
        out_ += "k\n";
    }
    gray_ = gray;
    ink_ = ink;
}

const EmbeddedGlyph& TextOperators::embedded(std::uint16_t glyph) const {
    static constexpr EmbeddedGlyph missing;
    return glyph < glyphs_->size() ? (*glyphs_)[glyph] : missing;
}

std::uint16_t TextOperators::shown(const GlyphRun& run, const Cluster& cluster, std::uint32_t glyph) const {
    return shown_glyph(fonts_.fonts, run.face, page_.glyphs[glyph].id, cluster);
}

/// In 1/1000 pt, tracking included.
inline double TextOperators::advance(const EmbeddedGlyph& glyph) const {
    return static_cast<double>(glyph.width) * unit_ + tracked_;
}

void TextOperators::show(const GlyphRun& run, const JoinedWord* joined) {
    if (run.glyph_count == 0) return;
    if (run.turned) end();
    begin(run);
    const char* said = page_.text.data() + run.text_begin + (joined && is_content_ ? joined->said_before : 0);
    bool silent = false;
    const bool whole = !joined && !run.hyphen;
    for (Clusters clusters(page_, run); !clusters.empty(); clusters.pop()) {
        if (whole) show_plain_ones(run, clusters);
        if (clusters.empty()) break;
        const Cluster& cluster = clusters.front();
        const bool said_before = cluster.text.data() < said;
        if (said_before != silent) said_before ? begin_saying(run, {}) : end_saying();
        silent = said_before;
        if (silent)
            show_glyphs(run, cluster, saying_of(run, cluster));
        else if (run.hyphen)
            show_hyphen(run, cluster, joined);
        else
            show_cluster(run, cluster,
                         joined && cluster.end == run.first_glyph + run.glyph_count
                             ? std::string_view(joined->rest)
                             : std::string_view());
    }
    if (silent) end_saying();
    flush();
    if (run.turned) end(); // the next text object stands upright again
}

/// Writes an operand and what follows it.
void TextOperators::put(Length operand, std::string_view then) {
    append(out_, operand);
    out_ += then;
}

/// Brings font, size, scaling, tracking and colour to the run's, and the pen to its start.
void TextOperators::begin(const GlyphRun& run) {
    if (!open_) {
        marks_.close(); // marks and text objects do not overlap (ISO 32000-1 §14.6.1)
        out_ += "BT\n";
        open_ = true;
        line_x_ = line_y_ = {};
    }
    glyphs_ = &fonts_.faces[run.face].glyphs;
    unit_ = static_cast<double>(run.size.value) * run.scale / 1e6;
    is_content_ = marks_.is_content(run.marking);
    set_colour(run.gray, run.ink);
    select_font(run, Saying::first);
    if (scale_ != run.scale) put(Length{run.scale * 100}, " Tz\n");
    scale_ = run.scale;
    set_tracking(run);
    const Length y = page_.height - run.y;
    pen_ = 0;
    if (run.turned) {
        out_ += "0 1 -1 0 ";
        put(run.x, " ");
        put(y, " Tm\n");
        return;
    }
    put(run.x - line_x_, " ");
    put(y - line_y_, " Td\n");
    line_x_ = run.x;
    line_y_ = y;
}

void TextOperators::select_font(const GlyphRun& run, Saying saying) {
    const EmbeddedFace& font = fonts_.faces[run.face];
    const std::string& name = saying == Saying::second ? font.second_name : font.name;
    if (font_ == &name && size_ == run.size) return;
    flush();
    ((out_ += '/') += name) += ' ';
    put(run.size, " Tf\n");
    font_ = &name;
    size_ = run.size;
}

void TextOperators::set_tracking(const GlyphRun& run) {
    // Less than a pen moved a few times over the whole run is not worth an operator.
    const double sum = std::abs(run.tracking) * (static_cast<double>(run.glyph_count) - 1) * 1000.0;
    const bool matters = sum > 4 * tolerance * static_cast<double>(run.size.value);
    const std::int32_t before = std::exchange(tracking_, matters ? static_cast<std::int32_t>(std::lround(run.tracking * 1000.0 / run.scale)) : 0);
    tracked_ = tracking_ * run.scale / 1000.0;
    if (tracking_ != before) put(Length{tracking_}, " Tc\n");
}

void TextOperators::set_rise(std::int32_t rise) {
    flush();
    put(Length{rise}, " Ts\n");
    rise_ = rise;
}

/// True when the codes' texts, one after the other, are the cluster's.
bool TextOperators::says(const GlyphRun& run, const Cluster& cluster, Saying saying) const {
    std::string said;
    for (std::uint32_t g = cluster.first; g < cluster.end; ++g) {
        const EmbeddedGlyph& glyph = embedded(shown(run, cluster, g));
        const std::string* text = saying == Saying::second ? glyph.second_text : glyph.text;
        if (!text && saying == Saying::second) return false;
        if (text && cluster.end == cluster.first + 1)
            return *text == cluster.text || *text == visible(cluster.text);
        if (text) said += *text;
    }
    return said == visible(cluster.text);
}

TextOperators::Saying TextOperators::saying_of(const GlyphRun& run, const Cluster& cluster) const {
    return !says(run, cluster, Saying::first) && says(run, cluster, Saying::second) ? Saying::second : Saying::first;
}

/// Shows clusters of one glyph that says just what it stands for, as nearly all are, as far as they go.
void TextOperators::show_plain_ones(const GlyphRun& run, Clusters& clusters) {
    if (!page_.raised.empty() || rise_ != 0) return; // raised glyphs are shown one by one
    std::array<char, 1024> buffer;
    char* at = buffer.data();
    bool prepared = false, in_string = in_string_;
    double pen = pen_;
    clusters.pop_single_glyphs([&](const PlacedGlyph& placed, std::string_view text) {
        const EmbeddedGlyph& glyph = embedded(placed.id);
        if (glyph.code == 0 || !are_same(text, {glyph.said.data(), glyph.said_size})) return false;
        if (!prepared) {
            if (strings_.empty() || font_ != &fonts_.faces[run.face].name) prepare(run, Saying::first);
            in_string = in_string_, prepared = true;
        }
        if (static_cast<std::size_t>(at - buffer.data()) > buffer.size() - longest_move) strings_.append(buffer.data(), at), at = buffer.data();
        if (const double back = pen - placed.x; std::abs(back) >= (glyph.is_space ? space_tolerance : tolerance) * unit_) {
            if (in_string) *at++ = ')';
            in_string = false, moved_ = true;
            const std::int64_t adjustment = rounded(back / unit_);
            at = std::to_chars(at, at + 24, adjustment).ptr;
            pen -= static_cast<double>(adjustment) * unit_;
        }
        if (!in_string) *at++ = '(';
        in_string = true;
        std::memcpy(at, glyph.shown.data(), glyph.shown.size());
        at += glyph.shown_size;
        pen += advance(glyph);
        return true;
    });
    strings_.append(buffer.data(), at);
    in_string_ = in_string, pen_ = pen;
}

/// Shows a cluster of one glyph that says just what it stands for. False for another.
bool TextOperators::show_plainly(const GlyphRun& run, const Cluster& cluster) {
    if (cluster.end != cluster.first + 1) return false;
    const EmbeddedGlyph& glyph = embedded(shown(run, cluster, cluster.first));
    if (!glyph.text || !are_same(*glyph.text, cluster.text)) return false;
    if (strings_.empty() || font_ != &fonts_.faces[run.face].name) prepare(run, Saying::first);
    show_glyph(cluster.first, glyph, glyph.is_space ? space_tolerance : tolerance);
    return true;
}

/// `rest`: what follows of a word that the line's end divides.
void TextOperators::show_cluster(const GlyphRun& run, const Cluster& cluster, std::string_view rest) {
    if (rest.empty() && show_plainly(run, cluster)) return;
    if (is_invisible(cluster.text)) return;
    const Saying saying = saying_of(run, cluster);
    const bool otherwise =
        is_content_ && (!rest.empty() || !says(run, cluster, saying) || is_private(cluster.text));
    if (otherwise) begin_saying(run, visible(cluster.text) + std::string(rest));
    show_glyphs(run, cluster, saying);
    if (otherwise) end_saying();
}

/// The hyphen of a divided word is no text; the rest of the word is said here, or a soft hyphen where the
/// rest is not known.
void TextOperators::show_hyphen(const GlyphRun& run, const Cluster& cluster, const JoinedWord* joined) {
    if (is_content_) begin_saying(run, joined ? std::string_view(joined->rest) : std::string_view("\u00AD"));
    show_glyphs(run, cluster);
    if (is_content_) end_saying();
}

/// Font and marks for the glyphs that come.
void TextOperators::prepare(const GlyphRun& run, Saying saying) {
    select_font(run, saying);
    if (strings_.empty() && !saying_) marks_.open(run.marking);
}

void TextOperators::show_glyphs(const GlyphRun& run, const Cluster& cluster, Saying saying) {
    prepare(run, saying);
    const double allowed = is_space(cluster.text) ? space_tolerance : tolerance;
    for (std::uint32_t g = cluster.first; g < cluster.end; ++g)
        show_glyph(g, embedded(shown(run, cluster, g)), allowed);
}

void TextOperators::begin_saying(const GlyphRun& run, std::string_view text) {
    flush();
    marks_.open_as(run.marking, text);
    saying_ = true;
}

void TextOperators::end_saying() {
    flush();
    marks_.close();
    saying_ = false;
}

/// `allowed`: how far off it may stand, in thousandths of the type size.
void TextOperators::show_glyph(std::uint32_t glyph, const EmbeddedGlyph& shown, double allowed) {
    if (shown.code == 0)
        return; // no glyph: an error that was told of before, and no file shows .notdef (ISO 19005-2
                // §6.2.11.8)
    if (const std::int32_t y = page_.raised.empty() ? 0 : rise(page_, glyph); y != rise_) set_rise(y);
    if (const double back = pen_ - page_.glyphs[glyph].x; std::abs(back) >= allowed * unit_) move_by(back / unit_);
    if (!in_string_) strings_ += '(';
    in_string_ = true;
    strings_.append(shown.shown.data(), shown.shown_size);
    pen_ += advance(shown);
}

/// Moves the pen back, in thousandths of the type size.
void TextOperators::move_by(double back) {
    end_string();
    const std::int64_t adjustment = rounded(back);
    append(strings_, adjustment);
    moved_ = true;
    pen_ -= static_cast<double>(adjustment) * unit_;
}

void TextOperators::flush() {
    if (strings_.empty()) return;
    end_string();
    if (moved_) out_ += '[';
    out_ += strings_;
    out_ += moved_ ? "]TJ\n" : "Tj\n";
    strings_.clear();
    moved_ = false;
}

void TextOperators::end_string() {
    if (in_string_) strings_ += ')';
    in_string_ = false;
}

} // namespace florilege
