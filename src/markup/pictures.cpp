#include "markup/pictures.h"

#include <algorithm>
#include <set>

#include "base/number.h"
#include "language/language.h"
#include "read/image.h"

namespace florilege {

namespace {

constexpr int screen_width = 1600;   // pixels: a tablet's page at its own resolution
constexpr int screen_height = 2400;
constexpr int jpeg_quality = 85;

// The size at which a picture is delivered.
std::pair<int, int> screen_size(const Image& image) {
    if (image.format == ImageFormat::svg) {
        if (image.width <= 0) return {};
        return {screen_width, std::max(1, static_cast<int>(double(image.height) * screen_width / image.width + 0.5))};
    }
    if (image.width <= screen_width && image.height <= screen_height) return {image.width, image.height};
    const double scale = std::min(double(screen_width) / image.width, double(screen_height) / image.height);
    const auto scaled = [&](int size) { return std::max(1, static_cast<int>(size * scale + 0.5)); };
    return {scaled(image.width), scaled(image.height)};
}

} // namespace

std::map<std::string, PictureFile> place_pictures(const std::map<std::string, Image>& images) {
    std::map<std::string, PictureFile> places;
    std::set<std::string> names;
    for (const auto& [path, image] : images) {
        const std::size_t slash = path.find_last_of('/');
        std::string stem = path.substr(slash == std::string::npos ? 0 : slash + 1);
        stem = slugify(stem.substr(0, stem.find_last_of('.'))).substr(0, 60);
        if (stem.empty()) stem = "image";
        std::string name = stem;
        for (std::int64_t n = 2; !names.insert(name).second; ++n) name = stem + '-' + to_text(n);
        const bool jpeg = image.format == ImageFormat::jpeg;
        const auto [width, height] = screen_size(image);
        places[path] = {"images/" + name + (jpeg ? ".jpg" : ".png"), image.transparent || image.format == ImageFormat::svg, width, height};
    }
    return places;
}

std::string screen_bytes(const Image& image) {
    if (image.format == ImageFormat::svg) return encode_png(decode_image(image, screen_width));
    const auto [width, height] = screen_size(image);
    if (width == image.width && height == image.height) return *image.bytes;
    const Pixmap pixmap = resize(decode_image(image), width, height);
    return image.format == ImageFormat::jpeg ? encode_jpeg(pixmap, jpeg_quality) : encode_png(pixmap);
}

std::string_view media_type_of(const std::string& path) {
    if (path.ends_with(".xhtml")) return "application/xhtml+xml";
    if (path.ends_with(".css")) return "text/css";
    if (path.ends_with(".ncx")) return "application/x-dtbncx+xml";
    if (path.ends_with(".png")) return "image/png";
    if (path.ends_with(".jpg")) return "image/jpeg";
    if (path.ends_with(".otf")) return "font/otf";
    return "font/ttf";
}

} // namespace florilege
