// book.yaml to a Plan.
#pragma once

#include "base/diagnostic.h"
#include "document/plan.h"

namespace florilege {

/// Every unknown key (with the nearest known one), wrong type, bad date or bad ISBN key is a diagnostic at its place.
Result<Plan> read_plan(SourcePtr source);

} // namespace florilege
