// What the file says about itself: XMP, the information dictionary, the output intent.
#pragma once

#include <string>

#include "pdf/object_file.h"
#include "pdf/pdf.h"

namespace florilege {

struct AboutFile {
    const Book& book;
    std::string identifier; // of this edition
    PdfKind kind;
    std::string_view press_profile; // empty: none
};

/// The information dictionary; the same words as the XMP packet's.
Ref write_info(ObjectFile& file, const AboutFile& about);
/// The XMP packet as a stream that is not compressed.
Ref write_xmp(ObjectFile& file, const AboutFile& about);
/// The packet itself.
std::string xmp_packet(const AboutFile& about);
/// The value of /OutputIntents: sRGB for the screen, FOGRA39 by its registered name or the press profile
/// given for print. Throws BuildError when the sRGB profile is not installed.
std::string output_intents(ObjectFile& file, const AboutFile& about);

} // namespace florilege
