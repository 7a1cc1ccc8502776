// Which articles are in the book, and in what order.
#pragma once

#include "assemble/assemble.h"

namespace florilege {

struct Selected {
    std::shared_ptr<Article> article;
    std::string part;  // title of its part; empty: none
};

/// Drafts and what the options leave out taken away, the rest ordered as the plan says; an undated article stays behind the one
/// that it follows in the order of the files.
std::vector<Selected> select(Manuscript& manuscript, const AssembleOptions& options, Diagnostics& diagnostics);

} // namespace florilege
