#include "markup/cover.h"

#include <algorithm>

#include "base/number.h"
#include "base/xml.h"
#include "read/image.h"

namespace florilege {

namespace {

// Drawing units; the picture has one pixel a unit.
constexpr int cover_width = 1600;
constexpr int cover_height = 2400;
constexpr int margin = 160;
constexpr const char* paper = "#f6f1e6";
constexpr const char* ink = "#20242c";
constexpr const char* accent = "#8c2f24";

struct Line {
    std::vector<Glyph> glyphs;
    double width = 0; // ems
};

/// Words of one face, in capitals of the small kind or not, set in centred lines.
class CoverDrawing {
  public:
    CoverDrawing(Fonts& fonts, const std::string& language) : fonts_(fonts), language_(language) {
        out_ = XmlWriter::document();
        out_.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg");
        out_.attribute("width", to_text(std::int64_t{cover_width})).attribute("height", to_text(std::int64_t{cover_height}));
        out_.attribute("viewBox", "0 0 " + to_text(std::int64_t{cover_width}) + ' ' + to_text(std::int64_t{cover_height}));
        rectangle(0, 0, cover_width, cover_height, paper);
    }

    void rectangle(int x, int y, int width, int height, const char* colour) {
        out_.open("rect").attribute("x", to_text(std::int64_t{x})).attribute("y", to_text(std::int64_t{y}));
        out_.attribute("width", to_text(std::int64_t{width})).attribute("height", to_text(std::int64_t{height})).attribute("fill", colour).close_empty();
    }

    void frame(int inset, int thickness) {
        rectangle(inset, inset, cover_width - 2 * inset, thickness, accent);
        rectangle(inset, cover_height - inset - thickness, cover_width - 2 * inset, thickness, accent);
        rectangle(inset, inset, thickness, cover_height - 2 * inset, accent);
        rectangle(cover_width - inset - thickness, inset, thickness, cover_height - 2 * inset, accent);
    }

    /// The lines that `text` makes at `size`, no line wider than the cover's measure; what does not fit in `most` lines is set smaller.
    std::vector<Line> lines(const std::string& text, const TextStyle& style, double& size, std::size_t most) {
        const FaceId face = fonts_.face({style.families, style.weight, style.italic});
        for (;; size *= 0.9) {
            const double measure = (cover_width - 2 * margin) / size;
            std::vector<Line> lines = broken(words_of(text, style, face), space_width(face), measure);
            const bool fits = lines.size() <= most && std::all_of(lines.begin(), lines.end(), [&](const Line& line) { return line.width <= measure; });
            if (fits || size < 24) return lines;
        }
    }

    /// Draws lines, the first baseline at `y`; gives the last baseline.
    double draw(const std::vector<Line>& lines, double size, double y, double leading, const char* colour) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) y += size * leading;
            double x = cover_width / 2.0 - lines[i].width * size / 2;
            for (const Glyph& glyph : lines[i].glyphs) {
                const std::string path = fonts_.outline(glyph.face, glyph.id);
                if (!path.empty()) {
                    const double gx = x + glyph.x_offset / 1e6 * size, gy = y - glyph.y_offset / 1e6 * size;
                    out_.open("path").attribute("d", path).attribute("fill", colour);
                    out_.attribute("transform", "translate(" + to_text(gx, 2) + ' ' + to_text(gy, 2) + ") scale(" + to_text(size / 1000, 5) + ')').close_empty();
                }
                x += glyph.advance / 1e6 * size;
            }
        }
        return y;
    }

    std::string take() {
        out_.close();
        return out_.take();
    }

  private:
    double space_width(FaceId face) const { return fonts_.advance(face, fonts_.glyph(face, U' ')) / 1e6; }

    std::vector<Line> words_of(const std::string& text, const TextStyle& style, FaceId face) const {
        const std::uint16_t features = style.capitals == Capitals::normal ? feature_none : small_capitals;
        std::vector<Line> words;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
            if (end > begin) {
                Line word{fonts_.shape(face, std::string_view(text).substr(begin, end - begin), features, language_), 0};
                for (const Glyph& glyph : word.glyphs) word.width += glyph.advance / 1e6;
                words.push_back(std::move(word));
            }
            begin = end + 1;
        }
        return words;
    }

    // As few lines as the measure allows, then as even as that number allows.
    static std::vector<Line> broken(const std::vector<Line>& words, double space, double measure) {
        const auto fill = [&](double width) {
            std::vector<Line> lines;
            for (const Line& word : words) {
                if (lines.empty() || lines.back().width + space + word.width > width) {
                    lines.push_back(word);
                    continue;
                }
                Line& line = lines.back();
                line.glyphs.back().advance += static_cast<std::int32_t>(space * 1e6);
                line.glyphs.insert(line.glyphs.end(), word.glyphs.begin(), word.glyphs.end());
                line.width += space + word.width;
            }
            return lines;
        };
        std::vector<Line> best = fill(measure);
        for (double narrow = measure * 0.95; narrow > measure * 0.3; narrow -= measure * 0.05) {
            std::vector<Line> even = fill(narrow);
            if (even.size() > best.size()) break;
            best = std::move(even);
        }
        return best;
    }

    Fonts& fonts_;
    std::string language_;
    XmlWriter out_;
};

std::string authors_of(const Plan& plan) {
    std::string names;
    std::size_t count = 0;
    for (const Contributor& contributor : plan.authors)
        if (contributor.role == "author" && count++ < 4) names += (names.empty() ? "" : " · ") + contributor.name;
    return names;
}

std::string draw_cover(const Plan& plan, const StyleSheet& style, Fonts& fonts) {
    CoverDrawing drawing(fonts, plan.language);
    drawing.frame(70, 6);
    drawing.frame(88, 2);
    double size = 92;
    const auto authors = drawing.lines(authors_of(plan), style[Role::book_author], size, 3);
    drawing.draw(authors, size, 360, 1.25, ink);

    size = 190;
    const auto title = drawing.lines(plan.title.value, style[Role::book_title], size, 6);
    const double height = size * 1.15 * static_cast<double>(title.size());
    double y = drawing.draw(title, size, 1080 - height / 2 + size, 1.15, ink);
    drawing.rectangle(cover_width / 2 - 110, static_cast<int>(y) + 90, 220, 6, accent);
    if (!plan.subtitle.empty()) {
        size = 78;
        const auto subtitle = drawing.lines(plan.subtitle, style[Role::book_subtitle], size, 4);
        drawing.draw(subtitle, size, y + 240, 1.3, ink);
    }
    size = 60;
    const auto publisher = drawing.lines(plan.publisher.name, style[Role::book_publisher], size, 2);
    drawing.draw(publisher, size, cover_height - 240, 1.3, ink);
    return drawing.take();
}

} // namespace

Image cover_image(const Book& book, const StyleSheet& style, Fonts& fonts) {
    if (const auto given = book.images.find(book.plan.cover.value); given != book.images.end()) return given->second;
    Image drawing;
    drawing.path = "cover.svg";
    drawing.format = ImageFormat::svg;
    drawing.bytes = std::make_shared<const std::string>(draw_cover(book.plan, style, fonts));
    drawing.width = cover_width;
    drawing.height = cover_height;
    return drawing;
}

} // namespace florilege
