// What build does not ask for and an editor would: files that nothing uses, mentions that the law wants.
#pragma once

#include "assemble/assemble.h"
#include "base/file.h"

namespace florilege {

/// Warnings alone. The folder has been read by now: a file of articles/ or images/ that was not is unused.
Diagnostics lint(const Manuscript& manuscript, const BookFolder& folder);

} // namespace florilege
