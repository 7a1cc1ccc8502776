// UTF-8: decoding, encoding, checking.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace florilege {

/// For `decode`, beyond ASCII.
char32_t decode_sequence(std::string_view text, std::size_t& offset);
/// The code point that starts at `offset` and moves `offset` past it; U+FFFD and one byte for malformed input.
inline char32_t decode(std::string_view text, std::size_t& offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (lead < 0x80) return ++offset, lead;
    std::size_t at = offset; // so that the caller's own may stay in a register
    const char32_t c = decode_sequence(text, at);
    offset = at;
    return c;
}
/// The code point that ends before `offset`, moving `offset` to its start.
char32_t decode_before(std::string_view text, std::size_t& offset);
void append(std::string& text, char32_t code_point);
std::string encode(char32_t code_point);
/// The offset of the first byte that is not valid UTF-8, or npos.
std::size_t find_invalid(std::string_view text);
std::size_t count_code_points(std::string_view text);
/// True for the characters that XML 1.0 allows (production Char).
bool is_xml_char(char32_t code_point);
constexpr bool is_letter_ascii(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit_ascii(char32_t c) { return c >= '0' && c <= '9'; }

} // namespace florilege
