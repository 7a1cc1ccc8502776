// The faces of a book as Type 0 fonts of the file: a subset each, its widths and what its codes mean.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "pdf/glyph_text.h"
#include "pdf/object_file.h"

namespace florilege {

/// A glyph as it is shown: its code, the advance that the file states for it and the text that the
/// file gives it.
struct EmbeddedGlyph {
    std::uint16_t code = 0;
    std::int32_t width = 0; // 1/1000 em
    const std::string* text = nullptr;
    const std::string* second_text = nullptr; // what it says in the font's second guise
    bool is_space = false;                    // says a word-space, breaking or not
    // For the loop over a book's glyphs:
    std::uint8_t said_size = 0, shown_size = 0; // bytes; said_size: 0 where they are more than four
    std::array<char, 4> said{};                 // its text
    std::array<char, 4> shown{};                // the code as it stands in a literal string
};

struct EmbeddedFace {
    std::string name;                  // in the resources: F1, F2…
    std::string second_name;           // the same font, its glyphs saying their second texts; empty: none has one
    std::vector<EmbeddedGlyph> glyphs; // by the face's own glyph ids
};

/// By FaceId; a face that no run names has no font.
struct EmbeddedFonts {
    const Fonts& fonts;
    GlyphUses uses;
    std::vector<EmbeddedFace> faces;
    Dictionary resources; // the /Font entry of the resources
};

/// Embeds every face used. Throws BuildError for a face that may not be embedded.
EmbeddedFonts embed_fonts(ObjectFile& file, const TypesetBook& typeset);

/// A ToUnicode map (ISO 32000-1 §9.10.3) for codes of one byte or two, and their texts in UTF-8.
std::string to_unicode_map(const std::map<std::uint16_t, std::string>& texts, int code_size);

} // namespace florilege
