// The structures of sections joined to the book's one tree.
#pragma once

#include "typeset/galley.h"

namespace florilege {

/// Appends the nodes of a section under `parent`; returns the index that its node 0 takes.
std::uint32_t join_structure(std::vector<StructureNode>& book, const std::vector<StructureNode>& section, std::uint32_t parent);

/// Moves the nodes that a page's items name by so much, modulo 2³².
void renumber_nodes(Page& page, std::uint32_t by);
/// The same for the texts; what the program wrote has no number.
void renumber_texts(Page& page, std::uint32_t by);

} // namespace florilege
