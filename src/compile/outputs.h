// The backends at work: every file of a build, in memory.
#pragma once

#include "compile/prepare.h"

namespace florilege {

/// What the backends make, in the order of the table; nothing after errors. What works from the EPUB and the PDF has them made, though
/// they are not wanted.
std::vector<MadeFile> make_outputs(Compiled& compiled, const BuildOptions& options);
std::vector<OutputFile> wanted_files(std::vector<MadeFile> made);

/// What the backends of a compiled book work from.
BackendInput input_of(const Compiled& compiled, const BuildOptions& options, const std::vector<MadeFile>& made);

} // namespace florilege
