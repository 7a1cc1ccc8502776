// The encodings that pasted and exported texts come in, made UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace florilege {

enum class ForeignEncoding { utf8, utf16, windows };

struct DecodedText {
    std::string text; // UTF-8, lines ended by \n
    ForeignEncoding encoding = ForeignEncoding::utf8;
};

/// UTF-16 by its byte order mark; else UTF-8, each byte that is none read as Windows-1252 (which Latin-1 is a part of).
DecodedText decode_foreign(std::string_view bytes);

} // namespace florilege
