// What was not set as one wishes, measured on the finished pages.
#pragma once

#include "typeset/typeset_book.h"

namespace florilege {

/// What is measured of the pages of a section: no text and no spread goes on from one section to the next.
struct SectionQuality {
    QualityReport counts; // its places: those of lines and of pages' edges
    std::vector<std::pair<std::string, Span>> spreads;
    std::vector<std::pair<std::string, Span>> ends;
    std::int64_t spaced = 0; // lines whose spaces were measured; their means, and the squares of these, summed
    std::int64_t spaces = 0;
    std::int64_t squares = 0;
};

/// Measures the pages of a section, all of them. Text is what has an Inlines::id.
SectionQuality measure_quality(const PageList& pages, const StyleSheet& style);

/// The book's, of its sections in their order.
QualityReport sum_up(const std::vector<const SectionQuality*>& sections);

/// Warnings for what the page maker could not avoid: widows, orphans, facing pages of unequal height.
Diagnostics quality_warnings(const QualityReport& report);

} // namespace florilege
