#include "pdf/pictures.h"

#include <algorithm>
#include <utility>

#include "base/compress.h"
#include "base/number.h"
#include "pdf/image_data.h"
#include "pdf/press_colour.h"
#include "read/image.h"

namespace florilege {

namespace {

constexpr int screen_resolution = 300; // dots an inch for drawings, and about the most that photographs keep
constexpr int print_resolution = 600;  // for drawings: the office of line art
constexpr int photograph_quality = 88; // of photographs made smaller, 1–100
constexpr int most_dots = 8000;        // a drawing's width

/// The grays of a palette of RGB triples that has no other colours, else nothing.
std::string grays_of(const std::string& palette) {
    std::string grays;
    for (std::size_t at = 0; at + 3 <= palette.size(); at += 3) {
        if (palette[at] != palette[at + 1] || palette[at] != palette[at + 2]) return {};
        grays += palette[at];
    }
    return grays;
}

/// A PNG's rows as its own program compressed them, or here where that did next to nothing.
std::string compressed_rows(const ImageData& image) {
    const auto bits = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.components * image.bits);
    const std::size_t size = ((bits + 7) / 8 + 1) * static_cast<std::size_t>(image.height);
    if (image.data.size() < size / 10 * 9) return image.data;
    std::string rows;
    if (!inflate_zlib(image.data, size, rows)) return image.data;
    std::string again = deflate_zlib(rows);
    return again.size() < image.data.size() ? again : image.data;
}

class PictureEmbedder {
  public:
    PictureEmbedder(ObjectFile& file, PdfKind kind, std::string_view press_profile)
        : file_(file), kind_(kind), press_profile_(press_profile) {}

    /// `widest`: at which the pages show it.
    Ref embed(const Image& image, Length widest) {
        if (kind_ == PdfKind::print) return for_press(pixels(image, widest, print_resolution));
        if (image.format == ImageFormat::jpeg) {
            if (const auto data = jpeg_data(*image.bytes)) {
                const int enough = dots(widest, screen_resolution);
                if (data->width <= enough * 3 / 2 || !data->profile.empty()) return add(*data, "DCTDecode");
                const Pixmap smaller =
                    resize(decode_image(image), enough, std::max(1, data->height * enough / data->width));
                if (const auto again = jpeg_data(encode_jpeg(smaller, photograph_quality)))
                    return add(*again, "DCTDecode");
            }
        }
        if (image.format == ImageFormat::png)
            if (auto data = png_data(*image.bytes)) {
                data->data = compressed_rows(*data);
                return add(*data, "FlateDecode");
            }
        return with_mask(pixels(image, widest, screen_resolution));
    }

  private:
    static int dots(Length width, int resolution) {
        return std::clamp(static_cast<int>(width.points() / 72.0 * resolution + 0.5), 1, most_dots);
    }

    static Pixmap pixels(const Image& image, Length widest, int resolution) {
        return decode_image(image, image.format == ImageFormat::svg ? dots(widest, resolution) : 0);
    }

    Ref add(const ImageData& image, std::string_view filter, Ref mask = {}) {
        const bool is_png = filter == "FlateDecode";
        Dictionary entries = frame(image.width, image.height, image.bits);
        entries.raw("ColorSpace", colour_space(image));
        if (is_png)
            entries.dictionary("DecodeParms", Dictionary()
                                                  .number("Predictor", 15)
                                                  .number("Colors", image.components)
                                                  .number("BitsPerComponent", image.bits)
                                                  .number("Columns", image.width));
        if (mask) entries.ref("SMask", mask);
        entries.name("Filter", filter);
        return file_.add_stream(entries, image.data);
    }

    static Dictionary frame(int width, int height, int bits) {
        return Dictionary("XObject")
            .name("Subtype", "Image")
            .number("Width", width)
            .number("Height", height)
            .number("BitsPerComponent", bits);
    }

