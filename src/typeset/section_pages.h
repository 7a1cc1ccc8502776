// The pages that a section takes: where it opens, its epigraph facing the opening, the blank pages before them.
#pragma once

#include <optional>
#include <vector>

#include "typeset/galley.h"
#include "typeset/place_pages.h"

namespace florilege {

/// The pages of a section that opens on a side of its own, which no section before it changes; nothing for others.
std::optional<std::vector<BrokenPage>> pages_by_themselves(const Galley& galley, const NoteCalls& calls, const StyleSheet& style);

/// Plans the pages of galley number `index`, the book having `pages_before` pages already: page 1 is a recto. `broken`: its pages, where
/// they are known.
std::vector<PlannedPage> section_pages(const Galley& galley, const NoteCalls& calls, std::size_t index, std::size_t pages_before,
                                       const StyleSheet& style, std::optional<std::vector<BrokenPage>> broken = {});

/// True for pages that carry neither running head nor folio: openings, epigraphs, blanks, the title leaf and the like.
bool is_bare(const PlannedPage& planned, SectionKind kind);

} // namespace florilege
