// Cross-references: the author's links to files and headings become links to ids of the book.
#pragma once

#include "assemble/article_section.h"
#include "base/diagnostic.h"

namespace florilege {

/// Resolves every link of the section that leads inside the book. One that leads nowhere is an error; one to an article that
/// is not in this selection loses its link and is warned of. `left_out`: paths of such articles.
void resolve_links(Section& section, const Places& places, const std::vector<std::string>& left_out, Diagnostics& diagnostics);

} // namespace florilege
