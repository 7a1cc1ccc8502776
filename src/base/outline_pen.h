// What outlines are drawn with.
#pragma once

namespace florilege {

class OutlinePen {
  public:
    virtual ~OutlinePen() = default;
    virtual void move(double x, double y) = 0;
    virtual void line(double x, double y) = 0;
    virtual void curve(double ax, double ay, double bx, double by, double x, double y) = 0; // a cubic Bézier curve
    virtual void close() = 0;
};

} // namespace florilege
