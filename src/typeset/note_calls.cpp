#include "typeset/note_calls.h"

#include <algorithm>

namespace florilege {

namespace {

/// The notes called by a line that none called before; they are marked as called.
std::vector<std::uint32_t> new_calls(const Galley& galley, const GalleyLine& line, std::vector<bool>& called) {
    std::vector<std::uint32_t> fresh;
    for (const std::uint32_t note : galley.texts[line.text].shaped.notes_in(line.line)) {
        if (note >= called.size() || called[note]) continue;
        called[note] = true;
        fresh.push_back(note);
    }
    return fresh;
}

} // namespace

NoteCalls::NoteCalls(const Galley& galley) {
    units_.resize(galley.units.size());
    if (galley.notes.empty()) return;
    std::vector<bool> called(galley.notes.size(), false);
    for (std::size_t u = 0; u < galley.units.size(); ++u) {
        const Unit& unit = galley.units[u];
        UnitCalls& calls = units_[u];
        calls.before = static_cast<int>(rows_.size());
        std::vector<std::uint32_t> order;
        if (unit.variants.empty())
            for (const BoxLine& line : unit.box.lines)
                for (const std::uint32_t note : new_calls(galley, line.line, called)) order.push_back(note);
        const std::vector<bool> before = called;
        for (std::size_t v = 0; v < unit.variants.size(); ++v) {
            std::vector<bool> seen = before;
            std::vector<int> sums{0};
            for (const GalleyLine& line : unit.variants[v].lines) {
                int rows = sums.back();
                for (const std::uint32_t note : new_calls(galley, line, seen)) {
                    rows += static_cast<int>(galley.notes[note].rows.size());
                    if (v == 0) order.push_back(note);
                }
                sums.push_back(rows);
            }
            calls.lines.push_back(std::move(sums));
            if (v + 1 == unit.variants.size()) called = std::move(seen);
        }
        for (const std::uint32_t note : order)
            for (std::uint32_t row = 0; row < galley.notes[note].rows.size(); ++row) rows_.push_back({note, row});
        calls.all = static_cast<int>(rows_.size()) - calls.before;
    }
}

int NoteCalls::rows_before(std::uint32_t unit, std::size_t variant, std::uint32_t line) const {
    if (rows_.empty()) return 0;
    if (unit >= units_.size()) return static_cast<int>(rows_.size());
    const UnitCalls& calls = units_[unit];
    if (line == 0 || calls.lines.empty()) return calls.before;
    return calls.before + calls.lines[variant][line];
}

int NoteCalls::last_note_rows(int rows_before) const {
    if (rows_before <= 0) return 0;
    return static_cast<int>(rows_[static_cast<std::size_t>(rows_before - 1)].row) + 1;
}

} // namespace florilege
