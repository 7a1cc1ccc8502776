#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "base/number.h"
#include "typeset/galley_maker.h"

namespace florilege {

namespace {

/// Room that a folio and the dots before it take at least, in ems: fewer dots than five lead nowhere, and the entry turns over.
constexpr std::int64_t folio_room = 6;
/// An index has two columns when each takes this many ems.
constexpr std::int64_t narrowest_column = 11;
constexpr std::int64_t column_gap = 3; // half ems

bool ends_with_point(std::string_view text) {
    if (text.empty()) return false;
    return std::string_view(".?!:;,").find(text.back()) != std::string_view::npos || text.ends_with("…") || text.ends_with("»");
}

/// Title and detail as one text: "Title, *detail*" in the contents, "detail  Title" in a chronology.
Inlines entry_text(const ContentsEntry& entry) {
    Inlines detail = entry.detail;
    if (detail.empty()) return entry.title;
    Mark italic{MarkKind::emphasis, 0, static_cast<std::uint32_t>(detail.text.size()), "", ""};
    detail.marks.insert(detail.marks.begin(), italic);
    Inlines text;
    if (entry.role == Role::chronology_entry) {
        text = detail;
        append(text, plain(" – "));
        append(text, entry.title);
    } else {
        text = entry.title;
        append(text, plain(ends_with_point(text.text) ? " " : ", "));
        append(text, detail);
    }
    text.id = entry.title.id;
    return text;
}

/// Pages that follow each other, as an index names them: "12", "14-16".
struct PageRange {
    int first = 0;
    int last = 0;
    std::string target; // on the first page
};

/// The pages of an entry in their order, those that follow each other as one.
std::vector<PageRange> page_ranges(const IndexEntry& entry, const FolioMap& folios) {
    std::vector<PageRange> pages;
    for (const std::string& target : entry.targets)
        if (const auto found = folios.find(target); found != folios.end()) {
            const int page = std::atoi(found->second.c_str());
            pages.push_back({page, page, target});
        }
    std::stable_sort(pages.begin(), pages.end(), [](const PageRange& a, const PageRange& b) { return a.first < b.first; });
    std::vector<PageRange> ranges;
    for (PageRange& page : pages) {
        if (!ranges.empty() && page.first <= ranges.back().last + 1) ranges.back().last = page.last;
        else ranges.push_back(std::move(page));
    }
    return ranges;
}

std::string words_of(const PageRange& range, const std::string& language) {
    std::string words = to_text(std::int64_t{range.first});
    if (range.last > range.first) words += (language.starts_with("fr") ? "-" : "\u2013") + to_text(std::int64_t{range.last});
    return words;
}

/// A row of an index before it has its column.
struct IndexRow {
    std::vector<BoxLine> line; // none: an empty row
    bool keeps_next = false;
};

struct Column {
    std::size_t begin;
    std::size_t end;
};

/// The rows from `at` on in columns of `height` rows at most: none begins with an empty row, nor ends with a letter.
std::vector<Column> cut_columns(const std::vector<IndexRow>& rows, std::size_t at, std::size_t height, std::size_t count) {
    std::vector<Column> columns;
    for (std::size_t c = 0; c < count; ++c) {
        while (at < rows.size() && rows[at].line.empty()) ++at;
        std::size_t end = std::min(at + height, rows.size());
        while (end < rows.size() && end > at + 1 && rows[end - 1].keeps_next) --end;
        columns.push_back({at, end});
        at = end;
    }
    return columns;
}

} // namespace

void GalleyMaker::set(const ContentsTable& contents, const Block& block, const Surroundings& around) {
    const std::uint32_t toc = add_node(StructureType::toc, around.node, block.language);
    int level = 1;
    for (const ContentsEntry& entry : contents.entries) {
        const TextStyle& style = style_[entry.role];
        const std::uint32_t item = add_node(StructureType::toc_item, toc);
        const std::uint32_t link = add_node(StructureType::link, add_node(StructureType::reference, item));
        const Inlines& text = keep(entry_text(entry));
        Surroundings inside = around;
        const Length indent = style.size * std::clamp(entry.level - 1, 0, 4);
        inside.left += indent;
        inside.width -= indent + style.size * folio_room;
        const std::uint32_t index = add_text(text, entry.role, inside.language);
        LineShape shape = shape_of(entry.role, inside);
        // Turned-over lines stand in from the entry's first.
        shape.first.assign(1, shape.rest);
        shape.rest.left += style.size, shape.rest.width -= style.size;
        Unit unit;
        unit.role = entry.role;
        unit.leading = style.leading;
        unit.keep_together = true;
        unit.variants.resize(1);
        galley_.texts[index].length = static_cast<std::uint32_t>(entry.title.text.size());
        const Setting setting = galley_.texts[index].shaped.settings(shape, 0).front();
        for (std::size_t i = 0; i < setting.lines.size(); ++i) unit.variants[0].lines.push_back({index, setting.lines[i], shape.row(i), link});
        unit.folio.push_back({entry.target, link, around.left + around.width});
        unit.keep_with_next = entry.role == Role::contents_part;
        Length before = style.space_before;
        const bool first = &entry == &contents.entries.front();
        if (!first && (entry.role == Role::contents_part || entry.level < level)) before = std::max(before, grid());
        level = entry.level;
        emit(std::move(unit), before, style.space_after);
    }
}

/// The index in columns: lines gathered first, then cut into boxes as high as the page leaves room for.
void GalleyMaker::set(const IndexTable& index, const Block& block, const Surroundings& around) {
    const Length em = style_[Role::index_entry].size;
    const bool two = around.width >= em * (2 * narrowest_column) + em * column_gap / 2;
    const Length gap = em * column_gap / 2;
    Surroundings column = around;
    column.left = Length{};
    if (two) column.width = (around.width - gap) / 2;
    std::vector<IndexRow> lines;
    const std::uint32_t list = add_node(StructureType::list, around.node, block.language);
    const auto add = [&](const Inlines& text, Role role, std::uint32_t node, bool keep_all) {
        const Unit unit = text_unit(text, role, column, node, 0);
        const auto& set_lines = unit.variants[unit.natural].lines;
        for (std::size_t i = 0; i < set_lines.size(); ++i)
            lines.push_back({{BoxLine{set_lines[i], Length{}, Length{}, Align::left}}, keep_all || i + 1 < set_lines.size()});
    };
    for (const IndexGroup& group : index.groups) {
        if (!lines.empty()) lines.push_back({{}, false});
        const std::uint32_t item = add_node(StructureType::list_item, list);
        const std::uint32_t label = add_node(StructureType::label, item);
        const std::uint32_t body = add_node(StructureType::list_body, item);
        if (!group.letter.empty()) add(keep(plain(group.letter)), Role::index_letter, label, true);
        for (const IndexEntry& entry : group.entries) {
            Inlines text = entry.term;
            const std::vector<PageRange> ranges = page_ranges(entry, setup_.folios);
            for (const PageRange& range : ranges) {
                // No folio stands alone on a line: the first holds to the term, the last to the one before it.
                const bool held = &range == &ranges.front() || &range == &ranges.back();
                append(text, plain(held ? ",\u00A0" : ", "));
                const auto begin = static_cast<std::uint32_t>(text.text.size());
                append(text, plain(words_of(range, section_.language)));
                text.marks.push_back({MarkKind::link, begin, static_cast<std::uint32_t>(text.text.size()), "#" + range.target, ""});
            }
            if (!entry.reference.empty()) {
                append(text, plain(entry.targets.empty() ? ", " : ". "));
                append(text, entry.reference);
            }
            text.id = entry.term.id;
            const Inlines& kept = keep(std::move(text));
            add(kept, Role::index_entry, add_node(StructureType::paragraph, body), false);
        }
    }
    // The rows of the title above are not for the first columns.
    int used = 0;
    for (const Unit& unit : *out_) used += unit.space_before + (unit.variants.empty() ? unit.box.height : rows(unit.variants[unit.natural].lines.size(), unit.leading));
    const int gap_rows = static_cast<int>((pending_.value + grid().value / 2) / grid().value);
    const int page = style_.page.lines();
    int room = std::max(page - (used % page) - (out_->empty() ? 0 : gap_rows), 1);
    const std::size_t count = two ? 2 : 1;
    for (std::size_t at = 0; at < lines.size();) {
        // The last columns are of one height; the others fill the page.
        const auto most = static_cast<std::size_t>(room);
        std::size_t height = std::min(most, (lines.size() - at + count - 1) / count);
        std::vector<Column> cut = cut_columns(lines, at, height, count);
        while (height < most && cut.back().end < lines.size()) cut = cut_columns(lines, at, ++height, count);
        Unit unit;
        unit.role = Role::index_entry;
        unit.breaks_free = true;
        for (std::size_t c = 0; c < cut.size(); ++c) {
            unit.box.height = std::max(unit.box.height, static_cast<int>(cut[c].end - cut[c].begin));
            for (std::size_t k = cut[c].begin; k < cut[c].end; ++k)
                for (BoxLine line : lines[k].line) {
                    line.x = around.left + (column.width + gap) * static_cast<std::int64_t>(c);
                    line.y = grid() * static_cast<std::int64_t>(k - cut[c].begin);
                    unit.box.lines.push_back(line);
                }
        }
        at = cut.back().end;
        if (unit.box.height > 0) emit(std::move(unit), Length{}, Length{});
        room = page;
    }
}

} // namespace florilege
