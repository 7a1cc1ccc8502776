// The syntax of the CSS subset: rules with their selectors and declarations, each with its place. No meaning yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace florilege {

struct CssDeclaration {
    std::string property; // lower case
    std::string value;    // trimmed, comments out
    Span property_span;
    Span value_span;
};

struct CssRule {
    std::string at;                     // "page", "font-face"; empty for a style rule
    std::vector<std::string> selectors; // split at commas; of @page: its name and pseudo-class as written
    std::vector<CssDeclaration> declarations;
    Span span; // of the selectors
    Span whole;
};

/// Whether @media and @supports may hold rules of their own; these then stand in the result after an empty rule for the condition.
enum class Conditions { refused, allowed };

/// The rules of a style sheet. What cannot be read is an error at its place, and reading goes on after it.
Result<std::vector<CssRule>> parse_css(const SourcePtr& source, Conditions conditions = Conditions::refused);

} // namespace florilege
