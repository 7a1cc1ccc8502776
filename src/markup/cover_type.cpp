#include "markup/cover_type.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"

namespace florilege {

namespace {

constexpr double leading_of_size = 1.18;
constexpr double smaller = 0.93; // from one try to the next
constexpr std::size_t longest_link = 3; // letters of the words that a line had better not end in: de, les, the
constexpr double cost_of_link = 0.1;    // as a line empty for a third

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

// As few lines as the measure allows; of these, lines alike in length that do not end in a word of a few letters.
std::vector<CoverType::Line> CoverType::broken(const std::vector<Line>& words, double space, double measure) const {
    struct Rest { // the words from one on, set at their best
        std::size_t lines = 0;
        double cost = 0;
        std::size_t end = 0; // of their first line
    };
    std::vector<Rest> rests(words.size() + 1);
    for (std::size_t begin = words.size(); begin-- > 0;) {
        Rest& best = rests[begin];
        double width = -space;
        for (std::size_t end = begin + 1; end <= words.size(); ++end) {
            width += space + words[end - 1].width;
            if (end > begin + 1 && width > measure) break;
            const double empty = std::max(1 - width / measure, 0.0);
            const bool ends_in_link = end < words.size() && words[end - 1].link;
            const Rest rest{rests[end].lines + 1, rests[end].cost + empty * empty + (ends_in_link ? cost_of_link : 0), end};
            if (best.lines == 0 || std::tie(rest.lines, rest.cost) < std::tie(best.lines, best.cost)) best = rest;
        }
    }
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < words.size(); begin = rests[begin].end) {
        Line line = words[begin];
        for (std::size_t at = begin + 1; at < rests[begin].end; ++at) line.text += ' ' + words[at].text, line.width += space + words[at].width;
        lines.push_back(std::move(line));
    }
    return lines;
}

CoverType::Setting CoverType::set(const std::string& text, const TextStyle& style, Length size, const Room& room, bool centred, Ink ink) const {
    const FaceId face = fonts_.face({style.families, style.weight, style.italic});
    const std::uint16_t features = style.capitals == Capitals::normal ? feature_none : small_capitals;
    const double space = fonts_.advance(face, fonts_.glyph(face, U' ')) / 1e6;
    std::vector<Line> words;
    for (std::string& word : words_of(text)) {
        const double ems = width(word, face, features);
        const bool link = count_code_points(word) <= longest_link;
        words.push_back({std::move(word), ems, link});
    }
    Setting setting;
    if (words.empty()) return setting;
    const double narrowest = std::max_element(words.begin(), words.end(), [](const Line& a, const Line& b) { return a.width < b.width; })->width;
    double points = std::min(size.points(), room.width.points() / std::max(narrowest, 0.01));
    double whole = -space; // on one line
    for (const Line& word : words) whole += space + word.width;
    std::vector<Line> lines;
    for (;; points *= smaller) {
        const double measure = room.width.points() / points + 1e-9;
        const bool smallest = points < 1;
        if (!smallest && whole > static_cast<double>(room.lines) * (measure + space)) continue; // holds in no way
        lines = broken(words, space, measure);
        const double height = points * leading_of_size * static_cast<double>(lines.size());
        if (smallest || (lines.size() <= room.lines && height <= room.height.points())) break;
    }
    lines.resize(std::min(lines.size(), room.lines)); // what nobody could read for its size goes
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
