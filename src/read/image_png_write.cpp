// PNG written small: gray or with a palette where the pixels allow it, rows filtered, deflated by libdeflate.
#include <algorithm>
#include <unordered_map>

#include "base/compress.h"
#include "read/image.h"

namespace florilege {

namespace {

constexpr std::size_t most_colours = 256; // of a palette
constexpr std::size_t small = 4096;       // bytes of a compressed picture
constexpr int careful_compression = 8;    // it halves line drawings

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

/// How many channels say something: 1, 3 or 4.
int channels_of(const Pixmap& pixmap) {
    bool opaque = true, grays = true;
    for_each_run(pixmap, [&](std::uint32_t colour, std::size_t) {
        opaque &= (colour & 0xFF) == 0xFF;
        grays &= (colour >> 8 & 0xFFFF) == colour >> 16;
        return opaque;
    });
    return !opaque ? 4 : grays ? 1 : 3;
}

Pixmap reduced(const Pixmap& pixmap, int channels) {
    if (channels == pixmap.channels) return pixmap;
    Pixmap result{pixmap.width, pixmap.height, channels, std::string(pixels_of(pixmap) * static_cast<std::size_t>(channels), '\0')};
    char* to = result.samples.data();
    for_each_run(pixmap, [&](std::uint32_t colour, std::size_t count) {
        for (; count > 0; --count)
            for (int shift = 24; shift > 24 - 8 * channels; shift -= 8) *to++ = static_cast<char>(colour >> shift);
        return true;
    });
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
    palette.indices.reserve(pixels_of(pixmap));
    for_each_run(pixmap, [&](std::uint32_t colour, std::size_t count) {
        const auto [place, added] = places.try_emplace(colour, palette.colours.size());
        if (added) palette.colours.push_back(colour);
        palette.indices.append(count, static_cast<char>(place->second));
        return palette.colours.size() <= most_colours;
    });
    return palette.colours.size() > most_colours ? Palette() : palette;
}

int depth_of(std::size_t colours) { return colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8; }

/// Rows of indices, each begun on a byte of its own and without a filter, which palettes gain nothing by.
std::string packed_rows(const Palette& palette, int width, int depth) {
    std::string rows;
    const auto pixels = static_cast<std::size_t>(width);
    rows.reserve(palette.indices.size() + palette.indices.size() / pixels);
    for (std::size_t begin = 0; begin < palette.indices.size(); begin += pixels) {
        rows += '\0';
        if (depth == 8) {
            rows.append(palette.indices, begin, pixels);
            continue;
        }
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

using Byte = unsigned char;
using Short = std::int16_t; // wide enough for a sum of three samples, and eight go into a vector

Short size_of(int value) { return static_cast<Short>(value < 0 ? -value : value); }

Short paeth(Short left, Short up, Short corner) {
    const Short to_left = size_of(Short(up - corner)), to_up = size_of(Short(left - corner)), to_corner = size_of(Short(left + up - 2 * corner));
    return to_left <= to_up && to_left <= to_corner ? left : to_up <= to_corner ? up : corner;
}

/// A row through one of the five filters (PNG, 9.2); gives the sum of the differences. The samples left of the row and above the
/// picture are zero.
std::uint64_t filter_row(int filter, std::string_view row, std::string_view above, std::size_t step, std::string& filtered) {
    const auto* at = reinterpret_cast<const Byte*>(row.data());
    const auto* up = reinterpret_cast<const Byte*>(above.data());
    const std::size_t size = row.size();
    auto* const to = reinterpret_cast<Byte*>(filtered.data());
    const auto each = [&](auto predict) {
        std::uint32_t sum = 0;
        for (std::size_t x = 0; x < std::min(step, size); ++x) to[x] = static_cast<Byte>(at[x] - predict(0, up[x], 0));
        for (std::size_t x = step; x < size; ++x) to[x] = static_cast<Byte>(at[x] - predict(at[x - step], up[x], up[x - step]));
        for (std::size_t x = 0; x < size; ++x) sum += std::min(to[x], static_cast<Byte>(-to[x]));
        return sum;
    };
    switch (filter) {
    case 0: return each([](Short, Short, Short) { return Short{0}; });
    case 1: return each([](Short left, Short, Short) { return left; });
    case 2: return each([](Short, Short above_it, Short) { return above_it; });
    case 3: return each([](Short left, Short above_it, Short) { return Short((left + above_it) / 2); });
    default: return each(paeth);
    }
}

/// Rows of samples, each through that filter whose differences are smallest together.
std::string filtered_rows(const Pixmap& pixmap) {
    const std::size_t size = pixmap.row(0).size();
    const std::string nothing(size, '\0');
    std::string rows, tried(size, '\0'), best(size, '\0');
    rows.reserve((size + 1) * static_cast<std::size_t>(pixmap.height));
    for (int y = 0; y < pixmap.height; ++y) {
        std::uint64_t least = UINT64_MAX;
        char filter = 0;
        for (int i = 0; i < 5; ++i) {
            const std::uint64_t sum = filter_row(i, pixmap.row(y), y == 0 ? nothing : pixmap.row(y - 1), static_cast<std::size_t>(pixmap.channels), tried);
            if (sum < least) least = sum, filter = static_cast<char>(i), best.swap(tried);
        }
        rows += filter;
        rows += best;
    }
    return rows;
}

enum ColourType : char { gray = 0, rgb = 2, indexed = 3, rgba = 6 };

std::string signature_and_header(const Drawing& drawing, int depth, ColourType type) {
    std::string header;
    put_big_endian(header, static_cast<std::uint32_t>(drawing.rows.width)), put_big_endian(header, static_cast<std::uint32_t>(drawing.height()));
    header += static_cast<char>(depth);
    header += type;
    header.append(3, '\0'); // compression, filter method, no interlace
    std::string bytes = "\x89PNG\r\n\x1A\n";
    put_chunk(bytes, "IHDR", header);
    return bytes;
}

/// The rows as often as they stand in the drawing. A filtered one leaves nothing of its repeats.
std::string repeated(const std::string& rows, const Drawing& drawing, bool filtered) {
    constexpr char up = 2;
    const std::size_t size = rows.size() / drawing.times.size();
    const std::string nothing(size - 1, '\0');
    std::string all;
    all.reserve(size * static_cast<std::size_t>(drawing.height()));
    for (std::size_t y = 0; y < drawing.times.size(); ++y) {
        all.append(rows, y * size, size);
        const bool empty = filtered && drawing.rows.row(static_cast<int>(y)) == nothing;
        for (int time = 1; time < drawing.times[y]; ++time) {
            if (!filtered) all.append(rows, y * size, size);
            else (all += empty ? '\0' : up) += nothing;
        }
    }
    return all;
}

std::string written(const Drawing& drawing, int level = default_compression) {
    const Drawing plain{reduced(drawing.rows, channels_of(drawing.rows)), drawing.times};
    std::string bytes = signature_and_header(plain, 8, plain.rows.channels == 1 ? gray : plain.rows.channels == 3 ? rgb : rgba);
    put_chunk(bytes, "IDAT", deflate_zlib(repeated(filtered_rows(plain.rows), plain, true), level));
    put_chunk(bytes, "IEND", "");
    return bytes;
}

std::string written(const Drawing& drawing, const Palette& palette, const std::string& rows, int level = default_compression) {
    std::string bytes = signature_and_header(drawing, depth_of(palette.colours.size()), indexed);
    std::string colours, alphas;
    for (const std::uint32_t colour : palette.colours) {
        for (int shift = 24; shift > 0; shift -= 8) colours += static_cast<char>(colour >> shift & 0xFF);
        alphas += static_cast<char>(colour & 0xFF);
    }
    put_chunk(bytes, "PLTE", colours);
    if (alphas.find_first_not_of('\xFF') != std::string::npos) put_chunk(bytes, "tRNS", alphas);
    put_chunk(bytes, "IDAT", deflate_zlib(repeated(rows, drawing, false), level));
    put_chunk(bytes, "IEND", "");
    return bytes;
}

/// Groups of rows that follow each other: what the others are like.
std::string some_of(const std::string& rows, std::size_t row_size, std::size_t height) {
    constexpr std::size_t group = 8, groups = 5;
    std::string some;
    if (height <= group * groups) return rows;
    for (std::size_t i = 0; i < groups; ++i) some.append(rows, (height - group) * i / (groups - 1) * row_size, group * row_size);
    return some;
}

/// About how many bytes rows take: their repeats take next to nothing, and haste tells.
std::size_t estimate(const std::string& rows) { return deflate_zlib(rows, 1).size(); }

// Which of the two says it shorter only trying tells where a sample takes a byte in both: soft gradients deflate well without a
// palette. Both are compressed in whole when haste does not tell them apart, and when they are so small that its mistakes weigh.
std::string shortest(const Drawing& drawing, const Palette& palette) {
    const Pixmap& rows = drawing.rows;
    const int depth = depth_of(palette.colours.size());
    const std::string indices = packed_rows(palette, rows.width, depth);
    if (depth < 8) return written(drawing, palette, indices, careful_compression);
    const auto height = static_cast<std::size_t>(rows.height);
    Pixmap some{rows.width, 0, rows.channels, some_of(rows.samples, rows.samples.size() / height, height)};
    some.height = static_cast<int>(some.samples.size() / rows.row(0).size());
    const auto in_whole = [&](std::size_t size) { return size * height / static_cast<std::size_t>(some.height); };
    const std::size_t with_palette = in_whole(estimate(some_of(indices, indices.size() / height, height))) + palette.colours.size() * 4;
    const std::size_t without = in_whole(estimate(filtered_rows(reduced(some, channels_of(some)))));
    const bool is_small = std::min(with_palette, without) <= small;
    if (!is_small) {
        if (with_palette * 3 / 2 < without) return written(drawing, palette, indices);
        if (without * 3 / 2 < with_palette) return written(drawing);
    }
    const int level = is_small ? careful_compression : default_compression;
    std::string one = written(drawing, level), other = written(drawing, palette, indices, level);
    return other.size() < one.size() ? other : one;
}

Pixmap rounded(Pixmap pixmap, int step) {
    for (char& sample : pixmap.samples) sample = static_cast<char>(std::min(255, (static_cast<Byte>(sample) + step / 2) & -step));
    return pixmap;
}

} // namespace

std::string encode_small_png(Drawing drawing, Shades shades) {
    Palette palette = palette_of(drawing.rows);
    if (shades == Shades::of_softened_edges)
        for (int step = 4; palette.colours.empty() && step <= 8; step *= 2) {
            Pixmap rows = rounded(drawing.rows, step);
            palette = palette_of(rows);
            if (!palette.colours.empty()) drawing.rows = std::move(rows);
        }
    return palette.colours.empty() ? written(drawing) : shortest(drawing, palette);
}

} // namespace florilege
