#include "print/flyer.h"

#include <algorithm>

#include "base/translate.h"
#include "document/edition.h"
#include "language/language.h"
#include "print/cover_canvas.h"

namespace florilege {

namespace {

// ISO 216, upright.
struct Sheet216 {
    std::string_view name;
    Length width, height;
};
constexpr Sheet216 sheets[] = {{"a6", 105_mm, 148_mm}, {"a5", 148_mm, 210_mm}, {"a4", 210_mm, 297_mm}};

constexpr int least_text = 7'500;   // 1/1000 pt: the smallest that is read with ease at arm's length
constexpr int a5_text = 11'500;     // of the description on A5; others by the width of the sheet
constexpr std::size_t most_description = 6'000; // bytes: more than any sheet holds
constexpr const char* ellipsis = " \u2026";
constexpr int quiet_modules = 4;    // around the square (ISO/IEC 18004)

const Sheet216& sheet_of(const Plan& plan) {
    const auto found = std::find_if(std::begin(sheets), std::end(sheets), [&](const Sheet216& sheet) { return sheet.name == plan.flyer.value; });
    return found == std::end(sheets) ? sheets[1] : *found;
}

std::string names_of(const Plan& plan) {
    std::string names;
    for (const Contributor& person : plan.authors)
        if (person.role == "author") names += (names.empty() ? "" : ", ") + person.name;
    return names;
}

// As people type it.
std::string short_address(const std::string& url) {
    std::string address = url.substr(url.find("://") == std::string::npos ? 0 : url.find("://") + 3);
    if (address.starts_with("www.")) address.erase(0, 4);
    while (address.ends_with('/')) address.pop_back();
    return address;
}

void set_size(StyleSheet& style, Role role, Length size, int leading_permille) {
    TextStyle& text = style.roles[static_cast<std::size_t>(role)];
    text.size = size;
    text.leading = {size.value * leading_permille / 1000};
    text.align = Align::left;
    text.indent = text.margin_left = text.margin_right = {};
    text.hyphens = false;
    text.initial_letter = 0;
}

// The flyer's sizes follow from its text's.
StyleSheet flyer_style(StyleSheet style, const Sheet216& sheet, Length text) {
    style.page.width = sheet.width, style.page.height = sheet.height;
    const auto sized = [&](int permille) { return Length{text.value * permille / 1000}; };
    set_size(style, Role::body, text, 1350);
    set_size(style, Role::book_author, sized(1200), 1250);
    set_size(style, Role::book_title, sized(2300), 1120);
    set_size(style, Role::book_subtitle, sized(1250), 1250);
    set_size(style, Role::book_publisher, sized(950), 1250);
    set_size(style, Role::section_title, sized(1450), 1200);
    set_size(style, Role::imprint, sized(950), 1300);
    return style;
}

class FlyerMaker {
  public:
    FlyerMaker(const Book& book, const Sheet216& sheet, Length text, const StyleSheet& style, const std::string& cover, Fonts& fonts, Diagnostics& diagnostics)
        : plan_(book.plan), style_(flyer_style(style, sheet, text)), width_(sheet.width), height_(sheet.height), margin_(sheet.width / 11),
          canvas_(fonts, style_, book.plan.language, diagnostics), cover_(cover), picture_(book.images.at(cover)) {}

    bool fits() { return plan_.description.size() <= most_description && description_height(plan_.description) <= room(); }

    /// `description`: as much of the plan's as fits.
    Page make(const std::string& description, std::vector<StructureNode>& structure) {
        Page& page = canvas_.page();
        page.width = width_, page.height = height_, page.label = "1";
        const Length column = head();
        if (!description.empty()) paragraph(description, Role::body, margin_, column + gap() + style_[Role::body].size, width_ - margin_ * 2);
        foot();
        page.lines.clear();
        structure = canvas_.structure();
        return std::move(page);
    }

    /// The longest beginning of the description, ended where a sentence or a word ends, for which there is room.
    std::string cut_description() {
        const std::string& whole = plan_.description;
        std::vector<std::size_t> ends{0};
        for (std::size_t at = whole.find(' '); at != std::string::npos && at < most_description; at = whole.find(' ', at + 1)) ends.push_back(at);
        const auto too_long = [&](std::size_t end) { return description_height(whole.substr(0, end) + ellipsis) > room(); };
        const auto end = std::partition_point(ends.begin() + 1, ends.end(), [&](std::size_t place) { return !too_long(place); }) - 1;
        return *end == 0 ? std::string() : whole.substr(0, *end) + ellipsis;
    }

  private:
    Length gap() const { return margin_ * 7 / 10; }
    Length cover_width() const { return (width_ - margin_ * 2) * 44 / 100; }
    Length cover_height() const {
        const Length whole{cover_width().value * picture_.height / std::max(1, picture_.width)};
        return std::min(whole, height_ * 48 / 100);
    }
    Length square() const { return std::max(width_ * 19 / 100, 22_mm); }
    Length foot_height() const { return square() + margin_ / 2; }
    Length room() const { return height_ - margin_ * 2 - cover_height() - gap() * 2 - foot_height(); }
    Length description_height(const std::string& text) { return canvas_.height(text, Role::body, width_ - margin_ * 2); }

    Length paragraph(const std::string& text, Role role, Length x, Length y, Length width, StructureType type = StructureType::paragraph) {
        if (text.empty()) return y;
        canvas_.mark(canvas_.node(type));
        return canvas_.text(text, role, x, width, y);
    }

