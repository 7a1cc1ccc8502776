// Display type: a text in as few and even lines as its room allows, smaller when it is long.
#pragma once

#include "markup/cover_front.h"

namespace florilege {

class CoverType {
  public:
    CoverType(Fonts& fonts, std::string language) : fonts_(fonts), language_(std::move(language)) {}

    struct Room {
        Length x, width;
        std::size_t lines = 1; // at most
        Length height;         // of all the lines, at most
    };
    struct Setting {
        std::vector<CoverLine> lines; // the first baseline at zero
        Length size, leading;
        Length height() const { return leading * static_cast<std::int64_t>(lines.size()); }
    };
    /// Sets `text` in the role's face at `size`, or smaller.
    Setting set(const std::string& text, const TextStyle& style, Length size, const Room& room, bool centred, Ink ink) const;

  private:
    struct Line {
        std::string text;
        double width = 0;  // ems
        bool link = false; // a small word, that a line had better not end in
    };
    double width(std::string_view text, FaceId face, std::uint16_t features) const;
    std::vector<Line> broken(const std::vector<Line>& words, double space, double measure) const;

    Fonts& fonts_;
    std::string language_;
};

} // namespace florilege
