#include "markup/cover.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "markup/cover_front.h"
#include "read/painter.h"

namespace florilege {

namespace {

constexpr int cover_width = 1600; // pixels

/// A front's picture with no more pixels than it is shown with.
Pixmap picture_of(const CoverFront& front, const Image& image, double scale) {
    const auto pixels = [&](Length length) { return std::max(1, static_cast<int>(std::lround(length.points() * scale))); };
    const int width = pixels(front.picture_width), height = pixels(front.picture_height);
    Pixmap pixmap = decode_image(image, width);
    return pixmap.width > width && pixmap.height > height ? resize(pixmap, width, height) : pixmap;
}

/// With a pen that can be placed.
void draw_line(const CoverLine& line, const Fonts& fonts, auto& pen) {
    const double size = line.size.points();
    double x = line.x.points();
    for (const Glyph& glyph : line.glyphs) {
        pen.place(x + glyph.x_offset / 1e6 * size, line.baseline.points() - glyph.y_offset / 1e6 * size, size / 1000);
        fonts.draw(glyph.face, glyph.id, pen);
        x += glyph.advance / 1e6 * size;
    }
}

/// How far outlines reach up and down.
class Measure : public OutlinePen {
  public:
    void place(double, double y, double scale) { y_ = y, scale_ = scale; }
    void move(double, double y) override { reach(y); }
    void line(double, double y) override { reach(y); }
    void curve(double, double ay, double, double by, double, double y) override { reach(ay), reach(by), reach(y); }
    void close() override {}

    Stretch reached{1e9, -1e9};

  private:
    void reach(double y) { reached = {std::min(reached.top, y_ + y * scale_), std::max(reached.foot, y_ + y * scale_)}; }
    double y_ = 0, scale_ = 1;
};

Stretch stretch_of(const CoverLine& line, const Fonts& fonts) {
    Measure measure;
    draw_line(line, fonts, measure);
    return measure.reached;
}

} // namespace

const Image* given_cover(const Book& book) {
    const auto given = book.images.find(book.plan.cover.value);
    return given == book.images.end() || book.plan.cover_is_picture ? nullptr : &given->second;
}

Drawing draw_cover(const Book& book, const StyleSheet& style, Fonts& fonts, int width) {
    const CoverFront front = design_front(book, style, fonts);
    const double scale = width / front.width.points();
    std::optional<PaintedPicture> picture;
    if (const auto image = book.images.find(front.picture); image != book.images.end()) picture.emplace(picture_of(front, image->second, scale));
    std::vector<Stretch> lines;
    for (const CoverLine& line : front.lines) lines.push_back(stretch_of(line, fonts));
    std::vector<Stretch> busy = lines;
    for (const CoverBar& bar : front.bars)
        for (const double edge : {bar.y.points(), (bar.y + bar.height).points()}) busy.push_back({edge, edge});
    if (picture) busy.push_back({0, front.height.points()}); // in bands from the top: where they begin tells in its pixels
    return paint(width, static_cast<int>(width * front.height.value / front.width.value), scale, busy, [&](Painter& painter, double top, double foot) {
        if (picture) painter.picture(*picture, front.picture_x.points(), front.picture_y.points(), front.picture_width.points(), front.picture_height.points());
        for (const CoverBar& bar : front.bars) painter.bar(bar.x.points(), bar.y.points(), bar.width.points(), bar.height.points(), screen_colour(bar.ink));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].foot <= top || lines[i].top >= foot) continue;
            draw_line(front.lines[i], fonts, painter);
            painter.fill(screen_colour(front.lines[i].ink));
        }
    });
}

ScreenPicture screen_cover(const Book& book, const StyleSheet& style, Fonts& fonts) {
    const Image* given = given_cover(book);
    return given ? ScreenPicture{screen_extension(*given), screen_bytes(*given)} : encode_for_screens(draw_cover(book, style, fonts, cover_width));
}

SmallCover small_cover(const Book& book, const StyleSheet& style, Fonts& fonts, int width) {
    const Image* given = given_cover(book);
    if (!given) {
        Drawing drawing = draw_cover(book, style, fonts, width);
        Pixmap pixmap = with_repeats(drawing);
        return {std::move(pixmap), encode_for_screens(std::move(drawing))};
    }
    Pixmap pixmap = decode_image(*given, given->format == ImageFormat::svg ? width : 0);
    if (pixmap.width > width) pixmap = resize(pixmap, width, std::max(1, static_cast<int>(std::lround(static_cast<double>(pixmap.height) * width / pixmap.width))));
    ScreenPicture file = given->format == ImageFormat::jpeg ? ScreenPicture{".jpg", encode_jpeg(pixmap, screen_jpeg_quality)} : ScreenPicture{".png", encode_png(pixmap)};
    return {std::move(pixmap), std::move(file)};
}

} // namespace florilege
