#include "style/fetching.h"

#include <array>
#include <vector>

#include "base/translate.h"

namespace florilege {

namespace {

constexpr std::array<std::string_view, 9> forbidden{"url(", "src(", "image(", "image-set(", "@import", "expression(", "javascript:", "-moz-binding", "behavior:"};

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The sheet as a reading system understands it: without comments, escapes resolved (CSS Syntax 3, 4.3.7), in small letters.
struct Understood {
    std::string text;
    std::vector<std::uint32_t> origins; // of each byte, in the sheet
};

Understood understood(std::string_view sheet) {
    Understood result;
    const auto put = [&](char c, std::size_t origin) {
        result.text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        result.origins.push_back(static_cast<std::uint32_t>(origin));
    };
    for (std::size_t at = 0; at < sheet.size();) {
        if (sheet.substr(at, 2) == "/*") {
            at = std::min(sheet.find("*/", at + 2), sheet.size() - 2) + 2;
            continue;
        }
        const std::size_t origin = at;
        if (sheet[at] != '\\' || at + 1 == sheet.size()) {
            put(sheet[at++], origin);
            continue;
        }
        unsigned value = 0, digits = 0;
        for (++at; at < sheet.size() && digits < 6 && hexadecimal(sheet[at]) >= 0; ++digits) value = value * 16 + static_cast<unsigned>(hexadecimal(sheet[at++]));
        if (digits == 0) value = static_cast<unsigned char>(sheet[at++]);
        else if (at < sheet.size() && (sheet[at] == ' ' || sheet[at] == '\t' || sheet[at] == '\n')) ++at;
        put(value < 0x80 ? static_cast<char>(value) : '?', origin);
    }
    return result;
}

} // namespace

void check_fetches_nothing(const Source& sheet, Diagnostics& diagnostics) {
    const Understood read = understood(sheet.text());
    for (const std::string_view word : forbidden)
        for (std::size_t at = read.text.find(word); at != std::string::npos; at = read.text.find(word, at + 1)) {
            const std::uint32_t begin = read.origins[at];
            diagnostics.push_back(error("remote-resource", {&sheet, begin, begin + static_cast<std::uint32_t>(word.size())},
                                        tr("a style sheet of a book cannot fetch other files"), tr("take it out; fonts are named by @font-face in shared.css")));
        }
}

} // namespace florilege
