#include <algorithm>
#include <numeric>

#include "language/language.h"
#include "typeset/galley_maker.h"

namespace florilege {

namespace {

constexpr std::int64_t thick_rule = 800; // 1/1000 pt: head and foot of the table
constexpr std::int64_t thin_rule = 400;  // under the column heads
/// A row of more lines than this may be divided between two pages.
constexpr std::size_t longest_row = 12;
/// Of the text block's lines, the most that a table takes which is not divided: it may wait for the next page, as a figure does.
constexpr int tallest_whole = 65; // percent
/// Columns of a table that is turned when its words have no room across the page.
constexpr std::size_t fewest_turned = 3;
/// A caption stands this much higher than the grid, off the rule below it.
constexpr int caption_rise = 35; // percent of the leading
constexpr int rule_drop = 35;    // percent of the type size: rules under a baseline

/// What a column's contents ask for: in one line each, and the least that breaks no word.
struct Claim {
    Length natural;
    Length narrowest;
};

/// Widths when not every word has room: columns that need less than a fair share have what they need, the others share the rest.
std::vector<Length> shared_widths(const std::vector<Claim>& claims, Length measure) {
    std::vector<Length> widths(claims.size());
    std::vector<std::size_t> open(claims.size());
    std::iota(open.begin(), open.end(), std::size_t{0});
    for (bool settled = true; settled && !open.empty();) {
        const Length fair = measure / static_cast<std::int64_t>(open.size());
        settled = false;
        std::erase_if(open, [&](std::size_t i) {
            if (claims[i].narrowest > fair) return false;
            widths[i] = claims[i].narrowest;
            measure -= widths[i];
            return settled = true;
        });
    }
    Length wanted;
    for (const std::size_t i : open) wanted += claims[i].narrowest;
    for (const std::size_t i : open) widths[i] = {claims[i].narrowest.value * measure.value / std::max<std::int64_t>(1, wanted.value)};
    return widths;
}

/// Widths of columns: what their contents ask for; when that is too wide, enough for every word and the rest in proportion.
std::vector<Length> column_widths(const std::vector<Claim>& claims, Length measure) {
    Length natural, narrowest;
    for (const Claim& claim : claims) natural += claim.natural, narrowest += claim.narrowest;
    if (narrowest > measure) return shared_widths(claims, measure);
    std::vector<Length> widths;
    const bool fits = natural <= measure;
    for (const Claim& claim : claims) widths.push_back(fits ? claim.natural : claim.narrowest);
    if (fits) return widths;
    const Length excess = natural - narrowest;
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i].value += (measure - narrowest).value * (claims[i].natural - widths[i]).value / std::max<std::int64_t>(1, excess.value);
    return widths;
}

/// The parts of a text between its spaces.
std::vector<Inlines> words_of(const Inlines& text) {
    std::vector<Inlines> words;
    for (std::size_t begin = 0; begin < text.text.size();) {
        const std::size_t end = std::min(text.text.find_first_of(" \n", begin), text.text.size());
        if (end > begin) words.push_back(slice(text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)));
        begin = end + 1;
    }
    return words;
}

Align align_of(Alignment alignment) {
    if (alignment == Alignment::right) return Align::right;
    return alignment == Alignment::centre ? Align::centre : Align::left;
}

std::size_t height_of(const RowLines& cells) {
    std::size_t most = 1;
    for (const auto& cell : cells) most = std::max(most, cell.size());
    return most;
}

bool is_empty(const TableRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const Inlines& cell) { return cell.empty(); });
}

bool has_mark(const Table& table, MarkKind kind) {
    const auto has = [&](const Inlines& text) {
        return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) { return mark.kind == kind; });
    };
    const auto row_has = [&](const TableRow& row) { return std::any_of(row.cells.begin(), row.cells.end(), has); };
    return has(table.caption) || row_has(table.head) || std::any_of(table.rows.begin(), table.rows.end(), row_has);
}

/// Sets `under` below what is in `box`.
void stack(Box& box, Box under, Length grid) {
    const Length down = grid * box.height;
    for (BoxLine& line : under.lines) line.y += down, box.lines.push_back(std::move(line));
    for (RuleItem& rule : under.rules) rule.y += down, box.rules.push_back(rule);
    box.height += under.height;
}

} // namespace

