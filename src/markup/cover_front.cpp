#include "markup/cover_front.h"

#include <algorithm>

#include "markup/cover_type.h"

namespace florilege {

namespace {

constexpr Length past_edge = 10_mm; // grounds run past the page by more than any bleed
constexpr Length widest_bleed = 5_mm;
constexpr std::size_t most_authors = 8;

class FrontDesigner {
  public:
    FrontDesigner(const Book& book, const StyleSheet& style, Fonts& fonts)
        : book_(book), style_(style), cover_(style.cover), type_(fonts, book.plan.language) {
        front_.width = style.page.width, front_.height = style.page.height;
        margin_ = front_.width / 8;
    }

    CoverFront design() {
        const auto given = book_.images.find(book_.plan.cover.value);
        if (given != book_.images.end()) {
            front_.picture = given->first;
            if (!book_.plan.cover_is_picture) {
                fill({}, -widest_bleed, front_.width + widest_bleed, front_.height + widest_bleed * 2);
                return std::move(front_);
            }
        }
        switch (cover_.layout) {
        case CoverLayout::frame: frame(); break;
        case CoverLayout::solid: solid(); break;
        case CoverLayout::label: label(); break;
        case CoverLayout::bars: bars(); break;
        }
        return std::move(front_);
    }

  private:
    Length share(int permille) const { return front_.height * permille / 1000; }
    Length wide(int permille) const { return front_.width * permille / 1000; }
    bool has_picture() const { return !front_.picture.empty(); }
    double proportion() const { // of the picture, height to width
        const Image& image = book_.images.at(front_.picture);
        return static_cast<double>(image.height) / std::max(1, image.width);
    }

    void bar(Length x, Length y, Length width, Length height, Ink ink) { front_.bars.push_back({x, y, width, height, ink}); }

    /// The picture covers an area; what of it lies outside is to be covered, or cut off.
    void fill(Length x, Length y, Length width, Length height) {
        const Length across = std::max(width, points(height.points() / proportion()));
        front_.picture_width = across, front_.picture_height = points(across.points() * proportion());
        front_.picture_x = x + (width - front_.picture_width) / 2;
        front_.picture_y = y + (height - front_.picture_height) / 2;
    }

    /// The picture lies whole inside an area.
    void fit(Length x, Length y, Length width, Length height) {
        const Length across = std::min(width, points(height.points() / proportion()));
        front_.picture_width = across, front_.picture_height = points(across.points() * proportion());
        front_.picture_x = x + (width - front_.picture_width) / 2;
        front_.picture_y = y + (height - front_.picture_height) / 2;
    }

    /// The ground all around an area that stays free, to the edges and past them.
    void ground_around(Length x, Length y, Length width, Length height) {
        const Length full = front_.width + past_edge * 2;
        bar(-past_edge, -past_edge, full, y + past_edge, cover_.ground);
        bar(-past_edge, y + height, full, front_.height - y - height + past_edge, cover_.ground);
        constexpr Length lap = 0.5_pt; // bars that only met would show a seam
        bar(-past_edge, y - lap, x + past_edge, height + lap * 2, cover_.ground);
        bar(x + width, y - lap, front_.width - x - width + past_edge, height + lap * 2, cover_.ground);
    }
    void ground() { bar(-past_edge, -past_edge, front_.width + past_edge * 2, front_.height + past_edge * 2, cover_.ground); }

    /// Places lines, their first body's top at `y`; gives the foot of the last.
    Length place(CoverType::Setting setting, Length y) {
        for (CoverLine& line : setting.lines) {
            line.baseline += y + setting.size;
            front_.lines.push_back(std::move(line));
        }
        return y + setting.height();
    }

    CoverType::Setting set(const std::string& text, Role role, int size, const CoverType::Room& room, bool centred, Ink ink) const {
        return type_.set(text, style_[role], wide(size), room, centred, ink);
    }

    void outline(Length inset, Length thickness) {
        const Length width = front_.width - inset * 2, height = front_.height - inset * 2;
        bar(inset, inset, width, thickness, cover_.accent), bar(inset, inset + height - thickness, width, thickness, cover_.accent);
        bar(inset, inset, thickness, height, cover_.accent), bar(inset + width - thickness, inset, thickness, height, cover_.accent);
    }

    void frame() {
        const Length x = wide(120), width = front_.width - x * 2;
        auto publisher = set(book_.plan.publisher.name, Role::book_publisher, 37, {x, width, 2, share(60)}, true, cover_.text);
        const Length publisher_top = share(925) - publisher.height();
        place(set(cover_authors(book_.plan), Role::book_author, 55, {x, width, 4, share(110)}, true, cover_.text), share(110));
        auto title = set(book_.plan.title.value, Role::book_title, 115, {x, width, 6, share(has_picture() ? 200 : 300)}, true, cover_.text);
        Length y = share(has_picture() ? 240 : 460) - (has_picture() ? Length{} : title.height() / 2);
        y = place(std::move(title), y) + share(25);
        const Length rule_y = y;
        y += share(30);
        y = place(set(book_.plan.subtitle, Role::book_subtitle, 48, {x, width, 4, share(120)}, true, cover_.text), y) + share(20);
        place(std::move(publisher), publisher_top);
        if (has_picture()) {
            fit(x, y, width, publisher_top - share(25) - y);
            ground_around(front_.picture_x, front_.picture_y, front_.picture_width, front_.picture_height);
        } else {
            ground();
        }
        bar(front_.width / 2 - wide(70), rule_y, wide(140), 1.2_pt, cover_.accent);
        outline(margin_ / 2, 1.6_pt), outline(margin_ / 2 + 3.2_pt, 0.5_pt);
    }

