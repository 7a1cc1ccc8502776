// What image.cpp asks of each format.
#pragma once

#include <string>
#include <string_view>

#include "read/image.h"

namespace florilege {

/// 60 megapixels: twice a full-frame photograph, a quarter of a gigabyte once decoded.
inline constexpr std::uint64_t most_pixels = 60'000'000;
inline constexpr std::uint32_t longest_side = 20'000;

/// An image's bytes without metadata and its measures, or why it is refused.
struct ReadPicture {
    std::string fault; // empty: none
    bool too_large = false;
    std::string bytes;
    int width = 0;
    int height = 0;
    bool gray = false;
    bool transparent = false;
};

/// Pixels, or why there are none.
struct DecodedPicture {
    std::string fault;
    Pixmap pixmap;
};

ReadPicture read_png(std::string_view bytes);
DecodedPicture decode_png(std::string_view bytes);

/// Upright: a photograph that its EXIF orientation turns is turned, and encoded again.
ReadPicture read_jpeg(std::string_view bytes);
DecodedPicture decode_jpeg(std::string_view bytes);

/// Refuses scripts, animation and everything that is fetched.
ReadPicture read_svg(std::string_view bytes);

/// A drawing, or why there is none.
struct DrawnPicture {
    std::string fault;
    Drawing drawing;
};
DrawnPicture draw_svg(std::string_view bytes, int width);

} // namespace florilege
