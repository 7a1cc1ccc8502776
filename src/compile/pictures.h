// The pictures that a manuscript names: found, checked, measured.
#pragma once

#include <map>

#include "assemble/assemble.h"
#include "base/file.h"

namespace florilege {

/// A picture that was found good, and the file that it was read from.
struct KeptPicture {
    std::string file;
    Image image;
};

/// Reads every picture into Manuscript::images and rewrites the paths in the articles to the images' keys: a path is looked
/// for in the book's folder, then beside its article. `kept`: those of the last reading, by path, and afterwards those of this one; or
/// null.
void read_pictures(Manuscript& manuscript, const BookFolder& folder, Diagnostics& diagnostics, int jobs, std::map<std::string, KeptPicture>* kept = nullptr);

} // namespace florilege
