// ONIX for Books 3.0 in reference tags: a product an edition, each naming the others (EDItEUR; code lists by their numbers).
#pragma once

#include <string>

#include "records/records.h"

namespace florilege {

std::string write_onix(const RecordsInput& input);

/// The codes of list 196 (accessibility of electronic publications) that hold for an edition, ascending.
std::vector<std::string> accessibility_codes(const Edition& edition, const Accessibility& facts);

} // namespace florilege
