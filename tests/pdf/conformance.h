// The conditions of ISO 19005-2 level A (PDF/A-2a) and ISO 14289-1 (PDF/UA-1) that a machine can check, as a
// validator of both checks them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "objects.h"

namespace florilege {

/// What the file breaks, each fault with its clause ("2a 6.1.2: …", "ua 7.2: …"); every kind of fault once.
std::vector<std::string> conformance_faults(const std::string& pdf);

/// Faults by the parts of the file, for conformance_faults.
class Faults {
  public:
    void add(const std::string& clause, const std::string& what) { all_.insert(clause + ": " + what); }
    void unless(bool holds, const std::string& clause, const std::string& what) {
        if (!holds) add(clause, what);
    }
    std::vector<std::string> list() const { return {all_.begin(), all_.end()}; }

  private:
    std::set<std::string> all_;
};

void check_file(const Objects& file, Faults& faults);      // syntax, limits, catalog, pages, pictures
void check_metadata(const Objects& file, Faults& faults);  // XMP and the information dictionary
void check_structure(const Objects& file, Faults& faults); // the tree of elements and its annotations
void check_content(const Objects& file, Faults& faults);   // what the pages show, and with which glyphs

} // namespace florilege
