#include "typeset/place_pages.h"

#include <algorithm>

#include "typeset/leaders.h"

namespace florilege {

namespace {

Length first_baseline(const PageStyle& style, Length body_size) { return style.top + body_size; }

Length left_edge(const PageStyle& style, bool recto) { return recto ? style.inner : style.outer; }

/// The baseline of a line of a fragment: its last line stands on the grid, the others above it by their own leading.
Length line_baseline(const Unit& unit, const Fragment& part, std::uint32_t line, Length grid) {
    const int rows = grid_rows(part.end - part.begin, unit.leading, grid);
    return grid * (part.row + rows - 1) - unit.leading * static_cast<std::int64_t>(part.end - 1 - line);
}

int rows_of(const Unit& unit, const Fragment& part, Length grid) {
    if (part.repeated) return unit.again.height;
    return unit.variants.empty() ? unit.box.height : grid_rows(part.end - part.begin, unit.leading, grid);
}

int used_rows(const std::vector<Unit>& units, const std::vector<Fragment>& fragments, Length grid) {
    int used = 0;
    for (const Fragment& part : fragments) used = std::max(used, part.row + rows_of(units[part.unit], part, grid));
    return used;
}

bool stands_at_foot(Role role) { return role == Role::book_publisher || role == Role::book_series; }

/// The fragments moved down to where the page's kind wants them.
std::vector<Fragment> standing_fragments(const Galley& galley, const PlannedPage& planned, const PageStyle& style) {
    std::vector<Fragment> fragments = planned.page.fragments;
    const std::vector<Unit>& units = planned.units(galley);
    const int free = std::max(0, style.lines() - used_rows(units, fragments, style.leading));
    auto moved = fragments.begin();
    int down = 0;
    switch (planned.standing) {
    case Standing::top: return fragments;
    case Standing::foot: down = free; break;
    case Standing::epigraph: down = std::min(free, style.lines() / 3); break;
    case Standing::title_page:
        moved = std::find_if(moved, fragments.end(), [&](const Fragment& part) { return stands_at_foot(units[part.unit].role); });
        down = free;
        break;
    }
    for (; moved != fragments.end(); ++moved) moved->row += down;
    return fragments;
}

/// Where things are on one page while it is drawn.
class PagePlacer {
  public:
    PagePlacer(Galley& galley, const NoteCalls& calls, const PlannedPage& planned, const PlacingSetup& setup)
        : galley_(galley), calls_(calls), planned_(planned), setup_(setup), style_(setup.setter.style.page) {
        page_.recto = planned.page.recto;
        page_.width = style_.width;
        page_.height = style_.height;
        page_.section = galley.section->id;
        left_ = left_edge(style_, page_.recto);
        top_ = first_baseline(style_, setup.setter.style[Role::body].size);
    }

    Page run(TextPlace& begins) {
        const std::vector<Unit>& units = planned_.units(galley_);
        bool found = false;
        bool head = !planned_.opening; // what floats stands there, and may have waited
        for (const Fragment& part : standing_fragments(galley_, planned_, style_)) {
            const Drawn before = drawn();
            place(units[part.unit], part);
            head = head && units[part.unit].floats;
            if (!found && !part.repeated && !head) found = see_text(before, begins);
        }
        if (!found) found = see_text({}, begins);
        const Drawn before = drawn();
        place_notes();
        if (!found) begins.note = see_text(before, begins);
        return std::move(page_);
    }

  private:
    /// How much of the page is there.
    struct Drawn {
        std::size_t images = 0;
        std::size_t lines = 0;
    };
    Drawn drawn() const { return {page_.images.size(), page_.lines.size()}; }

    /// What was drawn after `from` begins with this: a picture stands above its caption.
    bool see_text(Drawn from, TextPlace& begins) const {
        for (std::size_t i = from.images; i < page_.images.size(); ++i) {
            if (page_.images[i].text == 0) continue;
            begins = {page_.images[i].text, 0, false};
            return true;
        }
        for (std::size_t i = from.lines; i < page_.lines.size(); ++i) {
            if (page_.lines[i].text == 0) continue;
            begins = {page_.lines[i].text, page_.lines[i].offset, false};
            return true;
        }
        return false;
    }

    Canvas canvas() { return {page_, galley_.structure, galley_.diagnostics, &galley_.section->notes}; }

    void place_line(const GalleyLine& line, Length x, Length y, Artifact artifact) {
        GalleyText& text = galley_.texts[line.text];
        Canvas canvas = this->canvas();
        text.shaped.place(line.line, line.row, {x, y, {line.node, artifact}}, canvas);
        PlacedLine& placed = page_.lines.back();
        placed.text = text.text;
        placed.offset = text.place_in_text(line.line.begin);
        if (artifact != Artifact::none) placed.text = placed.offset = 0;
    }

