#include <algorithm>
#include <numeric>

#include "typeset/galley_maker.h"

namespace florilege {

namespace {

constexpr std::int64_t thick_rule = 800; // 1/1000 pt: head and foot of the table
constexpr std::int64_t thin_rule = 400;  // under the column heads
/// A row of more lines than this may be divided between two pages.
constexpr std::size_t longest_row = 12;

/// What a column's contents ask for: in one line each, and the least that breaks no word.
struct Claim {
    Length natural;
    Length narrowest;
};

/// Widths of columns: what their contents ask for; when that is too wide, enough for every word and the rest in proportion; when
/// even words are too wide, a fair share.
std::vector<Length> column_widths(const std::vector<Claim>& claims, Length measure) {
    Length natural, narrowest;
    for (const Claim& claim : claims) natural += claim.natural, narrowest += claim.narrowest;
    const Length fair = measure / (2 * static_cast<std::int64_t>(claims.size()));
    std::vector<Length> widths;
    Length taken;
    for (const Claim& claim : claims) {
        if (natural <= measure) widths.push_back(claim.natural);
        else widths.push_back(narrowest <= measure ? claim.narrowest : std::min(claim.natural, fair));
        taken += widths.back();
    }
    if (natural <= measure) return widths;
    const Length excess = natural - taken;
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i].value += (measure - taken).value * (claims[i].natural - widths[i]).value / std::max<std::int64_t>(1, excess.value);
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
    std::vector<Claim> claims(count, {gutter, gutter});
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

    Columns columns;
    columns.width = column_widths(claims, around.width - gutter * static_cast<std::int64_t>(count - 1));
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
