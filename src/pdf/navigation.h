// Ways through the file: bookmarks, page labels, links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/object_file.h"
#include "pdf/structure_tree.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// Where the ids of a book lead, on pages that have their objects.
class Destinations {
  public:
    Destinations(const TypesetBook& typeset, const std::vector<Ref>& pages)
        : typeset_(typeset), pages_(pages) {}
    /// An explicit destination as PDF writes it; empty when there is no such id.
    std::string find(std::string_view id) const;

  private:
    const TypesetBook& typeset_;
    const std::vector<Ref>& pages_;
};

/// The bookmarks; no Ref when there are none.
Ref write_outline(ObjectFile& file, const TypesetBook& typeset, const Destinations& destinations);
/// The value of /PageLabels.
std::string page_labels(const PageList& pages);
/// The link annotations of a page. Links that lead nowhere are left out.
std::vector<Ref> write_links(ObjectFile& file, const Page& page, Ref page_ref,
                             const Destinations& destinations, StructureTree& structure);

} // namespace florilege
