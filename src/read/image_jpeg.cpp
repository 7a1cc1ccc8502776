// JPEG: the segments are walked here, metadata left out without touching the pixels; libjpeg decodes and encodes.
#include <cstdlib>
#include <memory>

#include "base/translate.h"
#include "read/image_formats.h"
#include "read/jpeg_handle.h"

namespace florilege {

namespace {

struct FreeBytes {
    void operator()(unsigned char* bytes) const { std::free(bytes); }
};

const unsigned char* octets(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// What is kept of a file: all of it but metadata, with the ICC profile's segments and the orientation apart.
struct Segments {
    std::string bytes;
    std::string profile; // APP2 segments, whole
    int orientation = 1; // EXIF: 1 upright … 8
};

// The orientation (tag 0x0112) of the first directory of an EXIF segment; 1 when it says nothing sound.
int exif_orientation(std::string_view payload) {
    if (!payload.starts_with(std::string_view("Exif\0\0", 6))) return 1;
    const std::string_view tiff = payload.substr(6);
    if (tiff.size() < 8) return 1;
    const bool little = tiff.starts_with("II");
    const auto word = [&](std::size_t at) {
        return little ? byte(tiff, at) | byte(tiff, at + 1) << 8 : byte(tiff, at) << 8 | byte(tiff, at + 1);
    };
    const std::size_t directory = little ? word(4) | std::size_t{word(6)} << 16 : std::size_t{word(4)} << 16 | word(6);
    if (directory > tiff.size() || tiff.size() - directory < 2) return 1;
    const std::size_t count = word(directory);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (entry + 12 > tiff.size()) return 1;
        if (word(entry) != 0x0112) continue;
        const unsigned value = word(entry + 8);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

// Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart.
std::size_t scan_end(std::string_view bytes, std::size_t at) {
    while (at + 1 < bytes.size()) {
        const void* found = std::char_traits<char>::find(bytes.data() + at, bytes.size() - at - 1, '\xFF');
        if (!found) return bytes.size();
        at = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
        const unsigned next = byte(bytes, at + 1);
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
        at += next == 0xFF ? 1 : 2;
    }
    return bytes.size();
}

void keep_segment(unsigned marker, std::string_view segment, std::string_view payload, Segments& kept) {
    const bool application = marker >= 0xE0 && marker <= 0xEF;
    if (marker == 0xE1 && kept.orientation == 1) kept.orientation = exif_orientation(payload);
    if (marker == 0xE0 && payload.starts_with(std::string_view("JFIF\0", 5)) && payload.size() >= 14) {
        kept.bytes.append("\xFF\xE0\x00\x10", 4);
        kept.bytes.append(payload.substr(0, 12)).append(2, '\0'); // without the thumbnail
    } else if (marker == 0xE2 && payload.starts_with(std::string_view("ICC_PROFILE\0", 12))) {
        kept.bytes.append(segment), kept.profile.append(segment);
    } else if (marker == 0xEE && payload.starts_with("Adobe")) {
        kept.bytes.append(segment);
    } else if (!application && marker != 0xFE) {
        kept.bytes.append(segment);
    }
}

// The fault, or empty.
std::string strip_segments(std::string_view bytes, Segments& kept) {
    kept.bytes = "\xFF\xD8";
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (byte(bytes, at) != 0xFF) return translated("its parts do not follow each other");
        const unsigned marker = byte(bytes, at + 1);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        if (marker == 0xD9) break;
        const std::size_t length = byte(bytes, at + 2) << 8 | byte(bytes, at + 3);
        if (length < 2 || length + 2 > bytes.size() - at) return translated("it ends too early");
        const std::string_view segment = bytes.substr(at, length + 2);
        keep_segment(marker, segment, segment.substr(4), kept);
        at += length + 2;
        if (marker != 0xDA) continue;
        const std::size_t end = scan_end(bytes, at);
        kept.bytes.append(bytes.substr(at, end - at));
        at = end;
    }
    kept.bytes += "\xFF\xD9";
    return {};
}

// CMYK to RGB without a profile: what screens show of it.
void make_rgb(Pixmap& pixmap, bool inverted) {
    std::string rgb;
    rgb.reserve(pixmap.samples.size() / 4 * 3);
    for (std::size_t at = 0; at + 3 < pixmap.samples.size(); at += 4) {
        const auto ink = [&](std::size_t i) {
            const unsigned value = static_cast<unsigned char>(pixmap.samples[at + i]);
            return inverted ? value : 255 - value;
        };
        for (std::size_t i = 0; i < 3; ++i) rgb.push_back(static_cast<char>(ink(i) * ink(3) / 255));
    }
    pixmap.samples = std::move(rgb);
    pixmap.channels = 3;
}

// The pixmap as the EXIF orientation says that it is to be seen.
Pixmap turned(const Pixmap& pixmap, int orientation) {
    const bool swapped = orientation >= 5;
    Pixmap result{swapped ? pixmap.height : pixmap.width, swapped ? pixmap.width : pixmap.height, pixmap.channels, {}};
    result.samples.resize(pixmap.samples.size());
    const auto channels = static_cast<std::size_t>(pixmap.channels);
    const int width = pixmap.width, height = pixmap.height;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            int u = x, v = y;
            switch (orientation) {
            case 2: u = width - 1 - x; break;
            case 3: u = width - 1 - x, v = height - 1 - y; break;
            case 4: v = height - 1 - y; break;
            case 5: u = y, v = x; break;
            case 6: u = height - 1 - y, v = x; break;
            case 7: u = height - 1 - y, v = width - 1 - x; break;
            case 8: u = y, v = width - 1 - x; break;
            }
            const std::size_t from = (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * channels;
            const std::size_t to = (static_cast<std::size_t>(v) * static_cast<std::size_t>(result.width) + static_cast<std::size_t>(u)) * channels;
            for (std::size_t i = 0; i < channels; ++i) result.samples[to + i] = pixmap.samples[from + i];
        }
    return result;
}

} // namespace

DecodedPicture decode_jpeg(std::string_view bytes) {
    DecodedPicture decoded;
    JpegError error;
    JpegSize size;
    if (!jpeg_measure(octets(bytes), bytes.size(), size, error)) {
        decoded.fault = error.message;
        return decoded;
    }
    Pixmap& pixmap = decoded.pixmap;
    pixmap.width = static_cast<int>(size.width), pixmap.height = static_cast<int>(size.height), pixmap.channels = size.components;
    pixmap.samples.resize(std::size_t{size.width} * size.height * static_cast<std::size_t>(size.components));
    if (!jpeg_decode(octets(bytes), bytes.size(), reinterpret_cast<unsigned char*>(pixmap.samples.data()), error))
        decoded.fault = error.message;
    if (decoded.fault.empty() && size.components == 4) make_rgb(pixmap, size.inverted);
    return decoded;
}

ReadPicture read_jpeg(std::string_view bytes) {
    ReadPicture picture;
    Segments kept;
    JpegError error;
    JpegSize size;
    picture.fault = strip_segments(bytes, kept);
    if (picture.fault.empty() && !jpeg_measure(octets(kept.bytes), kept.bytes.size(), size, error)) picture.fault = error.message;
    if (!picture.fault.empty()) return picture;
    if (size.width > longest_side || size.height > longest_side || std::uint64_t{size.width} * size.height > most_pixels) {
        picture.too_large = true;
        picture.fault = translated("more than 60 million pixels, or 20,000 on a side");
        return picture;
    }
    DecodedPicture decoded = decode_jpeg(kept.bytes);
    picture.fault = decoded.fault;
    if (!picture.fault.empty()) return picture;
    if (kept.orientation != 1) decoded.pixmap = turned(decoded.pixmap, kept.orientation);
    picture.width = decoded.pixmap.width, picture.height = decoded.pixmap.height, picture.gray = decoded.pixmap.channels == 1;
    if (kept.orientation == 1 && size.components != 4) {
        picture.bytes = std::move(kept.bytes);
    } else {
        picture.bytes = encode_jpeg(decoded.pixmap, 95);
        if (size.components != 4) picture.bytes.insert(2, kept.profile);
    }
    return picture;
}

std::string encode_jpeg(const Pixmap& pixmap, int quality) {
    Pixmap flat = pixmap;
    if (pixmap.channels == 4) { // on white paper
        flat.channels = 3, flat.samples.clear();
        for (std::size_t at = 0; at + 3 < pixmap.samples.size(); at += 4) {
            const unsigned alpha = static_cast<unsigned char>(pixmap.samples[at + 3]);
            for (std::size_t i = 0; i < 3; ++i) {
                const unsigned value = static_cast<unsigned char>(pixmap.samples[at + i]);
                flat.samples.push_back(static_cast<char>((value * alpha + 255 * (255 - alpha) + 127) / 255));
            }
        }
    }
    unsigned char* out = nullptr;
    unsigned long size = 0;
    JpegError error;
    const JpegSize measured{static_cast<unsigned>(flat.width), static_cast<unsigned>(flat.height), flat.channels, false};
    const bool encoded = jpeg_encode(octets(flat.samples), measured, quality, &out, &size, error);
    const std::unique_ptr<unsigned char, FreeBytes> owned(out);
    if (!encoded) throw BuildError("", tr("cannot encode a JPEG image: {}", error.message));
    return std::string(reinterpret_cast<const char*>(out), size);
}

} // namespace florilege
