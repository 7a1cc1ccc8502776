#include "typeset/paragraph.h"

#include <algorithm>
#include <charconv>

#include "typeset/break_points.h"
#include "typeset/line_breaker.h"
#include "typeset/place_line.h"
#include "typeset/rivers.h"
#include "typeset/shaped_text.h"

namespace florilege {

namespace {

/// The last line of a paragraph is at least this part of the measure, and one and a half indents.
constexpr std::int64_t last_line_share = 200; // permille

Length narrowest(const LineShape& shape) {
    Length width = shape.rest.width;
    for (const auto& row : shape.first) width = std::min(width, row.width);
    return width;
}

BreakRules rules_for(const TextStyle& style, const LineShape& shape, int spread) {
    BreakRules rules;
    rules.align = style.align;
    rules.size = style.size;
    rules.last_line = std::max(style.indent * 3 / 2, shape.rest.width * last_line_share / 1000);
    rules.spread = spread;
    return rules;
}

bool touches(const Mark& mark, const BrokenLine& line) { return mark.begin >= line.begin && mark.begin < line.end; }

} // namespace

struct ShapedParagraph::Data {
    const Inlines& text;
    Role role;
    const Setter setter;
    ShapedText shaped;
    std::vector<BreakPoint> points;
    std::vector<Gap> gaps;
    std::vector<std::uint32_t> nodes;
};

ShapedParagraph::ShapedParagraph(const Inlines& text, Role role, const std::string& language, const Setter& setter,
                                 Diagnostics& diagnostics)
    : data_(new Data{text, role, setter, shape_text(text, role, language, setter, diagnostics), {}, {}, {}}) {
    data_->points = break_points(text, data_->shaped, setter, Length{});
    if (data_->shaped.style.align == Align::justify) data_->gaps = gaps_of(data_->shaped);
    data_->nodes.resize(text.marks.size(), 0);
}

ShapedParagraph::~ShapedParagraph() = default;
ShapedParagraph::ShapedParagraph(ShapedParagraph&&) noexcept = default;
ShapedParagraph& ShapedParagraph::operator=(ShapedParagraph&&) noexcept = default;

Length ShapedParagraph::set_initial(int, Length) { return {}; }

std::vector<Setting> ShapedParagraph::settings(const LineShape& shape, int spread) const {
    BreakRules rules = rules_for(data_->shaped.style, shape, spread);
    const Length narrow = narrowest(shape);
    if (widest_box(data_->points) <= narrow) return without_rivers(data_->points, data_->gaps, shape, rules);
    return break_lines(break_points(data_->text, data_->shaped, data_->setter, narrow), shape, rules);
}

std::vector<std::uint32_t> ShapedParagraph::notes_in(const BrokenLine& line) const {
    std::vector<std::uint32_t> notes;
    for (const Mark& mark : data_->text.marks)
        if (mark.kind == MarkKind::note_ref && touches(mark, line)) notes.push_back(call_number(mark) - 1);
    return notes;
}

std::vector<const Mark*> ShapedParagraph::anchors_in(const BrokenLine& line) const {
    std::vector<const Mark*> anchors;
    const bool ends_text = line.end == data_->text.text.size();
    for (const Mark& mark : data_->text.marks) {
        if (mark.kind != MarkKind::anchor && mark.kind != MarkKind::index_entry) continue;
        if (touches(mark, line) || (ends_text && mark.begin == line.end)) anchors.push_back(&mark);
    }
    return anchors;
}

void ShapedParagraph::place(const BrokenLine& line, const LineShape::Row& row, const LinePlace& place, Canvas& canvas) {
    PlacingText from{data_->text, data_->shaped, data_->setter, data_->role, data_->nodes};
    place_line(from, line, row, place, canvas);
}

Length ShapedParagraph::natural_width() const {
    Length width;
    for (const Piece& piece : data_->shaped.pieces) width.value += piece.extent.width;
    return width;
}

} // namespace florilege
