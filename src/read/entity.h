// Entities of HTML, as Markdown has them: &eacute; &#233;
#pragma once

#include <string>
#include <string_view>

namespace florilege {

/// What the entity at the beginning of `text` stands for, and its `length` in bytes; 0 when there is none.
std::string decode_entity(std::string_view text, std::size_t& length);
/// The text with the characters that its references stand for.
std::string decode_entities(std::string_view text);

} // namespace florilege
