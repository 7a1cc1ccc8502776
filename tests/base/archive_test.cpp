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
