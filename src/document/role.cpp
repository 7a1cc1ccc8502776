#include "document/role.h"

#include <algorithm>

namespace florilege {

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, role_count> names{
    "body",
    "half-title", "also-by", "book-title", "book-subtitle", "book-author", "book-contributor", "book-series", "book-publisher",
    "book-date", "imprint", "dedication",
    "part-title", "section-title",
    "contents-entry", "contents-part", "contents-detail", "index-entry", "index-letter", "chronology-entry",
    "colophon",
    "article-title", "article-subtitle", "article-author", "dateline",
    "epigraph", "epigraph-attribution", "summary", "later-note",
    "heading-1", "heading-2", "heading-3", "quotation", "attribution", "verse", "dialogue", "list-item", "definition",
    "code-block", "asterism", "caption", "credit", "table-head", "table-cell", "figure",
    "footnote", "footnote-mark", "endnote", "acronym",
    "running-head", "folio"};
static_assert(names.back() == "folio");

} // namespace

std::string_view role_name(Role role) { return names[static_cast<std::size_t>(role)]; }

std::optional<Role> role_named(std::string_view class_name) {
    const auto found = std::find(names.begin(), names.end(), class_name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Role>(found - names.begin());
}

} // namespace florilege