    void place(const Unit& unit, const Fragment& part) {
        if (unit.variants.empty()) return place_box(part.repeated ? unit.again : unit.box, top_ + style_.leading * part.row, part.repeated);
        const auto& lines = unit.variants[part.variant].lines;
        if (part.begin == 0 && !lines.empty())
            for (const BoxLine& label : unit.labels)
                place_line(label.line, left_ + label.x, top_ + line_baseline(unit, part, 0, style_.leading), Artifact::none);
        for (std::uint32_t i = part.begin; i < part.end; ++i)
            place_line(lines[i], left_, top_ + line_baseline(unit, part, i, style_.leading), Artifact::none);
        if (part.end != lines.size() || lines.empty()) return;
        for (const FolioCall& call : unit.folio) place_folio(unit, part, call);
    }

    /// Leaders and folio after an entry's last line, and one link over what stands of the entry on this page.
    void place_folio(const Unit& unit, const Fragment& part, const FolioCall& call) {
        const PlacedLine last = page_.lines.back();
        const std::size_t lines = part.end - part.begin;
        const PlacedLine& first = page_.lines[page_.lines.size() - lines];
        LinkItem link;
        link.description = page_.text.substr(page_.runs[first.first_run].text_begin);
        const Length size = setup_.setter.style[unit.role].size;
        link.x = left_;
        link.width = call.right;
        link.y = first.y - size;
        link.height = last.y - first.y + size * 5 / 4;
        link.target = "#" + call.target;
        link.node = call.node;
        const auto label = setup_.folios.find(call.target);
        const LeaderPlace place{last.x + last.width, left_ + call.right, last.y, unit.role, call.node};
        Canvas canvas = this->canvas();
        place_leaders(label == setup_.folios.end() ? "" : label->second, place, setup_.setter, galley_.section->language, canvas);
        page_.links.push_back(std::move(link));
    }

    void place_box(const Box& box, Length baseline, bool repeated) {
        if (box.turned > 0) return place_turned(box);
        place_items(box, left_, baseline, repeated);
    }

    void place_items(const Box& box, Length left, Length baseline, bool repeated) {
        for (ImageItem image : box.images) {
            image.x += left;
            image.y += baseline;
            page_.images.push_back(image);
        }
        for (const BoxLine& line : box.lines) {
            const std::size_t run = page_.runs.size(), link = page_.links.size(), rule = page_.rules.size(), image = page_.images.size();
            place_line(line.line, left + line.x, baseline + line.y, repeated || line.repeated ? Artifact::layout : Artifact::none);
            if (line.align != Align::left) shift_from(run, link, rule, image, line.line.row.width, line.align);
        }
        for (RuleItem rule : box.rules) {
            rule.x += left;
            rule.y += baseline;
            page_.rules.push_back(rule);
        }
    }

    /// A box that reads from foot to head: set upright first, then turned about the left end of the page's last line.
    void place_turned(const Box& box) {
        const std::size_t run = page_.runs.size(), link = page_.links.size(), rule = page_.rules.size(), line = page_.lines.size();
        place_items(box, Length{}, Length{}, false);
        const Length foot = top_ + style_.leading * (style_.lines() - 1);
        const Length ascent = setup_.setter.style[Role::table_cell].size;
        const Length left = left_ + (style_.text_width() - style_.leading * box.turned) / 2 + ascent;
        const auto turn = [&](auto& item) {
            const Length x = item.x;
            item.x = left + item.y;
            item.y = foot - x - item.width;
            std::swap(item.width, item.height);
        };
        std::for_each(page_.links.begin() + static_cast<std::ptrdiff_t>(link), page_.links.end(), turn);
        std::for_each(page_.rules.begin() + static_cast<std::ptrdiff_t>(rule), page_.rules.end(), turn);
        for (std::size_t i = run; i < page_.runs.size(); ++i) {
            GlyphRun& glyphs = page_.runs[i];
            const Length x = glyphs.x;
            glyphs.x = left + glyphs.y;
            glyphs.y = foot - x;
            glyphs.turned = true;
        }
        // A turned line has no baseline among the page's: it counts as standing on the last.
        for (std::size_t i = line; i < page_.lines.size(); ++i) page_.lines[i].x = left + page_.lines[i].y, page_.lines[i].y = foot;
    }

