// A typeset book as a PDF file.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "document/book.h"
#include "typeset/typeset_book.h"

namespace florilege {

enum class PdfKind {
    screen, // PDF/A-2a and PDF/UA-1: tagged, bookmarks, links, sRGB output intent
    print,  // PDF/X-1a:2003: K alone, boxes with bleed, no links, no structure; PDF/X-4 with a press profile
};

/// The file's bytes. `press_profile`: the ICC profile that the plan names, for print. Throws BuildError when the PDF library fails,
/// a font may not be embedded, or a profile is missing or wrong.
Result<std::string> write_pdf(const TypesetBook& typeset, const Book& book, PdfKind kind, std::string_view press_profile = {});

} // namespace florilege
