// Running text: one UTF-8 string with marks over byte ranges, so that a rule on characters never meets markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace florilege {

enum class MarkKind : std::uint8_t {
    emphasis,
    strong,
    small_caps,   // set in small capitals, the text unchanged
    superscript,  // superior letters
    subscript,
    strikethrough,
    code,         // never normalized, hyphenated or spell-checked; likewise keyboard, sample
    keyboard,
    sample,
    link,         // value: target, `#id` inside the book; label: title
    language,     // value: BCP 47 tag
    passage,      // value: space-separated class names
    note_ref,     // over one U+FFFC; value: index into the section's notes, in decimal; label: its number where the page gives it
    image,        // over one U+FFFC; value: path in the book; label: alternative text
    index_entry,  // value: term (its heading in the index); label: which index ("names", "subjects")
    anchor,       // value: id that links can point at
    abbreviation, // value: expansion
    citation,     // a work's title
    acronym,      // a word of capitals, set as the style says
    last = acronym
};

/// A property of bytes [begin, end) of the text. Marks are properly nested and listed in pre-order (by begin, then
/// outer before inner); only anchors and index entries may be empty.
struct Mark {
    MarkKind kind;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string value;
    std::string label;
    bool operator==(const Mark&) const = default;
};

/// Says that the text from `offset` on was read from the source at `source_offset` on, up to the next point.
struct Origin {
    std::uint32_t offset = 0;
    std::uint32_t source_offset = 0;
    bool operator==(const Origin&) const = default;
};

/// The stand-in for what is no character (a note's call, an inline image); never in an author's text.
inline constexpr char32_t object_replacement = 0xFFFC;
inline constexpr std::string_view object_replacement_utf8 = "\xEF\xBF\xBC";

struct Inlines {
    std::string text;          // UTF-8, NFC; '\n' is a forced line break
    std::vector<Mark> marks;
    std::vector<Origin> origins; // sorted by offset
    const Source* source = nullptr;
    std::uint32_t id = 0;      // unique in the assembled book, in reading order, from 1; 0 before assemble
    bool empty() const { return text.empty(); }
    bool operator==(const Inlines&) const = default;
};

/// Text without marks, for words that the program itself writes.
Inlines plain(std::string text);
/// The span in the source of bytes [begin, end) of the text; without source when the text was written by the program.
Span span_of(const Inlines& inlines, std::uint32_t begin, std::uint32_t end);
/// Text with notes' calls and images taken out and forced breaks made spaces: for metadata, bookmarks, running heads.
std::string plain_text(const Inlines& inlines);
/// The same text with the calls of notes and the anchors taken out: for the contents table and running heads.
Inlines without_notes(const Inlines& inlines);
/// Adds `tail` at the end of `text`, its marks moved.
void append(Inlines& text, const Inlines& tail);
/// A copy of bytes [begin, end), marks clipped.
Inlines slice(const Inlines& inlines, std::uint32_t begin, std::uint32_t end);

/// Replace bytes [begin, end) by `text`.
struct Edit {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string text;
};
/// Applies edits (sorted, disjoint) in one pass; marks and origins move with the text. Text inserted at a mark's edge
/// falls outside the mark.
Inlines apply_edits(const Inlines& inlines, const std::vector<Edit>& edits);

} // namespace florilege
