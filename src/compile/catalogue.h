// Several books at once: each in a folder of its own, and above them a page and feeds that lead to all.
#pragma once

#include <optional>
#include <string>

#include "compile/compile.h"

namespace florilege {

struct CataloguePlace {
    std::string folder;
    std::string name; // of the catalogue's file in it
};

/// Where the catalogue lies that the command line names: the file, or a folder that holds a catalogue.yaml and no book.yaml.
std::optional<CataloguePlace> locate_catalogue(const std::string& path);

BuildSummary build_catalogue(const BuildOptions& options, const CataloguePlace& place);
BuildSummary check_catalogue(const BuildOptions& options, const CataloguePlace& place);

} // namespace florilege
