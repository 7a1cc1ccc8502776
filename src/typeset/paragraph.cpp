#include "typeset/paragraph.h"

#include <algorithm>
#include <span>

#include "base/utf8.h"
#include "typeset/break_points.h"
#include "typeset/line_breaker.h"
#include "typeset/place_line.h"
#include "typeset/rivers.h"
#include "typeset/shaped_text.h"

namespace florilege {

namespace {

/// The last line of a paragraph is at least this part of the measure, and one and a half indents.
constexpr std::int64_t last_line_share = 200; // permille

/// Between a drop capital and the lines beside it.
constexpr std::int32_t initial_gap = 120; // 1/1000 em of the text

Length narrowest(const LineShape& shape) {
    Length width = shape.rest.width;
    for (const auto& row : shape.first) width = std::min(width, row.width);
    return width;
}

/// What a hyphen costs in a measure of so many ems: a wide one can do without most of them and stay even, a narrow one pays for
/// each that it spares. Measured on prose: under 10 % of lines hyphenated and spaces that vary by 0.12 at most, where both can be had.
std::int32_t hyphen_cost(std::int64_t ems_in_thousandths) {
    constexpr std::int64_t narrow = 24'500, wide = 27'000;
    constexpr std::int64_t dear = 22'000, cheap = 10'000;
    const std::int64_t measure = std::clamp(ems_in_thousandths, narrow, wide);
    return static_cast<std::int32_t>(dear - (dear - cheap) * (measure - narrow) / (wide - narrow));
}

BreakRules rules_for(const TextStyle& style, const LineShape& shape, int spread) {
    BreakRules rules;
    rules.align = style.align;
    rules.size = style.size;
    rules.hyphen = hyphen_cost(shape.rest.width.value * 1000 / std::max<std::int64_t>(1, style.size.value));
    rules.last_line = std::max(style.indent * 3 / 2, shape.rest.width * last_line_share / 1000);
    rules.spread = spread;
    return rules;
}

/// Size of a drop capital whose head lines up with the capitals of the first line and its foot with the last baseline.
Length initial_size(const FaceMetrics& face, Length size, Length leading, int lines) {
    if (face.cap_height <= 0) return leading * lines;
    return size + leading * (lines - 1) * 1000 / face.cap_height;
}

/// Bytes of the text that a drop capital takes: an opening quotation mark, one letter, an apostrophe, then spaces.
std::uint32_t initial_end(const std::string& text) {
    std::size_t at = 0;
    std::size_t end = 0;
    char32_t c = at < text.size() ? decode(text, at) : 0;
    const bool quoted = c == 0x00AB || c == 0x201C || c == 0x2018;
    if (quoted) {
        do {
            if (at == text.size()) return 0;
            c = decode(text, at);
        } while (space_kind(c) != SpaceKind::none);
    }
    if (!is_letter(c)) return 0;
    for (end = at; at < text.size(); end = at) {
        c = decode(text, at);
        if (!is_apostrophe(c) && space_kind(c) == SpaceKind::none) break;
    }
    return static_cast<std::uint32_t>(end);
}

/// Titles: few lines, made about equal.
constexpr std::size_t balanced_lines = 6;

bool is_balanced(Role role, const TextStyle& style) {
    if (style.align == Align::justify) return false;
    switch (role) {
    case Role::half_title:
    case Role::book_title:
    case Role::book_subtitle:
    case Role::part_title:
    case Role::section_title:
    case Role::article_title:
    case Role::article_subtitle:
    case Role::heading_1:
    case Role::heading_2:
    case Role::heading_3: return true;
    default: return style.align == Align::centre || style.align == Align::right;
    }
}

LineShape narrowed(LineShape shape, Length by) {
    for (LineShape::Row& row : shape.first) row.width -= by;
    shape.rest.width -= by;
    return shape;
}

bool holds(const Setting& setting) {
    return std::all_of(setting.lines.begin(), setting.lines.end(),
                       [](const BrokenLine& line) { return !line.cut && line.stretch >= 0; });
}

/// The setting of as many lines as the best one in the narrowest measure that can hold them.
Setting balanced(const std::vector<BreakPoint>& points, const LineShape& shape, const BreakRules& rules, Setting best) {
    Length fits;
    Length fails = narrowest(shape);
    while (fails - fits > 1_pt) {
        const Length middle = (fits + fails) / 2;
        Setting tried = break_lines(points, narrowed(shape, middle), rules).front();
        const bool good = tried.lines.size() <= best.lines.size() && holds(tried);
        (good ? fits : fails) = middle;
        if (good) best = std::move(tried);
    }
    return best;
}

} // namespace

struct ShapedParagraph::Data {
    const Inlines& text;
    Role role;
    const Setter setter;
    ShapedText shaped;
    std::vector<std::uint32_t> nodes;
    std::string language;
    Initial initial;

