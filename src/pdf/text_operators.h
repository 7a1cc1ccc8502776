// Runs of glyphs as text operators: each glyph where the typesetter put it, each with the text that it stands
// for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/embedded_fonts.h"
#include "pdf/joined_words.h"
#include "pdf/marked_content.h"

namespace florilege {

/// Keeps the state of a page's text (font, size, scaling, tracking, rise, gray), so that what does not change
/// is not written.
class TextOperators {
  public:
    TextOperators(const Page& page, const EmbeddedFonts& fonts, const std::vector<Ink>& inks,
                  MarkedContent& marks, std::string& out)
        : page_(page), fonts_(fonts), inks_(inks), marks_(marks), out_(out) {}

    /// Shows a run, inside a text object that is begun when none is open. `joined`: its part in a divided
    /// word, or null.
    void show(const GlyphRun& run, const JoinedWord* joined);
    /// Ends the open text object and the marks in it, if any.
    void end();
    /// The colour of what follows: permille of white, or an ink of the book by its number from 1.
    void set_colour(std::uint16_t gray, std::uint8_t ink);

  private:
    /// Which of a glyph's two texts it is to say.
    enum class Saying { first, second };

    void begin(const GlyphRun& run);
    void put(Length operand, std::string_view then);
    void show_plain_ones(const GlyphRun& run, Clusters& clusters);
    bool show_plainly(const GlyphRun& run, const Cluster& cluster);
    void show_cluster(const GlyphRun& run, const Cluster& cluster, std::string_view rest);
    void show_hyphen(const GlyphRun& run, const Cluster& cluster, const JoinedWord* joined);
    void prepare(const GlyphRun& run, Saying saying);
    void show_glyphs(const GlyphRun& run, const Cluster& cluster, Saying saying = Saying::first);
    void select_font(const GlyphRun& run, Saying saying);
    void begin_saying(const GlyphRun& run, std::string_view text);
    void end_saying();
    void show_glyph(std::uint32_t glyph, const EmbeddedGlyph& shown, double allowed);
    bool says(const GlyphRun& run, const Cluster& cluster, Saying saying) const;
    Saying saying_of(const GlyphRun& run, const Cluster& cluster) const;
    const EmbeddedGlyph& embedded(std::uint16_t glyph) const;
    std::uint16_t shown(const GlyphRun& run, const Cluster& cluster, std::uint32_t glyph) const;
    double advance(const EmbeddedGlyph& glyph) const;
    void set_tracking(const GlyphRun& run);
    void set_rise(std::int32_t rise);
    void move_by(double back);
    void end_string();
    void flush();

    const Page& page_;
    const EmbeddedFonts& fonts_;
    const std::vector<Ink>& inks_;
    MarkedContent& marks_;
    std::string& out_;
    std::string strings_;    // what the next Tj or TJ shows
    bool in_string_ = false; // they end with a string that is open
    bool moved_ = false;     // they move the pen: TJ

    bool open_ = false;
    bool saying_ = false;     // inside content that says something else than its glyphs
    bool is_content_ = false; // of the structure: what is shown can be said otherwise
    Length line_x_, line_y_;  // where the last Td went
    const std::string* font_ = nullptr; // its name in the resources
    Length size_;
    std::int32_t scale_ = 1000;
    std::int32_t tracking_ = 0; // 1/1000 pt, before scaling
    std::int32_t rise_ = 0;     // 1/1000 pt
    std::uint16_t gray_ = 0;
    std::uint8_t ink_ = 0;
    double pen_ = 0; // 1/1000 pt from the run's x: where the reader's pen is
    // Of the run being shown:
    const std::vector<EmbeddedGlyph>* glyphs_ = nullptr;
    double unit_ = 0;    // 1/1000 of the type size, in 1/1000 pt, scaled
    double tracked_ = 0; // what tracking adds to an advance, in 1/1000 pt
};

} // namespace florilege
