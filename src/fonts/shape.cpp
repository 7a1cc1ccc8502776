// Shaping: text to glyphs, with the faces that have its characters.
#include <hb-ot.h>

#include <array>
#include <span>

#include "base/utf8.h"
#include "fonts/state.h"

namespace florilege {

namespace {

// Marks on one base after which shaping starts afresh: HarfBuzz takes quadratic time in them, and no orthography has ten.
constexpr int most_marks = 32;

bool is_mark(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F) || c == 0x200D ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

// Characters that are set as nothing: they only steer breaking or joining, or stand for an object.
bool is_invisible(char32_t c) {
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || c == 0xFFFC || c == '\n';
}

// Advances of spaces in thousandths: of the face's own space when negative, else of an em.
std::optional<int> space_advance(char32_t c) {
    switch (c) {
    case 0x00A0: return -1000;
    case 0x202F: return -500;
    case 0x2002: return 500;
    case 0x2003: return 1000;
    case 0x2004: return 333;
    case 0x2005: return 250;
    case 0x2006: return 167;
    case 0x2009: return -800;
    case 0x200A: return -400;
    case 0x205F: return 222;
    case 0x3000: return 1000;
    default: return std::nullopt;
    }
}

bool closes_sentence(char32_t c) { return c == '!' || c == '?'; }

struct Run {
    FaceId face = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Itemizer {
    const Faces& faces;
    FaceId main;

    FaceId face_for(char32_t c, FaceId current) const {
        if (has_glyph(faces[main], c) || is_invisible(c) || space_advance(c)) return main;
        if (current != main && is_mark(c) && has_glyph(faces[current], c)) return current;
        for (const FaceId fallback : faces.fallbacks(main))
            if (has_glyph(faces[fallback], c)) return fallback;
        return main;
    }

    // Runs of one face; cut too where a run of marks is overlong, and between ! and ?, which ligatures would merge.
    std::vector<Run> runs(std::string_view text) const {
        std::vector<Run> result;
        char32_t before = 0;
        int marks = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const char32_t c = decode(text, at);
            const bool mark = is_mark(c);
            FaceId face = face_for(c, result.empty() ? main : result.back().face);
            if (mark && !result.empty() && has_glyph(faces[result.back().face], c)) face = result.back().face;
            marks = mark ? marks + 1 : 0;
            const bool cut = result.empty() || result.back().face != face || marks > most_marks || (closes_sentence(before) && closes_sentence(c));
            if (cut) result.push_back({face, begin, at}), marks = 0;
            result.back().end = at;
            before = c;
        }
        return result;
    }
};

std::span<const hb_feature_t> features_of(std::uint16_t features) {
    constexpr auto global = [](hb_tag_t tag, std::uint32_t value) {
        return hb_feature_t{tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    };
    struct List {
        std::array<hb_feature_t, 10> features;
        std::size_t count = 0;
    };
    static const std::array<List, 128> lists = [&] {
        std::array<List, 128> all{};
        for (std::size_t bits = 0; bits < all.size(); ++bits) {
            const auto add = [&](hb_tag_t tag, std::uint32_t value) { all[bits].features[all[bits].count++] = global(tag, value); };
            if (bits & (small_capitals | all_small_capitals)) add(HB_TAG('s', 'm', 'c', 'p'), 1);
            if (bits & all_small_capitals) add(HB_TAG('c', '2', 's', 'c'), 1);
            if (bits & old_style_figures) add(HB_TAG('o', 'n', 'u', 'm'), 1);
            if (bits & lining_figures) add(HB_TAG('l', 'n', 'u', 'm'), 1);
            if (bits & tabular_figures) add(HB_TAG('t', 'n', 'u', 'm'), 1);
            if (bits & superiors) add(HB_TAG('s', 'u', 'p', 's'), 1);
            if (bits & no_ligatures) add(HB_TAG('l', 'i', 'g', 'a'), 0), add(HB_TAG('c', 'l', 'i', 'g'), 0);
        }
        return all;
    }();
    const List& list = lists[features & 127];
    return {list.features.data(), list.count};
}

void shape_run(const Faces& faces, const Run& run, std::string_view text, std::uint16_t features,
               std::string_view language, std::vector<Glyph>& glyphs) {
    thread_local const BufferHandle buffer(hb_buffer_create());
    const OpenFace& face = faces[run.face];
    hb_buffer_clear_contents(buffer.get());
    hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), static_cast<unsigned>(run.begin), static_cast<int>(run.end - run.begin));
    hb_buffer_guess_segment_properties(buffer.get());
    if (hb_buffer_get_script(buffer.get()) == HB_SCRIPT_INVALID || hb_buffer_get_script(buffer.get()) == HB_SCRIPT_COMMON)
        hb_buffer_set_script(buffer.get(), HB_SCRIPT_LATIN);
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(language.data(), static_cast<int>(language.size())));
    const auto list = features_of(features);
    hb_shape(face.font.get(), buffer.get(), list.data(), static_cast<unsigned>(list.size()));

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    for (unsigned i = 0; i < count; ++i) {
        const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        Glyph glyph{run.face, static_cast<std::uint16_t>(infos[i].codepoint), unsafe, positions[i].x_advance,
                    positions[i].x_offset, positions[i].y_offset, infos[i].cluster};
        std::size_t at = infos[i].cluster;
        const char32_t c = decode(text, at);
        if (is_invisible(c)) {
            hb_codepoint_t space = 0;
            hb_font_get_nominal_glyph(face.font.get(), ' ', &space);
            glyph.id = static_cast<std::uint16_t>(space);
            glyph.advance = glyph.x_offset = glyph.y_offset = 0;
        } else if (const auto advance = space_advance(c)) {
            hb_codepoint_t space = 0;
            if (glyph.id == 0 && hb_font_get_nominal_glyph(face.font.get(), ' ', &space)) glyph.id = static_cast<std::uint16_t>(space);
            glyph.advance = *advance < 0 ? static_cast<std::int32_t>(std::int64_t{face.space} * -*advance / 1000) : *advance * (shaping_scale / 1000);
        }
        glyphs.push_back(glyph);
    }
}

} // namespace

std::vector<Glyph> Fonts::shape(FaceId face, std::string_view text, std::uint16_t features, std::string_view language) const {
    std::vector<Glyph> glyphs;
    glyphs.reserve(text.size());
    for (const Run& run : Itemizer{state_->faces, face}.runs(text)) shape_run(state_->faces, run, text, features, language, glyphs);
    return glyphs;
}

} // namespace florilege
