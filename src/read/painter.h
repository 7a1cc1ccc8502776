// Pictures painted from bars, outlines and other pictures. Cairo paints.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/outline_pen.h"
#include "read/image.h"
#include "style/cover_style.h"

namespace florilege {

/// A picture to be painted: words of 0xAARRGGBB, premultiplied.
class PaintedPicture {
  public:
    explicit PaintedPicture(const Pixmap& pixmap);

  private:
    friend class Painter;
    int width_, height_;
    std::vector<std::uint32_t> pixels_;
};

/// From one height to another.
struct Stretch {
    double top, foot;
};

/// Paints in units of the caller's, y down.
class Painter : public OutlinePen {
  public:
    /// With hard edges: bars that meet show no seam.
    void bar(double x, double y, double width, double height, ScreenColour colour);
    /// Fits the picture into the place.
    void picture(PaintedPicture& picture, double x, double y, double width, double height);

    /// Outlines that follow are drawn from there, `scale` units for each of theirs, and filled together.
    void place(double x, double y, double scale);
    void move(double x, double y) override;
    void line(double x, double y) override;
    void curve(double ax, double ay, double bx, double by, double x, double y) override;
    void close() override;
    void fill(ScreenColour colour);

  private:
    friend Drawing paint(int, int, double, const std::vector<Stretch>&, const std::function<void(Painter&, double, double)>&);
    struct State;
    explicit Painter(State& state) : state_(state) {}
    State& state_;
};

/// A picture of that size in pixels, `scale` of which make a unit. What is painted changes from row to row in the `busy` stretches
/// alone. It is painted in bands: what lies outside from `top` to `foot` may be left out of `paint_band(painter, top, foot)`.
Drawing paint(int width, int height, double scale, const std::vector<Stretch>& busy, const std::function<void(Painter&, double top, double foot)>& paint_band);

} // namespace florilege
