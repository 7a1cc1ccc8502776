// Deflate compression (libdeflate): the same bytes for the same input on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace florilege {

inline constexpr int default_compression = 6; // of 0…12; 9 costs 60 % more time for 0.7 % of a page
inline constexpr int fast_compression = 1;    // a PDF's pages: half the time of 6, for 5 % of them

/// A raw deflate stream (RFC 1951), as ZIP archives hold. Thread-safe.
std::string deflate_raw(std::string_view bytes, int level = default_compression);
/// A zlib stream (RFC 1950), as PDF's FlateDecode takes. Thread-safe.
std::string deflate_zlib(std::string_view bytes, int level = default_compression);
/// The inverse of deflate_zlib; nothing when the stream is damaged or holds more than `limit` bytes.
bool inflate_zlib(std::string_view stream, std::size_t limit, std::string& bytes);
std::uint32_t crc32(std::string_view bytes);

} // namespace florilege
