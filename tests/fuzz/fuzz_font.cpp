// A font file: opened, measured, asked for glyphs, outlines and a subset of what it says it has.
#include <cstdint>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "fonts/fonts.h"

using namespace florilege;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string path = (std::filesystem::temp_directory_path() / ("florilege-font-" + std::to_string(::getpid()))).string();
    {
        std::ofstream file(path, std::ios::binary);
        file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    }
    try {
        Fonts fonts;
        const FaceId face = fonts.open(path);
        std::vector<std::uint16_t> glyphs{0};
        for (const char32_t c : U"AVfi é") {
            const std::uint16_t glyph = fonts.glyph(face, c);
            fonts.outline(face, glyph);
            if (glyph > glyphs.back()) glyphs.push_back(glyph);
        }
        fonts.shape(face, "AV office é", 0, "fr");
        fonts.subset(face, glyphs);
        fonts.subset_for_text(face, U"AVé");
    } catch (const BuildError&) {
        return 0; // refused
    }
    return 0;
}
