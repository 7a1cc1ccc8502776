// What people did for a book: the plan's words for it, and the codes that catalogues use.
#pragma once

#include <string_view>

namespace florilege {

struct Relator {
    std::string_view role;    // as authors: has it
    std::string_view marc;    // MARC code list for relators
    std::string_view unimarc; // UNIMARC bibliographic, appendix C
    std::string_view onix;    // ONIX list 17
    bool creator = false;     // the text is this person's
};

/// The row of a role; the contributor's for a word that is none.
const Relator& relator_of(std::string_view role);

} // namespace florilege
