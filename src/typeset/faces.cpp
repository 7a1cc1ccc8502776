#include "typeset/faces.h"

#include <algorithm>

namespace florilege {

namespace {

constexpr int bold_from = 600;
constexpr int bold_weight = 700;
constexpr int small_caps_spacing = 30; // 1/1000 em
/// Size and shift of superior and inferior characters that a face does not draw itself, as typefaces draw theirs.
constexpr int superior_size = 620; // permille of the type size
constexpr int superior_rise = 340; // 1/1000 em of the text
constexpr int inferior_rise = -130;
constexpr Length large_print = 16_pt; // what is set so large has no smaller letters in it: they could not be read beside it

std::size_t face_index(Role role, bool italic, bool bold, bool code) {
    return static_cast<std::size_t>(role) * 8 + (italic ? 1 : 0) + (bold ? 2 : 0) + (code ? 4 : 0);
}

/// The size of superior and inferior characters beside text of `size`.
Length reduced(Length size) {
    const Length small = size * superior_size / 1000;
    return size < large_print ? small : std::max(small, large_print);
}

std::uint16_t style_features(const TextStyle& style) {
    unsigned features = feature_none;
    if (style.numerals == Numerals::old_style) features |= old_style_figures;
    if (style.numerals == Numerals::lining) features |= lining_figures;
    if (style.capitals == Capitals::small) features |= small_capitals;
    if (style.capitals == Capitals::all_small) features |= all_small_capitals;
    if (style.letter_spacing.value != 0) features |= no_ligatures;
    return static_cast<std::uint16_t>(features);
}

} // namespace

FaceTable::FaceTable(Fonts& fonts, const StyleSheet& style) : style_(&style) {
    const auto& typewriter = style[Role::code_block].families;
    for (std::size_t index = 0; index < faces_.size(); ++index) {
        const TextStyle& text = style.roles[index / 8];
        const bool italic = (index & 1) != 0;
        const bool bold = (index & 2) != 0;
        const bool code = (index & 4) != 0 && !typewriter.empty();
        const int weight = bold ? std::max(text.weight, bold_weight) : text.weight;
        faces_[index] = fonts.face({code ? typewriter : text.families, weight, italic});
    }
}

FaceId FaceTable::face(Role role, bool italic, bool bold, bool code) const {
    return faces_[face_index(role, italic, bold, code)];
}

/// Code within text of `size` is as much smaller as code by itself is beside the body.
Length FaceTable::code_size(Length size) const {
    const Length small = size * (*style_)[Role::code_block].size.value / (*style_)[Role::body].size.value;
    return size < large_print ? small : std::max(small, large_print);
}

RunStyle FaceTable::run_style(Role role, const MarkSet& marks) const {
    const TextStyle& text = (*style_)[role];
    RunStyle run;
    const bool bold = marks.strong && text.weight < bold_from;
    run.face = face(role, text.italic != marks.italic, bold, marks.code);
    run.features = style_features(text);
    run.size = text.size;
    run.letter_spacing = text.letter_spacing;
    // A title in italics among small capitals is set in small letters.
    if (marks.italic && !text.italic && text.capitals != Capitals::normal) {
        run.features &= static_cast<std::uint16_t>(~(small_capitals | all_small_capitals | no_ligatures));
        run.letter_spacing = {};
    }
    if (marks.capitals != Capitals::normal) {
        run.features |= (marks.capitals == Capitals::small ? small_capitals : all_small_capitals) | no_ligatures;
        run.letter_spacing.value += small_caps_spacing;
    }
    if (const TextStyle& acronym = (*style_)[Role::acronym]; marks.acronym && !marks.code && text.capitals == Capitals::normal && acronym.capitals != Capitals::normal) {
        run.features |= style_features(acronym) & (small_capitals | all_small_capitals | no_ligatures);
        run.letter_spacing.value += acronym.letter_spacing.value;
    }
    if (marks.code && role != Role::code_block) run.size = code_size(text.size);
    run.code = marks.code;
    run.gray = text.gray;
    run.uppercase = text.uppercase;
    if (marks.superscript) run.features |= superiors;
    if (marks.subscript) {
        run.size = reduced(run.size);
        run.rise = Em{inferior_rise}.at(text.size);
    }
    return run;
}

RunStyle scaled_superior(const RunStyle& run) {
    RunStyle scaled = run;
    scaled.features &= static_cast<std::uint16_t>(~superiors);
    scaled.rise = run.rise + Em{superior_rise}.at(run.size);
    scaled.size = reduced(run.size);
    return scaled;
}

} // namespace florilege
