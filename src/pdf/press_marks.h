// Marks for the guillotine and the folder, outside the trimmed page.
#pragma once

#include <string>

#include "pdf/pdf.h"

namespace florilege {

/// How far the sheet goes beyond the bleed when there are marks.
Length mark_room(const Press& press);
/// A page's operators with those of the marks around it, corners and ticks at the folds, and nothing else past
/// the bleed; the operators alone when there are no marks. The size is that of the trimmed page.
std::string with_press_marks(const std::string& content, Length width, Length height, const Press& press);

} // namespace florilege
