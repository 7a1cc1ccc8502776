// Pages of placed items: what the typesetter makes and every PDF is drawn from. x runs right and y down from the top
// left corner of the trimmed page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/shared_list.h"
#include "document/book.h"
#include "document/page_map.h"
#include "fonts/fonts.h"
#include "style/style_sheet.h"

namespace florilege {

/// The logical structure, in the terms of ISO 32000-1 §14.8.4 (standard structure types).
enum class StructureType : std::uint8_t {
    document, part, section, toc, toc_item, index, heading_1, heading_2, heading_3, heading_4, heading_5, heading_6,
    paragraph, block_quote, list, list_item, label, list_body, table, table_head, table_body, table_row, header_cell,
    data_cell, figure, caption, note, reference, link, span, quote, code, title
};

struct StructureNode {
    StructureType type = StructureType::document;
    std::uint32_t parent = 0; // index of the parent; node 0 is the document
    std::string language;     // where it differs from the parent's
    std::string alternative;  // figures
    std::string actual_text;  // spans whose glyphs do not say their text
    std::string id;           // notes: unique
    int columns = 0;          // tables
};

/// Items that are no content.
enum class Artifact : std::uint8_t { none, running_head, folio, layout, page };

/// What an item is to the structure: a node, or an artifact.
struct Marking {
    std::uint32_t node = 0;
    Artifact artifact = Artifact::none;
    bool operator==(const Marking&) const = default;
};

/// A book has some six of them a word: eight bytes each.
struct PlacedGlyph {
    std::int32_t x = 0;        // 1/1000 pt from the run's x, scaling included
    std::uint16_t id = 0;
    std::uint16_t cluster = 0; // byte offset in the run's text; one beyond the first 64 KiB is that of the glyph before
};

/// How far a glyph stands above the baseline, of the few that do not stand on it.
struct RaisedGlyph {
    std::uint32_t glyph = 0; // in Page::glyphs
    std::int32_t y = 0;      // 1/1000 pt up
};

/// Glyphs of one face, size and marking on one baseline.
struct GlyphRun {
    FaceId face = 0;
    Length size;
    Length x;
    Length y;                     // baseline
    Length width;                 // advance of the whole run
    std::int16_t scale = 1000;    // horizontal scaling, permille
    std::int32_t tracking = 0;    // what a letter is followed by beyond its scaled advance, 1/1000 pt
    std::uint16_t gray = 0;       // permille of white
    std::uint32_t first_glyph = 0; // in Page::glyphs
    std::uint32_t glyph_count = 0;
    std::uint32_t text_begin = 0;  // in Page::text; what the glyphs say, spaces included
    std::uint32_t text_end = 0;
    bool hyphen = false;           // a hyphen that line breaking added: no text of the author's
    bool turned = false;           // a quarter turn to the left: reads from foot to head
    Marking marking;
    std::uint8_t ink = 0;          // 0: black, `gray` its tint; else that of TypesetBook::inks, from 1
};

struct RuleItem { // a filled rectangle
    Length x, y, width, height;
    std::uint16_t gray = 0;
    Marking marking;
    std::uint8_t ink = 0; // as in GlyphRun
};

struct ImageItem {
    std::string path; // key of Book::images
    Length x, y, width, height;
    Marking marking;
    std::uint32_t text = 0; // Figure::id; 0 in a line and for furniture
};

/// The area of a link: to a destination of TypesetBook, or outside.
struct LinkItem {
    Length x, y, width, height;
    std::string target;      // `#id` or a URL
    std::string description; // for /Contents
    std::uint32_t node = 0;  // its Link structure node
};

/// A line of text, for dumps and the quality report: runs [first_run, first_run + run_count) of the page.
struct PlacedLine {
    Length x, y, width;
    std::int32_t stretch = 0; // adjustment ratio, permille: > 0 stretched, < 0 shrunk
    enum class End : std::uint8_t { natural, hyphen, last } end = End::natural;
    std::uint32_t first_run = 0;
    std::uint32_t run_count = 0;
    Role role = Role::body;
    Span span;
    std::uint32_t text = 0;    // Inlines::id, 0 for furniture
    std::uint32_t offset = 0;  // where the line begins in that text
};

struct Page {
    std::string label;  // its page label, also of pages that do not print their folio
    bool recto = true;
    Length width, height; // trim
    std::string section; // id of the section on it
    std::vector<PlacedLine> lines;
    std::vector<GlyphRun> runs; // in reading order
    std::vector<PlacedGlyph> glyphs;
    std::vector<RaisedGlyph> raised; // by glyph
    std::string text;
    std::vector<RuleItem> rules;
    std::vector<ImageItem> images;
    std::vector<LinkItem> links;
};

/// A cluster as PlacedGlyph holds it; `before`: that of the glyph before.
constexpr std::uint16_t held_cluster(std::size_t cluster, std::uint16_t before) {
    return cluster > UINT16_MAX ? before : static_cast<std::uint16_t>(cluster);
}

/// Adds a glyph to the page's last run; x, y and cluster as in PlacedGlyph and RaisedGlyph.
inline void add_glyph(Page& page, std::uint16_t id, std::int64_t x, std::int64_t y, std::size_t cluster) {
    GlyphRun& run = page.runs.back();
    if (y != 0) page.raised.push_back({static_cast<std::uint32_t>(page.glyphs.size()), static_cast<std::int32_t>(y)});
    const std::uint16_t before = run.glyph_count > 0 ? page.glyphs.back().cluster : std::uint16_t{0};
    page.glyphs.push_back({static_cast<std::int32_t>(x), id, held_cluster(cluster, before)});
    ++run.glyph_count;
}

/// How far glyph number `glyph` of the page stands above the baseline, 1/1000 pt.
std::int32_t rise(const Page& page, std::uint32_t glyph);

using PageList = SharedList<Page>;

struct Destination {
    std::string id; // of a section, block, note or anchor
    std::uint32_t page = 0; // index from 0
    Length x, y;    // top left of what it names
};

struct OutlineEntry {
    std::string title;
    int level = 1; // from 1
    std::string target; // id of a destination
};

/// How the lines and pages came out, measured: for report.json and the warnings.
struct QualityReport {
    int lines = 0;
    int inner_lines = 0;          // of prose, that others of their paragraph follow
    int justified_lines = 0;
    int word_space = 0;           // mean of the lines' mean spaces, 1/1000 em
    int word_space_variation = 0; // between lines: standard deviation, permille of that mean
    int loose_lines = 0;          // mean space over 0.40 em
    int tight_lines = 0;          // mean space under 0.15 em
    int hyphens = 0;
    int hyphen_runs = 0;          // of three lines or more
    int longest_hyphen_run = 0;
    int hyphens_at_recto_foot = 0;
    int hyphens_before_last_line = 0;
    int widows = 0;
    int orphans = 0;
    int last_lines = 0;           // of prose paragraphs of two lines or more
    int short_last_lines = 0;     // under a fifth of the measure
    int one_word_last_lines = 0;
    int stacked_words = 0;        // one word at the edges of two lines, one under the other
    int rivers = 0;               // through four lines or more
    int stranded_headings = 0;
    int short_last_pages = 0;     // under five lines
    int spreads = 0;              // whose text runs on from both pages
    int unequal_spreads = 0;
    int off_grid_lines = 0;
    std::vector<std::pair<std::string, Span>> places; // what, where
};

struct TypesetBook {
    PageStyle page_style;
    PageList pages;
    std::vector<StructureNode> structure; // node 0: the document
    std::vector<Destination> destinations; // sorted by id
    std::vector<OutlineEntry> outline;
    PageMap page_map;
    QualityReport quality;
    Fonts fonts; // the faces that the runs name
    std::vector<Ink> inks; // of covers
};

struct TypesetOptions {
    bool print = false;       // for the printer: pages in multiples of four, links written out
    int jobs = 1;
    bool sheets = false;      // pages in multiples of four, so that they are the printed book's
};

/// Sets the book. What cannot be set well is a warning with the source line; a character that no face has is an error.
Result<TypesetBook> typeset(const Book& book, const StyleSheet& style, const TypesetOptions& options);

/// The pages as text, for goldens and for debugging.
std::string dump(const TypesetBook& typeset);

} // namespace florilege
