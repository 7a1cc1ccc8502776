#include "read/image.h"

#include <optional>

#include "base/translate.h"
#include "read/image_formats.h"

namespace florilege {

namespace {

bool looks_like_svg(std::string_view bytes) {
    return bytes.substr(0, 4096).find("<svg") != std::string_view::npos || bytes.substr(0, 4096).find(":svg") != std::string_view::npos;
}

std::optional<ImageFormat> format_of(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return ImageFormat::png;
    if (bytes.starts_with("\xFF\xD8\xFF")) return ImageFormat::jpeg;
    if (looks_like_svg(bytes)) return ImageFormat::svg;
    return std::nullopt;
}

std::string_view foreign_format(std::string_view bytes) {
    if (bytes.starts_with("GIF8")) return "a GIF file";
    if (bytes.size() < 12) return "no PNG, JPEG or SVG file";
    if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "a WebP file";
    if (bytes.starts_with("II*") || bytes.starts_with("MM")) return "a TIFF file";
    if (bytes.substr(4, 4) == "ftyp") return "a HEIC or AVIF file";
    if (bytes.starts_with("%PDF")) return "a PDF file";
    if (bytes.starts_with("BM")) return "a BMP file";
    return "no PNG, JPEG or SVG file";
}

ReadPicture read_format(ImageFormat format, std::string_view bytes) {
    switch (format) {
    case ImageFormat::png: return read_png(bytes);
    case ImageFormat::jpeg: return read_jpeg(bytes);
    case ImageFormat::svg: return read_svg(bytes);
    }
    return {};
}

Diagnostic fault_diagnostic(ImageFormat format, const std::string& path, const ReadPicture& picture, Span where) {
    if (picture.too_large)
        return error("image-too-large", where, tr("the image {} is too large: {}", path, picture.fault),
                     tr("make it smaller: 4000 pixels on its longer side print a full page"));
    if (format == ImageFormat::svg)
        return error("svg-refused", where, tr("the drawing {} cannot stand in a book: {}", path, picture.fault),
                     tr("save it as plain SVG, with no script, animation or outside file, or as PNG"));
    return error("image-damaged", where, tr("the image {} is damaged: {}", path, picture.fault), tr("save it again from its original"));
}

} // namespace

Result<Image> read_image(const std::string& path, std::string bytes, Span where) {
    Result<Image> result;
    result.value.path = path;
    result.value.bytes = std::make_shared<const std::string>();
    const std::optional<ImageFormat> format = format_of(bytes);
    if (!format) {
        result.diagnostics.push_back(error("image-format-unknown", where, tr("the image {} is {}", path, foreign_format(bytes)),
                                           tr("save it as PNG, JPEG or SVG")));
        return result;
    }
    ReadPicture picture = read_format(*format, bytes);
    result.value.format = *format;
    if (!picture.fault.empty()) {
        result.diagnostics.push_back(fault_diagnostic(*format, path, picture, where));
        return result;
    }
    result.value.bytes = std::make_shared<const std::string>(std::move(picture.bytes));
    result.value.width = picture.width, result.value.height = picture.height;
    result.value.gray = picture.gray, result.value.transparent = picture.transparent;
    return result;
}

Pixmap decode_image(const Image& image, int width) {
    DecodedPicture picture;
    switch (image.format) {
    case ImageFormat::png: picture = decode_png(*image.bytes); break;
    case ImageFormat::jpeg: picture = decode_jpeg(*image.bytes); break;
    case ImageFormat::svg: picture = decode_svg(*image.bytes, width); break;
    }
    if (!picture.fault.empty()) throw BuildError(image.path, picture.fault);
    return std::move(picture.pixmap);
}

} // namespace florilege