    void solid() {
        const Length x = wide(110), width = front_.width - x * 2, half = share(500);
        if (has_picture()) {
            fill({}, -widest_bleed, front_.width + widest_bleed, half + widest_bleed);
            bar(-past_edge, half, front_.width + past_edge * 2, front_.height - half + past_edge, cover_.ground);
        } else {
            ground();
        }
        Length y = has_picture() ? share(545) : share(330);
        bar(x, y, wide(170), 3_pt, cover_.accent);
        y += share(30);
        y = place(set(book_.plan.title.value, Role::book_title, 118, {x, width, 6, share(has_picture() ? 190 : 330)}, false, cover_.text), y) + share(15);
        y = place(set(book_.plan.subtitle, Role::book_subtitle, 48, {x, width, 3, share(70)}, false, cover_.text), y);
        place(set(cover_authors(book_.plan), Role::book_author, 52, {x, width, 3, share(has_picture() ? 70 : 130)}, false, cover_.text),
              has_picture() ? y + share(12) : share(110));
        place(set(book_.plan.publisher.name, Role::book_publisher, 36, {x, width, 1, share(40)}, false, cover_.text), share(905));
    }

    void label() {
        const Length x = wide(100), width = front_.width - x * 2, inner = wide(160), measure = front_.width - inner * 2;
        if (has_picture()) fill({}, -widest_bleed, front_.width + widest_bleed, front_.height + widest_bleed * 2);
        else ground();
        const auto authors = set(cover_authors(book_.plan), Role::book_author, 52, {inner, measure, 4, share(100)}, true, cover_.text);
        const auto title = set(book_.plan.title.value, Role::book_title, 108, {inner, measure, 6, share(260)}, true, cover_.text);
        const auto subtitle = set(book_.plan.subtitle, Role::book_subtitle, 46, {inner, measure, 3, share(80)}, true, cover_.text);
        const auto publisher = set(book_.plan.publisher.name, Role::book_publisher, 36, {inner, measure, 1, share(40)}, true, cover_.text);
        const Length gap = share(28), top = share(130);
        Length y = top + gap;
        const Length height = authors.height() + title.height() + subtitle.height() + publisher.height() + gap * 6;
        bar(x, top, width, height, cover_.accent);
        bar(x + 4_pt, top + 4_pt, width - 8_pt, 0.5_pt, cover_.text), bar(x + 4_pt, top + height - 4.5_pt, width - 8_pt, 0.5_pt, cover_.text);
        bar(x + 4_pt, top + 4_pt, 0.5_pt, height - 8_pt, cover_.text), bar(x + width - 4.5_pt, top + 4_pt, 0.5_pt, height - 8_pt, cover_.text);
        y = place(authors, y) + gap;
        y = place(title, y) + gap / 2;
        y = place(subtitle, y) + gap * 2;
        place(publisher, y);
    }

    void bars() {
        const Length x = wide(100), width = front_.width - x * 2, thick = share(55), publisher_top = share(860);
        Length y = place(set(book_.plan.title.value, Role::book_title, 150, {x, width, 5, share(has_picture() ? 260 : 380)}, false, cover_.text), share(110)) + share(20);
        y = place(set(book_.plan.subtitle, Role::book_subtitle, 62, {x, width, 3, share(110)}, false, cover_.text), y) + share(30);
        y = place(set(cover_authors(book_.plan), Role::book_author, 66, {x, width, 4, share(150)}, false, cover_.text), y) + share(25);
        place(set(book_.plan.publisher.name, Role::book_publisher, 48, {x, width, 1, share(50)}, false, cover_.text), publisher_top);
        if (has_picture()) {
            fit(x, y, width, publisher_top - share(25) - y);
            ground_around(front_.picture_x, front_.picture_y, front_.picture_width, front_.picture_height);
        } else {
            ground();
        }
        bar(-past_edge, -past_edge, front_.width + past_edge * 2, thick + past_edge, cover_.accent);
        bar(-past_edge, front_.height - thick, front_.width + past_edge * 2, thick + past_edge, cover_.accent);
    }

    const Book& book_;
    const StyleSheet& style_;
    const CoverStyle& cover_;
    CoverType type_;
    CoverFront front_;
    Length margin_;
};

} // namespace

std::string cover_authors(const Plan& plan) {
    std::string names;
    std::size_t count = 0;
    for (const Contributor& contributor : plan.authors) {
        if (contributor.role != "author") continue;
        if (++count > most_authors) return names + "…";
        names += (names.empty() ? "" : ", ") + contributor.name;
    }
    return names;
}

CoverFront design_front(const Book& book, const StyleSheet& style, Fonts& fonts) { return FrontDesigner(book, style, fonts).design(); }

} // namespace florilege
