// Colours for the press.
#pragma once

#include <string>
#include <string_view>

#include "read/image.h"

namespace florilege {

/// The picture on white paper, in gray.
Pixmap to_gray(const Pixmap& pixmap);
/// The picture on white paper as rows of C, M, Y, K bytes, converted from sRGB by the press profile (relative
/// colorimetric with black point compensation). Throws BuildError when the profile is none for CMYK.
std::string to_cmyk(const Pixmap& pixmap, std::string_view press_profile);

/// True for an ICC profile of an output device in CMYK, of a version that PDF takes.
bool is_press_profile(std::string_view profile);
/// What a profile calls itself.
std::string profile_name(std::string_view profile);

} // namespace florilege
