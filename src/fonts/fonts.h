// The faces of a book and shaping with them. HarfBuzz and fontconfig types never leave this folder.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"
#include "base/outline_pen.h"

namespace florilege {

using FaceId = std::uint16_t;

struct FaceRequest {
    std::vector<std::string> families; // first found wins for the main face; the others, then the fallbacks, supply glyphs
    int weight = 400;
    bool italic = false;
    bool operator==(const FaceRequest&) const = default;
};

/// Vertical metrics in 1/1000 em, y up.
struct FaceMetrics {
    std::string name;   // PostScript name
    std::string family;
    int ascender = 0;
    int descender = 0; // negative
    int cap_height = 0;
    int x_height = 0;
    int italic_angle = 0; // degrees × 1000
    int stem_v = 80;
    int weight = 400;
    bool italic = false;
    bool fixed_pitch = false;
    bool serif = true;
    int bbox[4] = {0, 0, 0, 0};
};

/// OpenType features as a set of bits.
enum Feature : std::uint16_t {
    feature_none = 0,
    small_capitals = 1,     // smcp
    all_small_capitals = 2, // smcp + c2sc
    old_style_figures = 4,  // onum
    lining_figures = 8,     // lnum
    tabular_figures = 16,   // tnum
    superiors = 32,         // sups, where the face has it for every character of the run
    no_ligatures = 64,      // liga, clig off (tracked text)
};

/// A shaped glyph. Advances and offsets in millionths of an em; `cluster` is the byte offset in the text given.
struct Glyph {
    FaceId face = 0; // the face that supplied it: fallbacks happen glyph by glyph
    std::uint16_t id = 0;
    bool unsafe_to_break = false; // the text may not be cut before this glyph without shaping again
    std::int32_t advance = 0;
    std::int32_t x_offset = 0;
    std::int32_t y_offset = 0;
    std::uint32_t cluster = 0;
};

/// A face's file cut down to the glyphs used, glyph ids renumbered.
struct FontSubset {
    bool cff = true;                    // OpenType with a CFF table (FontFile3 /OpenType or /CIDFontType0C), else glyf
    std::string bytes;                  // the whole OpenType file of the subset
    std::string cff_table;              // its CFF table alone, when cff
    std::vector<std::uint16_t> new_ids; // by the order of `glyphs` given
    std::vector<std::int32_t> widths;   // advance of each new id, in 1/1000 em, rounded
};

/// Copies share their faces.
class Fonts {
  public:
    Fonts();

    /// The face for a request, found through fontconfig by family name. Throws BuildError that names the family and the Debian
    /// package that has it when none of the families is installed. Call for every style before shaping in threads.
    FaceId face(const FaceRequest& request);
    /// The face of a file, whatever fontconfig knows of it. Throws BuildError when it is no font.
    FaceId open(const std::string& path);
    const FaceMetrics& metrics(FaceId face) const;
    std::size_t size() const;

    /// Shapes `text` (one script, one direction) in one go. Thread-safe. The advances of U+00A0, U+202F, U+2009 and other
    /// special spaces are derived from the face's own U+0020. A character that neither the face nor its fallbacks have gives
    /// glyph 0. Ligatures that would merge punctuation (?!, !!) are off.
    std::vector<Glyph> shape(FaceId face, std::string_view text, std::uint16_t features, std::string_view language) const;

    /// The face (this one or a fallback) that has the character, or nothing.
    std::optional<FaceId> face_with(FaceId face, char32_t character) const;
    /// The glyph of a character, 0 when the face lacks it.
    std::uint16_t glyph(FaceId face, char32_t character) const;
    /// Advance of a glyph in millionths of an em.
    std::int32_t advance(FaceId face, std::uint16_t glyph) const;
    bool has_feature(FaceId face, const char* tag) const;
    /// A glyph's name for dumps (from the face, or gNNN).
    std::string glyph_name(FaceId face, std::uint16_t glyph) const;
    /// Draws an outline in 1/1000 em, y down.
    void draw(FaceId face, std::uint16_t glyph, OutlinePen& pen) const;
    /// An outline as an SVG path in 1/1000 em, y down: for previews.
    std::string outline(FaceId face, std::uint16_t glyph) const;

    /// Subset to `glyphs` (sorted, 0 included). A face whose fsType forbids subsetting is given whole (new_ids = ids);
    /// one that forbids embedding throws BuildError.
    FontSubset subset(FaceId face, const std::vector<std::uint16_t>& glyphs) const;
    /// Subset by characters, for the EPUB, with layout features kept.
    FontSubset subset_for_text(FaceId face, const std::u32string& characters) const;

  private:
    struct State;
    std::shared_ptr<State> state_;
};

} // namespace florilege
