// catalogue.yaml to a Catalogue.
#pragma once

#include "base/diagnostic.h"
#include "document/catalogue.h"

namespace florilege {

/// Diagnoses unknown keys, wrong types, a missing title, books that lie outside the catalogue's folder, years that are none.
Result<Catalogue> read_catalogue(SourcePtr source);

} // namespace florilege
