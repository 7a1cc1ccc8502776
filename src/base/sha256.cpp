#include "base/sha256.h"

#include <nettle/sha2.h>

namespace florilege {

struct Sha256::State {
    sha256_ctx context;
};

Sha256::Sha256() : state_(std::make_shared<State>()) { sha256_init(&state_->context); }

void Sha256::add(std::string_view bytes) { sha256_update(&state_->context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data())); }

Sha256Digest Sha256::digest() {
    Sha256Digest digest;
    sha256_digest(&state_->context, digest.size(), digest.data());
    return digest;
}

Sha256Digest sha256(std::string_view bytes) {
    Sha256 sum;
    sum.add(bytes);
    return sum.digest();
}

std::string sha256_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : sha256(bytes)) text += digits[byte >> 4], text += digits[byte & 15];
    return text;
}

std::string uuid_of(std::string_view identity) {
    std::string text = sha256_hex(identity).substr(0, 32);
    text[12] = '8';
    constexpr std::string_view variant = "89ab";
    const char c = text[16];
    text[16] = variant[static_cast<std::size_t>(c >= 'a' ? c - 'a' + 10 : c - '0') % 4];
    for (const std::size_t at : {8, 13, 18, 23}) text.insert(at, 1, '-');
    return text;
}

} // namespace florilege
