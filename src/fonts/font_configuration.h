// Which fonts the system's configuration offers.
#pragma once

#include "fonts/font_handle.h"

namespace florilege {

/// What FcInitLoadConfigAndFonts loads, for lists of fonts alone: rules that choose among fonts are left out, which are most of a
/// configuration and take most of its time.
ConfigHandle load_font_list();

} // namespace florilege
