// Pictures: what is kept, what goes, and that no damaged file gets through as sound or stops the program.
#include <gtest/gtest.h>

#include "read/image.h"

namespace florilege {
namespace {

Pixmap gradient(int width, int height, int channels) {
    Pixmap pixmap{width, height, channels, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c) pixmap.samples.push_back(static_cast<char>(c == 3 ? 200 : (x * 7 + y * 3 + c * 50) % 256));
    return pixmap;
}

Result<Image> read(std::string bytes) { return read_image("images/a", std::move(bytes), {}); }
std::string code(const Result<Image>& result) { return result.diagnostics.empty() ? "" : result.diagnostics[0].code; }

std::string segment(char marker, const std::string& payload) {
    const std::size_t length = payload.size() + 2;
    return std::string("\xFF") + marker + static_cast<char>(length >> 8) + static_cast<char>(length & 0xFF) + payload;
}

std::string exif(char orientation) {
    std::string tiff("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    tiff += orientation;
    return tiff + std::string("\0\0\0\0\0\0", 6) + "GPS 48.81 2.29";
}

TEST(Image, PngComesThroughWithItsMeasures) {
    for (int channels : {1, 3, 4}) {
        const Pixmap pixmap = gradient(13, 9, channels);
        const Result<Image> image = read(encode_png(pixmap));
        ASSERT_TRUE(image.diagnostics.empty()) << image.diagnostics[0].message;
        EXPECT_EQ(image.value.width, 13);
        EXPECT_EQ(image.value.height, 9);
        EXPECT_EQ(image.value.gray, channels == 1);
        EXPECT_EQ(image.value.transparent, channels == 4);
        EXPECT_EQ(decode_image(image.value).samples, pixmap.samples);
    }
}

// A pixel's red, green, blue and alpha, whatever the channels.
std::string colour(const Pixmap& pixmap, int index) {
    const auto channels = static_cast<std::size_t>(pixmap.channels);
    std::string samples = pixmap.samples.substr(static_cast<std::size_t>(index) * channels, channels);
    if (channels == 1) samples = std::string(3, samples[0]);
    return samples.size() == 3 ? samples + '\xFF' : samples;
}

TEST(Image, SmallPngSaysTheSamePixelsInFewerBytes) {
    for (int channels : {1, 3, 4})
        for (int colours : {1, 2, 3, 5, 16, 17, 200, 256, 257, 5000}) {
            constexpr int width = 67, height = 75; // no whole number of bytes a row at any depth
            Pixmap pixmap{width, height, channels, {}};
            for (int i = 0; i < width * height; ++i)
                for (int c = 0; c < channels; ++c) pixmap.samples.push_back(static_cast<char>((i * 31 % colours) >> (c * 4)));
            const std::string bytes = encode_small_png(without_repeats(pixmap));
            EXPECT_LE(bytes.size(), encode_png(pixmap).size() + 100) << colours;
            const Result<Image> image = read(bytes);
            ASSERT_TRUE(image.diagnostics.empty()) << image.diagnostics[0].message;
            const Pixmap decoded = decode_image(image.value);
            for (int i = 0; i < width * height; ++i) ASSERT_EQ(colour(decoded, i), colour(pixmap, i)) << channels << " channels, " << colours << " colours, pixel " << i;
        }
    const Pixmap flat{400, 300, 3, std::string(400 * 300 * 3, '\x55')};
    EXPECT_LT(encode_small_png(without_repeats(flat)).size(), 200u);
}

// A disc of soft edges on rows that repeat each other.
Pixmap disc(int size) {
    Pixmap pixmap{size, size, 4, {}};
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const int dx = x - size / 2, dy = y / 3 * 3 - size / 2, edge = std::clamp((size * size / 9 - dx * dx - dy * dy) / 8, 0, 255);
            for (const int sample : {edge, 255 - edge / 2, edge / 3, 255}) pixmap.samples += static_cast<char>(sample);
        }
    return pixmap;
}

TEST(Image, DrawingsKeepEachRowOnceAndComeBackWhole) {
    const Pixmap pixmap = disc(400);
    const Drawing drawing = without_repeats(pixmap);
    EXPECT_LT(drawing.rows.height, 140);
    EXPECT_EQ(drawing.rows.samples.size(), static_cast<std::size_t>(drawing.rows.height) * 400 * 4);
    EXPECT_EQ(drawing.height(), 400);
    const Result<Image> image = read(encode_small_png(drawing));
    ASSERT_TRUE(image.diagnostics.empty());
    const Pixmap decoded = decode_image(image.value);
    ASSERT_EQ(decoded.height, 400);
    for (int i = 0; i < 400 * 400; ++i) ASSERT_EQ(colour(decoded, i), colour(pixmap, i)) << i;
}

TEST(Image, SoftenedEdgesAreRoundedIntoAPalette) {
    Pixmap shades = disc(300);
    for (std::size_t i = 0; i < shades.samples.size(); i += 4) shades.samples[i + 1] = static_cast<char>(i / 1200 % 2 == 0 ? shades.samples[i + 1] : shades.samples[i]);
    const Drawing drawing = without_repeats(shades);
    constexpr std::size_t colour_type = 25; // in the file: 3 is indexed
    EXPECT_NE(encode_small_png(drawing)[colour_type], 3);
    const std::string bytes = encode_small_png(drawing, Shades::of_softened_edges);
    EXPECT_EQ(bytes[colour_type], 3);
    const Pixmap decoded = decode_image(read(bytes).value);
    for (int i = 0; i < 300 * 300; ++i)
        for (std::size_t c = 0; c < 4; ++c) {
            const int is = static_cast<unsigned char>(colour(decoded, i)[c]), was = static_cast<unsigned char>(colour(shades, i)[c]);
            ASSERT_LE(std::abs(is - was), 4) << i;
            if (was == 255) { ASSERT_EQ(is, 255) << i; }
        }
}

TEST(Image, RunsAreOfOneColourInOneRow) {
    for (int channels : {1, 3, 4}) {
        Pixmap pixmap{3, 3, channels, {}};
        for (const char pixel : {1, 1, 2, 2, 2, 2, 3, 4, 5}) pixmap.samples.append(static_cast<std::size_t>(channels), pixel);
        std::vector<std::pair<std::uint32_t, std::size_t>> runs;
        for_each_run(pixmap, [&](std::uint32_t colour, std::size_t count) { return runs.emplace_back(colour, count), runs.size() < 4; });
        const std::uint32_t alpha = channels == 4 ? 0 : 0xFF, one = 0x01010100 | (alpha ? alpha : 1), two = 0x02020200 | (alpha ? alpha : 2), three = 0x03030300 | (alpha ? alpha : 3);
        EXPECT_EQ(runs, (std::vector<std::pair<std::uint32_t, std::size_t>>{{one, 2}, {two, 1}, {two, 3}, {three, 1}})) << channels; // and no further
    }
}

TEST(Image, JpegLosesItsMetadataAndNothingElse) {
    const std::string plain = encode_jpeg(gradient(40, 24, 3), 90);
    std::string told = plain;
    told.insert(2, segment('\xE1', exif(1)) + segment('\xFE', "drawn by Somebody") + segment('\xE2', std::string("ICC_PROFILE\0\1\1profile", 21)));
    const Result<Image> image = read(told + "trailing secrets");
    ASSERT_TRUE(image.diagnostics.empty()) << image.diagnostics[0].message;
    EXPECT_EQ(image.value.bytes->find("GPS"), std::string::npos);
    EXPECT_EQ(image.value.bytes->find("Somebody"), std::string::npos);
    EXPECT_EQ(image.value.bytes->find("secrets"), std::string::npos);
    EXPECT_NE(image.value.bytes->find("ICC_PROFILE"), std::string::npos);
    EXPECT_EQ(decode_image(image.value).samples, decode_image(read(plain).value).samples);
}

TEST(Image, JpegTurnedByItsExifStandsUpright) {
    std::string turned = encode_jpeg(gradient(40, 24, 3), 90);
    turned.insert(2, segment('\xE1', exif(6)));
    const Result<Image> image = read(turned);
    ASSERT_TRUE(image.diagnostics.empty());
    EXPECT_EQ(image.value.width, 24);
    EXPECT_EQ(image.value.height, 40);
}

TEST(Image, EveryBitFlipOrCutIsReadOrDiagnosed) {
    for (const std::string& sound : {encode_png(gradient(20, 16, 4)), encode_jpeg(gradient(20, 16, 3), 80)}) {
        std::size_t refused = 0;
        for (std::size_t bit = 0; bit < sound.size() * 8; bit += 3) {
            std::string damaged = sound;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
            const Result<Image> image = read(damaged);
            refused += !image.diagnostics.empty();
            if (image.diagnostics.empty()) { EXPECT_NO_THROW(decode_image(image.value)); }
        }
        EXPECT_GT(refused, 0u);
        for (std::size_t length = 0; length + 12 < sound.size(); ++length)
            EXPECT_FALSE(read(sound.substr(0, length)).diagnostics.empty()) << length << " of " << sound.size();
    }
}

TEST(Image, WhatCannotStandInABookIsNamed) {
    EXPECT_EQ(code(read("")), "image-format-unknown");
    EXPECT_EQ(code(read("GIF89a")), "image-format-unknown");
    EXPECT_EQ(code(read(encode_png(gradient(4, 4, 3)).substr(0, 60))), "image-damaged");
    std::string bomb = encode_png(gradient(4, 4, 3));
    bomb.replace(16, 8, std::string("\0\0\x4E\x20\0\0\x4E\x20", 8)); // 20,000 × 20,000
    EXPECT_EQ(code(read(bomb)), "image-too-large");
}

TEST(Svg, IsMeasuredAndLosesWhatProgramsNoted) {
    const Result<Image> image = read(
        "<?xml version='1.0'?><!-- by Somebody --><svg xmlns='http://www.w3.org/2000/svg' xmlns:inkscape='urn:i' width='40' height='20' "
        "inkscape:export-filename='/home/somebody/a.png'><metadata>Somebody</metadata><rect width='40' height='20' fill='#f00'/></svg>");
    ASSERT_TRUE(image.diagnostics.empty()) << image.diagnostics[0].message;
    EXPECT_EQ(image.value.width, 40);
    EXPECT_EQ(image.value.height, 20);
    EXPECT_EQ(image.value.bytes->find("omebody"), std::string::npos);
    const Pixmap drawn = decode_image(image.value, 80);
    EXPECT_EQ(drawn.width, 80);
    EXPECT_EQ(drawn.height, 40);
    EXPECT_EQ(drawn.samples.substr(0, 4), std::string("\xFF\0\0\xFF", 4));
}

class HostileSvg : public testing::TestWithParam<const char*> {};

TEST_P(HostileSvg, IsRefused) {
    EXPECT_EQ(code(read("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='x' viewBox='0 0 9 9'>" + std::string(GetParam()) + "</svg>")),
              "svg-refused");
}

INSTANTIATE_TEST_SUITE_P(Svg, HostileSvg,
                         testing::Values("<script>1</script>", "<g onload='x()'/>", "<foreignObject/>", "<image xlink:href='http://a/b.png'/>",
                                         "<image href='file:///etc/passwd'/>", "<style>@import 'a.css';</style>",
                                         "<rect style='fill:url(http://a/)'/>", "<use href='other.svg#a'/>", "<set attributeName='x'/>",
                                         "<g", "<a href='javascript:1'/>", "<rect fill='URL( \"//a\" )'/>"));

TEST(Resize, KeepsAFlatColourFlat) {
    Pixmap flat{31, 17, 3, std::string(31 * 17 * 3, '\x64')};
    const Pixmap small = resize(flat, 7, 40);
    EXPECT_EQ(small.samples, std::string(7 * 40 * 3, '\x64'));
}

} // namespace
} // namespace florilege
