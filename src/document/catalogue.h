// Several books that share a catalogue page: a series of yearly anthologies, one folder a year or one folder for all.
#pragma once

#include <string>
#include <vector>

#include "document/plan.h"

namespace florilege {

struct CatalogueEntry {
    std::string path; // of the book's folder, relative to the catalogue's
    int first_year = 0, last_year = 0; // zero: the whole book
    Isbns isbn; // of the volume
    Span span;
};

struct Catalogue {
    SourcePtr source; // catalogue.yaml
    Placed<std::string> title;
    std::string language = "fr";
    std::string description;
    Placed<std::string> site_url; // of the folder that the build writes
    std::vector<CatalogueEntry> entries;
};

} // namespace florilege
