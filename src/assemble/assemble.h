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
    SharedList<Article> front;
    SharedList<Article> articles;
    std::vector<std::string> parts; // the title of each article's listed part, in the order of `articles`; or empty
    SharedList<Article> back;
    std::map<std::string, Image> images;
};

/// What assembling a book leaves for the next time: the sections of articles that are the very same are not made anew while everything
/// else that they depend on is the same too.
class AssembleMemory {
  public:
    AssembleMemory();
    ~AssembleMemory();

    struct State;
    State& state() { return *state_; }

  private:
    std::unique_ptr<State> state_;
};

/// The book of a manuscript whose texts are normalized. Diagnoses an empty selection, unknown names, dead links, ids that
/// collide. `memory`: of the last time, with the same options, or null; it makes this faster and changes nothing else.
Result<Book> assemble(Manuscript manuscript, const AssembleOptions& options, AssembleMemory* memory = nullptr, int jobs = 1);

} // namespace florilege
