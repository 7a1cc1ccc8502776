#include <gtest/gtest.h>

#include "base/compress.h"
#include "base/zip.h"

namespace florilege {
namespace {

TEST(Compress, gives_back_what_went_in) {
    std::string text;
    for (int line = 0; line < 5000; ++line) text += "ligne " + std::to_string(line) + '\n';
    std::string back;
    ASSERT_TRUE(inflate_zlib(deflate_zlib(text), 1 << 20, back));
    EXPECT_EQ(back, text);
    EXPECT_FALSE(inflate_zlib(deflate_zlib(text), 1000, back));
    EXPECT_FALSE(inflate_zlib("not a zlib stream", 1000, back));
}

void expect_whole_from_runs(const std::string& bytes, const std::string& what) {
    std::string back;
    ASSERT_TRUE(inflate_zlib(deflate_zlib_runs(bytes), bytes.size() + 1, back)) << what;
    EXPECT_TRUE(back == bytes) << what;
}

TEST(Compress, RunsComeBackWhole) {
    for (const std::size_t size : {0u, 1u, 3u, 4u, 5u, 257u, 258u, 259u, 260u, 261u, 516u, 517u, 518u, 519u, 40'000u, 3'000'000u}) {
        expect_whole_from_runs(std::string(size, 'x'), "a run of " + std::to_string(size));
        expect_whole_from_runs("a" + std::string(size, 'x') + "bb" + std::string(size, 'x') + "a", "two runs of " + std::to_string(size));
    }
    std::uint32_t seed = 1;
    const auto next = [&] { return seed = seed * 1664525 + 1013904223, seed >> 16; };
    for (int kind = 0; kind < 200; ++kind) { // of few values or many, of short runs or long, with what stood before or without
        std::string bytes;
        const std::uint32_t values = next() % 256 + 1, runs = 1u << next() % 11, size = next() % 100'000;
        while (bytes.size() < size) {
            if (next() % 3 == 0 && bytes.size() > 1000) bytes.append(bytes.substr(bytes.size() - 1 - next() % 1000, next() % 600));
            else bytes.append(next() % runs + 1, static_cast<char>(next() % values));
        }
        expect_whole_from_runs(bytes, "kind " + std::to_string(kind));
    }
    std::string rare; // each value half as often as the one before: codes as deep as they may be
    for (int value = 0; value < 17; ++value)
        for (int at = 0; at < (1 << 16 >> value); ++at) rare.insert(rare.end(), 1, static_cast<char>(value * 37));
    std::string mixed(rare.size(), '\0');
    for (std::size_t at = 0; at < rare.size(); ++at) mixed[at] = rare[at * 7919 % rare.size()];
    expect_whole_from_runs(mixed, "halves");
}

TEST(Compress, RunsTakeNoMoreRoomThanWithCare) {
    std::string rows; // as a drawing's: a frame, and letters in some of the rows
    for (int y = 0; y < 900; ++y) {
        std::string row(1001, '\0');
        row[40] = row[41] = row[960] = 2;
        for (int x = 200; y % 90 > 60 && x < 800; ++x) row[static_cast<std::size_t>(x)] = static_cast<char>((x * x / 50 + y * x / 9) % 37 < 12 ? x % 7 : 0);
        rows += row;
    }
    EXPECT_LT(deflate_zlib_runs(rows).size(), deflate_zlib(rows).size() * 11 / 10);
}

TEST(Compress, knows_the_check_value_of_crc_32) { EXPECT_EQ(crc32("123456789"), 0xCBF43926u); }

TEST(Zip, reads_what_it_wrote_in_the_same_order) {
    const std::string long_text(100'000, 'a');
    const std::string archive = write_zip({store("mimetype", "application/epub+zip"), pack("b/texte.txt", long_text), pack("a/é.txt", "été")});
    EXPECT_EQ(archive.substr(30, 28), "mimetypeapplication/epub+zip"); // OCF 3.3, 4.3: at this very offset
    EXPECT_LT(archive.size(), 1000u);
    ZipFailure why{};
    const auto reader = ZipReader::open(archive, why);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->names(), (std::vector<std::string>{"mimetype", "b/texte.txt", "a/é.txt"}));
    EXPECT_EQ(reader->read("b/texte.txt", why), long_text);
    EXPECT_EQ(reader->read("a/é.txt", why), "été");
    EXPECT_FALSE(reader->read("a", why));
    EXPECT_EQ(why, ZipFailure::missing);
}

ZipFailure refusal(const std::string& archive, const ZipLimits& limits = {}) {
    ZipFailure why{};
    EXPECT_FALSE(ZipReader::open(archive, why, limits));
    return why;
}

TEST(Zip, refuses_names_that_lead_outside_or_come_twice) {
    for (const char* name : {"../x", "/x", "a/../../x", "a\\x", "C:x", "a/./x", "a\x01"})
        EXPECT_EQ(refusal(write_zip({store(name, "x")})), ZipFailure::unsafe_name) << name;
    refusal(write_zip({store("x", "1"), store("x", "2")}));
}

TEST(Zip, refuses_what_costs_too_much) {
    const std::string bomb = write_zip({pack("bomb", std::string(50 << 20, '\0'))});
    EXPECT_EQ(refusal(bomb), ZipFailure::too_large);
    EXPECT_EQ(refusal(write_zip({store("x", "1"), store("y", "2")}), {.entries = 1}), ZipFailure::too_many_entries);
    EXPECT_EQ(refusal(write_zip({store("x", "123"), store("y", "456")}), {.total_bytes = 5}), ZipFailure::too_large);
}

TEST(Zip, survives_every_truncation_and_flipped_byte) {
    const std::string archive = write_zip({store("mimetype", "application/epub+zip"), pack("text", std::string(200, 'x'))});
    const auto read_all = [](const std::string& bytes) {
        ZipFailure why{};
        const auto reader = ZipReader::open(bytes, why);
        std::size_t intact = 0;
        if (reader)
            for (const std::string& name : reader->names()) intact += reader->read(name, why).has_value();
        return intact;
    };
    for (std::size_t size = 0; size < archive.size(); ++size) EXPECT_LT(read_all(archive.substr(0, size)), 2u);
    for (std::size_t at = 0; at < archive.size(); ++at) {
        std::string damaged = archive;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        read_all(damaged);
    }
    std::string altered = archive;
    altered[40] ^= 1; // in the stored text: only the checksum can tell
    EXPECT_EQ(read_all(altered), 1u);
}

} // namespace
} // namespace florilege
