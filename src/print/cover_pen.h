// Drawing a cover: lines of display type, turned ones, bars and squares, in the inks of the style.
#pragma once

#include "base/barcode.h"
#include "markup/cover_front.h"
#include "typeset/typeset_book.h"

namespace florilege {

class CoverPen {
  public:
    /// Draws on the one page of `cover`.
    explicit CoverPen(TypesetBook& cover) : cover_(cover) {}

    /// Draws a line moved by (`x`, `y`).
    void line(const CoverLine& line, Length x, Length y);
    /// Draws a line that reads from foot to head, centred on `x` with its end at the height of `head`.
    void turned(const CoverLine& line, Length x, Length head);
    void bar(Length x, Length y, Length width, Length height, Ink ink);
    /// The modules from (`x`, `y`), each `module` wide and high.
    void modules(const Barcode& code, Length x, Length y, Length module);
    /// The front's picture, bars and lines, from `x`.
    void front(const CoverFront& front, Length x);

    static Length width_of(const CoverLine& line);

  private:
    Page& page() { return cover_.pages.edit(0); }
    /// Black and white are grays; any other ink is one of the book's.
    template <class Item>
    void colour(Item& item, Ink ink);

    TypesetBook& cover_;
};

} // namespace florilege
