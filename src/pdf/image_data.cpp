#include "pdf/image_data.h"

#include <cstdint>

#include "base/compress.h"

namespace florilege {

namespace {

constexpr std::size_t largest_profile = 4 << 20;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// The profile, when a PDF/A file may hold it for that many components (ICC.1:2004-10 §7.2: version, class,
/// colour space).
std::string checked_profile(std::string profile, int components) {
    if (profile.size() < 132 || static_cast<unsigned char>(profile[8]) > 4 ||
        number(profile, 0, 4) != profile.size())
        return {};
    const std::string_view kind = std::string_view(profile).substr(12, 4);
    if (kind != "mntr" && kind != "scnr" && kind != "prtr" && kind != "spac") return {};
    const std::string_view space = std::string_view(profile).substr(16, 4);
    if (space != (components == 1 ? "GRAY" : "RGB ")) return {};
    return profile;
}

/// The profile of an iCCP chunk: a name, a zero, the method, a zlib stream.
std::string png_profile(std::string_view chunk) {
    const std::size_t name = chunk.find('\0');
    std::string profile;
    if (name == std::string_view::npos || name + 2 > chunk.size()) return {};
    inflate_zlib(chunk.substr(name + 2), largest_profile, profile);
    return profile;
}

} // namespace

std::optional<ImageData> png_data(std::string_view png) {
    ImageData image;
    int colour = -1;
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const std::size_t length = number(png, at, 4);
        if (length > png.size() - at - 12) return std::nullopt;
        const std::string_view type = png.substr(at + 4, 4);
        const std::string_view chunk = png.substr(at + 8, length);
        if (type == "IHDR" && length == 13) {
            image.width = static_cast<int>(number(chunk, 0, 4));
            image.height = static_cast<int>(number(chunk, 4, 4));
            image.bits = chunk[8];
            colour = chunk[9];
            if (image.bits > 8 || chunk[12] != 0) return std::nullopt;
        } else if (type == "PLTE") {
            image.palette = chunk;
        } else if (type == "iCCP") {
            image.profile = png_profile(chunk);
        } else if (type == "IDAT") {
            image.data += chunk;
        } else if (type == "tRNS") {
            return std::nullopt;
        }
        at += length + 12;
    }
    if (colour != 0 && colour != 2 && colour != 3) return std::nullopt;
    image.components = colour == 2 ? 3 : 1;
    if (colour != 3) image.palette.clear();
    image.profile = checked_profile(std::move(image.profile), colour == 0 ? 1 : 3);
    return image;
}

std::optional<ImageData> jpeg_data(std::string_view jpeg) {
    ImageData image;
    std::string profile;
    for (std::size_t at = 2; at + 4 <= jpeg.size();) {
        if (static_cast<unsigned char>(jpeg[at]) != 0xFF) return std::nullopt;
        const auto marker = static_cast<unsigned char>(jpeg[at + 1]);
        if (marker == 0xFF) {
            ++at; // fill bytes (ITU-T T.81 §B.1.1.2)
            continue;
        }
        const std::size_t length = number(jpeg, at + 2, 2);
        if (length < 2 || at + 2 + length > jpeg.size()) return std::nullopt;
        const std::string_view segment = jpeg.substr(at + 4, length - 2);
        if (marker == 0xE2 && segment.starts_with(std::string_view("ICC_PROFILE\0", 12)) &&
            segment.size() > 14) {
            profile += segment.substr(14); // its parts stand in order
        } else if (marker >= 0xC0 && marker <= 0xC2 && segment.size() >= 6) {
            if (segment[0] != 8 || (segment[5] != 1 && segment[5] != 3)) return std::nullopt;
            image.height = static_cast<int>(number(segment, 1, 2));
            image.width = static_cast<int>(number(segment, 3, 2));
            image.components = segment[5];
        } else if (marker == 0xDA) {
            if (image.width == 0 || image.height == 0) return std::nullopt;
            image.profile = checked_profile(std::move(profile), image.components);
            image.data = jpeg;
            return image;
        }
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace florilege
