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

/// Calls `visit(cluster)` for the clusters of a run from left to right. A run's text before its first cluster
/// goes with it.
template <class Visit>
void for_each_cluster(const Page& page, const GlyphRun& run, Visit visit) {
    const std::string_view text =
        std::string_view(page.text).substr(run.text_begin, run.text_end - run.text_begin);
    const PlacedGlyph* const glyphs = page.glyphs.data();
    const std::uint32_t last = run.first_glyph + run.glyph_count;
    std::size_t from = 0;
    for (std::uint32_t first = run.first_glyph; first < last;) {
        std::uint32_t end = first + 1;
        while (end < last && glyphs[end].cluster <= glyphs[first].cluster) ++end;
        const std::size_t to = end == last ? text.size() : std::min<std::size_t>(glyphs[end].cluster, text.size());
        visit(Cluster{first, end, {text.data() + from, to - from}});
        first = end;
        from = to;
    }
}

/// Whether two texts are the same: most are one letter.
inline bool are_same(std::string_view a, std::string_view b) {
    return a.size() == 1 && b.size() == 1 ? a[0] == b[0] : a == b;
}

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
    return cluster.text.size() < 2 ? glyph : shown_space(fonts, face, glyph, cluster.text);
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
