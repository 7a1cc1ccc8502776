#include "print/cover_canvas.h"

namespace florilege {

CoverCanvas::CoverCanvas(Fonts& fonts, const StyleSheet& style, std::string language, Diagnostics& diagnostics)
    : style_(style), language_(std::move(language)), diagnostics_(diagnostics), faces_(fonts, style), words_(fonts),
      setter_{fonts, style, faces_, words_, images_} {}

ShapedParagraph& CoverCanvas::shape(const std::string& text, Role role) {
    texts_.push_back(plain(text));
    paragraphs_.emplace_back(texts_.back(), role, language_, setter_, diagnostics_);
    return paragraphs_.back();
}

Length CoverCanvas::text(const std::string& text, Role role, Length x, Length width, Length y) {
    if (text.empty()) return y;
    ShapedParagraph& paragraph = shape(text, role);
    const LineShape shape{{}, {{}, width}};
    Canvas canvas{page_, structure_, diagnostics_};
    const Setting setting = paragraph.settings(shape, 0).front();
    for (const BrokenLine& line : setting.lines) {
        paragraph.place(line, shape.rest, {x, y, marking_}, canvas);
        y += style_[role].leading;
    }
    return y;
}

Length CoverCanvas::height(const std::string& text, Role role, Length width) {
    if (text.empty()) return {};
    const auto lines = shape(text, role).settings({{}, {{}, width}}, 0).front().lines.size();
    return style_[role].leading * static_cast<std::int64_t>(lines);
}

void CoverCanvas::rule(Length x, Length y, Length width, Length height, int gray) {
    page_.rules.push_back({x, y, width, height, static_cast<std::uint16_t>(gray), marking_});
}

void CoverCanvas::picture(const std::string& path, Length x, Length y, Length width, Length height) {
    page_.images.push_back({path, x, y, width, height, marking_});
}

std::uint32_t CoverCanvas::node(StructureType type, std::string alternative, std::uint32_t parent) {
    StructureNode made;
    made.type = type;
    made.parent = parent;
    made.alternative = std::move(alternative);
    structure_.push_back(std::move(made));
    return static_cast<std::uint32_t>(structure_.size() - 1);
}

void CoverCanvas::frame(Length x, Length y, Length width, Length height, Length thickness) {
    rule(x, y, width, thickness);
    rule(x, y + height - thickness, width, thickness);
    rule(x, y, thickness, height);
    rule(x + width - thickness, y, thickness, height);
}

void CoverCanvas::modules(const Barcode& code, Length x, Length y, Length module, Length module_height) {
    for (int row = 0; row < code.height; ++row)
        for (int column = 0; column < code.width;) {
            int end = column;
            while (end < code.width && code.at(end, row)) ++end;
            if (end > column) rule(x + module * column, y + module_height * row, module * (end - column), module_height);
            column = std::max(end, column + 1);
        }
}

} // namespace florilege
