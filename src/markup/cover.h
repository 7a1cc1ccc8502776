// The cover: the picture that the plan gives, else one set from the title, the authors and the publisher in the book's type.
#pragma once

#include "document/book.h"
#include "document/image.h"
#include "fonts/fonts.h"
#include "style/style_sheet.h"

namespace florilege {

/// Upright, 1600 pixels wide when it is made. `fonts` shapes its words.
Image cover_image(const Book& book, const StyleSheet& style, Fonts& fonts);

} // namespace florilege
