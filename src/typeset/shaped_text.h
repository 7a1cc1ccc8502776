// A paragraph's text as shaped pieces: stretches of one style between spaces, each with its width.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/characters.h"
#include "typeset/line_breaker.h"
#include "typeset/paragraph.h"

namespace florilege {

/// A stretch of text under the same marks.
struct Segment {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    RunStyle style;
    RunStyle space_style;   // of its word-spaces: those of the text, also in code
    std::string language;
    bool hyphenate = true;
    bool verbatim = false;  // code or an address: breaks after its punctuation, without a hyphen
    bool strikethrough = false;
    std::vector<std::uint32_t> marks; // indices of the links, calls and passages in another language over it, outer first
};

enum class PieceKind : std::uint8_t { word, space, forced, call, image };

/// The extent of a piece, in three quarters of the room: only widths grow with the text.
struct PieceExtent {
    std::int64_t width = 0;
    std::int32_t stretch = 0;
    std::int32_t shrink = 0;
    std::int32_t glyphs = 0;
    operator Extent() const { return {width, stretch, shrink, glyphs}; }
};

/// A part of a word, a space, or what stands for no character. A book keeps them all until it is placed.
struct Piece {
    PieceKind kind = PieceKind::word;
    SpaceKind space = SpaceKind::none;
    std::uint32_t begin = 0; // bytes of the text
    std::uint32_t end = 0;
    std::uint32_t segment = 0;
    const RunStyle* style = nullptr; // its segment's, or one of ShapedText::styles
    std::string_view shown;  // what is shaped: the text itself, its capitals, a call's number
    const ShapedWord* word = nullptr;
    PieceExtent extent;      // 1/1000 pt
};

struct ShapedText {
    std::vector<Segment> segments;
    std::vector<Piece> pieces;
    std::list<std::string> strings; // what `shown` points at when it is not in the text: in few paragraphs, and an empty deque holds half a KiB
    std::list<RunStyle> styles;     // of superiors that are scaled
    TextStyle style;
    std::uint32_t start = 0; // where the lines begin: after a drop capital
};

/// Shapes the text; a character without glyph is an error (missing-glyph), an image that cannot be set one too
/// (inline-image).
/// `start`: the byte where the lines begin.
ShapedText shape_text(const Inlines& text, std::uint32_t start, Role role, const std::string& language,
                      const Setter& setter, Diagnostics& diagnostics);

/// The height of an image among the letters of this style.
Length inline_image_height(const Setter& setter, const RunStyle& style);

/// The number that a note's call prints, from 1.
std::uint32_t call_number(const Mark& call);

/// A width in millionths of an em at a type size, in 1/1000 pt.
inline std::int64_t at_size(std::int64_t millionths, Length size) {
    const std::int64_t product = millionths * size.value;
    return (product + (product < 0 ? -500'000 : 500'000)) / 1'000'000;
}

/// The word of a piece's style: `text` shaped, from the cache.
const ShapedWord& shape_part(const Setter& setter, const Piece& piece, const Segment& segment, std::string_view text,
                             bool hyphenate);

/// How far a character hangs that begins or ends a line: the signs of code do not.
inline Protrusion protrusion(const Piece& piece, char32_t c) { return piece.style->code ? Protrusion{} : protrusion(c); }

/// The gaps that tracking moves: those inside a word. What follows it is a space's to say.
inline std::int64_t tracked_gaps(const ShapedWord& word) { return std::max<std::int64_t>(0, word.clusters - 1); }

/// The letter-spacing that a part of `clusters` clusters takes.
inline std::int64_t letter_space(const Piece& piece, std::int64_t clusters) {
    return piece.style->letter_spacing.at(piece.style->size).value * clusters;
}

} // namespace florilege