/// The columns, their contents measured in one line and word by word.
TableColumns GalleyMaker::table_columns(const Table& table, const Surroundings& around) {
    const std::size_t count = table.columns.size();
    const Length gutter = style_[Role::table_cell].size;
    std::vector<Claim> claims(count, {gutter, gutter});
    // The cells' texts are shaped once to be measured and once in their columns' widths; both come from the word cache.
    const auto measured = [&](const Inlines& text, Role role) {
        Diagnostics unheard;
        return ShapedParagraph(text, role, around.language, setup_.setter, unheard).natural_width() + Length{200};
    };
    const auto measure_row = [&](const TableRow& row, Role role) {
        for (std::size_t i = 0; i < std::min(count, row.cells.size()); ++i) {
            if (row.cells[i].empty()) continue;
            claims[i].natural = std::max(claims[i].natural, measured(row.cells[i], role));
            for (const Inlines& word : words_of(row.cells[i])) claims[i].narrowest = std::max(claims[i].narrowest, measured(word, role));
        }
    };
    measure_row(table.head, Role::table_head);
    for (const TableRow& row : table.rows) measure_row(row, Role::table_cell);

    TableColumns columns;
    const Length gutters = gutter * static_cast<std::int64_t>(count - 1);
    columns.narrowest = gutters;
    for (const Claim& claim : claims) columns.narrowest += claim.narrowest;
    columns.width = column_widths(claims, around.width - gutters);
    for (Length& width : columns.width) width = std::max(width, Length{1000});
    const Length total = std::accumulate(columns.width.begin(), columns.width.end(), gutters);
    columns.begin = around.left + std::max(Length{}, (around.width - total) / 2);
    columns.end = columns.begin + total;
    Length x = columns.begin;
    for (const Length width : columns.width) columns.left.push_back(x), x += width + gutter;
    return columns;
}

RowLines GalleyMaker::table_cells(const TableRow& row, Role role, const TableColumns& columns, const Surroundings& around) {
    const StructureType type = role == Role::table_head ? StructureType::header_cell : StructureType::data_cell;
    const std::uint32_t row_node = add_node(StructureType::table_row, around.node);
    RowLines cells(columns.width.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::uint32_t cell = add_node(type, row_node);
        if (i >= row.cells.size() || row.cells[i].empty()) continue;
        const std::uint32_t text = add_text(row.cells[i], role, around.language);
        const LineShape shape{{}, {Length{}, columns.width[i]}};
        const Setting setting = galley_.texts[text].shaped.settings(shape, 0).front();
        for (const BrokenLine& line : setting.lines) cells[i].push_back({text, line, shape.rest, cell});
    }
    return cells;
}

/// Lines [from, to) of a row. Heads end on one line, cells begin on one.
Unit GalleyMaker::table_row(const RowLines& cells, std::size_t from, std::size_t to, Role role, const Table& table, const TableColumns& columns) {
    Unit unit;
    unit.role = role;
    const Length leading = style_[role].leading;
    const std::size_t height = height_of(cells);
    unit.box.height = rows(to - from, leading);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t down = role == Role::table_head ? height - cells[i].size() : 0;
        for (std::size_t k = from; k < std::min(to, cells[i].size()); ++k)
            unit.box.lines.push_back({cells[i][k], columns.left[i], leading * static_cast<std::int64_t>(k - from + down), align_of(table.columns[i])});
    }
    return unit;
}

/// The caption above its table: in the middle when it is one line.
Unit GalleyMaker::table_caption(const Table& table, const Surroundings& around) {
    Unit unit;
    unit.role = Role::caption;
    unit.keep_with_next = true;
    Surroundings inside = around;
    inside.left = Length{};
    const Unit text = text_unit(table.caption, Role::caption, inside, add_node(StructureType::caption, around.node), 0);
    unit.span = text.span;
    const auto& lines = text.variants[text.natural].lines;
    unit.box.height = rows(lines.size(), text.leading);
    Length y = grid() * (unit.box.height - 1) - text.leading * static_cast<std::int64_t>(lines.size() - 1) - grid() * caption_rise / 100;
    for (const GalleyLine& line : lines) {
        unit.box.lines.push_back({line, around.left, y, lines.size() == 1 ? Align::centre : Align::left});
        y += text.leading;
    }
    return unit;
}

/// What stands above the rows on the next page: the caption, that the table goes on, and its head.
Box GalleyMaker::table_continued(const Table& table, Box head, const Surroundings& around) {
    const auto is_style = [](const Mark& mark) { return mark.kind == MarkKind::emphasis || mark.kind == MarkKind::strong || mark.kind == MarkKind::small_caps; };
    const Inlines words = plain(std::string(wording(around.language, "table_continued")));
    const bool named = !table.caption.empty() && std::all_of(table.caption.marks.begin(), table.caption.marks.end(), is_style);
    Inlines text = named ? table.caption : words;
    if (named) append(text, plain(" ")), append(text, words);
    text.id = 0;
    Surroundings inside = around;
    inside.left = Length{};
    Unit line = text_unit(keep(std::move(text)), Role::caption, inside, around.node, 0);
    if (line.variants.front().lines.size() > 1) line = text_unit(keep(words), Role::caption, inside, around.node, 0);
    Box box;
    box.height = 1;
    box.lines.push_back({line.variants.front().lines.front(), around.left, -(grid() * caption_rise / 100), Align::centre});
    stack(box, std::move(head), grid());
    return box;
}

