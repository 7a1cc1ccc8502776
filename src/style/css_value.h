// Values of the CSS subset: lengths in their units, keywords, families.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"

namespace florilege {

/// A number with its unit as written; a length once the sizes that it refers to are known.
struct CssLength {
    enum class Unit { none, absolute, em, rem, line, percent }; // line: `rlh`, the leading of the body
    double number = 0;
    Unit unit = Unit::none;
};

/// Sizes that relative lengths refer to.
struct CssContext {
    Length em;   // the element's own type size (for font-size: its parent's)
    Length body; // the body's type size
    Length line; // the body's leading
};

std::optional<CssLength> parse_length(std::string_view value);
/// Nothing for a bare number other than 0 and for what has no meaning here (a percentage is one of the type size).
std::optional<Length> resolve(const CssLength& length, const CssContext& context);
/// "Linux Libertine O", serif → its names, quotes taken off.
std::vector<std::string> parse_families(std::string_view value);
/// The text of one quoted string.
std::optional<std::string> parse_string(std::string_view value);
std::vector<std::string> parse_words(std::string_view value);

} // namespace florilege
