// The sheets and fonts of a site: the book's style as the EPUB has it, then the site's own.
#pragma once

#include <vector>

#include "base/file.h"
#include "document/book.h"
#include "style/style_sheet.h"

namespace florilege {

std::vector<OutputFile> book_style(const Book& book, const StyleSheet& style);

} // namespace florilege
