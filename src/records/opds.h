// OPDS: the feeds by which reading applications find the book and its files; 2.0 in JSON and 1.2 in Atom.
#pragma once

#include <string>
#include <vector>

#include "records/records.h"

namespace florilege {

/// What a feed is called and where it lies: its address, or its name when the site's is not known.
struct OpdsFeed {
    std::string title;
    std::string self;
    std::string home; // of the site, relative to the feed; may be empty
    std::string language = "fr";
    std::string identifier; // of the Atom feed
    CalendarDate updated;
};

/// A book in a feed.
struct OpdsVolume {
    const Book& book;
    const Accessibility& accessibility;
    const std::vector<Edition>& editions;
    std::string files; // the way from the feed to the editions' files
    std::string cover; // and to the cover's picture
    int cover_width = 0, cover_height = 0;
};

std::string write_opds_json(const OpdsFeed& feed, const std::vector<OpdsVolume>& volumes);
std::string write_opds_atom(const OpdsFeed& feed, const std::vector<OpdsVolume>& volumes);

/// A feed that leads to others.
struct OpdsEntry {
    std::string title;
    std::string description;
    std::string href; // of the other feed
    std::string identifier;
    CalendarDate updated;
};
std::string write_opds_navigation_json(const OpdsFeed& feed, const std::vector<OpdsEntry>& entries);
std::string write_opds_navigation_atom(const OpdsFeed& feed, const std::vector<OpdsEntry>& entries);

} // namespace florilege
