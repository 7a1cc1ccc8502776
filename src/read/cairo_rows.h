// Pixels that Cairo painted.
#pragma once

#include <cairo.h>

#include <memory>

#include "read/image.h"

namespace florilege {

struct SurfaceDestroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDestroy {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using SurfaceHandle = std::unique_ptr<cairo_surface_t, SurfaceDestroy>;
using CairoHandle = std::unique_ptr<cairo_t, CairoDestroy>;

/// Puts the rows of a surface, which has the drawing's width, below what a drawing holds already.
void append_rows(Drawing& drawing, cairo_surface_t* surface);

} // namespace florilege
