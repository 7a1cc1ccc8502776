// A typeset book as a PDF file.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"
#include "document/book.h"
#include "typeset/typeset_book.h"

namespace florilege {

enum class PdfKind {
    screen, // PDF/A-2a and PDF/UA-1: tagged, bookmarks, links, sRGB output intent
    print,  // PDF/X-1a:2003: K alone, boxes with bleed, no links, no structure; PDF/X-4 with a press profile
};

/// What the press takes, for print.
struct Press {
    std::string profile; // the ICC profile that the plan names: its bytes
    Length bleed = 3_mm; // around the trimmed page; zero for an office printer
    bool marks = false;  // crop marks outside the bleed
    std::vector<Length> folds; // from the trimmed sheet's left edge: marked too
};

/// The file's bytes. `identifier`: of the edition, as a URN; empty: the book's. Throws BuildError when the PDF
/// library fails, a font may not be embedded, or a profile is missing or wrong.
Result<std::string> write_pdf(const TypesetBook& typeset, const Book& book, PdfKind kind,
                              const Press& press = {}, std::string identifier = {}, int jobs = 1);

} // namespace florilege
