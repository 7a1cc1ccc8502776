#include "document/relator.h"

#include <algorithm>
#include <array>

namespace florilege {

namespace {

constexpr std::array<Relator, 16> relators{{{"author", "aut", "070", "A01", true}, {"editor", "edt", "340", "B01", false},
                                            {"foreword", "aui", "080", "A23", false}, {"illustrator", "ill", "440", "A12", false},
                                            {"translator", "trl", "730", "B06", false}, {"afterword", "aft", "075", "A19", false},
                                            {"photographer", "pht", "600", "A13", false}, {"introduction", "win", "080", "A24", false},
                                            {"book-designer", "bkd", "130", "A11", false}, {"cover-designer", "cov", "140", "A36", false},
                                            {"annotator", "ann", "020", "A20", false}, {"interviewer", "ivr", "470", "A43", true},
                                            {"interviewee", "ive", "460", "A44", true},
                                            {"proofreader", "pfr", "640", "Z99", false}, {"compiler", "com", "220", "C01", true},
                                            {"contributor", "ctb", "205", "A32", false}}};

} // namespace

const Relator& relator_of(std::string_view role) {
    const auto known = std::find_if(relators.begin(), relators.end(), [&](const Relator& relator) { return relator.role == role; });
    return known == relators.end() ? relators.back() : *known;
}

} // namespace florilege
