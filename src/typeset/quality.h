// What was not set as one wishes, measured on the finished pages.
#pragma once

#include "typeset/typeset_book.h"

namespace florilege {

/// Measures the pages; `book.quality` is not looked at.
QualityReport measure_quality(const TypesetBook& book, const StyleSheet& style);

} // namespace florilege
