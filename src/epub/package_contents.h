// What is in the package, gathered before the documents that describe it are written.
#pragma once

#include <string>
#include <vector>

#include "document/accessibility.h"
#include "document/book.h"
#include "document/edition.h"
#include "markup/content_context.h"
#include "markup/targets.h"

namespace florilege {

struct ManifestItem {
    std::string id;
    std::string path; // from the package document
    std::string properties;
};

struct PackageContents {
    const Book& book;
    const Targets& targets;
    PageSource page_source; // EpubOptions::page_source
    std::vector<ManifestItem> items;
    std::vector<std::string> spine; // ids of items
    std::vector<std::pair<std::string, PageBreak>> pages; // path of the document, the break; in reading order
    Accessibility accessibility;
};

inline constexpr std::string_view cover_path = "text/cover.xhtml";
inline constexpr std::string_view accessibility_path = "text/accessibility.xhtml";

} // namespace florilege
