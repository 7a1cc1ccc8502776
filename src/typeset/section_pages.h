// The pages that a section takes: where it opens, its epigraph facing the opening, the blank pages before them.
#pragma once

#include <vector>

#include "typeset/galley.h"
#include "typeset/place_pages.h"

namespace florilege {

/// Plans the pages of galley number `index`, the book having `pages_before` pages already: page 1 is a recto.
std::vector<PlannedPage> section_pages(const Galley& galley, const NoteCalls& calls, std::size_t index, std::size_t pages_before,
                                       const StyleSheet& style);

/// True for pages that carry neither running head nor folio: openings, epigraphs, blanks, the title leaf and the like.
bool is_bare(const PlannedPage& planned, SectionKind kind);

} // namespace florilege
