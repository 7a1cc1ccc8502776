// The pages of the site and what all of them need to know.
#pragma once

#include <string>
#include <vector>

#include "markup/content_context.h"
#include "web/site.h"

namespace florilege {

inline constexpr std::string_view home_path = "index.html", contents_path = "contents.html", chronology_path = "chronology.html",
                                  authors_path = "authors.html", search_path = "search.html", statement_path = "accessibility.html",
                                  feed_path = "feed.xml", opds_json_path = "opds.json", opds_atom_path = "opds.xml",
                                  downloads_folder = "downloads/";

/// A section that has a page, with its neighbours in the order of reading.
struct ReadingPage {
    std::size_t section = 0;
    std::string path; // text/….html
};

struct SiteMap {
    const SiteInput& input;
    const ContentContext& context;
    std::string address;        // of the site's folder on the web, or empty
    std::string cover;          // path of the cover's picture
    int cover_width = 0, cover_height = 0;
    std::vector<ReadingPage> reading; // in reading order, indexes last
    bool chronology = false;    // some articles are dated
    bool authors = false;       // the articles have several authors

    const Book& book() const { return input.book; }
    const Section& section(const ReadingPage& page) const { return input.book.sections[page.section]; }
    const std::string& language() const { return input.book.plan.language; }
    std::string word(std::string_view key) const;
    /// The page of a section kind, or nothing.
    const ReadingPage* page_of(SectionKind kind) const;
};

/// The sections that have a page of their own, in reading order: what the site's own pages say better has none.
std::vector<ReadingPage> reading_pages(const Book& book, const Targets& targets);

/// The way from a page to the site's folder: "" or "../".
std::string way_up(std::string_view path);

/// The authors of an article: its own, else the book's.
std::vector<std::string> authors_of(const Section& section, const Plan& plan);
/// Names with commas between them.
std::string joined_names(const std::vector<std::string>& names);
/// "1,2 Mo": decimal thousands, rounded, in the units and with the point of the language.
std::string file_size(std::string_view language, std::uint64_t bytes);

} // namespace florilege
