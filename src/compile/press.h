// What the printer asks: the plan's profile and its ICC file, and whether the book keeps to them.
#pragma once

#include "base/file.h"
#include "document/plan.h"
#include "pdf/pdf.h"
#include "read/printer_profile.h"
#include "style/style_sheet.h"

namespace florilege {

struct PressSetup {
    PrinterProfile profile;
    Press press;
    Diagnostics diagnostics;
    std::vector<SourcePtr> sources;
};

/// Reads the profile that the plan names (generic when it names none) and the ICC file.
PressSetup read_press(const Plan& plan, const std::string& styles_folder, const BookFolder& folder);

/// The style with the inner margin that so many pages ask, the outer margin giving way so that the measure stays.
StyleSheet with_gutter(StyleSheet style, const PrinterProfile& profile, int pages);

/// Adds blank pages at the end, up to a number that the printer's sheets make.
void pad_pages(TypesetBook& book, int multiple);

/// Warnings where the book is not what the printer takes: too few or too many pages, margins, pictures too coarse.
Diagnostics check_press(const Book& book, const TypesetBook& pages, const PrinterProfile& profile);

} // namespace florilege
