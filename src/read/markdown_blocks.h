// A Markdown text to blocks: cmark's tree, and the shapes that authors of books write with it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/block.h"
#include "read/mapped_text.h"

namespace florilege {

struct MarkdownBlocks {
    Blocks blocks;
    std::map<std::string, Note> notes; // by the value of the calls' marks: `d1`, `i0`…
    std::vector<std::string> silenced;
    std::vector<std::uint32_t> last_breaks; // where the lines of the last paragraph ended
};

/// Nothing but diagnostics when the text is out of bounds.
MarkdownBlocks read_blocks(const MappedText& text, Diagnostics& diagnostics);
/// One text, its line ends spaces: a title, a caption. Notes' calls are taken out and diagnosed.
Inlines read_inlines(const MappedText& text, Diagnostics& diagnostics);

/// Takes the calls of notes out of a text that has none; each is `note-misplaced`.
void remove_note_calls(Inlines& inlines, Diagnostics& diagnostics);

/// Gives the paragraphs of an epigraph their role; dialogue and verse keep theirs.
void make_epigraph(Blocks& blocks);

/// The offset after a dash and a space that begin the text at `at` (dialogue, attribution); `at` when there is none.
std::size_t after_dash(std::string_view text, std::size_t at);

/// Takes the attribution off a quotation's last paragraph: its last line, when that begins with a dash and what stands before
/// is no dialogue that it belongs to. `soft_breaks`: where the paragraph's lines ended.
Inlines take_attribution(Blocks& quotation, const std::vector<std::uint32_t>& soft_breaks);

} // namespace florilege
