// The addresses of links on paper, where nobody can follow a link: after the text, or in notes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/book.h"

namespace florilege {

/// The addresses of the links whose text does not say them, each after its link in brackets.
std::vector<Edit> addresses(const Inlines& text);

/// Whether print says addresses that the book's text does not: its pages may then begin with other words than the screen's.
bool writes_out_links(const Book& book);

/// Sections with a note for every such link, and what was added to each text, by Inlines::id.
struct LinkNotes {
    SectionList sections;
    std::map<std::uint32_t, std::vector<Edit>> added;
};

/// The notes of a section are numbered anew, in the order of their calls. Links in titles, epigraphs and notes get none.
LinkNotes with_link_notes(const SectionList& sections);

} // namespace florilege
