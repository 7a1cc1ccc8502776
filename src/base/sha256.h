// SHA-256 (FIPS 180-4): names contents in report.json and makes identifiers that never change.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace florilege {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// The digest of bytes that come one after another.
class Sha256 {
  public:
    Sha256();
    void add(std::string_view bytes);
    /// Of the bytes so far; begins anew.
    Sha256Digest digest();

  private:
    struct State;
    std::shared_ptr<State> state_;
};

Sha256Digest sha256(std::string_view bytes);
/// In lower-case hexadecimal.
std::string sha256_hex(std::string_view bytes);
/// A UUID (RFC 9562, version 8: custom) made from the digest of `identity`.
std::string uuid_of(std::string_view identity);

} // namespace florilege
