// An article as its author wrote it: what the front matter says and the text, before it has a place in a book.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/block.h"
#include "document/date.h"

namespace florilege {

struct Contributor {
    std::string name;
    std::string file_as; // for sorting; made from the name when the author gives none
    std::string role = "author"; // author, editor, foreword, illustrator…: a MARC relator's term
    Span span;
    bool operator==(const Contributor&) const = default;
};

/// A later remark on an article, dated.
struct LaterNote {
    std::optional<Date> date;
    Blocks blocks;
};

struct Article {
    SourcePtr source;     // the file
    Inlines title;
    Inlines subtitle;
    Inlines short_title;  // for the running heads; empty: the title
    std::optional<Date> date;
    Span date_span;
    Inlines first_published; // `source`: where it first appeared
    std::string issue;
    std::string page;
    std::vector<Contributor> authors;
    std::optional<Epigraph> epigraph;
    std::optional<Figure> image;
    Span image_span;
    std::vector<std::string> tags;
    Inlines summary;
    std::vector<LaterNote> later_notes;
    std::string language; // empty: the book's
    std::string slug;     // as given, or made from the file's name
    bool draft = false;
    std::vector<std::string> silenced; // diagnostic codes that the author asked not to hear here
    Blocks body;
    std::vector<Note> notes; // in the order of their first call
};

} // namespace florilege
