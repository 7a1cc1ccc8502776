#include "print/cover.h"

#include <algorithm>

#include "assemble/furniture.h"
#include "base/translate.h"
#include "language/language.h"
#include "markup/cover_type.h"
#include "print/cover_pen.h"

namespace florilege {

namespace {

// EAN-13 at its nominal size (GS1 General Specifications §5.2.3): modules of 0.33 mm, bars 22.85 mm high, guards five modules
// longer, 11 modules of quiet at the left and 7 at the right.
constexpr Length ean_module = 0.33_mm, ean_height = 22.85_mm, ean_guard = 1.65_mm;
constexpr int ean_modules = 95, ean_quiet_left = 11, ean_quiet_right = 7;
constexpr Length ean_digits = 3.2_mm; // from the foot of the bars to the baseline under them
constexpr Length qr_module = 0.6_mm;
constexpr int qr_quiet = 4; // modules
constexpr Length past_edge = 10_mm; // grounds run past the sheet by more than any bleed
constexpr Length white_margin = 1.5_mm; // of a code's white field, beyond its quiet zone

class CoverMaker {
  public:
    CoverMaker(const Book& book, const StyleSheet& style, const PrinterProfile& profile, int pages, Result<TypesetBook>& made)
        : book_(book), style_(style), profile_(profile), width_(style.page.width), height_(style.page.height),
          spine_(spine_width(profile, pages)), pages_(pages), made_(made), type_(made.value.fonts, book.plan.language), pen_(made.value) {}

    void make() {
        Page& page = made_.value.pages.push_back({});
        page.width = width_ * 2 + spine_, page.height = height_;
        page.label = "1";
        pen_.bar(-past_edge, -past_edge, width_ + spine_ + past_edge, height_ + past_edge * 2, style_.cover.ground);
        pen_.front(design_front(book_, style_, made_.value.fonts), width_ + spine_);
        if (style_.cover.layout == CoverLayout::bars) bars();
        spine();
        back();
    }

  private:
    Length wide(int permille) const { return width_ * permille / 1000; }
    /// What lies on the ground itself.
    Ink on_ground() const { return style_.cover.layout == CoverLayout::label ? style_.cover.accent : style_.cover.text; }

    CoverType::Setting set(const std::string& text, Role role, Length size, const CoverType::Room& room, Ink ink) const {
        return type_.set(text, style_[role], size, room, false, ink);
    }
    Length place(const CoverType::Setting& setting, Length y) {
        for (const CoverLine& line : setting.lines) pen_.line(line, {}, y + setting.size);
        return y + setting.height();
    }

    /// The front's bars go on around the spine: no edge of colour falls on a fold.
    void bars() {
        const Length thick = height_ * 55 / 1000, across = width_ + spine_ + past_edge;
        pen_.bar(-past_edge, -past_edge, across, thick + past_edge, style_.cover.accent);
        pen_.bar(-past_edge, height_ - thick, across, thick + past_edge, style_.cover.accent);
    }

    /// Authors and title, the title alone, or its first words up to a comma or colon: what is long enough to be read small, or nothing.
    void spine() {
        const Length size = std::min(wide(48), (spine_ - profile_.spine_clearance * 2) * 10 / 12);
        constexpr Length least = 7_pt; // smaller letters are not read on a shelf
        if (pages_ < profile_.spine_text_pages || size < least) return;
        const std::string authors = cover_authors(book_.plan), &title = book_.plan.title.value;
        const std::string whole = authors.empty() ? title : authors + " \u2014 " + title;
        const Length room = height_ * 840 / 1000;
        for (const auto& [text, smallest] : {std::pair{whole, size * 7 / 10}, {title, least}, {title.substr(0, title.find_first_of(",:")), least}}) {
            const CoverType::Setting setting = set(text, Role::book_author, size, {{}, room, 1, height_}, on_ground());
            if (setting.lines.empty() || setting.size < std::max(smallest, least)) continue;
            return pen_.turned(setting.lines[0], width_ + spine_ / 2, (height_ - CoverPen::width_of(setting.lines[0])) / 2);
        }
    }

    void back() {
        const Length margin = width_ / 8, foot = height_ - margin;
        const bool has_bars = book_.plan.isbn.contains("print");
        const Length code_top = has_bars ? bars_of_isbn(width_ - margin, foot) : foot;
        address(margin, foot);
        const std::string price = book_.plan.price == "free" ? std::string(wording(book_.plan.language, "free")) : book_.plan.price;
        const Length least_top = foot - 42_mm;
        place(set(price, Role::book_publisher, 9.5_pt, {margin, width_ - margin * 2, 1, 5_mm}, on_ground()), std::min(code_top, least_top) - 6_mm);
        blurb(margin, std::min(code_top, least_top) - 10_mm);
    }

