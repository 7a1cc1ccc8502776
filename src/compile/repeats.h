// A bound on how often the same is said of one file.
#pragma once

#include "base/diagnostic.h"

namespace florilege {

/// Of the diagnostics, sorted by place, those of one code and severity in one file beyond the fiftieth go; the fiftieth says how
/// many. A font without Greek or a binary file would fill the screen otherwise.
void bound_repeats(Diagnostics& diagnostics);

} // namespace florilege
