// A UNIMARC record of each edition (IFLA bibliographic format, with the fields that French libraries ask).
#pragma once

#include <vector>

#include "records/marc.h"
#include "records/records.h"

namespace florilege {

std::vector<MarcRecord> unimarc_records(const RecordsInput& input);

} // namespace florilege
