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
constexpr std::size_t small = 4096;       // bytes of a compressed picture
constexpr int best_compression = 9;

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

bool is_opaque(const Pixmap& pixmap) {
    if (pixmap.channels != 4) return true;
    for (std::size_t at = 3; at < pixmap.samples.size(); at += 4)
        if (pixmap.samples[at] != '\xFF') return false;
    return true;
}

bool is_gray(const Pixmap& pixmap) {
    const auto step = static_cast<std::size_t>(pixmap.channels);
    if (step == 1) return true;
    const std::string& samples = pixmap.samples;
    for (std::size_t at = 0; at + step <= samples.size(); at += step)
        if (samples[at] != samples[at + 1] || samples[at] != samples[at + 2]) return false;
    return true;
}

/// The picture without the channels that say nothing.
Pixmap reduced(const Pixmap& pixmap) {
    const int channels = !is_opaque(pixmap) ? 4 : is_gray(pixmap) ? 1 : 3;
    if (channels == pixmap.channels) return pixmap;
    Pixmap result{pixmap.width, pixmap.height, channels, std::string(pixels_of(pixmap) * static_cast<std::size_t>(channels), '\0')};
    char* to = result.samples.data();
    for (int y = 0; y < pixmap.height; ++y) {
        if (pixmap.repeats(y)) {
            to = std::copy(to - pixmap.width * channels, to, to);
            continue;
        }
        for (std::size_t i = 0; i < static_cast<std::size_t>(pixmap.width); ++i) {
            const std::uint32_t colour = pixel(pixmap, static_cast<std::size_t>(y) * static_cast<std::size_t>(pixmap.width) + i);
            for (int shift = 24; shift > 24 - 8 * channels; shift -= 8) *to++ = static_cast<char>(colour >> shift);
        }
    }
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
    const auto width = static_cast<std::size_t>(pixmap.width);
    palette.indices.reserve(pixels_of(pixmap));
    std::uint32_t last = 0;
    char index = 0;
    for (int y = 0; y < pixmap.height; ++y) {
        if (pixmap.repeats(y)) {
            palette.indices.append(palette.indices, palette.indices.size() - width, width);
            continue;
        }
        const std::size_t begin = static_cast<std::size_t>(y) * width;
        for (std::size_t i = begin; i < begin + width; ++i) {
            const std::uint32_t colour = pixel(pixmap, i);
            if (palette.colours.empty() || colour != last) { // most pixels are as the one before
                const auto [place, added] = places.emplace(colour, palette.colours.size());
                if (added) palette.colours.push_back(colour);
                if (palette.colours.size() > most_colours) return {};
                index = static_cast<char>(place->second), last = colour;
            }
            palette.indices += index;
        }
    }
    return palette;
}

int depth_of(std::size_t colours) { return colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8; }

