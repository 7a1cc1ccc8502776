// What was not set as one wishes, measured on the finished pages.
#pragma once

#include "typeset/typeset_book.h"

namespace florilege {

/// Measures the pages of the book; `book.quality` is not looked at. Text is what has an Inlines::id.
QualityReport measure_quality(const TypesetBook& book, const StyleSheet& style);

/// Warnings for what the page maker could not avoid: widows, orphans, facing pages of unequal height.
Diagnostics quality_warnings(const QualityReport& report);

} // namespace florilege
