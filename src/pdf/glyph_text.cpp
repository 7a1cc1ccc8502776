#include "pdf/glyph_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace florilege {

namespace {

bool has_no_glyph(char32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF) || c == '\n';
}

bool all_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

const std::string unknown = "\uFFFD"; // for a glyph placed without text

using Uses = std::vector<GlyphUse>; // by glyph

void count(Uses& uses, std::uint16_t glyph, std::string_view text) {
    if (glyph >= uses.size()) uses.resize(std::size_t{glyph} + 1);
    GlyphUse& use = uses[glyph];
    if (use.count == 0) use.text = text;
    if (use.text == text)
        ++use.count;
    else
        ++use.other_texts[std::string(text)];
}

std::vector<std::string> characters(std::string_view text) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        decode(text, at);
        all.emplace_back(text.substr(begin, at - begin));
    }
    return all;
}

/// Counts what the glyphs of a cluster say: one character each where there are as many, else the first says
/// all and the others, which need some text too (ISO 14289-1 §7.21.7), the last character.
void count_cluster(Uses& uses, const Page& page, const Cluster& cluster, std::uint16_t shown) {
    const bool single = cluster.end == cluster.first + 1;
    if (is_invisible(cluster.text)) return;
    // Heads and folios have no text that could be said otherwise: what no font can tell is told nowhere.
    const std::string text = is_private(cluster.text) ? unknown : visible(cluster.text);
    if (single) return count(uses, shown, text.empty() ? unknown : text);
    const std::vector<std::string> each = characters(text);
    const std::size_t glyphs = cluster.end - cluster.first;
    for (std::size_t g = 0; g < glyphs; ++g) {
        const std::string& says = each.empty()            ? unknown
                                  : each.size() == glyphs ? each[g]
                                  : g == 0                ? text
                                                          : each.back();
        count(uses, page.glyphs[cluster.first + g].id, says);
    }
}

void settle(GlyphUse& use) {
    std::uint64_t second = 0;
    const auto take_second = [&](const std::string& text, std::uint64_t times) {
        if (times > second) use.second_text = text, second = times;
    };
    for (const auto& [text, times] : use.other_texts) {
        if (times > use.count) {
            take_second(use.text, use.count);
            use.text = text;
            use.count = times;
        } else {
            take_second(text, times);
        }
    }
    use.other_texts.clear();
}

} // namespace

std::string visible(std::string_view text) {
    if (all_printable_ascii(text)) return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!has_no_glyph(decode(text, at))) out += text.substr(begin, at - begin);
    }
    return out;
}

bool is_invisible(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!has_no_glyph(decode(text, at))) return false;
    return !text.empty();
}

bool is_private(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return true;
    }
    return false;
}

std::uint16_t shown_space(const Fonts& fonts, FaceId face, std::uint16_t glyph, std::string_view text) {
    if (text != "\u00A0" && text != "\u202F" && text != "\u2009") return glyph;
    std::size_t at = 0;
    const std::uint16_t own = fonts.glyph(face, decode(text, at));
    return own != 0 && glyph == fonts.glyph(face, ' ') ? own : glyph;
}

GlyphUses collect_glyphs(const TypesetBook& typeset) {
    std::vector<Uses> faces(typeset.fonts.size());
    for (const Page& page : typeset.pages) {
        for (const GlyphRun& run : page.runs) {
            Uses& uses = faces[run.face];
            if (run.hyphen) {
                for (std::uint32_t g = 0; g < run.glyph_count; ++g) count(uses, page.glyphs[run.first_glyph + g].id, "-");
            } else {
                for (Clusters clusters(page, run); !clusters.empty(); clusters.pop()) {
                    clusters.pop_single_glyphs([&](const PlacedGlyph& glyph, std::string_view text) {
                        const bool known = glyph.id < uses.size() && uses[glyph.id].count > 0 && are_same(uses[glyph.id].text, text);
                        if (known) ++uses[glyph.id].count;
                        return known;
                    });
                    if (clusters.empty()) break;
                    count_cluster(uses, page, clusters.front(), shown_glyph(typeset.fonts, run.face, page.glyphs[clusters.front().first].id, clusters.front()));
                }
            }
        }
    }
    GlyphUses used(faces.size());
    for (std::size_t face = 0; face < faces.size(); ++face) {
        for (std::size_t glyph = 1; glyph < faces[face].size(); ++glyph) {
            if (faces[face][glyph].count == 0) continue;
            settle(faces[face][glyph]);
            used[face].emplace(static_cast<std::uint16_t>(glyph), std::move(faces[face][glyph]));
        }
    }
    return used;
}

} // namespace florilege
