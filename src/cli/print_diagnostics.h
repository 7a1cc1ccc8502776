// Diagnostics on the terminal: as text with colour where it is welcome, or as JSON lines.
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace florilege {

enum class DiagnosticsFormat { text, json };

/// Text goes to standard error, JSON (one array) to standard output.
void print_diagnostics(const Diagnostics& diagnostics, DiagnosticsFormat format);
/// True when standard error is a terminal and NO_COLOR is not set.
bool colour_wanted();

} // namespace florilege
