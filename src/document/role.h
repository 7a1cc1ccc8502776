// The closed list of typographic roles: what a block is to the reader. A style sheet's selectors are their names.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace florilege {

enum class Role : std::uint8_t {
    body, // a paragraph of running text; every other role inherits from it what it does not say
    // front matter and furniture
    half_title, also_by, book_title, book_subtitle, book_author, book_contributor, book_series, book_publisher, book_date,
    imprint, dedication,
    part_title, section_title, // section_title: Avant-propos, Table des matières, Index…
    contents_entry, contents_part, contents_detail, index_entry, index_letter, chronology_entry,
    colophon,
    // articles
    article_title, article_subtitle, article_author, dateline, // dateline: source and date of first publication
    epigraph, epigraph_attribution, summary, later_note,
    // text
    heading_1, heading_2, heading_3, quotation, attribution, verse, dialogue, list_item, definition,
    code_block, asterism, caption, credit, table_head, table_cell, figure,
    footnote, footnote_mark, endnote,
    acronym, // words of capitals in running text; of its style the capitals and the letter spacing count
    // page furniture, in print alone
    running_head, folio,
    last = folio
};

inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::last) + 1;

/// The class name of a role: its name with hyphens (`article-title`).
std::string_view role_name(Role role);
std::optional<Role> role_named(std::string_view class_name);

} // namespace florilege
