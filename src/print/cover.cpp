#include "print/cover.h"

#include <algorithm>

#include "language/language.h"
#include "print/cover_canvas.h"

namespace florilege {

namespace {

// EAN-13 at its nominal size (GS1 General Specifications §5.2.3): modules of 0.33 mm, bars 22.85 mm high, guards five modules
// longer, 11 modules of quiet at the left and 7 at the right.
constexpr Length ean_module = 0.33_mm, ean_height = 22.85_mm, ean_guard = 1.65_mm;
constexpr int ean_quiet_left = 11, ean_quiet_right = 7;

// Sizes of a cover: read from further away than a title page.
StyleSheet cover_style(StyleSheet style) {
    const auto enlarge = [&](Role role, int permille) {
        TextStyle& text = style.roles[static_cast<std::size_t>(role)];
        text.size = {text.size.value * permille / 1000};
        text.leading = {text.size.value * 1200 / 1000};
    };
    enlarge(Role::book_title, 1250);
    enlarge(Role::book_author, 1150);
    enlarge(Role::book_subtitle, 1100);
    for (const Role role : {Role::book_title, Role::book_author, Role::book_subtitle, Role::book_publisher, Role::book_date})
        style.roles[static_cast<std::size_t>(role)].indent = {};
    TextStyle& blurb = style.roles[static_cast<std::size_t>(Role::body)];
    blurb.indent = {};
    return style;
}

class CoverMaker {
  public:
    CoverMaker(const Book& book, const StyleSheet& style, const PrinterProfile& profile, int pages, TypesetBook& made, Diagnostics& diagnostics)
        : book_(book), profile_(profile), style_(cover_style(style)), width_(style.page.width), height_(style.page.height),
          spine_(spine_width(profile, pages)), pages_(pages), canvas_(made.fonts, style_, book.plan.language, diagnostics) {}

    Page make() {
        Page& page = canvas_.page();
        page.width = width_ * 2 + spine_, page.height = height_;
        page.label = "1";
        front();
        spine();
        back();
        page.lines.clear();
        return std::move(page);
    }

  private:
    std::string authors() const {
        std::string names;
        for (const Contributor& contributor : book_.plan.authors)
            if (contributor.role == "author") names += (names.empty() ? "" : ", ") + contributor.name;
        return names;
    }

    void front() {
        const Length left = width_ + spine_, margin = width_ / 8, column = width_ - margin * 2;
        canvas_.frame(left + margin / 2, margin / 2, width_ - margin, height_ - margin, 0.5_pt);
        canvas_.frame(left + margin / 2 + 2.5_pt, margin / 2 + 2.5_pt, width_ - margin - 5_pt, height_ - margin - 5_pt, 1.2_pt);
        Length y = canvas_.text(authors(), Role::book_author, left + margin, column, height_ * 17 / 100);
        y = canvas_.text(book_.plan.title.value, Role::book_title, left + margin, column, std::max(y + style_[Role::book_title].leading, height_ * 36 / 100));
        y += style_[Role::book_subtitle].leading / 2;
        canvas_.text(book_.plan.subtitle, Role::book_subtitle, left + margin, column, y);
        canvas_.text(book_.plan.publisher.name, Role::book_publisher, left + margin, column, height_ - margin - style_[Role::book_publisher].leading);
    }

    void spine() {
        const TextStyle& text = style_[Role::book_author];
        if (pages_ < profile_.spine_text_pages || spine_ - profile_.spine_clearance * 2 < text.size) return;
        const Length middle = width_ + spine_ / 2, edge = 12_mm;
        const std::string line = authors().empty() ? book_.plan.title.value : authors() + " \u2014 " + book_.plan.title.value;
        if (!canvas_.turned(line, Role::book_author, middle, height_ - edge, height_ - edge * 2))
            canvas_.turned(book_.plan.title.value, Role::book_author, middle, height_ - edge, height_ - edge * 2);
    }

    void back() {
        const Length margin = width_ / 8, column = width_ - margin * 2;
        Length y = margin + style_[Role::body].leading;
        y = canvas_.text(book_.plan.description, Role::body, margin, column, y);
        const Length foot = height_ - margin;
        bars(width_ - margin, foot);
        if (const auto code = qr_code(book_.plan.distribution_url.value)) {
            const Length module = 0.6_mm;
            canvas_.modules(*code, margin + module * 4, foot - module * (code->height + 4), module, module);
        }
        const std::string price = book_.plan.price == "free" ? std::string(wording(book_.plan.language, "free")) : book_.plan.price;
        canvas_.text(price, Role::imprint, margin, column / 2, foot - 36_mm);
    }

    // The bars end at `right` and stand on `foot`, the number in figures under them and the ISBN above.
    void bars(Length right, Length foot) {
        const auto isbn = book_.plan.isbn.find("print");
        if (isbn == book_.plan.isbn.end()) return;
        const auto code = ean_13(isbn->second.value);
        if (!code) return;
        const Length x = right - ean_module * (code->width + ean_quiet_right), y = foot - ean_height - 3.5_mm;
        for (int i = 0; i < code->width; ++i) {
            if (!code->at(i, 0)) continue;
            const bool guard = i < 3 || (i >= 45 && i < 50) || i >= 92;
            canvas_.rule(x + ean_module * i, y, ean_module, guard ? ean_height + ean_guard : ean_height);
        }
        const std::string& digits = isbn->second.value;
        const Length under = y + ean_height + 3_mm;
        canvas_.text(digits.substr(0, 1), Role::table_cell, x - ean_module * (ean_quiet_left - 3), 5_mm, under);
        canvas_.text(digits.substr(1, 6), Role::table_cell, x + ean_module * 9, ean_module * 40, under);
        canvas_.text(digits.substr(7), Role::table_cell, x + ean_module * 56, ean_module * 40, under);
        canvas_.text("ISBN " + digits.substr(0, 3) + '-' + digits.substr(3), Role::table_cell, x, ean_module * 95, y - 1.5_mm);
    }

    const Book& book_;
    const PrinterProfile& profile_;
    StyleSheet style_;
    Length width_, height_, spine_;
    int pages_;
    CoverCanvas canvas_;
};

} // namespace

Result<TypesetBook> make_cover(const Book& book, const StyleSheet& style, const PrinterProfile& profile, int pages) {
    Result<TypesetBook> result;
    TypesetBook& made = result.value;
    made.structure.push_back({});
    Page page = CoverMaker(book, style, profile, pages, made, result.diagnostics).make();
    made.page_style = style.page;
    made.page_style.width = page.width;
    made.pages.push_back(std::move(page));
    return result;
}

} // namespace florilege
