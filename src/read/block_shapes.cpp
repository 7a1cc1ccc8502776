// Dialogue and attributions: what a dash at the beginning of a line means.
#include <algorithm>

#include "base/utf8.h"
#include "read/markdown_blocks.h"

namespace florilege {

namespace {

constexpr std::size_t longest_attribution = 300; // bytes

bool ends_sentence(std::string_view text) {
    for (std::string_view mark : {".", "?", "!", "…", "»", "”", "\"", ":", ";"})
        if (text.ends_with(mark)) return true;
    return false;
}

// Where the last line that begins with a dash begins; npos when there is none.
std::size_t last_dash_line(const Inlines& text, const std::vector<std::uint32_t>& soft_breaks) {
    for (std::size_t at = text.text.size(); at-- > 0;) {
        const bool line_end = text.text[at] == '\n' || std::binary_search(soft_breaks.begin(), soft_breaks.end(), at);
        if (line_end && after_dash(text.text, at + 1) > at + 1) return at + 1;
    }
    return after_dash(text.text, 0) > 0 ? 0 : std::string::npos;
}

bool is_speech(const Block& block) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&block.content);
    return paragraph && after_dash(paragraph->text.text, 0) > 0;
}

} // namespace

std::size_t after_dash(std::string_view text, std::size_t at) {
    if (at > text.size()) return at; // after a line end that ends the text
    for (std::string_view dash : {"—", "–", "―", "--", "-"}) {
        if (text.substr(at, dash.size()) != dash) continue;
        std::size_t end = at + dash.size();
        const std::size_t spaces = end;
        for (std::string_view space : {" ", "\u00A0", "\u202F", "\u2009", " "})
            while (text.substr(end, space.size()) == space) end += space.size();
        if (end > spaces && end < text.size()) return end;
    }
    return at;
}

void make_epigraph(Blocks& blocks) {
    for (Block& block : blocks)
        if (std::holds_alternative<Paragraph>(block.content) && block.role != Role::dialogue) block.role = Role::epigraph;
}

Inlines take_attribution(Blocks& quotation, const std::vector<std::uint32_t>& soft_breaks) {
    Paragraph* last = quotation.empty() ? nullptr : std::get_if<Paragraph>(&quotation.back().content);
    if (!last) return {};
    const std::size_t line = last_dash_line(last->text, soft_breaks);
    if (line == std::string::npos || (line == 0 && quotation.size() == 1)) return {};
    const std::size_t begin = after_dash(last->text.text, line);
    const std::string_view words = std::string_view(last->text.text).substr(begin);
    if (words.size() > longest_attribution) return {};
    // Among people who speak, the last line is one more reply unless it is worded as an attribution is.
    const bool dialogue = line == 0 ? is_speech(quotation[quotation.size() - 2]) : is_speech(quotation.back());
    if (dialogue && ends_sentence(words)) return {};
    Inlines attribution = slice(last->text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last->text.text.size()));
    std::size_t end = line;
    while (end > 0 && (last->text.text[end - 1] == ' ' || last->text.text[end - 1] == '\n')) --end;
    if (end == 0) quotation.pop_back();
    else last->text = slice(last->text, 0, static_cast<std::uint32_t>(end));
    return attribution;
}

} // namespace florilege
