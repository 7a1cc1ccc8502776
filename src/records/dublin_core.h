// The fifteen elements of Dublin Core for each edition, in the form that OAI-PMH harvests.
#pragma once

#include <string>

#include "records/records.h"

namespace florilege {

std::string write_dublin_core(const RecordsInput& input);

} // namespace florilege
