// What Fonts holds: the open faces and the requests they answer.
#pragma once

#include <map>
#include <vector>

#include "fonts/font_handle.h"
#include "fonts/fonts.h"

namespace florilege {

/// Font units at which HarfBuzz works: millionths of an em.
inline constexpr int shaping_scale = 1000000;

struct OpenFace {
    std::string path;
    int index = 0;
    FaceHandle face;
    FontHandle font; // scale: millionths of an em; immutable
    FaceMetrics metrics;
    int fs_type = 0;
    std::int32_t space = 250000; // advance of U+0020
    std::vector<FaceId> fallbacks; // tried in order for characters that this face lacks
};

struct Fonts::State {
    std::vector<OpenFace> faces;
    std::vector<std::pair<FaceRequest, FaceId>> requests;
};

/// Opens a font file. Throws BuildError when it is no font.
OpenFace open_face(const std::string& path, int index);
bool has_glyph(const OpenFace& face, char32_t character);

} // namespace florilege
