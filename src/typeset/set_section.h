// A section on its way to pages, and sections that were set before.
#pragma once

#include <map>
#include <memory>

#include "typeset/furniture.h"
#include "typeset/note_calls.h"
#include "typeset/place_pages.h"
#include "typeset/quality.h"

namespace florilege {

/// What stood on a page before its folio, and what was said of that.
struct BeforeFolio {
    std::size_t lines = 0, runs = 0, glyphs = 0, text = 0;
    Diagnostics said;
};

/// A section on its way: its galley, the pages planned of it, the pages placed.
struct SetSection {
    Galley galley;
    std::vector<NoteCalls> calls; // one
    std::size_t nodes = 0;        // of the galley's structure, before anything was placed
    std::size_t said = 0;         // of its diagnostics, likewise
    std::vector<PlannedPage> planned;
    int planned_behind = -1;      // the parity of the number of pages before them, which plans depend on; -1: not planned yet
    std::vector<std::vector<PlacedId>> ids; // by page planned; empty: not looked for yet
    std::vector<int> numbers;     // of its notes, where their pages number them
    PageList pages;
    std::vector<TextPlace> begins; // by page
    std::vector<BeforeFolio> folios; // likewise
    std::vector<std::string> listed; // the folios of others that the pages print
    SectionQuality quality;
    std::uint32_t first_node = 0; // what the pages' nodes are counted from
    std::uint32_t moved = 0;      // how much the numbers of the texts have grown since the pages were settled, modulo 2³²
    bool given = false;           // a book has the pages: they do not change any more
};

/// Takes the galley back to what it was before pages were placed from it.
void unplace(SetSection& set);

/// Leaves of a galley whose pages are placed for good what a book tells of it: its structure and its diagnostics.
void forget_text(Galley& galley);

/// A section that is set again after edits of its book: the text that its galley points into, and what was made of it.
struct KeptSection {
    Section section;
    std::shared_ptr<const Section> last; // the book's, which it is a copy of
    SetSection set;
};

/// Sections by id. What a galley depends on besides its section stays the same while they are kept.
class KeptSections {
  public:
    /// What was kept of `section`, its texts numbered as they are now; or a copy of it, not set yet. What nobody takes is forgotten with
    /// `forget_others`.
    KeptSection& take(const std::shared_ptr<const Section>& section);
    void forget_others();

  private:
    std::map<std::string, std::unique_ptr<KeptSection>> last_;
    std::map<std::string, std::unique_ptr<KeptSection>> taken_;
};

} // namespace florilege
