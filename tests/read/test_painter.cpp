#include "read/painter.h"

#include <gtest/gtest.h>

namespace florilege {
namespace {

constexpr ScreenColour white{255, 255, 255}, blue{0, 0, 200}, red{220, 0, 0};

std::string colour_at(const Pixmap& pixmap, int x, int y) { return std::string(pixmap.row(y).substr(static_cast<std::size_t>(x) * 4, 4)); }
std::string bytes(ScreenColour colour) {
    return {static_cast<char>(colour.red), static_cast<char>(colour.green), static_cast<char>(colour.blue), '\xFF'};
}

Pixmap painted(int width, int height, double scale, const std::function<void(Painter&)>& paint_all) {
    return with_repeats(paint(width, height, scale, {{0, height / scale}}, [&](Painter& painter, double, double) { paint_all(painter); }));
}

TEST(Painter, paints_bars_with_hard_edges_in_the_units_of_its_caller) {
    const Pixmap pixmap = painted(100, 400, 2, [](Painter& painter) {
        painter.bar(0, 0, 50, 200, white);
        painter.bar(10, 30, 20.3, 100, blue); // across three bands
    });
    ASSERT_EQ(pixmap.width, 100);
    ASSERT_EQ(pixmap.height, 400);
    for (int y = 0; y < 400; ++y)
        for (int x = 0; x < 100; ++x) {
            const bool inside = x >= 20 && x < 61 && y >= 60 && y < 260;
            ASSERT_EQ(colour_at(pixmap, x, y), bytes(inside ? blue : white)) << x << ", " << y;
        }
}

TEST(Painter, leaves_clear_what_nothing_covers) {
    const Pixmap pixmap = painted(10, 10, 1, [](Painter& painter) { painter.bar(0, 0, 10, 5, red); });
    EXPECT_EQ(colour_at(pixmap, 5, 4), bytes(red));
    EXPECT_EQ(colour_at(pixmap, 5, 5), std::string(4, '\0'));
}

TEST(Painter, fills_outlines_where_they_are_placed_with_soft_edges) {
    const Pixmap pixmap = painted(200, 300, 1, [](Painter& painter) {
        painter.bar(0, 0, 200, 300, white);
        painter.place(100, 200, 0.1);
        painter.move(-500, 0), painter.line(500, 0), painter.line(0, -1500), painter.close();
        painter.fill(red);
    });
    EXPECT_EQ(colour_at(pixmap, 100, 190), bytes(red));
    EXPECT_EQ(colour_at(pixmap, 100, 60), bytes(red));
    EXPECT_EQ(colour_at(pixmap, 60, 100), bytes(white));
    EXPECT_EQ(colour_at(pixmap, 100, 205), bytes(white));
    int soft = 0;
    for (int y = 0; y < 300; ++y)
        for (int x = 0; x < 200; ++x) soft += colour_at(pixmap, x, y) != bytes(red) && colour_at(pixmap, x, y) != bytes(white);
    EXPECT_GT(soft, 100);
}

TEST(Painter, draws_the_same_whatever_lies_in_which_band) {
    const auto circle = [](Painter& painter, double y) {
        painter.place(50, y, 1);
        painter.move(40, 0);
        painter.curve(40, 22, 22, 40, 0, 40), painter.curve(-22, 40, -40, 22, -40, 0);
        painter.curve(-40, -22, -22, -40, 0, -40), painter.curve(22, -40, 40, -22, 40, 0);
        painter.close(), painter.fill(blue);
    };
    const Pixmap within = painted(100, 100, 1, [&](Painter& painter) { circle(painter, 50); });
    const Pixmap across = painted(100, 300, 1, [&](Painter& painter) { circle(painter, 130); });
    for (int y = 0; y < 100; ++y) ASSERT_EQ(within.row(y), across.row(y + 80)) << y;
}

TEST(Painter, paints_no_more_than_what_is_busy_and_draws_the_same) {
    const auto paint_all = [](Painter& painter) {
        painter.bar(0, 0, 100, 200, white);
        painter.bar(20.2, 50.3, 40, 60.4, blue);
        painter.place(50, 150, 0.1);
        painter.move(-300, 0), painter.line(300, 0), painter.line(0, -305), painter.close();
        painter.fill(red);
    };
    const Pixmap whole = painted(150, 300, 1.5, paint_all);
    double painted_height = 0;
    const std::vector<Stretch> busy{{0, 0}, {200, 200}, {50.3, 50.3}, {110.7, 110.7}, {119.5, 150}, {1e9, -1e9}};
    const Drawing drawing = paint(150, 300, 1.5, busy, [&](Painter& painter, double top, double foot) {
        painted_height += foot - top;
        paint_all(painter);
    });
    const Pixmap pixmap = with_repeats(drawing);
    ASSERT_EQ(pixmap.height, 300);
    EXPECT_TRUE(pixmap.samples == whole.samples);
    EXPECT_LT(painted_height, 60);
}

TEST(Painter, fits_pictures_into_their_place_as_dense_at_the_edges) {
    Pixmap source{2, 2, 3, {}};
    for (const ScreenColour colour : {red, blue, blue, red}) source.samples += bytes(colour).substr(0, 3);
    PaintedPicture picture(source);
    const Pixmap pixmap = painted(40, 400, 1, [&](Painter& painter) { painter.picture(picture, 10, 100, 20, 200); });
    EXPECT_EQ(colour_at(pixmap, 10, 100), bytes(red));
    EXPECT_EQ(colour_at(pixmap, 29, 100), bytes(blue));
    EXPECT_EQ(colour_at(pixmap, 10, 299), bytes(blue));
    EXPECT_EQ(colour_at(pixmap, 29, 299), bytes(red));
    for (const auto& [x, y] : {std::pair(9, 150), {30, 150}, {20, 99}, {20, 300}}) EXPECT_EQ(colour_at(pixmap, x, y), std::string(4, '\0'));
}

TEST(Painter, keeps_the_transparency_of_pictures) {
    PaintedPicture picture(Pixmap{1, 1, 4, {static_cast<char>(200), 100, 0, static_cast<char>(128)}});
    const Pixmap pixmap = painted(4, 4, 1, [&](Painter& painter) { painter.picture(picture, 0, 0, 4, 4); });
    const std::string colour = colour_at(pixmap, 2, 2);
    EXPECT_NEAR(static_cast<unsigned char>(colour[0]), 200, 2);
    EXPECT_NEAR(static_cast<unsigned char>(colour[1]), 100, 2);
    EXPECT_EQ(static_cast<unsigned char>(colour[3]), 128);
}

} // namespace
} // namespace florilege
