// The pictures that a manuscript names: found, checked, measured.
#pragma once

#include "assemble/assemble.h"
#include "base/file.h"

namespace florilege {

/// Reads every picture into Manuscript::images and rewrites the paths in the articles to the images' keys: a path is looked
/// for in the book's folder, then beside its article.
void read_pictures(Manuscript& manuscript, const BookFolder& folder, Diagnostics& diagnostics);

} // namespace florilege
