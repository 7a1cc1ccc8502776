// The pictures of the package: sized for screens, drawn where a reading system might not draw them.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "document/image.h"
#include "markup/content_context.h"

namespace florilege {

/// A file's place in the package, by the path in the book; names are ASCII and follow the paths' order.
std::map<std::string, PictureFile> place_pictures(const std::map<std::string, Image>& images);

/// The picture's bytes for the package: SVG drawn as PNG (reading systems differ in what of SVG they allow), larger ones
/// brought down to a screen's width, all others as they are.
std::string screen_bytes(const Image& image);
std::string_view media_type_of(const std::string& path);

} // namespace florilege
