// Pictures that print too coarse.
#pragma once

#include "base/diagnostic.h"
#include "document/book.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// A warning `coarse-image` for each photograph of fewer than 300 dots an inch at the size that it is given, and each
/// drawing of one bit a dot of fewer than 1200, where it is shown.
Diagnostics coarse_pictures(const Book& book, const TypesetBook& pages);

} // namespace florilege
