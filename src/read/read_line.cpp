#include <algorithm>

#include "read/inline_builder.h"
#include "read/source_text.h"

namespace florilege {

std::vector<std::string> silenced_codes(std::string_view comment) {
    std::vector<std::string> codes;
    const std::size_t key = comment.find_first_not_of(" \t\r\n");
    if (key == std::string_view::npos || !comment.substr(key).starts_with("silence:")) return codes;
    std::string code;
    for (char c : std::string(comment.substr(key + 8)) + ' ') {
        if ((c >= 'a' && c <= 'z') || c == '-') code.push_back(c);
        else if (!code.empty()) codes.push_back(std::move(code)), code.clear();
    }
    return codes;
}

BuiltText read_line(const MappedText& text, MarkdownContext& context) {
    std::string bytes = text.bytes();
    std::replace_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    const std::size_t begin = std::min(bytes.find_first_not_of(" \t"), bytes.size());
    std::vector<Origin> origins;
    std::uint32_t next = static_cast<std::uint32_t>(begin);
    for (; next < bytes.size(); ++next) {
        const Origin origin{next - static_cast<std::uint32_t>(begin) + 1, text.source_offset(next)};
        if (origins.empty() || origins.back().source_offset + (origin.offset - origins.back().offset) != origin.source_offset)
            origins.push_back(origin);
    }
    const MappedText line(text.source(), bar_byte + bytes.substr(begin), std::move(origins));
    const CmarkNode document = parse_commonmark(line.bytes());
    cmark_node* paragraph = cmark_node_first_child(document.get());
    if (!paragraph || type_of(paragraph) != NodeType::paragraph) return {};
    MarkdownContext own{line, context.diagnostics, context.inline_notes, context.silenced};
    return build_text(paragraph, LineEnds::soft, own);
}

} // namespace florilege
