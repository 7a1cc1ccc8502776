// PNG: the chunks are walked and checked here, the pixels decoded by libpng's one-call interface, which needs no jumps.
#include <array>
#include <cstring>
#include <memory>

#include <png.h>

#include "base/compress.h"
#include "base/translate.h"
#include "read/image_formats.h"

namespace florilege {

namespace {

constexpr std::size_t signature_size = 8;

struct PngImageFree {
    void operator()(png_image* image) const {
        png_image_free(image);
        delete image;
    }
};
using PngImage = std::unique_ptr<png_image, PngImageFree>;

PngImage new_png_image() {
    PngImage image(new png_image);
    std::memset(image.get(), 0, sizeof(png_image));
    image->version = PNG_IMAGE_VERSION;
    return image;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// The chunks that say how the pixels look. Texts, times, EXIF and the thumbnails of programs go.
bool is_kept(std::string_view type) {
    static constexpr std::array<std::string_view, 10> kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "iCCP", "sRGB", "gAMA", "cHRM", "pHYs"};
    for (std::string_view name : kept)
        if (name == type) return true;
    return false;
}

bool is_critical(std::string_view type) { return (type[0] & 0x20) == 0; }

// Walks the chunks to IEND, keeping what matters; the fault, or empty.
std::string strip_chunks(std::string_view bytes, std::string& out) {
    out.reserve(bytes.size());
    out.assign(bytes.substr(0, signature_size));
    for (std::size_t at = signature_size; at + 12 <= bytes.size();) {
        const std::uint32_t length = big_endian(bytes, at);
        if (length > bytes.size() - at - 12) return translated("it ends too early");
        const std::string_view type = bytes.substr(at + 4, 4);
        const bool sound = crc32(bytes.substr(at + 4, std::size_t{length} + 4)) == big_endian(bytes, at + 8 + length);
        if (!sound && is_critical(type)) return translated("a checksum is wrong");
        if (is_critical(type) && !is_kept(type)) return translated("it holds a part that no program knows");
        if (sound && is_kept(type)) out.append(bytes.substr(at, length + 12));
        at += length + 12;
        if (type == "IEND") return {};
    }
    return translated("it ends too early");
}

bool measure(std::string_view bytes, ReadPicture& picture) {
    if (bytes.size() < signature_size + 25 || bytes.substr(12, 4) != "IHDR") return false;
    const std::uint64_t width = big_endian(bytes, 16), height = big_endian(bytes, 20);
    if (width > longest_side || height > longest_side || width * height > most_pixels) {
        picture.too_large = true;
        picture.fault = translated("more than 60 million pixels, or 20,000 on a side");
    }
    return width > 0 && height > 0;
}

} // namespace

DecodedPicture decode_png(std::string_view bytes) {
    DecodedPicture decoded;
    const PngImage image = new_png_image();
    if (!png_image_begin_read_from_memory(image.get(), bytes.data(), bytes.size())) {
        decoded.fault = image->message;
        return decoded;
    }
    const bool alpha = image->format & PNG_FORMAT_FLAG_ALPHA, colour = image->format & PNG_FORMAT_FLAG_COLOR;
    image->format = alpha ? PNG_FORMAT_RGBA : colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    Pixmap& pixmap = decoded.pixmap;
    pixmap.width = static_cast<int>(image->width), pixmap.height = static_cast<int>(image->height);
    pixmap.channels = alpha ? 4 : colour ? 3 : 1;
    pixmap.samples.resize(PNG_IMAGE_SIZE(*image));
    if (!png_image_finish_read(image.get(), nullptr, pixmap.samples.data(), 0, nullptr)) decoded.fault = image->message;
    return decoded;
}

ReadPicture read_png(std::string_view bytes) {
    ReadPicture picture;
    if (!measure(bytes, picture) && picture.fault.empty()) picture.fault = translated("it has no size");
    if (picture.fault.empty()) picture.fault = strip_chunks(bytes, picture.bytes);
    if (!picture.fault.empty()) return picture;
    const PngImage image = new_png_image();
    if (!png_image_begin_read_from_memory(image.get(), picture.bytes.data(), picture.bytes.size())) {
        picture.fault = image->message;
        return picture;
    }
    picture.gray = !(image->format & PNG_FORMAT_FLAG_COLOR);
    picture.transparent = image->format & PNG_FORMAT_FLAG_ALPHA;
    const DecodedPicture decoded = decode_png(picture.bytes);
    picture.fault = decoded.fault;
    picture.width = decoded.pixmap.width, picture.height = decoded.pixmap.height;
    return picture;
}

std::string encode_png(const Pixmap& pixmap) {
    const PngImage image = new_png_image();
    image->width = static_cast<png_uint_32>(pixmap.width), image->height = static_cast<png_uint_32>(pixmap.height);
    image->format = pixmap.channels == 4 ? PNG_FORMAT_RGBA : pixmap.channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(*image);
    std::string bytes(size, '\0');
    if (!png_image_write_to_memory(image.get(), bytes.data(), &size, 0, pixmap.samples.data(), 0, nullptr))
        throw BuildError("", tr("cannot encode a PNG image: {}", image->message));
    bytes.resize(size);
    return bytes;
}

} // namespace florilege
