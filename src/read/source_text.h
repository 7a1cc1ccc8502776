// A source's text made safe to parse: valid UTF-8, no character that XML 1.0 forbids, every byte at its place.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace florilege {

/// Stands in the safe text for each byte of what was taken out; the builders of inlines leave it out.
inline constexpr char removed_byte = '\x02';
/// Stands for the bar of a line block, or before a text that is to be read as inlines alone.
inline constexpr char bar_byte = '\x1F';

/// The same number of bytes as the source. Diagnoses `invalid-utf8` (error), `control-character`, `bidi-override`,
/// `stray-byte-order-mark`, `too-many-accents` (warnings).
Result<std::string> safe_text(const Source& source);

/// A text that escapes may have brought characters into which no file may hold: the same without them.
std::string without_forbidden(std::string_view text);
/// True when nothing of the text would be seen on paper.
bool is_blank_text(std::string_view text);

/// The characters that would make text read in another order than it is written.
bool is_bidi_override(char32_t c);

} // namespace florilege
