// A page's drawing operators, with every item marked as content of the structure or as an artifact.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pdf/embedded_fonts.h"
#include "pdf/joined_words.h"

namespace florilege {

/// What pages are drawn with.
struct Pens {
    const EmbeddedFonts& fonts;
    const std::map<std::string, std::string>& images;      // path → name in the resources
    const std::vector<StructureNode>* structure = nullptr; // null: nothing is marked
    Length bleed;                                          // around the trimmed page
    const std::vector<Ink>& inks;
};

struct PageContent {
    std::string operators;
    std::vector<std::uint32_t> nodes; // the structure node of each marked-content identifier
};

/// `joined`: the page's parts in divided words.
PageContent draw(const Page& page, const Pens& pens, const std::map<std::uint32_t, JoinedWord>& joined);

} // namespace florilege
