// The dots that lead from an entry of the contents to its folio, and single lines of furniture.
#pragma once

#include <string>

#include "typeset/paragraph.h"

namespace florilege {

struct LeaderPlace {
    Length from; // where the entry ends
    Length to;   // where the folio ends
    Length y;
    Role role = Role::contents_entry;
    std::uint32_t node = 0; // of the folio
};

/// Dots on a grid common to the page, so that they stand under one another, then the folio.
void place_leaders(const std::string& folio, const LeaderPlace& place, const Setter& setter, const std::string& language,
                   Canvas& canvas);

/// A text of the program in one line at `x`; `width` is what it may take. Returns its width.
Length place_text(const Inlines& text, Role role, const std::string& language, const Setter& setter, const LinePlace& place,
                  Length width, Canvas& canvas);
Length text_width(const Inlines& text, Role role, const std::string& language, const Setter& setter);

} // namespace florilege
