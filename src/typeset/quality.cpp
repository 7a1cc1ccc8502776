#include "typeset/quality.h"

namespace florilege {

QualityReport measure_quality(const TypesetBook& book, const StyleSheet&) {
    QualityReport report;
    for (const Page& page : book.pages) report.lines += static_cast<int>(page.lines.size());
    return report;
}

} // namespace florilege
