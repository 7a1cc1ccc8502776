// A section on its way to pages, and sections that were set before.
#pragma once

#include <map>
#include <memory>

#include "typeset/note_calls.h"
#include "typeset/place_pages.h"

namespace florilege {

/// A section on its way: its galley, the pages planned of it, the pages placed.
struct SetSection {
    Galley galley;
    std::vector<NoteCalls> calls; // one
    std::size_t nodes = 0;        // of the galley's structure, before anything was placed
    std::size_t said = 0;         // of its diagnostics, likewise
    std::vector<PlannedPage> planned;
    int planned_behind = -1;      // the parity of the number of pages before them, which plans depend on; -1: not planned yet
    std::vector<Page> pages;      // nodes as the section counts them
    std::vector<TextPlace> begins; // by page
    std::vector<int> numbers;     // of its notes, where their pages number them
};

/// Takes the galley back to what it was before pages were placed from it.
void unplace(SetSection& set);

/// A section that is set again after edits of its book: the text that its galley points into, and what was made of it.
struct KeptSection {
    Section section;
    SetSection set;
};

/// Sections by id. What a galley depends on besides its section stays the same while they are kept.
class KeptSections {
  public:
    /// What was kept of `section`, its texts numbered as they are now; or a copy of it, not set yet. What nobody takes is forgotten with
    /// `forget_others`.
    KeptSection& take(const Section& section);
    void forget_others();

  private:
    std::map<std::string, std::unique_ptr<KeptSection>> last_;
    std::map<std::string, std::unique_ptr<KeptSection>> taken_;
};

} // namespace florilege
