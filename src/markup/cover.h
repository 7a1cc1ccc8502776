// The cover's front as a picture: the one that the plan gives, else one set from the title, the authors and the publisher in the
// book's type.
#pragma once

#include "document/book.h"
#include "fonts/fonts.h"
#include "markup/pictures.h"
#include "read/image.h"
#include "style/style_sheet.h"

namespace florilege {

/// The picture that is the whole cover, when the plan gives one.
const Image* given_cover(const Book& book);
/// The front that is designed, `width` pixels wide. `fonts` shapes its words.
Drawing draw_cover(const Book& book, const StyleSheet& style, Fonts& fonts, int width);
/// Either, as it goes into an EPUB: a drawn one 1600 pixels wide.
ScreenPicture screen_cover(const Book& book, const StyleSheet& style, Fonts& fonts);
struct SmallCover {
    Pixmap pixmap;
    ScreenPicture file;
};
/// Either, at most `width` pixels wide.
SmallCover small_cover(const Book& book, const StyleSheet& style, Fonts& fonts, int width);

} // namespace florilege
