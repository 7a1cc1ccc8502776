#include "read/cairo_rows.h"

namespace florilege {

namespace {

// Cairo's premultiplied native-endian ARGB words to bytes of R, G, B, A.
void put_row(const std::uint32_t* row, std::size_t width, char* to) {
    for (std::size_t x = 0; x < width; ++x, to += 4) {
        if (x > 0 && row[x] == row[x - 1]) {
            std::memcpy(to, to - 4, 4);
            continue;
        }
        const std::uint32_t alpha = row[x] >> 24;
        const auto whole = [&](unsigned shift) {
            const std::uint32_t value = row[x] >> shift & 0xFF;
            return static_cast<char>(alpha == 255 ? value : alpha == 0 ? 0 : (value * 255 + alpha / 2) / alpha);
        };
        to[0] = whole(16), to[1] = whole(8), to[2] = whole(0), to[3] = static_cast<char>(alpha);
    }
}

} // namespace

void append_rows(Drawing& drawing, cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    Pixmap& rows = drawing.rows;
    const auto width = static_cast<std::size_t>(rows.width);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    std::string bytes(width * 4, '\0');
    const std::uint32_t* above = nullptr;
    for (int y = 0; y < cairo_image_surface_get_height(surface); ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        bool repeats = above && std::memcmp(row, above, width * 4) == 0;
        above = row;
        if (!repeats) {
            put_row(row, width, bytes.data());
            repeats = y == 0 && rows.height > 0 && rows.row(rows.height - 1) == bytes;
        }
        if (repeats) ++drawing.times.back();
        else rows.samples += bytes, ++rows.height, drawing.times.push_back(1);
    }
}

} // namespace florilege
