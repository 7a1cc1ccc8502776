// Cross-references: the author's links to files and headings become links to ids of the book.
#pragma once

#include "assemble/article_section.h"
#include "base/diagnostic.h"

namespace florilege {

/// A link inside the book: the file and the fragment that it names, and the id to which it leads.
struct Followed {
    std::string path;
    std::string fragment;
    std::string id;
};
/// Do they lead where they led?
bool lead_there(const std::vector<Followed>& links, const Places& places);

/// Resolves every link of the section that leads inside the book. One that leads nowhere is an error; one to an article that
/// is not in this selection loses its link and is warned of. `left_out`: paths of such articles. Returns the others.
std::vector<Followed> resolve_links(Section& section, const Places& places, const std::vector<std::string>& left_out, Diagnostics& diagnostics);

} // namespace florilege
