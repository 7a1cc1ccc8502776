// The printed cover: back, spine and front as one sheet, in the style of the book.
#pragma once

#include "document/book.h"
#include "read/printer_profile.h"
#include "style/style_sheet.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// One page as wide as back, spine and front, without bleed: what bleeds runs past its edges. `pages`: of the interior, which
/// with the profile's paper make the spine. A spine too narrow or a book too thin for the profile carries no text.
Result<TypesetBook> make_cover(const Book& book, const StyleSheet& style, const PrinterProfile& profile, int pages);

} // namespace florilege
