// A book typeset in memory for its preview; the EPUB and the cover are made when they are asked for.
#pragma once

#include "compile/prepare.h"

namespace florilege {

/// Reads and typesets for the screen, with everything that check says. `screen` is not set after errors. `memory`: of the last preview
/// of the book, if there was one; words near unknown ones are told as far as they are known (`ask_for_near_words`). Throws BuildError.
Compiled compile_for_preview(BuildOptions options, CompileMemory& memory);
/// The bytes of the EPUB of a book that is typeset.
Result<std::string> preview_epub(const Compiled& compiled);
/// The cover's sheet, as wide as the printed pages make it.
Result<TypesetBook> preview_cover(const Compiled& compiled);

} // namespace florilege
