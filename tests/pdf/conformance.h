// The conditions of ISO 14289-1 and ISO 19005-2 on a file's structure that a machine can check, for any book.
#pragma once

#include <string>
#include <vector>

#include "objects.h"

namespace florilege {

/// What breaks them, one sentence each; nothing when all hold.
std::vector<std::string> structure_faults(const Objects& file);

} // namespace florilege
