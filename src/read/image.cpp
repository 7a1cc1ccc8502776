#include "read/image.h"

#include <algorithm>
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

Drawing without_repeats(Pixmap pixmap) {
    Drawing drawing{std::move(pixmap), {}};
    Pixmap& rows = drawing.rows;
    int kept = 0;
    for (int y = 0; y < rows.height; ++y) {
        if (kept > 0 && rows.row(y) == rows.row(kept - 1)) {
            ++drawing.times.back();
            continue;
        }
        const std::string_view row = rows.row(y);
        if (kept < y) std::copy(row.begin(), row.end(), rows.samples.begin() + (rows.row(kept).data() - rows.samples.data()));
        drawing.times.push_back(1), ++kept;
    }
    rows.samples.resize(rows.samples.size() / static_cast<std::size_t>(std::max(1, rows.height)) * static_cast<std::size_t>(kept));
    rows.height = kept;
    return drawing;
}

Pixmap with_repeats(const Drawing& drawing) {
    const Pixmap& rows = drawing.rows;
    Pixmap pixmap{rows.width, drawing.height(), rows.channels, {}};
    pixmap.samples.reserve(rows.row(0).size() * static_cast<std::size_t>(pixmap.height));
    for (int y = 0; y < rows.height; ++y)
        for (int time = 0; time < drawing.times[static_cast<std::size_t>(y)]; ++time) pixmap.samples += rows.row(y);
    return pixmap;
}

Drawing draw_image(const Image& image, int width) {
    DrawnPicture picture = draw_svg(*image.bytes, width);
    if (!picture.fault.empty()) throw BuildError(image.path, picture.fault);
    return std::move(picture.drawing);
}

Pixmap decode_image(const Image& image, int width) {
    if (image.format == ImageFormat::svg) return with_repeats(draw_image(image, width));
    DecodedPicture picture = image.format == ImageFormat::png ? decode_png(*image.bytes) : decode_jpeg(*image.bytes);
    if (!picture.fault.empty()) throw BuildError(image.path, picture.fault);
    return std::move(picture.pixmap);
}

} // namespace florilege
