// An article as a section of the book: its titles, dateline and epigraph as blocks with their roles, its ids given.
#pragma once

#include <map>
#include <string>

#include "assemble/ids.h"
#include "document/book.h"

namespace florilege {

/// Where the author's own names for places lead: "articles/a.md" and "articles/a.md#heading" to ids of the book.
using Places = std::map<std::string, std::string>;

struct SectionOf {
    SectionKind kind = SectionKind::article;
    int level = 1;
    bool operator==(const SectionOf&) const = default;
};

/// Makes a section of the article, to be completed. `places` learns its file, headings and anchors.
Section article_section(Article article, const Plan& plan, SectionOf as, Ids& ids, Places& places);
/// What a section has whatever the others have: the marks of its acronyms and the number of its words. Done once, before its links lead
/// anywhere.
void complete(Section& section, const Plan& plan);

} // namespace florilege
