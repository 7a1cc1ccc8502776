#include "read/markdown_blocks.h"

#include <algorithm>
#include <set>

#include "base/number.h"
#include "base/translate.h"
#include "read/block_builder.h"

namespace florilege {

namespace {

// Notes that cmark left out of its tree: written twice, or never called.
void diagnose_definitions(const MarkdownLines& lines, const BlockBuilder& builder, MarkdownContext& context) {
    std::set<std::string> seen;
    for (const NoteDefinition& definition : lines.definitions) {
        const auto covers = [&](const auto& range) { return definition.line >= range.first && definition.line <= range.second; };
        if (std::any_of(builder.verbatim_lines().begin(), builder.verbatim_lines().end(), covers)) continue;
        const bool first = seen.insert(definition.label).second;
        if (builder.definition_lines().count(definition.line)) continue;
        const auto size = static_cast<std::uint32_t>(definition.label.size() + 4);
        const Span span = context.text.span(definition.begin, definition.begin + size);
        if (!first)
            context.diagnostics.push_back(error("note-duplicate", span, tr("the note [^{}] is written twice", definition.label),
                                                tr("give one of them another label")));
        else
            context.diagnostics.push_back(warning("note-unused", span, tr("the note [^{}] is never called, and so left out", definition.label),
                                                  tr("call it in the text with [^{}]", definition.label)));
    }
}

std::string label_at(const MarkdownLines& lines, int line) {
    for (const NoteDefinition& definition : lines.definitions)
        if (definition.line == line) return definition.label;
    return {};
}

// Levels closed up so that none is skipped: the first heading is a 1, whatever it was written as.
void close_up_levels(Blocks& blocks, std::vector<int>& open) {
    for (Block& block : blocks) {
        if (Division* division = std::get_if<Division>(&block.content)) close_up_levels(division->blocks, open);
        Heading* heading = std::get_if<Heading>(&block.content);
        if (!heading) continue;
        while (!open.empty() && open.back() >= heading->level) open.pop_back();
        open.push_back(heading->level);
        heading->level = std::min<int>(static_cast<int>(open.size()), 3);
        block.role = heading->level == 1 ? Role::heading_1 : heading->level == 2 ? Role::heading_2 : Role::heading_3;
    }
}

void add_notes(const MarkdownLines& lines, BlockBuilder& builder, std::vector<Note>& inline_notes, MarkdownContext& context,
               MarkdownBlocks& result) {
    const std::vector<cmark_node*> nodes = builder.definitions();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const int line = cmark_node_get_start_line(nodes[i]);
        Note note{label_at(lines, line), builder.children(nodes[i], Role::footnote), {}, ""};
        const std::uint32_t begin = context.text.line_start(line);
        note.span = context.text.span(begin, begin + static_cast<std::uint32_t>(context.text.line(line).size()));
        result.notes.emplace("d" + to_text(static_cast<std::int64_t>(i + 1)), std::move(note));
    }
    for (std::size_t i = 0; i < inline_notes.size(); ++i)
        result.notes.emplace("i" + to_text(static_cast<std::int64_t>(i)), std::move(inline_notes[i]));
}

} // namespace

MarkdownBlocks read_blocks(const MappedText& text, Diagnostics& diagnostics) {
    MarkdownBlocks result;
    if (!within_limits(text, diagnostics)) return result;
    const MarkdownLines lines = read_lines(text);
    const MappedText prepared = text.with_bytes(lines.text);
    std::vector<Note> inline_notes;
    MarkdownContext context{prepared, diagnostics, inline_notes, result.silenced};
    const CmarkNode document = parse_commonmark(lines.text);
    BlockBuilder builder(lines, context);
    result.blocks = builder.children(document.get(), Role::body);
    result.last_breaks = builder.last_breaks();
    std::vector<int> open;
    close_up_levels(result.blocks, open);
    add_notes(lines, builder, inline_notes, context, result);
    diagnose_definitions(lines, builder, context);
    return result;
}

Inlines read_inlines(const MappedText& text, Diagnostics& diagnostics) {
    if (!within_limits(text, diagnostics)) return {};
    std::vector<Note> notes;
    std::vector<std::string> silenced;
    MarkdownContext context{text, diagnostics, notes, silenced};
    Inlines inlines = read_line(text, context).text;
    remove_note_calls(inlines, diagnostics);
    return inlines;
}

void remove_note_calls(Inlines& inlines, Diagnostics& diagnostics) {
    std::vector<Edit> edits;
    for (const Mark& mark : inlines.marks) {
        if (mark.kind != MarkKind::note_ref) continue;
        edits.push_back({mark.begin, mark.end, ""});
        diagnostics.push_back(error("note-misplaced", span_of(inlines, mark.begin, mark.end), tr("a note cannot be called here"),
                                    tr("call it in the text of the article")));
    }
    if (!edits.empty()) inlines = apply_edits(inlines, edits);
}

} // namespace florilege
