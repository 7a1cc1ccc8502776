// Languages as library catalogues and the book trade name them.
#pragma once

#include <string>
#include <string_view>

namespace florilege {

/// The ISO 639-2/B code of a BCP 47 tag: "fre" of "fr-CA"; a primary subtag of three letters as it is; "und" for what is not known.
std::string bibliographic_code(std::string_view tag);

} // namespace florilege
