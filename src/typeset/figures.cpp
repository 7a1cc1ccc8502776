#include <algorithm>

#include "typeset/galley_maker.h"

namespace florilege {

namespace {

/// A picture is printed at 150 dots an inch or finer: coarser ones show their pixels.
constexpr std::int64_t coarsest_dpi = 150;
/// Of the text block's lines, the most that a picture takes, its caption left out.
constexpr int tallest_share = 75; // percent
/// What stands above the first baseline of a box, and hangs below its last: parts of the leading.
constexpr int above = 60; // percent

struct Extent2 {
    Length width;
    Length height;
};

Extent2 natural_size(const Image& image) {
    const auto pixel = [&](int count) {
        const std::int64_t size = std::max(count, 1);
        return image.format == ImageFormat::svg ? Length{size * 750} : Length{size * 72000 / coarsest_dpi};
    };
    return {pixel(image.width), pixel(image.height)};
}

Length scaled(Length length, Length to, Length from) { return {length.value * to.value / std::max<std::int64_t>(1, from.value)}; }

} // namespace

/// Adds a text's lines at `y` and below; returns the y after them.
Length GalleyMaker::add_box_text(Box& box, const Inlines& text, Role role, const Surroundings& around, Length y) {
    if (text.empty()) return y;
    const StructureType type = role == Role::caption ? StructureType::caption : StructureType::paragraph;
    const Unit unit = text_unit(text, role, around, add_node(type, around.node), 0);
    for (const GalleyLine& line : unit.variants[unit.natural].lines) {
        box.lines.push_back({line, Length{}, y, Align::left});
        y += unit.leading;
    }
    return y;
}

/// A picture as wide as it may be, its height a whole number of lines less what stands above a baseline; the caption
/// and credit under it.
void GalleyMaker::set(const Figure& figure, const Block& block, const Surroundings& around) {
    const auto found = setup_.book.images.find(figure.path);
    const TextStyle& style = style_[Role::figure];
    Unit unit;
    unit.role = Role::figure;
    unit.span = block.span;
    unit.floats = true;
    const std::uint32_t node = add_node(StructureType::figure, around.node, block.language);
    galley_.structure[node].alternative = figure.alternative;
    Length y;
    if (found != setup_.book.images.end()) {
        const Extent2 natural = natural_size(found->second);
        const Length tallest = grid() * (style_.page.lines() * tallest_share / 100);
        Length width = std::min(natural.width, around.width);
        if (scaled(natural.height, width, natural.width) > tallest) width = scaled(natural.width, tallest, natural.height);
        width = std::max(width, Length{1000});
        const Length height = std::max(scaled(natural.height, width, natural.width), Length{1000});
        const Length rise = grid() * above / 100;
        const int rows = std::max(1, static_cast<int>((height - rise + grid() - Length{1}).value / grid().value) + 1);
        const Length room = grid() * (rows - 1) + rise;
        ImageItem image;
        image.path = figure.path;
        image.x = around.left + (around.width - width) / 2;
        image.y = (room - height) / 2 - rise;
        image.width = width;
        image.height = height;
        image.marking.node = node;
        if (figure.alternative.empty()) image.marking = {0, Artifact::layout};
        unit.box.images.push_back(image);
        y = grid() * rows;
    }
    Surroundings under = around;
    under.node = node;
    y = add_box_text(unit.box, figure.caption, Role::caption, under, y);
    y = add_box_text(unit.box, figure.credit, Role::credit, under, y);
    unit.box.height = static_cast<int>((y.value + grid().value - 1) / grid().value);
    if (unit.box.height == 0) return;
    emit(std::move(unit), std::max(style.space_before, grid()), std::max(style.space_after, grid()));
}

/// The address stands under its square.
void GalleyMaker::set(const QrCode& code, const Block& block, const Surroundings& around) {
    Inlines text = plain(code.url);
    text.marks.push_back({MarkKind::link, 0, static_cast<std::uint32_t>(code.url.size()), code.url, code.alternative});
    set_text(keep(std::move(text)), block.role, block, around);
}

} // namespace florilege
