// What a style sheet for reading systems may not do: fetch, or run anything.
#pragma once

#include "base/diagnostic.h"

namespace florilege {

/// `remote-resource` for each address, import or script of a sheet, however it is written: in capitals, with escapes, with comments
/// in between.
void check_fetches_nothing(const Source& sheet, Diagnostics& diagnostics);

} // namespace florilege
