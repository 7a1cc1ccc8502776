// The compressed data inside PNG and JPEG files, where PDF's own filters can read it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace florilege {

/// Samples as the file holds them.
struct ImageData {
    int width = 0;
    int height = 0;
    int components = 3; // in the data; 1 with a palette
    int bits = 8;
    std::string palette; // RGB triples; empty: none
    std::string profile; // ICC, of as many components as the picture's colours; empty: none
    std::string data;    // a zlib stream of PNG rows with their predictors, or a JPEG file
};

/// The rows of a PNG file without transparency or interlace, of at most 8 bits.
std::optional<ImageData> png_data(std::string_view png);
/// The file of a JPEG picture in gray or RGB, of 8 bits.
std::optional<ImageData> jpeg_data(std::string_view jpeg);

} // namespace florilege
