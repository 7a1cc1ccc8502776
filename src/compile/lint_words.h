// What an editor asks of a book's words: are they spelt as a dictionary has them, and each name in one way?
#pragma once

#include "assemble/assemble.h"

namespace florilege {

/// Warnings `unknown-word`, `name-variant` and `no-dictionary`, each word once, at its first place.
Diagnostics lint_words(const Manuscript& manuscript);

} // namespace florilege
