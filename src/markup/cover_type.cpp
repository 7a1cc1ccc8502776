#include "markup/cover_type.h"

#include <algorithm>

namespace florilege {

namespace {

constexpr double leading_of_size = 1.18;
constexpr double smaller = 0.93; // from one try to the next

double advance_of(const std::vector<Glyph>& glyphs) {
    double width = 0;
    for (const Glyph& glyph : glyphs) width += glyph.advance / 1e6;
    return width;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        if (end > begin) words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

} // namespace

double CoverType::width(std::string_view text, FaceId face, std::uint16_t features) const {
    return advance_of(fonts_.shape(face, text, features, language_));
}

// As few lines as the measure allows, then as even as that number allows.
std::vector<CoverType::Line> CoverType::broken(const std::vector<Line>& words, double space, double measure) const {
    const auto fill = [&](double most) {
        std::vector<Line> lines;
        for (const Line& word : words) {
            if (lines.empty() || lines.back().width + space + word.width > most) {
                lines.push_back(word);
            } else {
                lines.back().text += ' ' + word.text;
                lines.back().width += space + word.width;
            }
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

CoverType::Setting CoverType::set(const std::string& text, const TextStyle& style, Length size, const Room& room, bool centred, Ink ink) const {
    const FaceId face = fonts_.face({style.families, style.weight, style.italic});
    const std::uint16_t features = style.capitals == Capitals::normal ? feature_none : small_capitals;
    const double space = fonts_.advance(face, fonts_.glyph(face, U' ')) / 1e6;
    std::vector<Line> words;
    for (std::string& word : words_of(text)) {
        const double ems = width(word, face, features);
        words.push_back({std::move(word), ems});
    }
    Setting setting;
    if (words.empty()) return setting;
    const double narrowest = std::max_element(words.begin(), words.end(), [](const Line& a, const Line& b) { return a.width < b.width; })->width;
    double points = std::min(size.points(), room.width.points() / std::max(narrowest, 0.01));
    std::vector<Line> lines;
    for (;; points *= smaller) {
        lines = broken(words, space, room.width.points() / points + 1e-9);
        const double height = points * leading_of_size * static_cast<double>(lines.size());
        if ((lines.size() <= room.lines && height <= room.height.points()) || points < 1) break;
    }
    setting.size = florilege::points(points);
    setting.leading = florilege::points(points * leading_of_size);
    Length baseline;
    for (const Line& line : lines) {
        CoverLine made{room.x, baseline, setting.size, ink, line.text, fonts_.shape(face, line.text, features, language_)};
        if (centred) made.x += (room.width - florilege::points(advance_of(made.glyphs) * points)) / 2;
        setting.lines.push_back(std::move(made));
        baseline += setting.leading;
    }
    return setting;
}

} // namespace florilege
