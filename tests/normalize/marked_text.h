// Inlines written as a little HTML, so that cases read like what they mean.
#pragma once

#include <string>

#include "document/inlines.h"

namespace florilege {

/// Reads <em>, <strong>, <sup>, <sc>, <code>, <kbd>, <samp>, <a href="…">, <span lang="…">, <span class="…">.
Inlines from_markup(const std::string& markup);
std::string to_markup(const Inlines& inlines);

} // namespace florilege
