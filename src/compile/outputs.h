// The backends at work: every file of a build, in memory.
#pragma once

#include "compile/prepare.h"

namespace florilege {

struct Outputs {
    std::vector<OutputFile> wanted; // what was asked for
    std::vector<MadeFile> files;    // the book's own files, those made for others to work from among them
};

/// What the wanted backends make, in the order of the table; nothing after errors. What works from the EPUB and the PDF has them
/// made, though they are not written unasked.
Outputs make_outputs(Compiled& compiled, const BuildOptions& options);

/// What the backends of a compiled book work from.
BackendInput input_of(const Compiled& compiled, const BuildOptions& options, const std::vector<MadeFile>& made);

} // namespace florilege
