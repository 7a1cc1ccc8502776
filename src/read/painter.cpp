#include "read/painter.h"

#include <algorithm>

#include "read/cairo_rows.h"

namespace florilege {

namespace {

constexpr int band_height = 128; // pixels: a band of a page stays in the processor's cache

void set_colour(cairo_t* cairo, ScreenColour colour) { cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0); }

} // namespace

struct Painter::State {
    CairoHandle cairo;
    double x = 0, y = 0, scale = 1; // of outlines
};

PaintedPicture::PaintedPicture(const Pixmap& pixmap) : width_(pixmap.width), height_(pixmap.height) {
    pixels_.reserve(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    for_each_run(pixmap, [&](std::uint32_t colour, std::size_t count) {
        const std::uint32_t alpha = colour & 0xFF;
        const auto share = [&](unsigned shift) { return ((colour >> shift & 0xFF) * alpha + 127) / 255; };
        pixels_.insert(pixels_.end(), count, alpha << 24 | share(24) << 16 | share(16) << 8 | share(8));
        return true;
    });
}

void Painter::bar(double x, double y, double width, double height, ScreenColour colour) {
    cairo_t* cairo = state_.cairo.get();
    set_colour(cairo, colour);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    cairo_rectangle(cairo, x, y, width, height);
    cairo_fill(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_DEFAULT);
}

void Painter::picture(PaintedPicture& picture, double x, double y, double width, double height) {
    cairo_t* cairo = state_.cairo.get();
    const SurfaceHandle surface(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(picture.pixels_.data()), CAIRO_FORMAT_ARGB32,
                                                                    picture.width_, picture.height_, picture.width_ * 4));
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_rectangle(cairo, 0, 0, width, height);
    cairo_clip(cairo);
    cairo_scale(cairo, width / picture.width_, height / picture.height_);
    cairo_set_source_surface(cairo, surface.get(), 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD); // its edges are as dense as the rest
    cairo_paint(cairo);
    cairo_restore(cairo);
}

void Painter::place(double x, double y, double scale) { state_.x = x, state_.y = y, state_.scale = scale; }

void Painter::move(double x, double y) { cairo_move_to(state_.cairo.get(), state_.x + x * state_.scale, state_.y + y * state_.scale); }

void Painter::line(double x, double y) { cairo_line_to(state_.cairo.get(), state_.x + x * state_.scale, state_.y + y * state_.scale); }

void Painter::curve(double ax, double ay, double bx, double by, double x, double y) {
    const auto at_x = [&](double value) { return state_.x + value * state_.scale; };
    const auto at_y = [&](double value) { return state_.y + value * state_.scale; };
    cairo_curve_to(state_.cairo.get(), at_x(ax), at_y(ay), at_x(bx), at_y(by), at_x(x), at_y(y));
}

void Painter::close() { cairo_close_path(state_.cairo.get()); }

void Painter::fill(ScreenColour colour) {
    set_colour(state_.cairo.get(), colour);
    cairo_fill(state_.cairo.get());
}

Drawing paint(int width, int height, double scale, const std::vector<Stretch>& busy, const std::function<void(Painter&, double, double)>& paint_band) {
    std::vector<bool> is_busy(static_cast<std::size_t>(height) + 1);
    is_busy.back() = true;
    for (const Stretch& stretch : busy) {
        const auto row = [&](double at) { return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(height))); };
        for (std::size_t y = row(stretch.top * scale - 1); y < row(stretch.foot * scale + 2); ++y) is_busy[y] = true;
    }
    Drawing drawing{{width, 0, 4, {}}, {}};
    for (int top = 0; top < height;) {
        const auto begin = is_busy.begin() + top, end = std::find(begin, is_busy.end(), !*begin);
        const int alike = *begin ? 1 : static_cast<int>(end - begin);
        const int rows = *begin ? std::min({band_height, height - top, static_cast<int>(end - begin)}) : 1;
        const SurfaceHandle surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, rows));
        Painter::State state{CairoHandle(cairo_create(surface.get()))};
        cairo_translate(state.cairo.get(), 0, -top);
        cairo_scale(state.cairo.get(), scale, scale);
        Painter painter(state);
        paint_band(painter, top / scale, (top + rows) / scale);
        append_rows(drawing, surface.get());
        drawing.times.back() += alike - 1;
        top += rows + alike - 1;
    }
    return drawing;
}

} // namespace florilege
