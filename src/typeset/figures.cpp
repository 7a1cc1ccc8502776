#include <algorithm>

#include "base/barcode.h"
#include "typeset/galley_maker.h"

namespace florilege {

namespace {

/// A picture is printed at 150 dots an inch or finer: coarser ones show their pixels.
constexpr std::int64_t coarsest_dpi = 150;
/// Of the text block's lines, the most that a picture takes, its caption left out.
constexpr int tallest_share = 75; // percent
/// What stands above the first baseline of a box, and hangs below its last: parts of the leading.
constexpr int above = 60; // percent
/// A module that any telephone reads at arm's length: at least 0.5 mm wide is advised. The quiet zone is 4 modules.
constexpr Length qr_module = 0.6_mm;
constexpr Length qr_quiet = 4 * qr_module;

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

/// Lines of a grid whose last baseline lies at `y` below the first, or under it.
int rows_down_to(Length y, Length grid) { return std::max(1, static_cast<int>((y + grid - Length{1}).value / grid.value) + 1); }

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

/// A picture as wide as it may be, the caption and credit under it: their last line stands on the grid as the text beside it
/// does, and what is left over of a line lies about the picture.
void GalleyMaker::set(const Figure& figure, const Block& block, const Surroundings& around) {
    const auto found = setup_.book.images.find(figure.path);
    const TextStyle& style = style_[Role::figure];
    Unit unit;
    unit.role = Role::figure;
    unit.span = block.span;
    unit.floats = true;
    const std::uint32_t node = add_node(StructureType::figure, around.node, block.language);
    galley_.structure[node].alternative = figure.alternative;
    Surroundings under = around;
    under.node = node;
    const Length after_caption = add_box_text(unit.box, figure.caption, Role::caption, under, {});
    add_box_text(unit.box, figure.credit, Role::credit, under, after_caption);
    std::vector<BoxLine>& lines = unit.box.lines;
    const bool pictured = found != setup_.book.images.end();
    if (!pictured && lines.empty()) return;
    const Length text = lines.empty() ? Length{} : lines.back().y;
    if (pictured) {
        const Length below = lines.empty() ? Length{} : grid() + text;
        ImageItem image = picture(figure, found->second, around);
        const Length rise = grid() * above / 100;
        unit.box.height = rows_down_to(image.height - rise + below, grid());
        image.y = (grid() * (unit.box.height - 1) - below - image.height - rise) / 2;
        image.marking.node = node;
        if (figure.alternative.empty()) image.marking = {0, Artifact::layout};
        unit.box.images.push_back(image);
    } else {
        unit.box.height = rows_down_to(text, grid());
    }
    for (BoxLine& line : lines) line.y += grid() * (unit.box.height - 1) - text;
    emit(std::move(unit), std::max(style.space_before, grid()), std::max(style.space_after, grid()));
}

/// The picture's size and its place in the measure.
ImageItem GalleyMaker::picture(const Figure& figure, const Image& source, const Surroundings& around) const {
    const Extent2 natural = natural_size(source);
    const Length tallest = grid() * (style_.page.lines() * tallest_share / 100);
    Length width = std::min(natural.width, around.width);
    if (scaled(natural.height, width, natural.width) > tallest) width = scaled(natural.width, tallest, natural.height);
    ImageItem image;
    image.path = figure.path;
    image.text = figure.id;
    image.width = std::max(width, Length{1000});
    image.height = std::max(scaled(natural.height, image.width, natural.width), Length{1000});
    image.x = around.left + (around.width - image.width) / 2;
    return image;
}

/// The square alone, at the left of the measure: the address stands in the text before it. Its quiet zone is the paper around.
void GalleyMaker::set(const QrCode& code, const Block& block, const Surroundings& around) {
    const std::optional<Barcode> symbol = qr_code(code.url);
    if (!symbol) return;
    Unit unit;
    unit.role = Role::figure;
    unit.span = block.span;
    const std::uint32_t node = add_node(StructureType::figure, around.node, block.language);
    galley_.structure[node].alternative = code.alternative;
    const Length side = qr_module * symbol->height;
    const Length rise = grid() * above / 100;
    const int rows = rows_down_to(side - rise, grid());
    for (int y = 0; y < symbol->height; ++y)
        for (int x = 0, end = 0; x < symbol->width; x = end) {
            for (end = x + 1; end < symbol->width && symbol->at(end, y) == symbol->at(x, y);) ++end;
            if (!symbol->at(x, y)) continue;
            RuleItem modules;
            modules.x = around.left + qr_quiet + qr_module * x;
            modules.y = qr_module * y - rise;
            modules.width = qr_module * (end - x);
            modules.height = qr_module;
            modules.marking.node = node;
            unit.box.rules.push_back(modules);
        }
    unit.box.height = rows;
    emit(std::move(unit), grid(), grid());
}

} // namespace florilege
