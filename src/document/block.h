// Blocks: what a text is made of between its headings. A tree of values; every block has a role and a place in a source.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "document/inlines.h"
#include "document/role.h"

namespace florilege {

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph {
    Inlines text;
    bool operator==(const Paragraph&) const = default;
};

struct Heading {
    int level = 1; // within its section: 1 is the section's own title (its Block::role tells which)
    Inlines text;
    bool operator==(const Heading&) const = default;
};

struct BlockQuote {
    Blocks blocks;
    Inlines attribution; // may be empty
    bool operator==(const BlockQuote&) const = default;
};

struct List {
    bool ordered = false;
    int start = 1;
    bool tight = true;
    std::vector<Blocks> items;
    bool operator==(const List&) const = default;
};

/// Lines that end where the author ended them ('\n' in the text), stanza by stanza.
struct Verse {
    std::vector<Inlines> stanzas;
    Inlines attribution; // may be empty
    bool operator==(const Verse&) const = default;
};

struct CodeBlock {
    std::string text; // ends with a line feed
    std::string info;
    std::uint32_t id = 0; // among those of the texts (Inlines::id)
    bool operator==(const CodeBlock&) const = default;
};

enum class Alignment : std::uint8_t { none, left, centre, right };

struct TableRow {
    std::vector<Inlines> cells; // as many as the table has columns
    bool operator==(const TableRow&) const = default;
};

struct Table {
    std::vector<Alignment> columns;
    TableRow head;
    std::vector<TableRow> rows;
    Inlines caption; // may be empty
    bool operator==(const Table&) const = default;
};

struct Figure {
    std::string path; // in the book; key of Book::images
    std::string alternative;  // empty: decorative
    Inlines caption;  // may be empty
    Inlines credit;   // may be empty
    std::uint32_t id = 0; // of the picture's own place among the texts (Inlines::id)
    bool operator==(const Figure&) const = default;
};

/// A pause in the text, printed as the style's ornament.
struct Asterism {
    bool operator==(const Asterism&) const = default;
};

/// A passage with a class or a language of its own.
struct Division {
    std::string classes; // space-separated
    Blocks blocks;
    bool operator==(const Division&) const = default;
};

enum class EpigraphPlacement : std::uint8_t { page, opening, end };

struct Epigraph {
    EpigraphPlacement placement = EpigraphPlacement::page;
    Blocks blocks;       // paragraphs, verse or dialogue
    Inlines attribution; // author, work, date as it is to be printed; may be empty
    Inlines note;        // "apocryphe"…; may be empty
    bool operator==(const Epigraph&) const = default;
};

/// A line of a table of contents or of a chronology: print adds the folio, the EPUB a link.
struct ContentsEntry {
    std::string target; // id of a section
    int level = 1;      // 1 for parts and for articles that are in none
    Role role = Role::contents_entry;
    Inlines title;
    Inlines detail;     // date, author; may be empty
    bool operator==(const ContentsEntry&) const = default;
};

struct ContentsTable {
    std::vector<ContentsEntry> entries;
    bool operator==(const ContentsTable&) const = default;
};

/// A line of an index: print adds the folios of the anchors, the EPUB links.
struct IndexEntry {
    Inlines term;
    std::vector<std::string> targets; // ids of anchors, in reading order
    Inlines reference; // to other terms, worded: "voir Composteur"; may be empty
    bool operator==(const IndexEntry&) const = default;
};

struct IndexGroup {
    std::string letter;
    std::vector<IndexEntry> entries;
    bool operator==(const IndexGroup&) const = default;
};

struct IndexTable {
    std::vector<IndexGroup> groups;
    bool operator==(const IndexTable&) const = default;
};

/// A machine-readable square for the distribution URL, drawn by each backend.
struct QrCode {
    std::string url;
    std::string alternative;
    bool operator==(const QrCode&) const = default;
};

using BlockContent = std::variant<Paragraph, Heading, BlockQuote, List, Verse, CodeBlock, Table, Figure, Asterism, Division,
                                  Epigraph, ContentsTable, IndexTable, QrCode>;

struct Block {
    BlockContent content;
    Role role = Role::body;
    std::string id;       // unique in the book; empty when nothing points here
    std::string language; // BCP 47 tag where it differs from what surrounds it; else empty
    Span span;
    bool operator==(const Block&) const = default;
};

/// A footnote: its blocks, its place, the label that the author gave.
struct Note {
    std::string label;
    Blocks blocks;
    Span span;
    std::string id; // unique in the book after assemble
    bool operator==(const Note&) const = default;
};

/// Calls `visit(Inlines&)` for every text in `blocks` in reading order (an epigraph before its attribution, a table's
/// caption before its head), and `visit(CodeBlock&)` and `visit(Figure&)` for code and pictures where the visitor takes these too. One function, so that ids,
/// dumps, normalization and word counts agree on what the order is.
template <class BlocksOrConst, class Visit>
void for_each_text(BlocksOrConst& blocks, Visit&& visit);

} // namespace florilege

#include "document/block_walk.h"
