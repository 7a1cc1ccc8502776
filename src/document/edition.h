// The forms in which a book comes out, and what catalogues and downloads say of each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "document/book.h"

namespace florilege {

enum class EditionForm : std::uint8_t { epub, pdf, large, print, booklet, flyer };

/// One form of the book. Print is paper: it has no file that readers download.
struct Edition {
    EditionForm form = EditionForm::epub;
    std::string file;        // SLUG.epub; empty for print
    std::uint64_t bytes = 0; // of the file
    int pages = 0;           // of its own pagination; for the EPUB, of the one that its page list marks
    Length width, height;    // of the page
    std::string isbn;        // 13 digits, or empty
    bool print_pages = false; // an EPUB whose page list is the printed book's
};

/// As --only names its output; `isbn:` has the same keys.
std::string_view form_name(EditionForm form);
std::string_view media_type(EditionForm form);
/// The number that the book has in that form; empty without one.
std::string isbn_of(EditionForm form, const Book& book);
/// "urn:isbn:…", or one made from the book's own.
std::string identifier_of(const Edition& edition, const Book& book);

/// What a page list counts the pages of.
struct PageSource {
    std::string identifier; // "urn:isbn:…"; empty: of an edition without a number
    bool print = false;     // of the printed book
};

/// The year of a book whose sources hold no date: outputs need one, what readers and catalogues are told has none.
inline constexpr int undated_year = 1970;
/// When the book came out, as far as anything in it says so.
std::optional<CalendarDate> publication_day(const Book& book);

/// The plan says that the book costs nothing.
bool is_free(const Plan& plan);

/// The address of the folder in which the site lies, ended by a slash: `distribution: {site}`, else its url; empty: not known.
std::string site_address(const Plan& plan);

} // namespace florilege
