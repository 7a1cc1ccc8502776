#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "language/language.h"

namespace florilege {

std::string to_upper(std::string_view language, std::string_view text) {
    icu::UnicodeString capitals =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    capitals.toUpper(icu::Locale(primary_subtag(language).c_str()));
    std::string result;
    capitals.toUTF8String(result);
    return result;
}

bool is_upper(std::string_view language, std::string_view text) { return to_upper(language, text) == text; }

} // namespace florilege