    std::string colour_space(const ImageData& image) {
        const std::string grays = image.profile.empty() ? grays_of(image.palette) : std::string();
        const bool gray = image.components == 1 && (image.palette.empty() || !grays.empty());
        std::string base = gray ? "/DeviceGray" : "/DeviceRGB";
        if (!image.profile.empty())
            base = "[/ICCBased " +
                   pdf_ref(file_.add_flate(Dictionary().number("N", gray ? 1 : 3), image.profile)) + "]";
        if (image.palette.empty()) return base;
        return "[/Indexed " + base + ' ' + to_text(static_cast<std::int64_t>(image.palette.size() / 3 - 1)) +
               pdf_bytes(gray ? grays : image.palette) + "]";
    }

    /// Gray pixels compressed as PNG does, for its predictors.
    Ref add_gray(const Pixmap& pixmap) { return add(png_data(encode_png(pixmap)).value(), "FlateDecode"); }

    Ref add_colours(Pixmap pixmap, Ref mask = {}) {
        return add(png_data(encode_small_png(without_repeats(std::move(pixmap)))).value(), "FlateDecode", mask);
    }

    Ref with_mask(Pixmap pixmap) {
        if (pixmap.channels != 4) return add_colours(std::move(pixmap));
        Pixmap colours{pixmap.width, pixmap.height, 3, {}};
        Pixmap mask{pixmap.width, pixmap.height, 1, {}};
        for (std::size_t at = 0; at + 4 <= pixmap.samples.size(); at += 4) {
            colours.samples.append(pixmap.samples, at, 3);
            mask.samples += pixmap.samples[at + 3];
        }
        const bool opaque = mask.samples.find_first_not_of('\xFF') == std::string::npos;
        return add_colours(std::move(colours), opaque ? Ref{} : add_gray(mask));
    }

    Ref for_press(const Pixmap& pixmap) {
        if (press_profile_.empty()) {
            const Pixmap gray = to_gray(pixmap);
            const bool is_line_art = gray.samples.find_first_not_of(std::string_view("\0\xFF", 2)) == std::string::npos;
            return is_line_art ? add_line_art(gray) : add_gray(gray);
        }
        Dictionary entries = frame(pixmap.width, pixmap.height, 8);
        return file_.add_flate(entries.name("ColorSpace", "DeviceCMYK"), to_cmyk(pixmap, press_profile_));
    }

    /// Black and white alone, a bit a sample: no screening softens its edges.
    Ref add_line_art(const Pixmap& gray) {
        std::string rows;
        const auto width = static_cast<std::size_t>(gray.width);
        for (std::size_t row = 0; row < gray.samples.size(); row += width)
            for (std::size_t x = 0; x < width; x += 8) {
                unsigned byte = 0;
                for (std::size_t bit = 0; bit < 8 && x + bit < width; ++bit)
                    if (gray.samples[row + x + bit] != 0) byte |= 0x80u >> bit;
                rows += static_cast<char>(byte);
            }
        return file_.add_flate(frame(gray.width, gray.height, 1).name("ColorSpace", "DeviceGray"), rows);
    }

    ObjectFile& file_;
    const PdfKind kind_;
    const std::string_view press_profile_;
};

} // namespace

EmbeddedPictures embed_pictures(ObjectFile& file, const TypesetBook& typeset, const Book& book, PdfKind kind,
                                std::string_view press_profile) {
    std::map<std::string, Length> widest;
    for (const Page& page : typeset.pages)
        for (const ImageItem& item : page.images) widest[item.path] = std::max(widest[item.path], item.width);
    PictureEmbedder embedder(file, kind, press_profile);
    EmbeddedPictures embedded;
    for (const auto& [path, width] : widest) {
        const auto image = book.images.find(path);
        if (image == book.images.end()) continue;
        const std::string name = "Im" + to_text(static_cast<std::int64_t>(embedded.names.size()) + 1);
        embedded.resources.ref(name, embedder.embed(image->second, width));
        embedded.names.emplace(path, name);
    }
    return embedded;
}

} // namespace florilege
