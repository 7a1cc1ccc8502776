// PNG written small: gray or with a palette where the pixels allow it, rows filtered, deflated by libdeflate.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

#include "base/compress.h"
#include "read/image.h"

namespace florilege {

namespace {

constexpr std::size_t most_colours = 256; // of a palette

void put_big_endian(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void put_chunk(std::string& out, const std::string& type, const std::string& data) {
    put_big_endian(out, static_cast<std::uint32_t>(data.size()));
    const std::string body = type + data;
    out += body;
    put_big_endian(out, crc32(body));
}

std::size_t pixels_of(const Pixmap& pixmap) { return static_cast<std::size_t>(pixmap.width) * static_cast<std::size_t>(pixmap.height); }

/// The pixel as 0xRRGGBBAA.
std::uint32_t pixel(const Pixmap& pixmap, std::size_t index) {
    const auto* sample = reinterpret_cast<const unsigned char*>(pixmap.samples.data()) + index * static_cast<std::size_t>(pixmap.channels);
    const std::uint32_t red = sample[0];
    if (pixmap.channels == 1) return red * 0x01010100u | 0xFF;
    return red << 24 | std::uint32_t{sample[1]} << 16 | std::uint32_t{sample[2]} << 8 | (pixmap.channels == 4 ? sample[3] : 0xFFu);
}

/// The picture without the channels that say nothing.
Pixmap reduced(const Pixmap& pixmap) {
    bool opaque = true, gray = true;
    for (std::size_t i = 0; i < pixels_of(pixmap) && (opaque || gray); ++i) {
        const std::uint32_t colour = pixel(pixmap, i);
        opaque &= (colour & 0xFF) == 0xFF;
        gray &= (colour >> 24) == (colour >> 16 & 0xFF) && (colour >> 24) == (colour >> 8 & 0xFF);
    }
    const int channels = !opaque ? 4 : gray ? 1 : 3;
    if (channels == pixmap.channels) return pixmap;
    Pixmap result{pixmap.width, pixmap.height, channels, {}};
    result.samples.reserve(pixels_of(pixmap) * static_cast<std::size_t>(channels));
    for (std::size_t i = 0; i < pixels_of(pixmap); ++i)
        for (int channel = 0; channel < channels; ++channel) result.samples += static_cast<char>(pixel(pixmap, i) >> (24 - 8 * channel) & 0xFF);
    return result;
}

/// The colours in the order in which they come and each pixel's place among them; no colours where there are too many.
struct Palette {
    std::vector<std::uint32_t> colours;
    std::string indices;
};

Palette palette_of(const Pixmap& pixmap) {
    Palette palette;
    std::unordered_map<std::uint32_t, std::size_t> places;
    const std::size_t pixels = pixels_of(pixmap);
    palette.indices.reserve(pixels);
    std::uint32_t last = 0;
    char index = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::uint32_t colour = pixel(pixmap, i);
        if (i == 0 || colour != last) { // most pixels are as the one before
            const auto [place, added] = places.emplace(colour, palette.colours.size());
            if (added) palette.colours.push_back(colour);
            if (palette.colours.size() > most_colours) return {};
            index = static_cast<char>(place->second), last = colour;
        }
        palette.indices += index;
    }
    return palette;
}

int depth_of(std::size_t colours) { return colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8; }

/// Rows of indices, each begun on a byte of its own and without a filter, which palettes gain nothing by.
std::string packed_rows(const Palette& palette, int width, int depth) {
    std::string rows;
    for (std::size_t begin = 0; begin < palette.indices.size(); begin += static_cast<std::size_t>(width)) {
        rows += '\0';
        unsigned bits = 0;
        int filled = 0;
        for (int x = 0; x < width; ++x) {
            bits = bits << depth | static_cast<unsigned char>(palette.indices[begin + static_cast<std::size_t>(x)]);
            if ((filled += depth) == 8) rows += static_cast<char>(bits), bits = 0, filled = 0;
        }
        if (filled > 0) rows += static_cast<char>(bits << (8 - filled));
    }
    return rows;
}

int paeth(int left, int up, int corner) {
    const int to_left = std::abs(up - corner), to_up = std::abs(left - corner), to_corner = std::abs(left + up - 2 * corner);
    return to_left <= to_up && to_left <= to_corner ? left : to_up <= to_corner ? up : corner;
}

/// Rows of samples, each through that filter of the five (PNG, 9.2) whose differences are smallest together.
std::string filtered_rows(const Pixmap& pixmap) {
    const auto size = static_cast<std::size_t>(pixmap.width) * static_cast<std::size_t>(pixmap.channels);
    const auto step = static_cast<std::size_t>(pixmap.channels);
    const std::string above_all(size, '\0');
    std::string rows;
    rows.reserve((size + 1) * static_cast<std::size_t>(pixmap.height));
    std::array<std::string, 5> tried;
    for (int y = 0; y < pixmap.height; ++y) {
        const char* row = pixmap.samples.data() + static_cast<std::size_t>(y) * size;
        const char* above = y == 0 ? above_all.data() : row - size;
        std::array<std::uint64_t, 5> cost{};
        for (std::string& one : tried) one.resize(size);
        for (std::size_t x = 0; x < size; ++x) {
            const auto byte = [](char c) { return static_cast<int>(static_cast<unsigned char>(c)); };
            const int here = byte(row[x]), up = byte(above[x]);
            const int left = x < step ? 0 : byte(row[x - step]), corner = x < step ? 0 : byte(above[x - step]);
            const std::array<int, 5> predicted{0, left, up, (left + up) / 2, paeth(left, up, corner)};
            for (std::size_t filter = 0; filter < 5; ++filter) {
                const auto difference = static_cast<signed char>(here - predicted[filter]);
                tried[filter][x] = static_cast<char>(difference);
                cost[filter] += static_cast<std::uint64_t>(std::abs(int{difference}));
            }
        }
        const auto best = static_cast<std::size_t>(std::min_element(cost.begin(), cost.end()) - cost.begin());
        rows += static_cast<char>(best);
        rows += tried[best];
    }
    return rows;
}

enum ColourType : char { gray = 0, rgb = 2, indexed = 3, rgba = 6 };

std::string signature_and_header(const Pixmap& pixmap, int depth, ColourType type) {
    std::string header;
    put_big_endian(header, static_cast<std::uint32_t>(pixmap.width)), put_big_endian(header, static_cast<std::uint32_t>(pixmap.height));
    header += static_cast<char>(depth);
    header += type;
    header.append(3, '\0'); // compression, filter method, no interlace
    std::string bytes = "\x89PNG\r\n\x1A\n";
    put_chunk(bytes, "IHDR", header);
    return bytes;
}

std::string written(const Pixmap& pixmap) {
    std::string bytes = signature_and_header(pixmap, 8, pixmap.channels == 1 ? gray : pixmap.channels == 3 ? rgb : rgba);
    put_chunk(bytes, "IDAT", deflate_zlib(filtered_rows(pixmap)));
    put_chunk(bytes, "IEND", "");
    return bytes;
}

std::string written(const Pixmap& pixmap, const Palette& palette) {
    const int depth = depth_of(palette.colours.size());
    std::string bytes = signature_and_header(pixmap, depth, indexed);
    std::string colours, alphas;
    for (const std::uint32_t colour : palette.colours) {
        for (int shift = 24; shift > 0; shift -= 8) colours += static_cast<char>(colour >> shift & 0xFF);
        alphas += static_cast<char>(colour & 0xFF);
    }
    put_chunk(bytes, "PLTE", colours);
    if (pixmap.channels == 4) put_chunk(bytes, "tRNS", alphas);
    put_chunk(bytes, "IDAT", deflate_zlib(packed_rows(palette, pixmap.width, depth)));
    put_chunk(bytes, "IEND", "");
    return bytes;
}

} // namespace

// Which of the two says it shorter only trying tells: soft gradients have few colours and deflate well without a palette.
std::string encode_small_png(const Pixmap& given) {
    const Pixmap pixmap = reduced(given);
    std::string plain = written(pixmap);
    const Palette palette = palette_of(pixmap);
    if (palette.colours.empty()) return plain;
    std::string with_palette = written(pixmap, palette);
    return with_palette.size() < plain.size() ? with_palette : plain;
}

} // namespace florilege
