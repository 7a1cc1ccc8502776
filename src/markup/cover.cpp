#include "markup/cover.h"

#include <algorithm>

#include "base/number.h"
#include "base/xml.h"
#include "markup/cover_front.h"

namespace florilege {

namespace {

constexpr int cover_width = 1600; // pixels

std::string base64(std::string_view bytes) {
    constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        unsigned value = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        for (std::size_t i = 0; i < 3; ++i) value = value << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0u);
        for (std::size_t i = 0; i < 4; ++i) text += i <= count ? letters[value >> (18 - 6 * i) & 63] : '=';
    }
    return text;
}

const char* media_type(ImageFormat format) {
    return format == ImageFormat::svg ? "image/svg+xml" : format == ImageFormat::jpeg ? "image/jpeg" : "image/png";
}

class CoverDrawing {
  public:
    CoverDrawing(const CoverFront& front, const Fonts& fonts) : fonts_(fonts) {
        out_ = XmlWriter::document();
        out_.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg").attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
        out_.attribute("width", to_text(std::int64_t{cover_width}));
        out_.attribute("height", to_text(cover_width * front.height.value / front.width.value));
        out_.attribute("viewBox", "0 0 " + to_text(front.width) + ' ' + to_text(front.height));
    }

    void draw(const CoverFront& front, const Book& book) {
        if (const auto image = book.images.find(front.picture); image != book.images.end()) {
            out_.open("image").attribute("x", to_text(front.picture_x)).attribute("y", to_text(front.picture_y));
            out_.attribute("width", to_text(front.picture_width)).attribute("height", to_text(front.picture_height));
            out_.attribute("preserveAspectRatio", "none");
            out_.attribute("xlink:href", std::string("data:") + media_type(image->second.format) + ";base64," + base64(*image->second.bytes)).close_empty();
        }
        for (const CoverBar& bar : front.bars) {
            out_.open("rect").attribute("x", to_text(bar.x)).attribute("y", to_text(bar.y)).attribute("width", to_text(bar.width));
            out_.attribute("height", to_text(bar.height)).attribute("fill", screen_colour(bar.ink));
            out_.attribute("shape-rendering", "crispEdges").close_empty(); // bars that meet show no seam
        }
        for (const CoverLine& line : front.lines) draw(line);
    }

    std::string take() {
        out_.close();
        return out_.take();
    }

  private:
    void draw(const CoverLine& line) {
        const double size = line.size.points();
        double x = line.x.points();
        for (const Glyph& glyph : line.glyphs) {
            const std::string path = fonts_.outline(glyph.face, glyph.id);
            if (!path.empty()) {
                const double gx = x + glyph.x_offset / 1e6 * size, gy = line.baseline.points() - glyph.y_offset / 1e6 * size;
                out_.open("path").attribute("d", path).attribute("fill", screen_colour(line.ink));
                out_.attribute("transform", "translate(" + to_text(gx, 2) + ' ' + to_text(gy, 2) + ") scale(" + to_text(size / 1000, 5) + ')').close_empty();
            }
            x += glyph.advance / 1e6 * size;
        }
    }

    const Fonts& fonts_;
    XmlWriter out_;
};

} // namespace

Image cover_image(const Book& book, const StyleSheet& style, Fonts& fonts) {
    if (const auto given = book.images.find(book.plan.cover.value); given != book.images.end() && !book.plan.cover_is_picture) return given->second;
    const CoverFront front = design_front(book, style, fonts);
    CoverDrawing drawing(front, fonts);
    drawing.draw(front, book);
    Image image;
    image.path = "cover.svg";
    image.format = ImageFormat::svg;
    image.bytes = std::make_shared<const std::string>(drawing.take());
    image.width = cover_width;
    image.height = static_cast<int>(cover_width * front.height.value / front.width.value);
    return image;
}

} // namespace florilege
