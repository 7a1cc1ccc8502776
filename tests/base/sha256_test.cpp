#include "base/sha256.h"

#include <gtest/gtest.h>

namespace florilege {
namespace {

// The example of FIPS 180-4.
constexpr const char* of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Sha256Of, a_text_is_that_of_the_standard) { EXPECT_EQ(sha256_hex("abc"), of_abc); }

TEST(Sha256Of, pieces_is_that_of_the_whole) {
    const std::string text(1000, 'x');
    for (const std::size_t piece : {1u, 63u, 64u, 65u, 999u}) {
        Sha256 sum;
        for (std::size_t at = 0; at < text.size(); at += piece) sum.add(std::string_view(text).substr(at, piece));
        EXPECT_EQ(sum.digest(), sha256(text)) << piece;
    }
}

} // namespace
} // namespace florilege
