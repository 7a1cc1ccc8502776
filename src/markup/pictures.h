// The pictures of the package: sized for screens, drawn where a reading system might not draw them.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "document/image.h"
#include "markup/content_context.h"
#include "read/image.h"

namespace florilege {

inline constexpr int screen_jpeg_quality = 85;

/// A file's place in the package, by the path in the book; names are ASCII and follow the paths' order.
std::map<std::string, PictureFile> place_pictures(const std::map<std::string, Image>& images, int jobs = 1);

/// The picture's bytes for the package: SVG drawn as PNG (reading systems differ in what of SVG they allow), photographs as JPEG,
/// larger ones brought down to a screen's size; encoded again where that makes them smaller.
std::string screen_bytes(const Image& image);
/// ".png" or ".jpg", as `screen_bytes` encodes it.
std::string_view screen_extension(const Image& image);

struct ScreenPicture {
    std::string_view extension;
    std::string bytes;
};
/// What was drawn here: as PNG, or as JPEG when a photograph is in it.
ScreenPicture encode_for_screens(Drawing drawing);

std::string_view media_type_of(const std::string& path);

} // namespace florilege
