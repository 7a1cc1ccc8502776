// What libraries, bookshops and reading applications catalogue the book by: one record an edition, each naming the others.
#pragma once

#include <vector>

#include "base/file.h"
#include "document/accessibility.h"
#include "document/edition.h"

namespace florilege {

struct RecordsInput {
    const Book& book;
    const Accessibility& accessibility;
    const std::vector<Edition>& editions;
    std::string address;      // of the site's folder, where the files are under downloads/; empty: not known
    std::string cover;        // name of the cover's picture, which stands beside the records
    int cover_width = 0, cover_height = 0;
};

/// onix.xml, unimarc.mrc, unimarc.xml, dublin-core.xml and opds.json.
std::vector<OutputFile> write_records(const RecordsInput& input);

} // namespace florilege
