#include "read/import_encoding.h"

#include <array>

#include "base/utf8.h"

namespace florilege {

namespace {

// 0x80–0x9F of Windows-1252; the five bytes that it leaves open are kept as the control characters that they are in Latin-1.
constexpr std::array<char16_t, 32> windows_high{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
                                                0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

char32_t windows_character(unsigned char byte) { return byte >= 0x80 && byte < 0xA0 ? windows_high[byte - 0x80] : byte; }

std::string from_utf16(std::string_view bytes, bool little) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(little ? second << 8 | first : first << 8 | second);
    };
    std::string text;
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        const bool pair = c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000;
        if (pair) c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00), at += 2;
        append(text, c >= 0xD800 && c < 0xE000 ? char32_t{0xFFFD} : c);
    }
    return text;
}

// Every way to end a line, made \n: those of Windows and old Macs, the line and paragraph separators of Unicode.
std::string with_plain_ends(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = decode(text, at);
        if (c == '\r') {
            result.push_back('\n');
            at += at < text.size() && text[at] == '\n';
        } else if (c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\v') {
            result.push_back('\n');
        } else {
            result += text.substr(begin, at - begin);
        }
    }
    return result;
}

} // namespace

DecodedText decode_foreign(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return {with_plain_ends(from_utf16(bytes, bytes.starts_with("\xFF\xFE"))), ForeignEncoding::utf16};
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    DecodedText result;
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        const char32_t c = decode(bytes, at);
        const bool invalid = c == 0xFFFD && at - begin == 1;
        if (invalid) result.encoding = ForeignEncoding::windows;
        if (invalid) append(text, windows_character(static_cast<unsigned char>(bytes[begin])));
        else text += bytes.substr(begin, at - begin);
    }
    result.text = with_plain_ends(text);
    return result;
}

} // namespace florilege
