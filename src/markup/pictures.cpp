#include "markup/pictures.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include "base/number.h"
#include "base/parallel.h"
#include "language/language.h"
#include "read/image.h"

namespace florilege {

namespace {

constexpr int screen_width = 1600;   // pixels: a tablet's page at its own resolution
constexpr int screen_height = 2400;
constexpr int drawing_scale = 4;     // pixels of an SVG drawing for each of its own: sharp on every screen, and enlarged
// A PNG above this size that has more colours than a drawing is a photograph: JPEG says it in a fraction of the bytes.
constexpr std::size_t photograph_bytes = 150'000;
constexpr std::size_t photograph_colours = 10'000;
// A JPEG is encoded again only for a gain that is worth the loss.
constexpr double worthwhile = 0.7;

// The size in pixels at which a picture is delivered.
std::pair<int, int> screen_size(const Image& image) {
    if (image.width <= 0 || image.height <= 0) return {};
    const double most = image.format == ImageFormat::svg ? drawing_scale : 1;
    const double scale = std::min({most, double(screen_width) / image.width, double(screen_height) / image.height});
    const auto scaled = [&](int size) { return std::max(1, static_cast<int>(size * scale + 0.5)); };
    return {scaled(image.width), scaled(image.height)};
}

bool has_more_colours(const Pixmap& pixmap, std::size_t than) {
    std::unordered_set<std::uint32_t> colours;
    for_each_run(pixmap, [&](std::uint32_t colour, std::size_t) {
        colours.insert(colour);
        return colours.size() <= than;
    });
    return colours.size() > than;
}

// Whether its pixels are to tell if it is a photograph.
bool may_be_photograph(const Image& image) {
    return image.format == ImageFormat::png && !image.transparent && !image.gray && image.bytes->size() >= photograph_bytes;
}

// Whether its colours mean something else than the screen's own: then its bytes stay.
bool has_profile(const Image& image) {
    const std::string_view mark = image.format == ImageFormat::png ? "iCCP" : "ICC_PROFILE";
    return image.bytes->find(mark) != std::string::npos;
}

bool is_delivered_as_jpeg(const Image& image, const Pixmap& pixmap) {
    if (image.format == ImageFormat::jpeg) return true;
    return may_be_photograph(image) && !has_profile(image) && has_more_colours(pixmap, photograph_colours);
}

} // namespace

std::map<std::string, PictureFile> place_pictures(const std::map<std::string, Image>& images, int jobs) {
    std::vector<const Image*> all;
    for (const auto& [path, image] : images) all.push_back(&image);
    std::vector<std::string_view> extensions(all.size());
    for_each_index(all.size(), jobs, [&](std::size_t i) { extensions[i] = screen_extension(*all[i]); });
    std::map<std::string, PictureFile> places;
    std::set<std::string> names;
    auto extension = extensions.begin();
    for (const auto& [path, image] : images) {
        const std::size_t slash = path.find_last_of('/');
        std::string stem = path.substr(slash == std::string::npos ? 0 : slash + 1);
        stem = slugify(stem.substr(0, stem.find_last_of('.'))).substr(0, 60);
        if (stem.empty()) stem = "image";
        std::string name = stem;
        for (std::int64_t n = 2; !names.insert(name).second; ++n) name = stem + '-' + to_text(n);
        const bool drawn = image.format == ImageFormat::svg;
        const auto [width, height] = drawn ? std::pair(image.width, image.height) : screen_size(image);
        places[path] = {"images/" + name + std::string(*extension++), image.transparent || drawn, width, height, drawn};
    }
    return places;
}

std::string screen_bytes(const Image& image) {
    const auto [width, height] = screen_size(image);
    if (image.format == ImageFormat::svg) return encode_small_png(draw_image(image, width), Shades::of_softened_edges);
    const bool whole = width == image.width && height == image.height;
    if (whole && has_profile(image)) return *image.bytes;
    Pixmap pixmap = decode_image(image);
    const bool jpeg = is_delivered_as_jpeg(image, pixmap);
    if (!whole) pixmap = resize(pixmap, width, height);
    const std::string encoded = jpeg ? encode_jpeg(pixmap, screen_jpeg_quality) : encode_small_png(without_repeats(std::move(pixmap)));
    const bool same_format = jpeg == (image.format == ImageFormat::jpeg);
    const double kept = static_cast<double>(image.bytes->size()) * (jpeg ? worthwhile : 1.0);
    return whole && same_format && static_cast<double>(encoded.size()) >= kept ? *image.bytes : encoded;
}

ScreenPicture encode_for_screens(Drawing drawing) {
    if (has_more_colours(drawing.rows, photograph_colours)) return {".jpg", encode_jpeg(with_repeats(drawing), screen_jpeg_quality)};
    return {".png", encode_small_png(std::move(drawing), Shades::of_softened_edges)};
}

std::string_view screen_extension(const Image& image) {
    const bool pixels_tell = may_be_photograph(image) && !has_profile(image);
    return is_delivered_as_jpeg(image, pixels_tell ? decode_image(image) : Pixmap()) ? ".jpg" : ".png";
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
