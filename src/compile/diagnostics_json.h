// Diagnostics for other programs.
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace florilege {

/// A JSON array of objects: severity, code, message, and where they are known path, line, column, end_line, end_column (from 1,
/// columns in characters) and hint.
std::string diagnostics_json(const Diagnostics& diagnostics);

} // namespace florilege
