// What build does not ask for and an editor would: files that nothing uses, mentions that the law wants.
#pragma once

#include "assemble/assemble.h"
#include "base/file.h"
#include "compile/lint_words.h"

namespace florilege {

/// Warnings alone. The folder has been read by now: a file of articles/ or images/ that was not is unused.
/// `words` may be null.
Diagnostics lint(const Manuscript& manuscript, const BookFolder& folder, WordsMemory* words = nullptr);

} // namespace florilege
