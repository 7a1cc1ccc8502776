#include "web/book_style.h"

#include "markup/stylesheet.h"
#include "web/site_style.h"

namespace florilege {

std::vector<OutputFile> book_style(const Book& book, const StyleSheet& style) {
    // Letters and points of what the pages say around the text.
    std::u32string frame = U"\u2013\u2014\u2018\u2019\u201C\u201D\u201E\u2026\u202F";
    for (char32_t c = 0xA0; c < 0x180; ++c) frame += c;
    Fonts shaper;
    const std::vector<EmbeddedFont> fonts = embedded_fonts(book, style, style.embedded_families, shaper, frame);
    std::vector<OutputFile> files{{"styles/book.css", write_stylesheet(style, fonts)}, {"styles/site.css", std::string(site_stylesheet())}};
    for (const EmbeddedFont& font : fonts) files.push_back({font.path, font.bytes});
    return files;
}

} // namespace florilege
