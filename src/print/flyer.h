// The flyer: one tagged page to hand out or to pin up, with the cover, a few lines, a square to scan and its address.
#pragma once

#include "document/book.h"
#include "style/style_sheet.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// A page of the plan's size for flyers, in the style of the book. `cover`: key of the cover's picture in Book::images. Warns when
/// there is no address to lead to and when the description is cut.
Result<TypesetBook> make_flyer(const Book& book, const StyleSheet& style, const std::string& cover);

} // namespace florilege
