// A small ICC profile of a press that never was, for tests.
#pragma once

#include <string>

namespace florilege {

/// A profile of an output device in CMYK, by plain undercolour removal.
std::string made_up_press_profile();
/// sRGB: a profile of no press.
std::string screen_profile();

} // namespace florilege
