// A leaf of cmark's tree (paragraph, heading, table cell) to running text with marks and origins.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/block.h"
#include "read/attributes.h"
#include "read/cmark_handle.h"
#include "read/mapped_text.h"

namespace florilege {

/// What the blocks of one Markdown text share while they are built.
struct MarkdownContext {
    const MappedText& text;
    Diagnostics& diagnostics;
    std::vector<Note>& inline_notes;     // ^[…], in the order met
    std::vector<std::string>& silenced;  // codes of <!-- silence: … -->
};

/// Running text with what its block needs to know of how it was written. Notes' calls have the values `d1`, `d2`… (a
/// definition, by cmark's number) or `i0`, `i1`… (an inline note) until the article numbers them.
struct BuiltText {
    Inlines text;
    std::vector<std::uint32_t> soft_breaks; // offsets of the spaces that were line ends
    std::vector<std::uint32_t> escaped;     // offsets of punctuation that was escaped: never markup
    struct Picture {
        std::uint32_t offset = 0;
        std::string title;
        Attributes attributes;
    };
    std::vector<Picture> pictures;
};

enum class LineEnds { soft, kept }; // kept: each line of the source is a line of the text

BuiltText build_text(cmark_node* leaf, LineEnds line_ends, MarkdownContext& context);
/// `text` as inlines alone, whatever block it would be: its line ends are spaces.
BuiltText read_line(const MappedText& text, MarkdownContext& context);

/// The codes of a comment `silence: code, other-code`; none for another comment.
std::vector<std::string> silenced_codes(std::string_view comment);

/// Links and images that an article may have. The diagnostic is what is wrong with `url`.
enum class UrlUse { link, image };
std::optional<Diagnostic> url_fault(std::string_view url, UrlUse use, Span span);

} // namespace florilege
