// The lines of a pasted text, and the repairs that lines alone allow: folios, running heads, words cut at line ends.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace florilege {

struct TextLine {
    std::string text; // tidy
    Span span;
    bool indented = false;
    bool after_page = false; // a page ended between this line and the one before
    bool goes_on = false;    // and this line is the rest of a paragraph that began before it
    std::size_t indent = 0;  // characters of white space before it
    bool title = false;      // a mail's subject
    bool quoted = false;     // ">" stood before it
    bool blank() const { return text.empty(); }
};

/// The lines of a source; folios and running heads between pages are left out and diagnosed.
std::vector<TextLine> read_text_lines(const Source& source, Diagnostics& diagnostics);

/// Makes titles of mails' subjects, and takes out and diagnoses the other lines of their heads.
void take_mail_heads(std::vector<TextLine>& lines, Diagnostics& diagnostics);
/// Takes out folios and running heads, and joins the paragraphs that the pages' ends cut.
void clean_pages(std::vector<TextLine>& lines, Diagnostics& diagnostics);

/// The length that all the lines of a text were broken to, counted in characters, as plain text is; 0 when they were broken
/// otherwise: in a proportional face, to several measures, or not at all.
std::size_t exact_measure(const std::vector<TextLine>& lines);
/// The length of a full line around line `at`: the longest of the lines of its paragraph near it.
std::size_t measure_around(const std::vector<const TextLine*>& lines, std::size_t at);
/// Would the first word of `next` have fitted at the end of `line`? Then `line` ended its paragraph.
bool leaves_room(const TextLine& line, const TextLine& next, std::size_t measure);
/// A dash, dot or star that begins an item or a reply.
bool is_bullet(std::string_view text);
/// "1. ", "2) ", "a) " at the beginning.
bool is_numbered_item(std::string_view text);

/// Joins lines into one text: a space for each line end, words cut by a hyphen made whole, lost spaces put back.
class LineJoiner {
  public:
    LineJoiner(const std::vector<TextLine>& lines, Diagnostics& diagnostics);
    std::string join(const std::vector<const TextLine*>& lines) const;

  private:
    void add(std::string& text, const TextLine& line) const;
    bool keeps_hyphen(const std::string& before, const std::string& after) const;

    std::set<std::string> words_; // of the whole text, lower case
    Diagnostics& diagnostics_;
};

/// Spaces that a paste lost: after a comma or semicolon, and between small French words ("dela").
std::string restore_spaces(const std::string& text, Span span, Diagnostics& diagnostics);

} // namespace florilege
