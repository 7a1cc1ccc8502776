// The plan of a book: book.yaml, every key of it, as values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "document/article.h"

namespace florilege {

enum class Order { date, newest_first, listed };
enum class Parts { none, year, listed };
enum class ContentsPlacement { automatic, front, back, both };
enum class Normalize { off, spaces, full };
enum class Spaces { narrow, wide }; // of the EPUB: with U+202F, or with U+00A0 for reading systems that lack it
enum class NotesPlacement { page, section, book }; // foot of the page, end of the article, end of the book
enum class NoteNumbers { article, page };          // notes at the foot of pages begin again with each article, or each page
enum class PrintedLinks { full, notes, none };     // on paper: the address after the text, in a note, or left out

/// A value with the place where it was written.
template <class T>
struct Placed {
    T value{};
    Span span;
};

/// By format: epub, pdf, print, large; thirteen digits.
using Isbns = std::map<std::string, Placed<std::string>>;

struct Party {
    std::string name;
    std::string address;
    Span span;
};

/// A file or glob of `front`, `articles` or `back`, or the title of a listed part with its own list.
struct PlanEntry {
    std::string pattern;
    std::string part; // non-empty: a part's title; `entries` are its articles
    std::vector<PlanEntry> entries;
    Span span;
};

struct Series {
    std::string title;
    std::string number;
    std::string issn;
    std::vector<Inlines> titles; // other books of the series
    Span span;
};

/// Books to name on the verso of the half-title.
struct BookList {
    std::string heading; // empty: the language's "by the same author"
    std::vector<Inlines> titles;
};

/// An entry of an index that sends to others.
struct IndexReference {
    std::string index = "subjects"; // or "names"
    std::string term;
    std::vector<std::string> see;
    bool also = false; // the term has pages of its own
    Span span;
};

/// Margins that replace the page design's.
struct Margins {
    std::optional<Length> inner, top, outer, bottom;
    Span span;
};

struct Plan {
    SourcePtr source; // book.yaml
    Placed<std::string> title;
    std::string subtitle;
    std::string language = "fr";
    Span language_span;
    std::string slug; // as given; else made from the title
    std::string description;
    std::vector<std::string> subjects;
    std::vector<Contributor> authors;
    Party publisher;
    Party printer;
    std::string rights;
    std::string price;
    std::optional<Date> date;
    std::optional<Date> legal_deposit;
    std::optional<Date> printed;
    Isbns isbn;
    Series series;
    BookList also_by;
    Inlines colophon; // what the last page says before the printer's line
    std::vector<IndexReference> index_references;
    std::vector<PlanEntry> front;
    std::vector<PlanEntry> articles;
    std::vector<PlanEntry> back;
    Order order = Order::date;
    Parts parts = Parts::none;
    ContentsPlacement contents = ContentsPlacement::automatic;
    EpigraphPlacement epigraphs = EpigraphPlacement::page;
    NotesPlacement notes = NotesPlacement::page;
    NoteNumbers note_numbers = NoteNumbers::article;
    PrintedLinks links = PrintedLinks::full;
    Normalize normalize = Normalize::full;
    std::string style = "classique";
    Span style_span;
    Placed<std::string> page;    // a page design's name or WIDTHxHEIGHT in millimetres; empty: the style's
    Margins margins;
    std::vector<Placed<std::string>> outputs;
    Placed<std::string> profile; // printer profile
    Placed<std::string> paper;   // one of the printer profile's; empty: its first
    Placed<std::string> icc;     // press profile: a file of the book
    Placed<bool> marks;          // crop and fold marks on the printer's files
    bool large_epub = false;     // a second EPUB, with the page list of the large-print edition
    Placed<std::string> cover;   // an image given for the cover: the whole front, or
    bool cover_is_picture = false; // what the style's design shows
    std::string certified_by;    // accessibility metadata
    bool micro_enterprise = false;
    Spaces epub_spaces = Spaces::narrow;
    Placed<std::string> distribution_url; // printed as a QR code
    Placed<std::string> site_url;         // where the web edition lies, when that is another address
    Placed<std::string> flyer{"a5", {}};  // its size: a6, a5 or a4
    std::vector<std::string> silenced; // diagnostic codes
    std::vector<std::string> words;    // the book's own word list for the spelling lint
};

} // namespace florilege
