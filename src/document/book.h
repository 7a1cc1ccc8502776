// The book: sections in reading order, ready for any backend. Const once assembled.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/shared_list.h"
#include "document/article.h"
#include "document/image.h"
#include "document/plan.h"

namespace florilege {

enum class SectionKind : std::uint8_t {
    half_title, also_by, title_page, imprint, dedication, contents, foreword, part, article, afterword, notes, chronology,
    index, colophon
};

/// A division of the book that starts on a page of its own. Its blocks are everything that is read in it, in reading order:
/// an article's epigraph (when it has its own page or stands at the opening), title, subtitle, dateline, text, notes to
/// come. Titles carry their roles; furniture sections are worded in the book's language.
struct Section {
    SectionKind kind = SectionKind::article;
    std::string id;      // unique in the book, stable from build to build: ASCII, made from the slug
    Inlines title;       // for the nav document, bookmarks and running heads, without notes; empty: not listed there
    Inlines short_title; // for the running heads, where the author gave one
    int level = 1;       // 1, or 2 inside a part
    bool body_matter = true; // false: front or back matter (Roman folios are the style's choice)
    std::string language; // BCP 47, never empty
    Blocks blocks;
    std::vector<Note> notes; // called from the blocks, in the order of their first call
    std::size_t words = 0;   // of its text, once the book is assembled

    // What is known of an article; empty elsewhere.
    std::vector<Contributor> authors;
    std::optional<Date> date;
    std::string first_published;
    std::vector<std::string> tags;
    std::string summary;
    std::string source_path; // of the article's file, relative to the book
    bool operator==(const Section&) const = default;
};

using SectionList = SharedList<Section>;

struct Book {
    Plan plan;              // metadata: title, authors, isbn…
    std::string slug;       // of the output files
    std::string identifier; // urn:isbn:… of the EPUB, or urn:uuid:… from the content's identity
    Date date;              // the build's date: --date, SOURCE_DATE_EPOCH, or the newest date in the sources
    SectionList sections;
    std::map<std::string, Image> images; // by path
    std::vector<SourcePtr> sources;      // keeps every span alive
};

/// The text of the book in a canonical form, one line a text: what goldens compare and the identifier is hashed from.
std::string dump(const Book& book);
std::string dump(const Section& section);
std::string dump(const Blocks& blocks);
std::string dump(const Article& article);
/// Words of the text, as Unicode counts letters and digits run together with apostrophes and hyphens.
std::size_t count_words(const Section& section);

} // namespace florilege
