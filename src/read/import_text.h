// Small questions about words and lines that the stages of the import share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace florilege::pasted {

/// Without spaces at its ends, runs of spaces, tabs and no-break spaces before them made one space.
std::string tidy(std::string_view text);
std::string_view trim(std::string_view text);
/// Lower case of the letters of Latin alphabets.
std::string lower(std::string_view text);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_text_letter(char32_t c);
/// The first letter or digit decides; false when there is none.
bool starts_upper(std::string_view text);
bool starts_lower(std::string_view text);
/// True when no letter is lower case and three are upper case.
bool is_all_capitals(std::string_view text);
/// Ends with . ? ! … or one of these and a closing quotation mark or bracket.
bool ends_sentence(std::string_view text);
std::size_t width(std::string_view text); // in characters
std::vector<std::string> split_words(std::string_view text);
bool starts_with_quote(std::string_view text);
/// A backslash before what Markdown would take for markup.
std::string escape_markdown(std::string_view text);

} // namespace florilege::pasted