    /// The marks that begin in a line, those at the very end of the text included.
    std::span<const Mark> marks_in(const BrokenLine& line) const {
        const auto from = [](const Mark& mark, std::uint32_t offset) { return mark.begin < offset; };
        const auto begin = std::lower_bound(text.marks.begin(), text.marks.end(), offset_of(line), from);
        const bool all = line.end == text.text.size();
        const auto end = all ? text.marks.end() : std::lower_bound(begin, text.marks.end(), line.end, from);
        return {begin, end};
    }
    std::uint32_t offset_of(const BrokenLine& line) const { return line.begin == shaped.start ? 0 : line.begin; }
};

ShapedParagraph::ShapedParagraph(const Inlines& text, Role role, const std::string& language, const Setter& setter,
                                 Diagnostics& diagnostics)
    : data_(new Data{text, role, setter, shape_text(text, 0, role, language, setter, diagnostics), {}, language, {}}) {
    data_->nodes.resize(text.marks.size(), 0);
}

ShapedParagraph::~ShapedParagraph() = default;
ShapedParagraph::ShapedParagraph(ShapedParagraph&&) noexcept = default;
ShapedParagraph& ShapedParagraph::operator=(ShapedParagraph&&) noexcept = default;

Length ShapedParagraph::set_initial(int lines, Length leading) {
    const std::uint32_t end = lines > 1 ? initial_end(data_->text.text) : 0;
    if (end == 0 || end == data_->text.text.size()) return {};
    Initial& initial = data_->initial;
    const Piece& first = data_->shaped.pieces.front();
    initial.style = *first.style;
    initial.style.size = initial_size(data_->setter.fonts.metrics(first.style->face), first.style->size, leading, lines);
    initial.end = end;
    initial.drop = leading * (lines - 1);
    WordKey key;
    key.face = first.style->face;
    key.language = data_->language;
    key.text = std::string_view(data_->text.text).substr(0, end);
    while (key.text.ends_with(' ')) key.text.remove_suffix(1);
    initial.word = &data_->setter.words.word(key);
    Diagnostics known; // was told when the whole text was shaped
    data_->shaped = shape_text(data_->text, end, data_->role, data_->language, data_->setter, known);
    std::int64_t width = 0;
    for (const Glyph& glyph : initial.word->glyphs) width += initial.advance(glyph, data_->text.text);
    return Length{at_size(width, initial.style.size)} + Em{initial_gap}.at(data_->shaped.style.size);
}

std::uint32_t ShapedParagraph::offset_of(const BrokenLine& line) const { return data_->offset_of(line); }

std::vector<Setting> ShapedParagraph::settings(const LineShape& shape, int spread) const {
    BreakRules rules = rules_for(data_->shaped.style, shape, spread);
    const auto points = break_points(data_->text, data_->shaped, data_->setter, {});
    const auto wide = wide_boxes(points, narrowest(shape));
    if (wide.empty() && is_balanced(data_->role, data_->shaped.style)) {
        rules.spread = 0;
        Setting best = break_lines(points, shape, rules).front();
        if (best.lines.size() < 2 || best.lines.size() > balanced_lines) return {best};
        return {balanced(points, shape, rules, std::move(best))};
    }
    if (wide.empty()) return without_rivers(points, gaps_of(data_->shaped), shape, rules);
    return break_well(break_points(data_->text, data_->shaped, data_->setter, wide), shape, rules);
}

std::vector<std::uint32_t> ShapedParagraph::notes_in(const BrokenLine& line) const {
    std::vector<std::uint32_t> notes;
    for (const Mark& mark : data_->marks_in(line))
        if (mark.kind == MarkKind::note_ref) notes.push_back(call_number(mark) - 1);
    return notes;
}

std::vector<const Mark*> ShapedParagraph::anchors_in(const BrokenLine& line) const {
    std::vector<const Mark*> anchors;
    for (const Mark& mark : data_->marks_in(line))
        if (mark.kind == MarkKind::anchor || mark.kind == MarkKind::index_entry) anchors.push_back(&mark);
    return anchors;
}

void ShapedParagraph::place(const BrokenLine& line, const LineShape::Row& row, const LinePlace& place, Canvas& canvas) {
    PlacingText from{data_->text, data_->shaped, data_->setter, data_->role, data_->nodes, data_->initial};
    place_line(from, line, row, place, canvas);
}

void ShapedParagraph::unplace() { std::fill(data_->nodes.begin(), data_->nodes.end(), 0); }

Length ShapedParagraph::natural_width() const {
    Length width;
    for (const Piece& piece : data_->shaped.pieces) width.value += piece.extent.width;
    return width;
}

} // namespace florilege
