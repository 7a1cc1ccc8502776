// Articles and plan to a Book: order, selection, parts, furniture sections, ids, cross-references, contents, index.
#pragma once

#include <functional>

#include "base/diagnostic.h"
#include "document/book.h"

namespace florilege {

struct YearRange {
    int first = 0;
    int last = 0;
};

struct AssembleOptions {
    std::vector<YearRange> years;      // empty: all
    std::vector<std::string> articles; // slugs or file names; empty: all
    std::optional<Date> date;          // --date or SOURCE_DATE_EPOCH
    Isbns isbn;                        // of the selection, which is a publication of its own
};

/// The parts of a book as read: articles in the order of their files' names within each list.
struct Manuscript {
    Plan plan;
    std::vector<Article> front;
    std::vector<Article> articles;
    std::vector<std::string> parts; // the title of each article's listed part, in the order of `articles`; or empty
    std::vector<Article> back;
    std::map<std::string, Image> images;
};

/// The book of a manuscript whose texts are normalized. Diagnoses an empty selection, unknown names, dead links, ids that
/// collide.
Result<Book> assemble(Manuscript manuscript, const AssembleOptions& options);

} // namespace florilege