    void blurb(Length margin, Length foot) {
        const std::string& text = book_.plan.description;
        if (text.empty()) return;
        const bool on_label = style_.cover.layout == CoverLayout::label;
        const Length top = margin * 3 / 2, padding = on_label ? margin / 2 : Length{};
        const CoverType::Room room{margin + padding, width_ - (margin + padding) * 2, 60, foot - top - padding * 2};
        const auto setting = set(text, Role::body, wide(29), room, style_.cover.text);
        constexpr Length least = 7_pt;
        if (setting.size < least)
            made_.diagnostics.push_back(warning("long-blurb", book_.plan.title.span, tr("the description is set smaller than can be read on the back of the cover"),
                                                tr("shorten `description:` to a few sentences")));
        if (on_label) pen_.bar(margin, top, width_ - margin * 2, setting.height() + padding * 2, style_.cover.accent);
        place(setting, top + padding);
        for (const CoverLine& line : setting.lines)
            for (const Glyph& glyph : line.glyphs)
                if (glyph.id == 0) return tell_missing();
    }

    void tell_missing() {
        made_.diagnostics.push_back(error("missing-glyph", book_.plan.title.span, tr("the description holds a character that no font of the style has"),
                                          tr("write it otherwise, or choose fonts that have it in a style of your own")));
    }

    // The bars end before `right` and their digits stand on `foot`, the ISBN above; the field is white. Gives the field's top.
    Length bars_of_isbn(Length right, Length foot) {
        const std::string& digits = book_.plan.isbn.at("print").value;
        const auto code = ean_13(digits);
        if (!code) return foot;
        const Length x = right - ean_module * (ean_modules + ean_quiet_right), y = foot - ean_height - ean_digits;
        const Length left = x - ean_module * ean_quiet_left, top = y - 5_mm;
        pen_.bar(left - white_margin, top - white_margin, right - left + white_margin * 2, foot - top + white_margin * 2, white_ink);
        for (int i = 0; i < code->width; ++i) {
            if (!code->at(i, 0)) continue;
            const bool guard = i < 3 || (i >= 45 && i < 50) || i >= 92;
            pen_.bar(x + ean_module * i, y, ean_module, guard ? ean_height + ean_guard : ean_height, black_ink);
        }
        const auto caption = [&](const std::string& text, Length from, int modules, Length baseline) {
            const auto setting = type_.set(text, style_[Role::table_cell], 9_pt, {from, ean_module * modules, 1, 10_mm}, true, black_ink);
            for (const CoverLine& line : setting.lines) pen_.line(line, {}, baseline);
        };
        const Length under = y + ean_height + ean_digits - 0.4_mm;
        caption(digits.substr(0, 1), left, ean_quiet_left - 2, under);
        caption(digits.substr(1, 6), x + ean_module * 4, 41, under);
        caption(digits.substr(7), x + ean_module * 50, 41, under);
        caption("ISBN " + spaced_isbn(digits), x, ean_modules, y - 1.6_mm);
        return top - white_margin;
    }

    /// Where the book is handed out, as a machine-readable square on white.
    void address(Length left, Length foot) {
        const auto code = qr_code(book_.plan.distribution_url.value);
        if (!code) return;
        const Length side = qr_module * (code->width + qr_quiet * 2);
        pen_.bar(left, foot - side, side, side, white_ink);
        pen_.modules(*code, left + qr_module * qr_quiet, foot - side + qr_module * qr_quiet, qr_module);
    }

    const Book& book_;
    const StyleSheet& style_;
    const PrinterProfile& profile_;
    Length width_, height_, spine_;
    int pages_;
    Result<TypesetBook>& made_;
    CoverType type_;
    CoverPen pen_;
};

} // namespace

Result<TypesetBook> make_cover(const Book& book, const StyleSheet& style, const PrinterProfile& profile, int pages) {
    Result<TypesetBook> result;
    result.value.structure.push_back({});
    CoverMaker(book, style, profile, pages, result).make();
    result.value.page_style = style.page;
    result.value.page_style.width = result.value.pages[0].width;
    return result;
}

} // namespace florilege
