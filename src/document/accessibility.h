// What a reader can count on in the book's screen editions: the one set of facts from which the EPUB's metadata, the site's
// statement and the trade records are computed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/book.h"
#include "document/page_map.h"

namespace florilege {

struct Accessibility {
    bool pictures = false;           // there are some
    bool described_pictures = false; // some have alternative text
    bool decorative_pictures = false; // some have none, on purpose
    bool undescribed_pictures = false; // some have a caption and so are no ornaments, but no alternative text
    bool tables = false;
    bool notes = false;
    bool index = false;
    bool foreign_passages = false;   // marked as of another language than the book's
    bool links = false;              // to the web
    bool pages = false;              // the places of printed pages are marked
    std::string certified_by;
    bool micro_enterprise = false;
};

/// Whether the EPUB may state that it meets WCAG 2.2 at level AA: somebody answers for it, and nothing seen in it is against it.
bool may_claim_conformance(const Accessibility& facts);

/// `pages`: empty when no page list is made.
Accessibility accessibility_of(const Book& book, const PageMap& pages);

/// The terms of schema.org for what the EPUB offers (accessibilityFeature).
std::vector<std::string_view> accessibility_features(const Accessibility& facts);

} // namespace florilege
