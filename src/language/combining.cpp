#include "language/combining.h"

#include <unicode/uchar.h>

namespace florilege {

bool is_combining_mark(char32_t c) { return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

bool is_invisible(char32_t c) {
    const auto character = static_cast<UChar32>(c);
    return u_isUWhiteSpace(character) || u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

} // namespace florilege
