// Where the notes of a galley are called, counted so that any two places of the text tell the notes between them.
#pragma once

#include <vector>

#include "typeset/galley.h"

namespace florilege {

/// A row of a note in the order of the calls: all notes' rows make one sequence.
struct NoteRow {
    std::uint32_t note = 0; // in Galley::notes
    std::uint32_t row = 0;
};

class NoteCalls {
  public:
    explicit NoteCalls(const Galley& galley);

    /// Note rows called before a place: a line of a variant of a unit.
    int rows_before(std::uint32_t unit, std::size_t variant, std::uint32_t line) const;
    /// Rows of the last note called before the place; 0 when there is none.
    int last_note_rows(int rows_before) const;
    const std::vector<NoteRow>& rows() const { return rows_; }

  private:
    struct UnitCalls {
        int before = 0;                       // rows called before the unit
        std::vector<std::vector<int>> lines;  // by variant: rows called before each line and past the last
        int all = 0;                          // rows called in it
    };
    std::vector<UnitCalls> units_;
    std::vector<NoteRow> rows_;
};

} // namespace florilege
