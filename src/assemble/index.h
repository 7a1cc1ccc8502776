// Indexes: the marks in the text gathered under their terms, in the collation of the book's language.
#pragma once

#include "assemble/ids.h"
#include "base/diagnostic.h"
#include "document/book.h"

namespace florilege {

/// The indexes of names and of subjects, as far as anything is marked for them, with the references of the plan. Diagnoses
/// references to terms that are not there.
std::vector<Section> indexes(const SectionList& sections, const Plan& plan, Ids& ids, Diagnostics& diagnostics);

} // namespace florilege
