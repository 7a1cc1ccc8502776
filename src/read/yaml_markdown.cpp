#include "read/yaml_markdown.h"

#include <algorithm>

#include "read/markdown_blocks.h"

namespace florilege {

// Where each byte of a scalar was written. The scalar is the source's text with quotes, escapes and folded line ends taken out,
// so the next byte is looked for from the last one on.
MappedText mapped(const YamlNode& node) {
    constexpr std::uint32_t furthest = 400; // bytes of indentation or escapes between two characters
    const std::string& source = node.span.source->text();
    std::uint32_t at = node.span.begin;
    if (at < source.size() && (source[at] == '|' || source[at] == '>'))
        at = static_cast<std::uint32_t>(std::min(source.find('\n', at), source.size() - 1) + 1);
    std::vector<Origin> origins;
    for (std::uint32_t i = 0; i < node.text.size(); ++i) {
        const char c = node.text[i];
        const auto written_as = [&](std::uint32_t p) { return source[p] == c || (c == ' ' && source[p] == '\n'); };
        std::uint32_t found = at;
        while (found < source.size() && found < at + furthest && !written_as(found)) ++found;
        if (found < source.size() && found < at + furthest) at = found;
        if (at >= source.size()) break;
        if (origins.empty() || origins.back().source_offset + (i - origins.back().offset) != at) origins.push_back({i, at});
        ++at;
    }
    if (origins.empty()) origins.push_back({0, node.span.begin});
    return MappedText(node.span.source, node.text, std::move(origins));
}

Inlines yaml_inlines(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    if (!yaml_text(node, key, diagnostics)) return {};
    return read_inlines(mapped(node), diagnostics);
}

} // namespace florilege
