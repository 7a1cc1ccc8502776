#include "print/imposition.h"

#include <algorithm>

#include "print/page_copy.h"

namespace florilege {

namespace {

struct SheetSize {
    Length width; // landscape
    Length height;
};
constexpr SheetSize a4{297_mm, 210_mm}, a5{210_mm, 148_mm};

SheetSize sheet_for(const PageStyle& page) {
    return page.width <= a5.width / 2 + 0.5_mm && page.height <= a5.height + 0.5_mm ? a5 : a4;
}

int scale_for(const PageStyle& page, const SheetSize& sheet) {
    const auto fit = [](Length room, Length length) { return static_cast<int>(std::min<std::int64_t>(1000, room.value * 1000 / length.value)); };
    // A page half a millimetre wider than half the sheet is not worth scaling: A5 is 148 mm, half of A4 148.5 mm.
    return std::min(fit(sheet.width / 2 + 0.5_mm, page.width), fit(sheet.height + 0.5_mm, page.height));
}

Page blank_sheet(const SheetSize& size) {
    Page sheet;
    sheet.width = size.width, sheet.height = size.height;
    return sheet;
}

} // namespace

std::vector<Sheet> impose(int pages, int signature_pages) {
    std::vector<Sheet> sheets;
    const int quads = (pages + 3) / 4; // sheets in all
    const int most = std::max(1, signature_pages / 4);
    const int signatures = (quads + most - 1) / most;
    int first = 0; // page
    for (int signature = 0; signature < signatures; ++signature) {
        const int count = quads / signatures + (signature < quads % signatures ? 1 : 0);
        const int last = first + 4 * count - 1;
        const auto page = [&](int number) { return number < pages ? number : -1; };
        for (int depth = 0; depth < count; ++depth) {
            const int low = first + 2 * depth, high = last - 2 * depth;
            sheets.push_back({{page(high), page(low)}, {page(low + 1), page(high - 1)}, depth});
        }
        first = last + 1;
    }
    return sheets;
}

Length creep(int depth, Length paper_thickness) { return paper_thickness * depth; }

TypesetBook make_booklet(TypesetBook book, const BookletOptions& options) {
    TypesetBook booklet;
    const SheetSize size = sheet_for(book.page_style);
    booklet.page_style = book.page_style;
    booklet.page_style.width = size.width, booklet.page_style.height = size.height;
    booklet.structure.push_back({});
    const int scale = scale_for(book.page_style, size);
    const Length width{book.page_style.width.value * scale / 1000}, height{book.page_style.height.value * scale / 1000};
    const Length top = (size.height - height) / 2, fold = size.width / 2;
    for (const Sheet& sheet : impose(static_cast<int>(book.pages.size()), options.signature_pages)) {
        const Length shift = creep(sheet.depth, options.paper_thickness);
        for (const SheetSide& side : {sheet.front, sheet.back}) {
            Page made = blank_sheet(size);
            made.label = std::to_string(booklet.pages.size() + 1);
            if (side.left >= 0) draw_page(book.pages[static_cast<std::size_t>(side.left)], {fold - width + shift, top, scale}, made);
            if (side.right >= 0) draw_page(book.pages[static_cast<std::size_t>(side.right)], {fold - shift, top, scale}, made);
            booklet.pages.push_back(std::move(made));
        }
    }
    booklet.fonts = std::move(book.fonts);
    return booklet;
}

} // namespace florilege
