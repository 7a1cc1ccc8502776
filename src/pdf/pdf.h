// A typeset book as a PDF file.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "document/book.h"
#include "typeset/typeset_book.h"

namespace florilege {

enum class PdfKind {
    screen, // PDF/A-2a and PDF/UA-1: tagged, bookmarks, links, sRGB output intent
    print,  // PDF/X: K alone, boxes, no links, no structure
};

/// The file's bytes. Throws BuildError when the PDF library fails.
Result<std::string> write_pdf(const TypesetBook& typeset, const Book& book, PdfKind kind);

} // namespace florilege
