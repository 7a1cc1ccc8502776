// Faces cut down to what a book uses.
#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>

#include "base/number.h"
#include "base/translate.h"
#include "fonts/state.h"

namespace florilege {

namespace {

// OS/2 fsType: embedding forbidden, subsetting forbidden, bitmaps only (OpenType 1.9, OS/2).
constexpr int restricted = 0x2, no_subsetting = 0x100, bitmaps_only = 0x200;

void check_licence(const OpenFace& face) {
    const bool other_rights = (face.fs_type & 0xC) != 0; // the least restrictive right that is given holds
    if (((face.fs_type & restricted) && !other_rights) || (face.fs_type & bitmaps_only))
        throw BuildError(face.path, tr("the font's licence forbids embedding (fsType {}); choose another family", to_text(std::int64_t{face.fs_type})));
}

std::string bytes_of(hb_blob_t* blob) {
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob, &size);
    return {data, size};
}

std::string table_of(hb_face_t* face, hb_tag_t tag) { return bytes_of(BlobHandle(hb_face_reference_table(face, tag)).get()); }

std::string file_of(hb_face_t* face) { return bytes_of(BlobHandle(hb_face_reference_blob(face)).get()); }

std::int32_t width_of(const OpenFace& face, hb_codepoint_t glyph) {
    return (hb_font_get_glyph_h_advance(face.font.get(), glyph) + 500) / 1000;
}

void finish(FontSubset& subset, hb_face_t* face) {
    subset.bytes = file_of(face);
    subset.cff_table = table_of(face, HB_TAG('C', 'F', 'F', ' '));
    subset.cff = !subset.cff_table.empty();
}

FontSubset whole(const OpenFace& face, const std::vector<std::uint16_t>& glyphs) {
    FontSubset subset;
    subset.new_ids = glyphs;
    for (hb_codepoint_t glyph = 0; glyph < hb_face_get_glyph_count(face.face.get()); ++glyph) subset.widths.push_back(width_of(face, glyph));
    finish(subset, face.face.get());
    return subset;
}

SubsetPlanHandle plan_of(const OpenFace& face, hb_subset_input_t* input) {
    SubsetPlanHandle plan(hb_subset_plan_create_or_fail(face.face.get(), input));
    if (!plan) throw BuildError(face.path, tr("the font cannot be cut down to the glyphs used"));
    return plan;
}

FaceHandle execute(const OpenFace& face, hb_subset_plan_t* plan) {
    FaceHandle result(hb_subset_plan_execute_or_fail(plan));
    if (!result) throw BuildError(face.path, tr("the font cannot be cut down to the glyphs used"));
    return result;
}

} // namespace

FontSubset Fonts::subset(FaceId id, const std::vector<std::uint16_t>& glyphs) const {
    const OpenFace& face = state_->faces[id];
    check_licence(face);
    if (face.fs_type & no_subsetting) return whole(face, glyphs);
    const SubsetInputHandle input(hb_subset_input_create_or_fail());
    for (const std::uint16_t glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
    // The PDF holds placed glyphs by number: layout tables would only drag in more of them, characters and names say nothing there.
    for (const char* tag : {"GSUB", "GPOS", "GDEF", "kern", "BASE", "JSTF", "MATH", "DSIG", "FFTM", "morx", "kerx", "VORG", "cmap", "name", "OS/2", "post", "gasp"})
        hb_set_add(hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG), hb_tag_from_string(tag, -1));
    const SubsetPlanHandle plan = plan_of(face, input.get());
    const hb_map_t* mapping = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    FontSubset subset;
    const FaceHandle cut = execute(face, plan.get());
    subset.widths.assign(hb_face_get_glyph_count(cut.get()), 0);
    for (const std::uint16_t glyph : glyphs) {
        const hb_codepoint_t renumbered = hb_map_get(mapping, glyph);
        subset.new_ids.push_back(renumbered == HB_MAP_VALUE_INVALID ? 0 : static_cast<std::uint16_t>(renumbered));
        if (subset.new_ids.back() < subset.widths.size()) subset.widths[subset.new_ids.back()] = width_of(face, glyph);
    }
    if (!subset.widths.empty()) subset.widths[0] = width_of(face, 0);
    finish(subset, cut.get());
    return subset;
}

FontSubset Fonts::subset_for_text(FaceId id, const std::u32string& characters) const {
    const OpenFace& face = state_->faces[id];
    check_licence(face);
    if (face.fs_type & no_subsetting) return whole(face, {});
    const SubsetInputHandle input(hb_subset_input_create_or_fail());
    for (const char32_t c : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), c);
    hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    for (const char* tag : {"smcp", "c2sc", "onum", "lnum", "tnum", "sups"}) hb_set_add(features, hb_tag_from_string(tag, -1));
    FontSubset subset;
    const FaceHandle cut = execute(face, plan_of(face, input.get()).get());
    finish(subset, cut.get());
    return subset;
}

} // namespace florilege