/// Rows of indices, each begun on a byte of its own and without a filter, which palettes gain nothing by.
std::string packed_rows(const Palette& palette, int width, int depth) {
    std::string rows;
    const auto pixels = static_cast<std::size_t>(width), size = 1 + (pixels * static_cast<std::size_t>(depth) + 7) / 8;
    for (std::size_t begin = 0; begin < palette.indices.size(); begin += pixels) {
        if (begin > 0 && palette.indices.compare(begin, pixels, palette.indices, begin - pixels, pixels) == 0) {
            rows.append(rows, rows.size() - size, size);
            continue;
        }
        rows += '\0';
        unsigned bits = 0;
        int filled = 0;
        for (std::size_t x = 0; x < pixels; ++x) {
            bits = bits << depth | static_cast<unsigned char>(palette.indices[begin + x]);
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

/// A row through one of the five filters (PNG, 9.2). The samples left of the row and above the picture are zero.
void filter_row(int filter, std::string_view row, std::string_view above, std::size_t step, char* to) {
    const auto byte = [](char c) { return static_cast<int>(static_cast<unsigned char>(c)); };
    const auto each = [&](auto predict) {
        for (std::size_t x = 0; x < std::min(step, row.size()); ++x) to[x] = static_cast<char>(byte(row[x]) - predict(0, byte(above[x]), 0));
        for (std::size_t x = step; x < row.size(); ++x)
            to[x] = static_cast<char>(byte(row[x]) - predict(byte(row[x - step]), byte(above[x]), byte(above[x - step])));
    };
    switch (filter) {
    case 0: return each([](int, int, int) { return 0; });
    case 1: return each([](int left, int, int) { return left; });
    case 2: return each([](int, int up, int) { return up; });
    case 3: return each([](int left, int up, int) { return (left + up) / 2; });
    default: return each(paeth);
    }
}

std::uint64_t size_of_differences(const std::string& row) {
    std::uint64_t sum = 0;
    for (const char difference : row) sum += static_cast<std::uint64_t>(std::abs(int{static_cast<signed char>(difference)}));
    return sum;
}

/// Rows of samples, each through that filter whose differences are smallest together.
std::string filtered_rows(const Pixmap& pixmap) {
    constexpr char up = 2;
    const std::size_t size = pixmap.row(0).size();
    const std::string nothing(size, '\0');
    std::string rows, tried(size, '\0'), best;
    rows.reserve((size + 1) * static_cast<std::size_t>(pixmap.height));
    for (int y = 0; y < pixmap.height; ++y) {
        const std::string_view row = pixmap.row(y);
        if (pixmap.repeats(y)) { // nothing is left of it
            rows += row == nothing ? '\0' : up;
            rows += nothing;
            continue;
        }
        std::uint64_t least = UINT64_MAX;
        char filter = 0;
        for (int i = 0; i < 5; ++i) {
            filter_row(i, row, y == 0 ? nothing : pixmap.row(y - 1), static_cast<std::size_t>(pixmap.channels), tried.data());
            if (const std::uint64_t sum = size_of_differences(tried); sum < least) least = sum, filter = static_cast<char>(i), best = tried;
        }
        rows += filter;
        rows += best;
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

std::string written(const Pixmap& pixmap, const std::string& rows, int level = default_compression) {
    std::string bytes = signature_and_header(pixmap, 8, pixmap.channels == 1 ? gray : pixmap.channels == 3 ? rgb : rgba);
    put_chunk(bytes, "IDAT", deflate_zlib(rows, level));
    put_chunk(bytes, "IEND", "");
    return bytes;
}

std::string written(const Pixmap& pixmap, const Palette& palette, const std::string& rows, int level = default_compression) {
    const int depth = depth_of(palette.colours.size());
    std::string bytes = signature_and_header(pixmap, depth, indexed);
    std::string colours, alphas;
    for (const std::uint32_t colour : palette.colours) {
        for (int shift = 24; shift > 0; shift -= 8) colours += static_cast<char>(colour >> shift & 0xFF);
        alphas += static_cast<char>(colour & 0xFF);
    }
    put_chunk(bytes, "PLTE", colours);
    if (pixmap.channels == 4) put_chunk(bytes, "tRNS", alphas);
    put_chunk(bytes, "IDAT", deflate_zlib(rows, level));
    put_chunk(bytes, "IEND", "");
    return bytes;
}

/// About how many bytes the rows take: those that differ from the row above, compressed in haste.
std::size_t estimate(const std::string& rows, int height) {
    const std::size_t size = rows.size() / static_cast<std::size_t>(height);
    std::string different;
    for (std::size_t begin = 0; begin < rows.size(); begin += size)
        if (begin == 0 || rows.compare(begin, size, rows, begin - size, size) != 0) different.append(rows, begin, size);
    return deflate_zlib(different, 1).size();
}

} // namespace

// Which of the two says it shorter only trying tells: soft gradients have few colours and deflate well without a palette. Both are
// compressed with care when haste does not tell them apart, and when they are so small that its mistakes weigh.
std::string encode_small_png(const Pixmap& given) {
    const Pixmap pixmap = reduced(given);
    const std::string plain = filtered_rows(pixmap);
    const Palette palette = palette_of(pixmap);
    if (palette.colours.empty()) return written(pixmap, plain);
    const std::string indices = packed_rows(palette, pixmap.width, depth_of(palette.colours.size()));
    const std::size_t with_palette = estimate(indices, pixmap.height) + palette.colours.size() * 4, without = estimate(plain, pixmap.height);
    const bool is_small = std::min(with_palette, without) <= small;
    if (!is_small) {
        if (with_palette * 3 / 2 < without) return written(pixmap, palette, indices);
        if (without * 3 / 2 < with_palette) return written(pixmap, plain);
    }
    const int level = is_small ? best_compression : default_compression;
    std::string one = written(pixmap, plain, level), other = written(pixmap, palette, indices, level);
    return other.size() < one.size() ? other : one;
}

} // namespace florilege