    /// Moves the last line, set at the left of its cell, to the right or the middle.
    void shift_from(std::size_t run, std::size_t link, std::size_t rule, std::size_t image, Length width, Align align) {
        PlacedLine& line = page_.lines.back();
        Length by = std::max(Length{}, width - line.width);
        if (align == Align::centre) by = by / 2;
        line.x += by;
        for (; run < page_.runs.size(); ++run) page_.runs[run].x += by;
        for (; link < page_.links.size(); ++link) page_.links[link].x += by;
        for (; rule < page_.rules.size(); ++rule) page_.rules[rule].x += by;
        for (; image < page_.images.size(); ++image) page_.images[image].x += by;
    }

    /// The notes end on the last line of the page.
    void place_notes() {
        const int count = planned_.page.note_end - planned_.page.note_begin;
        if (count <= 0) return;
        const Length last = top_ + style_.leading * (planned_.page.height - 1);
        const Length first = last - galley_.note_leading * static_cast<std::int64_t>(count - 1);
        RuleItem rule;
        rule.x = left_;
        rule.y = first - galley_.note_leading * 14 / 10;
        rule.width = style_.text_width() / separator_share;
        rule.height = separator_thickness;
        rule.marking = {0, Artifact::layout};
        page_.rules.push_back(rule);
        for (int i = 0; i < count; ++i) {
            const NoteRow at = calls_.rows()[static_cast<std::size_t>(planned_.page.note_begin + i)];
            const GalleyNote& note = galley_.notes[at.note];
            const GalleyNote::Row& row = note.rows[at.row];
            const Unit& unit = note.units[row.unit];
            const Length y = first + galley_.note_leading * static_cast<std::int64_t>(i);
            if (!row.drawn) continue;
            if (row.line == 0)
                for (const BoxLine& label : unit.labels) place_line(label.line, left_ + label.x, y, Artifact::none);
            if (unit.variants.empty()) place_box(unit.box, y, false);
            else place_line(unit.variants[unit.natural].lines[row.line], left_, y, Artifact::none);
        }
    }

    Galley& galley_;
    const NoteCalls& calls_;
    const PlannedPage& planned_;
    const PlacingSetup& setup_;
    const PageStyle& style_;
    Page page_;
    Length left_;
    Length top_; // the first baseline
};

void add_anchors(const Galley& galley, const GalleyLine& line, PlacedId at, std::vector<PlacedId>& ids) {
    for (const Mark* mark : galley.texts[line.text].shaped.anchors_in(line.line)) {
        if (mark->kind != MarkKind::anchor) continue;
        at.id = mark->value;
        ids.push_back(at);
    }
}

} // namespace

std::vector<PlacedId> ids_on(const Galley& galley, const NoteCalls& calls, const PlannedPage& planned, const PageStyle& style,
                             Length body_size) {
    std::vector<PlacedId> ids;
    const std::vector<Unit>& units = planned.units(galley);
    const Length top = first_baseline(style, body_size);
    const Length left = left_edge(style, planned.page.recto);
    if (planned.opening && !planned.epigraph) ids.push_back({galley.section->id, left, style.top});
    for (const Fragment& part : standing_fragments(galley, planned, style)) {
        const Unit& unit = units[part.unit];
        const PlacedId at{"", left, top + style.leading * part.row - body_size};
        if (part.repeated) continue;
        if (part.begin == 0)
            for (const std::string& id : unit.ids) ids.push_back({id, at.x, at.y});
        for (const BoxLine& line : unit.box.lines) add_anchors(galley, line.line, at, ids);
        if (unit.variants.empty()) continue;
        for (std::uint32_t i = part.begin; i < part.end; ++i)
            add_anchors(galley, unit.variants[part.variant].lines[i],
                        {"", left, top + line_baseline(unit, part, i, style.leading) - body_size}, ids);
    }
    const Length last = top + style.leading * (planned.page.height - 1);
    for (int i = planned.page.note_begin; i < planned.page.note_end; ++i) {
        const NoteRow row = calls.rows()[static_cast<std::size_t>(i)];
        const GalleyNote& note = galley.notes[row.note];
        const PlacedId at{note.id, left, last - galley.note_leading * static_cast<std::int64_t>(planned.page.note_end - i)};
        if (row.row == 0 && !note.id.empty()) ids.push_back(at);
        const GalleyNote::Row& place = note.rows[row.row];
        if (!note.units[place.unit].variants.empty())
            add_anchors(galley, note.units[place.unit].variants[note.units[place.unit].natural].lines[place.line], at, ids);
    }
    return ids;
}

Page place_page(Galley& galley, const NoteCalls& calls, const PlannedPage& planned, const PlacingSetup& setup, TextPlace& begins) {
    return PagePlacer(galley, calls, planned, setup).run(begins);
}

} // namespace florilege
