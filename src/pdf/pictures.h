// The pictures of a book as image objects of the file.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pdf/object_file.h"
#include "pdf/pdf.h"

namespace florilege {

struct EmbeddedPictures {
    std::map<std::string, std::string> names; // path → name in the resources
    Dictionary resources;                     // the /XObject entry
};

/// Embeds every picture that a page shows. For the screen JPEG and PNG data go in as they are where PDF can
/// read them; for print pictures become gray, or CMYK through the press profile when there is one, and
/// transparency is laid on white.
EmbeddedPictures embed_pictures(ObjectFile& file, const TypesetBook& typeset, const Book& book, PdfKind kind,
                                std::string_view press_profile);

} // namespace florilege
