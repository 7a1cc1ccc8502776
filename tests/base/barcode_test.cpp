#include "base/barcode.h"

#include <gtest/gtest.h>

#include "base/sha256.h"

namespace florilege {
namespace {

std::string drawn(const Barcode& code, int y) {
    std::string text;
    for (int x = 0; x < code.width; ++x) text += code.at(x, y) ? '#' : '.';
    return text;
}

TEST(Barcode, ean_13_has_95_modules_between_its_guards) {
    const auto code = ean_13("9782000000037");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->width, 95);
    const std::string bars = drawn(*code, 0);
    EXPECT_EQ(bars.substr(0, 3), "#.#");
    EXPECT_EQ(bars.substr(45, 5), ".#.#.");
    EXPECT_EQ(bars.substr(92), "#.#");
    // The first digit, 9, is told by the parities of the left half: L G G L G L; its second digit, 7, is L: 0111011.
    EXPECT_EQ(bars.substr(3, 7), ".###.##");
}

TEST(Barcode, ean_13_refuses_wrong_digits) {
    for (const char* digits : {"", "9782000000038", "978200000003", "97820000000371", "978200000003X"}) EXPECT_FALSE(ean_13(digits)) << digits;
}

TEST(Barcode, qr_codes_have_their_three_corners) {
    const auto code = qr_code("https://example.org/livre");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->width, code->height);
    for (const auto& [x, y] : {std::pair{0, 0}, std::pair{code->width - 7, 0}, std::pair{0, code->height - 7}}) {
        EXPECT_EQ(drawn(*code, y).substr(static_cast<std::size_t>(x), 7), "#######");
        EXPECT_EQ(drawn(*code, y + 1).substr(static_cast<std::size_t>(x), 7), "#.....#");
    }
    EXPECT_FALSE(qr_code(std::string(5000, 'a')));
    EXPECT_FALSE(qr_code(""));
}

TEST(Sha256, gives_the_digests_of_the_standard) { // FIPS 180-4, examples
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256_hex(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Uuid, is_stable_and_well_formed) {
    const std::string uuid = uuid_of("un livre");
    EXPECT_EQ(uuid, uuid_of("un livre"));
    EXPECT_NE(uuid, uuid_of("un autre"));
    EXPECT_EQ(uuid.size(), 36u);
    EXPECT_EQ(uuid[14], '8');
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
}

} // namespace
} // namespace florilege
