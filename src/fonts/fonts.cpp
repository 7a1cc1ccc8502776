#include "fonts/fonts.h"

#include <hb-ot.h>

#include <algorithm>
#include <cmath>

#include "base/translate.h"
#include "fonts/font_lookup.h"
#include "fonts/state.h"

namespace florilege {

namespace {

// Families that stand in, in order, for a glyph that a book's own families lack.
constexpr const char* fallback_families[] = {"Linux Libertine O", "Linux Biolinum O", "Andika", "DejaVu Serif", "DejaVu Sans"};

int big_endian(const unsigned char* bytes) { return (bytes[0] << 8) | bytes[1]; }
int big_endian_signed(const unsigned char* bytes) { return static_cast<std::int16_t>(big_endian(bytes)); }

struct TableBytes {
    TableBytes(hb_face_t* face, hb_tag_t tag) : blob(hb_face_reference_table(face, tag)) {
        bytes = reinterpret_cast<const unsigned char*>(hb_blob_get_data(blob.get(), &size));
    }
    bool has(unsigned offset) const { return offset + 2 <= size; }
    BlobHandle blob;
    const unsigned char* bytes = nullptr;
    unsigned size = 0;
};

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
    char buffer[256];
    unsigned length = sizeof buffer;
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &length, buffer);
    return {buffer, std::min<std::size_t>(length, sizeof buffer - 1)};
}

int metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
    hb_position_t position = 0;
    hb_ot_metrics_get_position_with_fallback(font, tag, &position);
    return position / (shaping_scale / 1000);
}

FaceMetrics measure(hb_face_t* face, hb_font_t* font) {
    FaceMetrics metrics;
    metrics.name = name_of(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    // A PostScript name is printable ASCII without delimiters (OpenType, name id 6).
    std::erase_if(metrics.name, [](char c) { return c <= ' ' || c > '~' || std::string_view("[](){}<>/%").find(c) != std::string_view::npos; });
    metrics.family = name_of(face, HB_OT_NAME_ID_FONT_FAMILY);
    metrics.ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    metrics.descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    metrics.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    metrics.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
    const int upem = static_cast<int>(hb_face_get_upem(face));
    if (const TableBytes head(face, HB_TAG('h', 'e', 'a', 'd')); head.has(42) && upem > 0)
        for (int i = 0; i < 4; ++i) metrics.bbox[i] = big_endian_signed(head.bytes + 36 + 2 * i) * 1000 / upem;
    if (const TableBytes os2(face, HB_TAG('O', 'S', '/', '2')); os2.has(62)) {
        metrics.weight = big_endian(os2.bytes + 4);
        metrics.italic = (big_endian(os2.bytes + 62) & 1) != 0;
    }
    if (const TableBytes post(face, HB_TAG('p', 'o', 's', 't')); post.has(14)) {
        metrics.italic_angle = big_endian_signed(post.bytes + 4) * 1000;
        metrics.fixed_pitch = (big_endian(post.bytes + 12) | big_endian(post.bytes + 14)) != 0;
    }
    metrics.stem_v = 50 + metrics.weight * metrics.weight / 4225; // the usual estimate from the weight class
    metrics.serif = metrics.family.find("Biolinum") == std::string::npos && metrics.family.find("Sans") == std::string::npos &&
                    metrics.family.find("Andika") == std::string::npos;
    return metrics;
}

OpenFace open_face(const std::string& path, int index) {
    OpenFace open{path, index, nullptr, nullptr, {}, 0, 250000};
    const BlobHandle blob(hb_blob_create_from_file_or_fail(path.c_str()));
    if (!blob) throw BuildError(path, tr("cannot read the font"));
    open.face.reset(hb_face_create(blob.get(), static_cast<unsigned>(index)));
    if (hb_face_get_glyph_count(open.face.get()) == 0) throw BuildError(path, tr("not a font that can be read"));
    open.font.reset(hb_font_create(open.face.get()));
    hb_font_set_scale(open.font.get(), shaping_scale, shaping_scale);
    open.metrics = measure(open.face.get(), open.font.get());
    if (const TableBytes os2(open.face.get(), HB_TAG('O', 'S', '/', '2')); os2.has(8)) open.fs_type = big_endian(os2.bytes + 8);
    hb_codepoint_t space = 0;
    if (hb_font_get_nominal_glyph(open.font.get(), ' ', &space)) open.space = hb_font_get_glyph_h_advance(open.font.get(), space);
    hb_font_make_immutable(open.font.get());
    return open;
}

} // namespace

