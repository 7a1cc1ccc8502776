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
    bool blank() const { return text.empty(); }
};

/// The lines of a source; folios and running heads between pages are left out and diagnosed.
std::vector<TextLine> read_text_lines(const Source& source, Diagnostics& diagnostics);

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