    // The cover, and beside it who wrote what; returns where both end.
    Length head() {
        const Length height = cover_height();
        const Length width{std::min(cover_width().value, height.value * picture_.width / std::max(1, picture_.height))};
        canvas_.mark(canvas_.node(StructureType::figure, worded(plan_.language, "cover_of", plan_.title.value)));
        canvas_.picture(cover_, margin_, margin_, width, height);
        canvas_.mark_layout();
        canvas_.frame(margin_, margin_, width, height, 0.4_pt);
        const Length x = margin_ + width + gap(), column = width_ - margin_ - x;
        Length y = margin_ + style_[Role::book_author].size;
        y = paragraph(names_of(plan_), Role::book_author, x, y, column);
        y += style_[Role::book_title].leading * (names_of(plan_).empty() ? 4 : 7) / 10;
        y = paragraph(plan_.title.value, Role::book_title, x, y, column, StructureType::heading_1);
        y += style_[Role::book_subtitle].leading / 4;
        y = paragraph(plan_.subtitle, Role::book_subtitle, x, y, column);
        Length last = margin_ + height;
        std::string published = plan_.publisher.name;
        if (plan_.date) published += (published.empty() ? "" : ", ") + format_date(plan_.language, *plan_.date);
        const Length lines = canvas_.height(published, Role::book_publisher, column);
        const Length down = last - lines + style_[Role::book_publisher].leading - style_[Role::book_publisher].size / 4;
        const Length end = paragraph(published, Role::book_publisher, x, std::max(down, y), column);
        return std::max(last, end);
    }

    // What to do next: the square, what it leads to, and on which terms.
    void foot() {
        const Length top = height_ - margin_ - square();
        canvas_.mark_layout();
        canvas_.rule(margin_, top - margin_ / 2, width_ - margin_ * 2, 0.5_pt);
        const std::string url = plan_.distribution_url.value.empty() ? site_address(plan_) : plan_.distribution_url.value;
        const auto code = qr_code(url);
        const bool scanned = !url.empty() && code;
        const Length column = width_ - margin_ * 2 - (scanned ? square() + gap() : Length{});
        Length y = top + style_[Role::section_title].size;
        y = paragraph(std::string(wording(plan_.language, "flyer_invitation")), Role::section_title, margin_, y, column, StructureType::heading_2);
        y += style_[Role::body].leading / 5;
        if (!url.empty()) y = address(url, y, column);
        std::string terms = is_free(plan_) ? std::string(wording(plan_.language, "flyer_free")) : "";
        if (plan_.isbn.contains("print")) terms += (terms.empty() ? "" : " ") + std::string(wording(plan_.language, "flyer_print"));
        paragraph(terms, Role::imprint, margin_, y, column);
        if (!scanned) return;
        canvas_.mark(canvas_.node(StructureType::figure, worded(plan_.language, "qr_code", url)));
        const Length module{square().value / (code->width + quiet_modules)}; // the margin is quiet on the other sides
        canvas_.modules(*code, width_ - margin_ - module * code->width, height_ - margin_ - module * code->height, module, module);
    }

    Length address(const std::string& url, Length y, Length column) {
        const std::string shown = short_address(url);
        const std::uint32_t paragraph_node = canvas_.node(StructureType::paragraph);
        const std::uint32_t link = canvas_.node(StructureType::link, {}, paragraph_node);
        canvas_.mark(link);
        const Length before = y, end = canvas_.text(shown, Role::body, margin_, column, y);
        const Length height = end - before, ascent = style_[Role::body].size;
        canvas_.page().links.push_back({margin_, before - ascent, column, height + ascent / 3, url, url, link});
        return end;
    }

    const Plan& plan_;
    StyleSheet style_;
    Length width_, height_, margin_;
    CoverCanvas canvas_;
    std::string cover_;
    const Image& picture_;
};

} // namespace

Result<TypesetBook> make_flyer(const Book& book, const StyleSheet& style, const std::string& cover) {
    Result<TypesetBook> result;
    TypesetBook& made = result.value;
    const Sheet216& sheet = sheet_of(book.plan);
    const Span where = book.plan.flyer.span.source ? book.plan.flyer.span : book.plan.title.span;
    if (book.plan.distribution_url.value.empty() && site_address(book.plan).empty())
        result.diagnostics.push_back(warning("flyer-no-address", where, tr("the flyer leads nowhere"), tr("say where the book is: distribution: {url: https://…}")));
    const Length wanted{a5_text * sheet.width.value / sheets[1].width.value};
    Length text = std::max(wanted, Length{least_text});
    // As large as the description allows.
    std::optional<FlyerMaker> maker;
    for (;; text = {text.value * 94 / 100}) {
        maker.emplace(book, sheet, text, style, cover, made.fonts, result.diagnostics);
        if (maker->fits() || text.value * 94 / 100 < least_text) break;
    }
    std::string description = book.plan.description;
    if (!maker->fits()) {
        description = maker->cut_description();
        result.diagnostics.push_back(warning("flyer-cut", where, tr("the description is too long for the flyer, which ends it early"), tr("shorten it, or choose a larger sheet: flyer: a4")));
    }
    made.pages.push_back(maker->make(description, made.structure));
    made.page_style = style.page;
    made.page_style.width = sheet.width, made.page_style.height = sheet.height;
    return result;
}

} // namespace florilege
