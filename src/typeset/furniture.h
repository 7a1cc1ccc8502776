// What stands on a page beside its text: the running head and the folio.
#pragma once

#include "document/book.h"
#include "typeset/paragraph.h"

namespace florilege {

/// Running heads: the book's title on versos, the section's on rectos; shortened at a word to what the measure holds.
struct RunningHeads {
    Inlines verso;
    Inlines recto;
};
RunningHeads running_heads(const Book& book, const Section& section, const Setter& setter);

/// Draws the head, an artifact.
void place_head(Page& page, const RunningHeads& heads, const Section& section, const Setter& setter, Diagnostics& diagnostics);
/// Draws the folio, an artifact: the page's label.
void place_folio(Page& page, const Section& section, const Setter& setter, Diagnostics& diagnostics);

} // namespace florilege
