// SHA-256 (FIPS 180-4): names contents in report.json and makes identifiers that never change.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace florilege {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);
/// In lower-case hexadecimal.
std::string sha256_hex(std::string_view bytes);
/// A UUID (RFC 9562, version 8: custom) made from the digest of `identity`.
std::string uuid_of(std::string_view identity);

} // namespace florilege
