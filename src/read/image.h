// Pictures: checked by their magic, measured, bounded and stripped of metadata; decoded to pixels for whom needs them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "document/image.h"

namespace florilege {

/// Checks and measures a picture. PNG and JPEG are read through to the end, so that a damaged one is a diagnostic at `where` and
/// never an error later. EXIF, XMP, comments, text chunks and thumbnails go; the ICC profile stays.
Result<Image> read_image(const std::string& path, std::string bytes, Span where);

/// Rows of 8-bit samples from the top, no padding; channels 1 (gray), 3 (RGB) or 4 (RGB and alpha, not premultiplied).
struct Pixmap {
    int width = 0;
    int height = 0;
    int channels = 3;
    std::string samples;

    std::string_view row(int y) const {
        const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
        return std::string_view(samples).substr(static_cast<std::size_t>(y) * size, size);
    }
    /// Drawings are made of such rows: what was found of the row above need not be found again.
    bool repeats(int y) const { return y > 0 && row(y) == row(y - 1); }
};

/// Decodes; SVG is drawn at `width` pixels (0: its natural size). Throws BuildError for what read_image would refuse.
Pixmap decode_image(const Image& image, int width = 0);
std::string encode_png(const Pixmap& pixmap);
/// As small as the pixels allow: in gray or with a palette where they do. For files that are sent to readers.
std::string encode_small_png(const Pixmap& pixmap);
/// `quality` 1–100.
std::string encode_jpeg(const Pixmap& pixmap, int quality);
Pixmap resize(const Pixmap& pixmap, int width, int height);

} // namespace florilege
