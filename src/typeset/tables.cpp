#include <algorithm>
#include <numeric>

#include "typeset/galley_maker.h"

namespace florilege {

namespace {

constexpr std::int64_t thick_rule = 800; // 1/1000 pt: head and foot of the table
constexpr std::int64_t thin_rule = 400;  // under the column heads
/// A row of more lines than this may be divided between two pages.
constexpr std::size_t longest_row = 12;

/// Widths of columns: what their contents ask for, or, when that is too wide, a fair share and the rest in proportion.
std::vector<Length> column_widths(const std::vector<Length>& natural, Length measure) {
    const Length sum = std::accumulate(natural.begin(), natural.end(), Length{});
    if (sum <= measure) return natural;
    const Length fair = measure / (2 * static_cast<std::int64_t>(natural.size()));
    std::vector<Length> widths;
    Length taken, excess;
    for (const Length width : natural) {
        widths.push_back(std::min(width, fair));
        taken += widths.back();
        excess += width - widths.back();
    }
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i].value += (measure - taken).value * (natural[i] - widths[i]).value / std::max<std::int64_t>(1, excess.value);
    return widths;
}

Align align_of(Alignment alignment) {
    if (alignment == Alignment::right) return Align::right;
    return alignment == Alignment::centre ? Align::centre : Align::left;
}

/// The columns of a table on the page.
struct Columns {
    std::vector<Length> left;
    std::vector<Length> width;
    Length begin; // of the rules
    Length end;
};

/// The lines of one row's cells, one vector a cell.
using RowLines = std::vector<std::vector<GalleyLine>>;

} // namespace

void GalleyMaker::set(const Table& table, const Block& block, const Surroundings& around) {
    const std::size_t count = table.columns.size();
    if (count == 0) return;
    const std::uint32_t table_node = add_node(StructureType::table, around.node, block.language);
    galley_.structure[table_node].columns = static_cast<int>(count);
    const Length gutter = style_[Role::table_cell].size;

    // The cells' texts are shaped once to be measured and once in their columns' widths; both come from the word cache.
    std::vector<Length> natural(count, gutter);
    const auto measure_row = [&](const TableRow& row, Role role) {
        for (std::size_t i = 0; i < std::min(count, row.cells.size()); ++i) {
            if (row.cells[i].empty()) continue;
            Diagnostics unheard;
            const Length width = ShapedParagraph(row.cells[i], role, around.language, setup_.setter, unheard).natural_width();
            natural[i] = std::max(natural[i], width + Length{200});
        }
    };
    measure_row(table.head, Role::table_head);
    for (const TableRow& row : table.rows) measure_row(row, Role::table_cell);

    Columns columns;
    columns.width = column_widths(natural, around.width - gutter * static_cast<std::int64_t>(count - 1));
    for (Length& width : columns.width) width = std::max(width, Length{1000});
    const Length total = std::accumulate(columns.width.begin(), columns.width.end(), gutter * static_cast<std::int64_t>(count - 1));
    columns.begin = around.left + std::max(Length{}, (around.width - total) / 2);
    columns.end = columns.begin + total;
    Length x = columns.begin;
    for (const Length width : columns.width) columns.left.push_back(x), x += width + gutter;

    const Length rise = style_[Role::table_cell].size;
    const auto rule = [&](Length y, std::int64_t thickness) {
        RuleItem item;
        item.x = columns.begin;
        item.width = columns.end - columns.begin;
        item.y = y - Length{thickness / 2};
        item.height = Length{thickness};
        item.marking = {0, Artifact::layout};
        return item;
    };
    const auto lines_of = [&](const TableRow& row, Role role, StructureType cell_type, std::uint32_t row_node) {
        RowLines cells(count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t cell = add_node(cell_type, row_node);
            if (i >= row.cells.size() || row.cells[i].empty()) continue;
            Surroundings inside = around;
            inside.role = role;
            inside.left = Length{};
            inside.width = columns.width[i];
            const std::uint32_t text = add_text(row.cells[i], role, inside.language);
            const LineShape shape{{}, {Length{}, columns.width[i]}};
            const Setting setting = galley_.texts[text].shaped.settings(shape, 0).front();
            for (const BrokenLine& line : setting.lines)
                cells[i].push_back({text, line, shape.rest, cell});
        }
        return cells;
    };
    const auto height_of = [](const RowLines& cells) {
        std::size_t most = 1;
        for (const auto& cell : cells) most = std::max(most, cell.size());
        return most;
    };
    /// Lines [from, to) of a row as a unit.
    const auto part_of = [&](const RowLines& cells, std::size_t from, std::size_t to, Role role) {
        Unit unit;
        unit.role = role;
        unit.span = block.span;
        const Length leading = style_[role].leading;
        unit.box.height = rows(to - from, leading);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t k = from; k < std::min(to, cells[i].size()); ++k)
                unit.box.lines.push_back({cells[i][k], columns.left[i], leading * static_cast<std::int64_t>(k - from), align_of(table.columns[i])});
        return unit;
    };

    const Length before = std::max(style_[Role::table_cell].space_before, grid());
    space(before);
    if (!table.caption.empty()) {
        Surroundings inside = around;
        inside.node = table_node;
        Unit caption = text_unit(table.caption, Role::caption, inside, add_node(StructureType::caption, table_node), 0);
        caption.keep_with_next = true;
        emit(std::move(caption), Length{}, Length{});
    }
    int head = -1;
    const bool has_head = std::any_of(table.head.cells.begin(), table.head.cells.end(), [](const Inlines& cell) { return !cell.empty(); });
    if (has_head) {
        const std::uint32_t group = add_node(StructureType::table_head, table_node);
        const RowLines cells = lines_of(table.head, Role::table_head, StructureType::header_cell, add_node(StructureType::table_row, group));
        Unit unit = part_of(cells, 0, height_of(cells), Role::table_head);
        unit.box.rules.push_back(rule(-rise, thick_rule));
        unit.box.rules.push_back(rule(grid() * (unit.box.height - 1) + rise * 35 / 100, thin_rule));
        unit.keep_with_next = true;
        emit(std::move(unit), Length{}, Length{});
        head = static_cast<int>(out_->size()) - 1;
    }
    const std::uint32_t body = add_node(StructureType::table_body, table_node);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const RowLines cells = lines_of(table.rows[r], Role::table_cell, StructureType::data_cell, add_node(StructureType::table_row, body));
        const std::size_t height = height_of(cells);
        const std::size_t step = height > longest_row ? 1 : height;
        for (std::size_t from = 0; from < height; from += step) {
            Unit unit = part_of(cells, from, from + step, Role::table_cell);
            unit.repeat = head;
            unit.breaks_free = true;
            if (!has_head && r == 0 && from == 0) unit.box.rules.push_back(rule(-rise, thick_rule));
            if (r + 1 == table.rows.size() && from + step >= height)
                unit.box.rules.push_back(rule(grid() * (unit.box.height - 1) + rise * 35 / 100, thick_rule));
            // No row stands alone above or below the break.
            if ((r == 0 && table.rows.size() > 1) || r + 2 == table.rows.size()) unit.keep_with_next = step > 1 || height == 1;
            emit(std::move(unit), Length{}, Length{});
        }
    }
    pending_ = std::max(style_[Role::table_cell].space_after, grid());
}

} // namespace florilege