FaceId Faces::add(const FontFile& file) {
    for (std::size_t id = 0; id < slots_.size(); ++id)
        if (slots_[id]->file == file) return static_cast<FaceId>(id);
    slots_.push_back(std::make_unique<Slot>(file));
    return static_cast<FaceId>(slots_.size() - 1);
}

const OpenFace& Faces::open(Slot& slot) const {
    const std::lock_guard guard(opening_);
    if (!slot.face) slot.face = std::make_unique<const OpenFace>(open_face(slot.file.path, slot.file.index));
    slot.ready.store(slot.face.get(), std::memory_order_release);
    return *slot.face;
}

bool has_glyph(const OpenFace& face, char32_t character) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face.font.get(), character, &glyph) != 0;
}

Fonts::Fonts() : state_(std::make_shared<State>()) {}

namespace {

[[noreturn]] void missing(const std::vector<std::string>& families) {
    std::string names;
    for (const std::string& family : families) names += (names.empty() ? "" : ", ") + family;
    const std::string package = families.empty() ? "" : package_of(families.front());
    throw BuildError("", tr("no font of the family {} is installed; {}", names, (package.empty() ? tr("install the package that has it") : tr("install the Debian package {}", package))));
}

} // namespace

FaceId Fonts::face(const FaceRequest& request) {
    for (const auto& [known, id] : state_->requests)
        if (known == request) return id;
    Faces& faces = state_->faces;
    std::vector<FaceId> chain;
    const auto add = [&](const std::string& family) {
        if (const auto file = find_font(family, request.weight, request.italic)) {
            const FaceId id = faces.add(*file);
            if (std::find(chain.begin(), chain.end(), id) == chain.end()) chain.push_back(id);
        }
    };
    for (const std::string& family : request.families) add(family);
    if (chain.empty()) missing(request.families);
    for (const char* family : fallback_families) add(family);
    const FaceId main = chain.front();
    if (faces.fallbacks(main).empty()) faces.fallbacks(main).assign(chain.begin() + 1, chain.end());
    state_->requests.emplace_back(request, main);
    return main;
}

FaceId Fonts::open(const std::string& path) {
    const FaceId id = state_->faces.add({path, 0});
    metrics(id); // opens it
    return id;
}

const FaceMetrics& Fonts::metrics(FaceId face) const { return state_->faces[face].metrics; }
std::size_t Fonts::size() const { return state_->faces.size(); }

std::optional<FaceId> Fonts::face_with(FaceId face, char32_t character) const {
    if (has_glyph(state_->faces[face], character)) return face;
    for (const FaceId fallback : state_->faces.fallbacks(face))
        if (has_glyph(state_->faces[fallback], character)) return fallback;
    return std::nullopt;
}

std::uint16_t Fonts::glyph(FaceId face, char32_t character) const {
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(state_->faces[face].font.get(), character, &glyph);
    return static_cast<std::uint16_t>(glyph);
}

std::int32_t Fonts::advance(FaceId face, std::uint16_t glyph) const {
    return hb_font_get_glyph_h_advance(state_->faces[face].font.get(), glyph);
}

bool Fonts::has_feature(FaceId face, const char* tag) const {
    const hb_tag_t wanted = hb_tag_from_string(tag, -1);
    hb_tag_t tags[64];
    for (unsigned start = 0;; start += 64) {
        unsigned count = 64;
        const unsigned total = hb_ot_layout_table_get_feature_tags(state_->faces[face].face.get(), HB_OT_TAG_GSUB, start, &count, tags);
        if (std::find(tags, tags + count, wanted) != tags + count) return true;
        if (start + count >= total) return false;
    }
}

std::string Fonts::glyph_name(FaceId face, std::uint16_t glyph) const {
    char name[64] = "";
    hb_font_glyph_to_string(state_->faces[face].font.get(), glyph, name, sizeof name);
    return name;
}

} // namespace florilege
