// The `@page cover` rule of print.css: how a style's covers are laid out, and in which inks.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "style/css.h"

namespace florilege {

/// Process inks in permille.
struct Ink {
    int cyan = 0;
    int magenta = 0;
    int yellow = 0;
    int black = 0;
    bool operator==(const Ink&) const = default;
};

/// Levels of 0–255.
struct ScreenColour {
    int red, green, blue;
    std::string css() const; // #rrggbb
};
/// What a screen shows of inks, without a profile.
ScreenColour screen_colour(const Ink& ink);

inline constexpr Ink white_ink{}, black_ink{0, 0, 0, 1000};

enum class CoverLayout : std::uint8_t {
    frame, // centred inside a double frame
    solid, // at the left on a ground of colour, under a rule or a picture
    label, // centred on a label that lies on a ground of colour or on a picture
    bars,  // large, at the left, between two bars
};

struct CoverStyle {
    CoverLayout layout = CoverLayout::frame;
    Ink ground = white_ink;
    Ink text = black_ink;
    Ink accent = black_ink; // the frame, the rule, the label, the bars
};

/// Reads the rules named `cover`.
CoverStyle read_cover_style(const std::vector<CssRule>& rules, Diagnostics& diagnostics);

} // namespace florilege
