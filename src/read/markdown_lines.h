// What is read off the lines of a Markdown text before cmark parses it: fences of divisions, line blocks, notes' definitions,
// and whether the text keeps within the bounds that keep parsing quick.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "read/attributes.h"
#include "read/mapped_text.h"

namespace florilege {

/// A line `::: {.class}` that opens a division, or `:::` that closes one.
struct DivisionFence {
    bool opens = false;
    Attributes attributes;
};

struct NoteDefinition {
    std::string label;
    int line = 1;
    std::uint32_t begin = 0; // of `[^label]:`
};

/// The text for cmark, of the same length: fences became empty processing instructions (`<?>`), which cmark keeps as blocks
/// of their own; the bars of line blocks became bar_byte.
struct MarkdownLines {
    std::string text;
    std::map<int, DivisionFence> fences; // by line
    std::vector<NoteDefinition> definitions;
};

MarkdownLines read_lines(const MappedText& text);

/// False, with `markdown-too-large`, `markdown-too-deep`, `markdown-too-complex` or `table-too-large`, for a text that would
/// cost cmark too much time or memory.
bool within_limits(const MappedText& text, Diagnostics& diagnostics);

} // namespace florilege
