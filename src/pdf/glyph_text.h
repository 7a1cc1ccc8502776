// What each glyph of a book stands for: the characters behind glyphs, cluster by cluster, and the text most
// often meant by each.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/typeset_book.h"

namespace florilege {

/// Glyphs [first, end) of Page::glyphs that stand together for some text.
struct Cluster {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::string_view text; // in Page::text
};

/// A run's clusters, from left to right.
class Clusters {
  public:
    Clusters(const Page& page, const GlyphRun& run)
        : text_(std::string_view(page.text).substr(run.text_begin, run.text_end - run.text_begin)),
          glyphs_(page.glyphs.data()), last_(run.first_glyph + run.glyph_count) {
        find(run.first_glyph);
    }

    bool empty() const { return front_.first == last_; }
    const Cluster& front() const { return front_; }
    void pop() { find(front_.end); }

    /// Passes those at the front that are one glyph each, as nearly all are, as long as `take(glyph, text)` is true.
    template <class Take>
    void pop_single_glyphs(Take take) {
        std::uint32_t g = front_.first;
        if (g == last_) return;
        from_ = static_cast<std::size_t>(front_.text.data() - text_.data());
        for (; g < last_; ++g) {
            const std::size_t to = g + 1 < last_ ? glyphs_[g + 1].cluster : text_.size();
            if (to <= glyphs_[g].cluster || to > text_.size() || !take(glyphs_[g], std::string_view(text_.data() + from_, to - from_))) break;
            from_ = to;
        }
        find(g);
    }

  private:
    /// Text before the first cluster goes with it.
    void find(std::uint32_t first) {
        front_.first = first;
        if (first == last_) return;
        std::uint32_t end = first + 1;
        while (end < last_ && glyphs_[end].cluster <= glyphs_[first].cluster) ++end;
        const std::size_t to = end == last_ ? text_.size() : std::min<std::size_t>(glyphs_[end].cluster, text_.size());
        front_.end = end;
        front_.text = {text_.data() + from_, to - from_};
        from_ = to;
    }

    std::string_view text_;
    const PlacedGlyph* glyphs_;
    std::uint32_t last_;
    std::size_t from_ = 0;
    Cluster front_;
};

/// Whether two texts are the same: most are one letter.
inline bool are_same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || (a[0] == b[0] && (a.size() == 1 || a == b)));
}

/// Whether a text is a word-space, breaking or not.
inline bool is_space(std::string_view text) { return text == " " || text == "\u00A0" || text == "\u202F"; }

/// `text` without the characters that have no glyph: joiners, soft hyphens, zero-width spaces.
std::string visible(std::string_view text);
/// True for text of such characters alone; false for none at all.
bool is_invisible(std::string_view text);
/// True for text with a character of the private use areas, whose meaning no font can tell (ISO 19005-2
/// §6.2.11.7.3).
bool is_private(std::string_view text);

/// The glyph that is shown for a cluster's `glyph`. Every space is set with the glyph of the word space; the
/// no-break ones have their own, which say what they are.
std::uint16_t shown_space(const Fonts& fonts, FaceId face, std::uint16_t glyph, std::string_view text);
inline std::uint16_t shown_glyph(const Fonts& fonts, FaceId face, std::uint16_t glyph, const Cluster& cluster) {
    const bool may_be = cluster.text.size() > 1 && (cluster.text[0] == '\xC2' || cluster.text[0] == '\xE2'); // how no-break ones begin
    return may_be ? shown_space(fonts, face, glyph, cluster.text) : glyph;
}

/// A glyph of one face as the book uses it.
struct GlyphUse {
    std::string text;        // most often meant; never empty
    std::uint64_t count = 0; // of uses with that text
    std::string second_text; // next most often meant, as by a small capital both m and M; empty: none
    std::map<std::string, std::uint64_t> other_texts;
};

/// The glyphs used of each face, by FaceId then by glyph.
using GlyphUses = std::vector<std::map<std::uint16_t, GlyphUse>>;

GlyphUses collect_glyphs(const TypesetBook& typeset);

} // namespace florilege
