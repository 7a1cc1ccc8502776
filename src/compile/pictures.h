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

/// An article with its pictures' paths rewritten to these.
struct KeptPaths {
    std::shared_ptr<const Article> read;
    std::vector<std::string> paths;
    std::shared_ptr<Article> rewritten;
};

struct PictureMemory {
    std::map<std::string, KeptPicture> pictures; // by path
    std::map<std::string, KeptPaths> articles;   // by path; those with other paths than they were read with
};

/// Reads every picture into Manuscript::images and rewrites the paths in the articles to the images' keys: a path is looked
/// for in the book's folder, then beside its article. `memory`: of the last reading, and afterwards of this one; or
/// null.
void read_pictures(Manuscript& manuscript, const BookFolder& folder, Diagnostics& diagnostics, int jobs, PictureMemory* memory = nullptr);

} // namespace florilege
