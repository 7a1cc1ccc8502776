// Whose words a quotation is: the text after it, parted into name, work, date and remark.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace florilege {

struct Quoted {
    std::string words;       // with their quotation marks
    std::string attribution; // after them
};

struct Attribution {
    std::string by, work, date, note;
};

/// Where the quotation mark that closes the one at the beginning ends; npos when it is never closed.
std::size_t closing_quote(std::string_view text);
/// The words inside their quotation marks.
std::string unquoted(std::string_view text);
/// A quotation followed by whose it is; nothing when it goes on as a sentence does.
std::optional<Quoted> quoted(std::string_view text);
/// The text after a dash, a comma, a bracket or nothing, as an attribution; empty when it is none. `apart`: it stands on a
/// line of its own, so that it need not begin with a name.
std::string attribution_of(std::string_view text, bool apart);
/// "Name, work, year" to its parts; what begins in lower case and names no kind of text is a remark.
Attribution parse_attribution(std::string_view text);

} // namespace florilege
