// Where each printed page begins in the text: all that passes from the typeset book to the EPUB.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace florilege {

/// A page begins in the text `text` (Inlines::id) at byte `offset`, or with the picture of that number (Figure::id).
struct PageMark {
    std::string label;  // the page label as the PDF gives it: "iv", "12"
    std::uint32_t text = 0;
    std::uint32_t offset = 0;
    bool operator==(const PageMark&) const = default;
};

/// In page order; ids and offsets never descend. Pages without text and pictures (blanks) have no mark.
using PageMap = std::vector<PageMark>;

} // namespace florilege
