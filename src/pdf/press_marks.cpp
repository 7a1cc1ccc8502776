#include "pdf/press_marks.h"

#include <algorithm>

#include "base/number.h"

namespace florilege {

namespace {

constexpr Length mark_length = 5_mm, mark_width = 0.25_pt, room = 8_mm;
constexpr Length least_gap = 3_mm; // between the trim and a mark: no mark is left on a page cut a little wide

std::string bar(Length x, Length y, Length width, Length height) {
    return to_text(x) + ' ' + to_text(y) + ' ' + to_text(width) + ' ' + to_text(height) + " re f\n";
}

} // namespace

Length mark_room(const Press& press) {
    return press.marks ? room : Length{};
}

std::string with_press_marks(const std::string& content, Length width, Length height, const Press& press) {
    if (!press.marks) return content;
    const Length origin = press.bleed + room; // of the trim, from the sheet's corner
    const Length gap = std::max(press.bleed, least_gap), half = mark_width / 2;
    std::string out = "0 g\n";
    const auto upright = [&](Length x, Length length) { // at both the foot and the head
        out += bar(origin + x - half, origin - gap - length, mark_width, length);
        out += bar(origin + x - half, origin + height + gap, mark_width, length);
    };
    upright({}, mark_length), upright(width, mark_length);
    for (const Length y : {Length{}, height}) {
        out += bar(origin - gap - mark_length, origin + y - half, mark_length, mark_width);
        out += bar(origin + width + gap, origin + y - half, mark_length, mark_width);
    }
    for (const Length fold : press.folds) upright(fold, mark_length / 2);
    out += "q " + to_text(room) + ' ' + to_text(room) + ' ' + to_text(width + press.bleed * 2) + ' ' +
           to_text(height + press.bleed * 2) + " re W n\n";
    return out + content + "Q\n";
}

} // namespace florilege
