// A picture of the book: its file's bytes as they were and what was measured of them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace florilege {

enum class ImageFormat { png, jpeg, svg };

struct Image {
    std::string path; // relative to the book
    ImageFormat format = ImageFormat::png;
    std::shared_ptr<const std::string> bytes; // stripped of metadata that could name a person or place
    int width = 0;    // pixels; for SVG, CSS pixels (1/96 inch) of its natural size
    int height = 0;
    bool gray = false;
    bool transparent = false;
    bool operator==(const Image&) const = default;
};

} // namespace florilege
