// Outlines of glyphs, for pictures of type.
#include <hb-ot.h>

#include "base/number.h"
#include "fonts/state.h"

namespace florilege {

namespace {

// Fonts are set to millionths of an em, y up.
constexpr double pen_x(float x) { return x / 1000.0; }
constexpr double pen_y(float y) { return -y / 1000.0; }

// Quadratic curves come as cubic ones.
hb_draw_funcs_t* pen_functions() {
    static const DrawHandle functions = [] {
        DrawHandle created(hb_draw_funcs_create());
        hb_draw_funcs_t* f = created.get();
        hb_draw_funcs_set_move_to_func(f, [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
            static_cast<OutlinePen*>(pen)->move(pen_x(x), pen_y(y)); }, nullptr, nullptr);
        hb_draw_funcs_set_line_to_func(f, [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
            static_cast<OutlinePen*>(pen)->line(pen_x(x), pen_y(y)); }, nullptr, nullptr);
        hb_draw_funcs_set_cubic_to_func(f, [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float ax, float ay, float bx, float by, float x, float y, void*) {
            static_cast<OutlinePen*>(pen)->curve(pen_x(ax), pen_y(ay), pen_x(bx), pen_y(by), pen_x(x), pen_y(y)); }, nullptr, nullptr);
        hb_draw_funcs_set_close_path_func(f, [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, void*) {
            static_cast<OutlinePen*>(pen)->close(); }, nullptr, nullptr);
        hb_draw_funcs_make_immutable(f);
        return created;
    }();
    return functions.get();
}

class PathWriter : public OutlinePen {
  public:
    void move(double x, double y) override { data += 'M', point(x, y); }
    void line(double x, double y) override { data += 'L', point(x, y); }
    void curve(double ax, double ay, double bx, double by, double x, double y) override { data += 'C', point(ax, ay), point(bx, by), point(x, y); }
    void close() override { data += 'Z'; }

    std::string data;

  private:
    void point(double x, double y) { data += to_text(x, 1) + ' ' + to_text(y, 1) + ' '; }
};

} // namespace

void Fonts::draw(FaceId face, std::uint16_t glyph, OutlinePen& pen) const {
    hb_font_get_glyph_shape(state_->faces[face].font.get(), glyph, pen_functions(), &pen);
}

std::string Fonts::outline(FaceId face, std::uint16_t glyph) const {
    PathWriter path;
    draw(face, glyph, path);
    return std::move(path.data);
}

} // namespace florilege
