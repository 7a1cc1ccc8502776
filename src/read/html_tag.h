// One HTML tag as an author may write it in an article, and the short list of those that mean something in a book.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "document/inlines.h"
#include "read/attributes.h"

namespace florilege {

struct HtmlTag {
    enum class Kind { open, close, void_element, comment, declaration };
    Kind kind = Kind::open;
    std::string name; // lower case
    Attributes attributes; // `class` and `id` apart from the others
    std::string comment;   // the text between <!-- and -->
};

/// Reads the tag, comment or declaration that begins at `at` with `<`, and moves `at` past it; nothing when it is none.
std::optional<HtmlTag> read_tag(std::string_view text, std::size_t& at);

/// What an inline element becomes.
struct InlineElement {
    std::string_view name;
    std::optional<MarkKind> mark; // none: its text alone
};
/// Nothing for an element that is not allowed.
const InlineElement* inline_element(std::string_view name);
/// False for what only looks like a tag: <<Bonjour>>, <nom>.
bool is_html_element(std::string_view name);
/// Elements that act or fetch: their content is no text.
bool is_active_element(std::string_view name);
/// Blocks whose tags may stand in an article.
bool is_allowed_block(std::string_view name);
/// True when an attribute would run a script.
bool has_active_attribute(const HtmlTag& tag);

} // namespace florilege
