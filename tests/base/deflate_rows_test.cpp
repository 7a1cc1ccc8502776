#include "base/deflate_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "base/compress.h"

namespace florilege {
namespace {

// Deflates and gives back the size; what comes out again must be what went in.
std::size_t size_of(const std::string& bytes, std::size_t row) {
    const std::string stream = deflate_rows(bytes, row);
    std::string back;
    EXPECT_TRUE(inflate_zlib(stream, bytes.size() + 1, back));
    EXPECT_TRUE(back == bytes);
    return stream.size();
}

// Rows with a few disks of softened edges on a ground.
std::string disks(std::size_t width, std::size_t height) {
    std::string rows;
    for (std::size_t y = 0; y < height; ++y) {
        rows += '\0';
        for (std::size_t x = 1; x < width; ++x) {
            const double across = static_cast<double>(x % 97) - 48, down = static_cast<double>(y % 151) - 60;
            const double inside = 35 - std::sqrt(across * across + down * down);
            rows += static_cast<char>(std::clamp(inside * 16 + 128, 0.0, 255.0) / 8);
        }
    }
    return rows;
}

TEST(DeflateRows, gives_back_what_went_in) {
    std::mt19937 random(1);
    for (const std::size_t size : {0, 1, 2, 3, 4, 5, 257, 258, 259, 260, 1000, 40'000, 100'000})
        for (const std::uint32_t colours : {1u, 2u, 5u, 256u}) {
            std::string bytes;
            while (bytes.size() < size) bytes += static_cast<char>(random() % colours);
            for (const std::size_t row : {1, 7, 258, 40'000}) size_of(bytes, row);
        }
}

TEST(DeflateRows, matches_as_far_as_the_window_reaches) {
    std::mt19937 random(2);
    std::string noise;
    while (noise.size() < 32'768) noise += static_cast<char>(random());
    EXPECT_LT(size_of(noise + noise, 1), 34'000u);           // found by what stands there
    EXPECT_LT(size_of(noise + noise, 32'768), 34'000u);      // or a row above
    EXPECT_GT(size_of(noise + 'x' + noise, 32'769), 65'000u); // too far
}

TEST(DeflateRows, keeps_codes_short_for_the_rarest_bytes) {
    std::string bytes; // counts that grow like Fibonacci's make the deepest codes
    for (std::size_t count = 1, before = 1, value = 0; value < 24; ++value, std::swap(count, before), count += before)
        for (std::size_t i = 0; i < count; ++i) bytes += static_cast<char>(value);
    std::shuffle(bytes.begin(), bytes.end(), std::mt19937(3));
    size_of(bytes, 100);
}

TEST(DeflateRows, is_smaller_than_searching_byte_by_byte_where_rows_are_alike) {
    const std::string rows = disks(1601, 1000);
    EXPECT_LT(size_of(rows, 1601), deflate_zlib(rows).size());
    EXPECT_LT(size_of(std::string(4'000'000, '\0'), 1601), 5'000u);
}

} // namespace
} // namespace florilege
