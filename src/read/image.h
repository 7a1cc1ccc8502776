// Pictures: checked by their magic, measured, bounded and stripped of metadata; decoded to pixels for whom needs them.
#pragma once

#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/image.h"

namespace florilege {

/// Checks and measures a picture. PNG and JPEG are read through to the end, so that a damaged one is a diagnostic at `where` and
/// never an error later. EXIF, XMP, comments, text chunks and thumbnails go; the ICC profile stays.
Result<Image> read_image(const std::string& path, std::string bytes, Span where);

/// Rows of 8-bit samples from the top, no padding; channels 1 (gray), 3 (RGB) or 4 (RGB and alpha, not premultiplied).
struct Pixmap {
    int width = 0;
    int height = 0;
    int channels = 3;
    std::string samples;

    std::string_view row(int y) const {
        const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
        return std::string_view(samples).substr(static_cast<std::size_t>(y) * size, size);
    }
};

/// A picture by its rows that differ from the one above: drawings have few of them.
struct Drawing {
    Pixmap rows;
    std::vector<int> times; // how often each stands, one below the other

    int height() const { return std::accumulate(times.begin(), times.end(), 0); }
};
Drawing without_repeats(Pixmap pixmap);
Pixmap with_repeats(const Drawing& drawing);

/// Calls `see(colour, count)` for the pixels that follow each other in a row and are alike, until it gives false; colours are
/// 0xRRGGBBAA.
template <class See>
void for_each_run(const Pixmap& pixmap, See&& see) {
    const auto step = static_cast<std::size_t>(pixmap.channels), width = static_cast<std::size_t>(pixmap.width);
    const auto* at = reinterpret_cast<const unsigned char*>(pixmap.samples.data());
    for (int y = 0; y < pixmap.height; ++y)
        for (const auto* end = at + width * step; at != end;) {
            const auto* first = at;
            const std::uint32_t red = first[0];
            bool goes_on = true;
            const auto run = [&](auto alike) {
                do at += step;
                while (at != end && alike());
                return static_cast<std::size_t>(at - first) / step;
            };
            switch (step) {
            case 1: goes_on = see(red * 0x01010100u | 0xFF, run([&] { return at[0] == first[0]; })); break;
            case 3: goes_on = see(red << 24 | std::uint32_t{first[1]} << 16 | std::uint32_t{first[2]} << 8 | 0xFF, run([&] { return at[0] == first[0] && at[1] == first[1] && at[2] == first[2]; })); break;
            default: goes_on = see(red << 24 | std::uint32_t{first[1]} << 16 | std::uint32_t{first[2]} << 8 | first[3], run([&] { return std::memcmp(at, first, 4) == 0; }));
            }
            if (!goes_on) return;
        }
}

/// Decodes; SVG is drawn at `width` pixels (0: its natural size). Throws BuildError for what read_image would refuse.
Pixmap decode_image(const Image& image, int width = 0);
/// An SVG drawn at `width` pixels.
Drawing draw_image(const Image& image, int width);
std::string encode_png(const Pixmap& pixmap);
/// The softened edges of a drawing have more shades than eyes tell apart: they may be rounded where a palette holds what is left.
enum class Shades { all, of_softened_edges };
/// As small as the pixels allow: in gray or with a palette where they do. For files that are sent to readers.
std::string encode_small_png(Drawing drawing, Shades shades = Shades::all);
/// `quality` 1–100.
std::string encode_jpeg(const Pixmap& pixmap, int quality);
Pixmap resize(const Pixmap& pixmap, int width, int height);

} // namespace florilege