/// The table's head and rows as units with their rules, the caption first.
std::vector<Unit> GalleyMaker::table_units(const Table& table, const Block& block, const TableColumns& columns, const Surroundings& around) {
    const Length rise = style_[Role::table_cell].size;
    const auto add_rule = [&](Unit& unit, Length y, std::int64_t thickness) {
        RuleItem item;
        item.x = columns.begin;
        item.width = columns.end - columns.begin;
        item.y = y - Length{thickness / 2};
        item.height = Length{thickness};
        item.marking = {0, Artifact::layout};
        unit.box.rules.push_back(item);
    };
    const auto add_foot = [&](Unit& unit, std::int64_t thickness) { add_rule(unit, grid() * (unit.box.height - 1) + rise * rule_drop / 100, thickness); };
    std::vector<Unit> units;
    if (!table.caption.empty()) units.push_back(table_caption(table, around));
    Surroundings inside = around;
    const bool has_head = !is_empty(table.head);
    if (has_head) {
        inside.node = add_node(StructureType::table_head, around.node);
        const RowLines cells = table_cells(table.head, Role::table_head, columns, inside);
        Unit unit = table_row(cells, 0, height_of(cells), Role::table_head, table, columns);
        add_rule(unit, -rise, thick_rule), add_foot(unit, thin_rule);
        unit.keep_with_next = true;
        units.push_back(std::move(unit));
    }
    if (!units.empty()) {
        Unit head;
        if (has_head) head.box = units.back().box;
        else add_rule(head, -rise, thick_rule);
        units.back().again = table_continued(table, std::move(head.box), around);
    }
    inside.node = add_node(StructureType::table_body, around.node);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const RowLines cells = table_cells(table.rows[r], Role::table_cell, columns, inside);
        const std::size_t height = height_of(cells);
        const std::size_t step = height > longest_row ? 1 : height;
        for (std::size_t from = 0; from < height; from += step) {
            Unit unit = table_row(cells, from, from + step, Role::table_cell, table, columns);
            unit.breaks_free = true;
            if (!has_head && r == 0 && from == 0) add_rule(unit, -rise, thick_rule);
            if (r + 1 == table.rows.size() && from + step >= height) add_foot(unit, thick_rule);
            // No row stands alone above or below the break.
            if ((r == 0 && table.rows.size() > 1) || r + 2 == table.rows.size()) unit.keep_with_next = step > 1 || height == 1;
            units.push_back(std::move(unit));
        }
    }
    for (Unit& unit : units) unit.span = block.span;
    return units;
}

/// A table that is not divided.
void GalleyMaker::emit_whole(std::vector<Unit> units, Span span) {
    Unit whole;
    whole.role = Role::table_cell;
    whole.span = span;
    whole.floats = true;
    for (Unit& unit : units) stack(whole.box, std::move(unit.box), grid());
    emit(std::move(whole), Length{}, Length{});
}

/// A table too wide for the page, turned on pages of its own; its head stands again on each.
void GalleyMaker::emit_turned(std::vector<Unit> units, Span span) {
    const int most = std::max(1, static_cast<int>(style_.page.text_width() / grid()));
    Box head;
    std::vector<Box> pages(1);
    for (Unit& unit : units) {
        if (unit.again.height > 0) head = unit.again;
        if (pages.back().height > 0 && pages.back().height + unit.box.height > most) pages.push_back(head);
        stack(pages.back(), std::move(unit.box), grid());
        for (BoxLine& line : head.lines) line.repeated = true;
    }
    for (Box& page : pages) {
        Unit unit;
        unit.role = Role::table_cell;
        unit.span = span;
        unit.floats = true;
        page.turned = page.height;
        page.height = style_.page.lines();
        unit.box = std::move(page);
        emit(std::move(unit), Length{}, Length{});
    }
}

/// A table that may be divided between its rows.
void GalleyMaker::emit_rows(std::vector<Unit> units) {
    int head = -1;
    for (Unit& unit : units) {
        const bool is_head = unit.again.height > 0;
        if (unit.role == Role::table_cell) unit.repeat = head;
        emit(std::move(unit), Length{}, Length{});
        if (is_head) head = static_cast<int>(out_->size()) - 1;
    }
}

void GalleyMaker::set(const Table& table, const Block& block, const Surroundings& around) {
    if (table.columns.empty()) return;
    Surroundings inside = around;
    inside.node = add_node(StructureType::table, around.node, block.language);
    galley_.structure[inside.node].columns = static_cast<int>(table.columns.size());
    TableColumns columns = table_columns(table, inside);
    const bool floats = out_ == &galley_.units && !has_mark(table, MarkKind::note_ref);
    const Length page_height = grid() * style_.page.lines();
    const bool turned = floats && table.columns.size() >= fewest_turned && columns.narrowest > inside.width && !has_mark(table, MarkKind::image);
    if (turned) {
        inside.left = Length{}, inside.width = page_height;
        columns = table_columns(table, inside);
    }
    std::vector<Unit> units = table_units(table, block, columns, inside);
    int height = 0;
    for (const Unit& unit : units) height += unit.box.height;
    space(std::max(style_[Role::table_cell].space_before, grid()));
    if (turned) emit_turned(std::move(units), block.span);
    else if (floats && height <= style_.page.lines() * tallest_whole / 100) emit_whole(std::move(units), block.span);
    else emit_rows(std::move(units));
    pending_ = std::max(style_[Role::table_cell].space_after, grid());
}

} // namespace florilege
