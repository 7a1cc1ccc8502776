#include "base/utf8.h"

namespace florilege {

namespace {

struct Decoded {
    char32_t code_point = 0xFFFD;
    std::size_t length = 1; // bytes
    bool valid = false;
};

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// The well-formed sequences of the Unicode Standard, table 3-7.
Decoded decode_at(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(offset);
    if (lead < 0x80) return {lead, 1, true};
    std::size_t length = 0;
    char32_t code_point = 0;
    if (lead >= 0xC2 && lead <= 0xDF) length = 2, code_point = lead & 0x1F;
    else if (lead >= 0xE0 && lead <= 0xEF) length = 3, code_point = lead & 0x0F;
    else if (lead >= 0xF0 && lead <= 0xF4) length = 4, code_point = lead & 0x07;
    if (length == 0 || offset + length > text.size()) return {};
    for (std::size_t at = 1; at < length; ++at) {
        if (!is_continuation(byte(offset + at))) return {};
        code_point = (code_point << 6) | (byte(offset + at) & 0x3F);
    }
    const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (overlong || surrogate || code_point > 0x10FFFF) return {};
    return {code_point, length, true};
}

} // namespace

char32_t decode_sequence(std::string_view text, std::size_t& offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    const auto next = offset + 1 < text.size() ? static_cast<unsigned char>(text[offset + 1]) : '\0';
    if (lead >= 0xC2 && lead <= 0xDF && is_continuation(next)) { // the letters of Europe: nearly always
        offset += 2;
        return static_cast<char32_t>((lead & 0x1F) << 6 | (next & 0x3F));
    }
    const Decoded decoded = decode_at(text, offset);
    offset += decoded.length;
    return decoded.code_point;
}

char32_t decode_before(std::string_view text, std::size_t& offset) {
    std::size_t start = offset - 1;
    while (start > 0 && offset - start < 4 && is_continuation(static_cast<unsigned char>(text[start]))) --start;
    const Decoded decoded = decode_at(text, start);
    if (decoded.valid && start + decoded.length == offset) {
        offset = start;
        return decoded.code_point;
    }
    --offset;
    return 0xFFFD;
}

void append(std::string& text, char32_t code_point) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6)), put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12)), put(0x80 | ((code_point >> 6) & 0x3F)), put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18)), put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F)), put(0x80 | (code_point & 0x3F));
    }
}

std::string encode(char32_t code_point) {
    std::string text;
    append(text, code_point);
    return text;
}

std::size_t find_invalid(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        if (static_cast<unsigned char>(text[offset]) < 0x80) {
            ++offset;
            continue;
        }
        const Decoded decoded = decode_at(text, offset);
        if (!decoded.valid) return offset;
        offset += decoded.length;
    }
    return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) decode(text, offset);
    return count;
}

bool is_xml_char(char32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

} // namespace florilege
