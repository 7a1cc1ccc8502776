// Broken pages placed: every fragment of a galley at its x and y, with the leaders and folios of the contents.
#pragma once

#include <vector>

#include "typeset/galley.h"
#include "typeset/page_breaker.h"

namespace florilege {

/// How the lines of a page stand between its head and foot.
enum class Standing : std::uint8_t {
    top,
    foot,       // the imprint, the colophon
    title_page, // publisher and date at the foot
    epigraph    // a third down
};

/// A page of a section before it is drawn.
struct PlannedPage {
    std::size_t section = 0; // index of its galley
    BrokenPage page;
    Standing standing = Standing::top;
    bool epigraph = false;   // its fragments are of Galley::epigraph
    bool opening = false;    // the section's first page
    const std::vector<Unit>& units(const Galley& galley) const { return epigraph ? galley.epigraph : galley.units; }
};

/// An id and where it stands on a page.
struct PlacedId {
    std::string id;
    Length x;
    Length y;
};

/// What placing needs to know of the book.
struct PlacingSetup {
    const Setter& setter;
    const FolioMap& folios;
};

/// Where the ids of the galley stand on a page: blocks, anchors, notes.
std::vector<PlacedId> ids_on(const Galley& galley, const NoteCalls& calls, const PlannedPage& planned, const PageStyle& style,
                             Length body_size);

/// What begins a page in the text.
struct TextPlace {
    std::uint32_t text = 0; // 0: no text on the page
    std::uint32_t offset = 0;
    bool note = false; // the page holds nothing but notes
};

/// Draws the page; `galley` gets the structure nodes of links and calls and what is to be told of lines.
Page place_page(Galley& galley, const NoteCalls& calls, const PlannedPage& planned, const PlacingSetup& setup, TextPlace& begins);

} // namespace florilege
