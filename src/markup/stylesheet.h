// The book's stylesheet: what the structure needs, then the style's own sheets; and the subsets of the fonts they ask for.
#pragma once

#include <string>
#include <vector>

#include "document/book.h"
#include "fonts/fonts.h"
#include "style/style_sheet.h"

namespace florilege {

struct EmbeddedFont {
    std::string path; // fonts/…
    std::string bytes;
    std::string face_rule; // its @font-face rule
};

/// Regular and, where the book has them, italic and bold of every family, cut to the characters of the book and to those `besides`.
std::vector<EmbeddedFont> embedded_fonts(const Book& book, const StyleSheet& style, const std::vector<std::string>& families, Fonts& fonts,
                                         const std::u32string& besides = {});

std::string write_stylesheet(const StyleSheet& style, const std::vector<EmbeddedFont>& fonts);

} // namespace florilege
