// Titles of a pasted text, told from the layout of its lines and from what they say.
#pragma once

#include <string>
#include <vector>

#include "read/import_lines.h"

namespace florilege {

using TextLines = std::vector<const TextLine*>;

/// What an unbroken text's lines are longer than: each is a paragraph.
inline constexpr std::size_t longest_measure = 180; // characters

struct TitleLines {
    std::size_t lines = 0; // how many; 0: there is no title
    bool sourced = false;  // with where and when it appeared
    std::string text;
};

std::string joined(const TextLines& lines, std::size_t begin, std::size_t end);
/// Could these words be a title? No bullet, no full stop, no address, no two sentences.
bool could_be_title(std::string_view text);
/// A line that says where and when, and nothing else; a year alone could close a quotation.
bool is_dateline(std::string_view line);
/// A dateline without its brackets.
std::string bare_dateline(std::string_view line);

/// A title with its source at line `at`: in brackets, after a dash, or on a line of its own below or above.
TitleLines sourced_title(const TextLines& block, std::size_t at);
/// Lines in capitals, with text below them.
TitleLines capitals_title(const TextLines& block, std::size_t at);
/// Short lines right above the text, without a blank line between. `exact_measure`: of all the text's lines; 0: not known.
TitleLines glued_title(const TextLines& block, std::size_t at, std::size_t exact_measure);
/// Is this text long enough, or ended well enough, to be an article's?
bool is_body_text(const TextLines& block, std::size_t from);

} // namespace florilege
