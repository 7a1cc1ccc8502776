// Bounds on what cmark is given: its 0.29 versions take quadratic time and memory on texts that no author writes.
#include <algorithm>
#include <array>

#include "base/translate.h"
#include "read/markdown_lines.h"

namespace florilege {

namespace {

constexpr std::size_t largest_text = 2 * 1024 * 1024;   // bytes; a long novel has one million
constexpr std::size_t most_columns = 100;               // of a table: more do not fit on paper
constexpr std::size_t most_cells = 100'000;
constexpr int deepest = 40;                             // block quotes and lists in each other on one line
constexpr std::size_t deepest_indent = 200;             // columns before a list's mark: a hundred lists in each other
constexpr std::size_t most_expansion = 32 * 1024 * 1024; // bytes that reference links may grow to

// Signs that may open something, in one paragraph: what cmark looks back through at each of them.
constexpr std::size_t most_brackets = 2000, most_stars = 20'000, most_ticks = 10'000, most_angles = 4000, most_escaped_bars = 2000;

constexpr auto counted = [] {
    std::array<bool, 256> signs{};
    for (const unsigned char sign : {'[', ']', '\\', '`', '<', '*', '_', '|'}) signs[sign] = true;
    return signs;
}();
constexpr auto is_counted = [](char c) { return counted[static_cast<unsigned char>(c)]; };

struct Counts {
    std::size_t brackets = 0, stars = 0, ticks = 0, angles = 0, bars = 0;
    bool plain_label = false; // nothing but text since the last opening bracket
};

bool blank(std::string_view line) { return line.find_first_not_of(" \t>") == std::string_view::npos; }

// Columns of a table, from the line of dashes under its head; the bars at its two ends may be left out.
std::size_t columns_of(std::string_view delimiter) {
    const std::size_t first = delimiter.find_first_not_of(" \t>"), last = delimiter.find_last_not_of(" \t");
    const auto bars = static_cast<std::size_t>(std::count(delimiter.begin(), delimiter.end(), '|'));
    return bars + 1 - (delimiter[first] == '|') - (last > first && delimiter[last] == '|');
}

// Whether no paragraph goes on after this line: it is blank, a rule or a fence of code.
bool ends_paragraph(std::string_view line) {
    const std::size_t first = line.find_first_not_of(' ');
    if (blank(line)) return true;
    if (first > 3) return false;
    const std::string_view rest = line.substr(first);
    const char sign = rest.front();
    if (rest.starts_with("```") || rest.starts_with("~~~"))
        return rest.substr(rest.find_first_not_of(sign) == std::string_view::npos ? rest.size() : rest.find_first_not_of(sign)).find('`') == std::string_view::npos;
    return (sign == '*' || sign == '-' || sign == '_') && std::count(rest.begin(), rest.end(), sign) > 2 &&
           rest.find_first_not_of(std::string{sign, ' ', '\t'}) == std::string_view::npos;
}

class LimitCheck {
  public:
    LimitCheck(const MappedText& text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

    bool run() {
        if (text_.bytes().size() > largest_text)
            return refuse(1, "markdown-too-large", tr("this text is longer than 2 MB"), tr("share it out among several articles"));
        for (line_ = 1; line_ <= static_cast<int>(text_.line_count()); ++line_) {
            const std::string_view line = text_.line(line_);
            if (!check_depth(line) || !check_signs(line) || !check_table(line)) return false;
            measure_definition(line);
        }
        if (all_brackets_ * longest_definition_ > most_expansion)
            return refuse(1, "markdown-too-complex", tr("the link definitions of this text would make it far too large"),
                          tr("shorten the definitions, or write the links out"));
        return true;
    }

  private:
    bool refuse(int line, const char* code, std::string message, std::string hint) {
        const std::uint32_t begin = text_.line_start(line);
        diagnostics_.push_back(error(code, text_.span(begin, begin + 1), std::move(message), std::move(hint)));
        return false;
    }

    bool check_depth(std::string_view line) {
        int depth = 0;
        std::size_t at = 0, marked = 0;
        while (at < line.size()) {
            const char c = line[at];
            const bool spaced = at + 1 < line.size() && (line[at + 1] == ' ' || line[at + 1] == '\t');
            if (c == ' ' || c == '\t') {
                ++at;
            } else if (c == '>' || ((c == '-' || c == '+' || c == '*') && spaced)) {
                ++depth, marked = at++;
            } else if (c >= '0' && c <= '9') {
                std::size_t end = at;
                while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
                if (end + 1 >= line.size() || (line[end] != '.' && line[end] != ')') || line[end + 1] != ' ') break;
                ++depth, marked = at, at = end + 1;
            } else {
                break;
            }
        }
        const bool rule = at >= line.size(); // `* * * *` is a rule, not forty lists
        if ((depth <= deepest || rule) && marked <= deepest_indent) return true;
        if (rule && line.find('>') == std::string_view::npos && marked < 1000) return true;
        return refuse(line_, "markdown-too-deep", tr("lists or quotations are nested too deeply here"), tr("a book shows three levels or four"));
    }

    bool check_signs(std::string_view line) {
        if (ends_paragraph(line)) {
            counts_ = {};
            return true;
        }
        std::size_t bars = 0;
        for (auto sign = std::find_if(line.begin(), line.end(), is_counted); sign != line.end(); sign = std::find_if(sign + 1, line.end(), is_counted)) {
            const char c = *sign;
            const auto at = static_cast<std::size_t>(sign - line.begin());
            if (c == '[') {
                ++counts_.brackets, ++all_brackets_, counts_.plain_label = true;
            } else if (c == '\\' || c == '`' || c == '<') {
                counts_.plain_label = false;
            } else if (c == ']' && counts_.plain_label) { // `[label]` is done with, unless a destination is to be looked for
                counts_.brackets -= at + 1 == line.size() || line[at + 1] != '(';
                counts_.plain_label = false;
            }
            counts_.stars += c == '*' || c == '_', counts_.ticks += c == '`', counts_.angles += c == '<';
            bars += c == '|' && at > 0 && line[at - 1] == '\\';
        }
        counts_.bars += bars;
        if (counts_.brackets <= most_brackets && counts_.stars <= most_stars && counts_.ticks <= most_ticks &&
            counts_.angles <= most_angles && counts_.bars <= most_escaped_bars)
            return true;
        return refuse(line_, "markdown-too-complex", tr("this paragraph holds too many brackets, stars or other signs of markup"),
                      tr("break it up with blank lines"));
    }

    bool check_table(std::string_view line) {
        const bool delimiter = line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
                               line.find_first_not_of("|-: \t>") == std::string_view::npos;
        if (delimiter) columns_ = columns_of(line), rows_ = 0;
        else if (blank(line)) columns_ = 0;
        ++rows_;
        if (columns_ <= most_columns && columns_ * rows_ <= most_cells) return true;
        return refuse(line_, "table-too-large", tr("this table has too many columns or rows for a page"), tr("share it out among several tables"));
    }

    // A definition `[label]: target "title"` may go on until a blank line; without a sign of a title, until the next one.
    void measure_definition(std::string_view line) {
        if (blank(line) || (!titled_ && line.starts_with('['))) definition_ = 0, titled_ = false;
        for (const char sign : {'"', '\'', '('}) titled_ = titled_ || line.find(sign) != std::string_view::npos;
        if (blank(line)) titled_ = false;
        else if (definition_ > 0 || line.find("]:") != std::string_view::npos) definition_ += line.size();
        longest_definition_ = std::max(longest_definition_, definition_);
    }

    const MappedText& text_;
    Diagnostics& diagnostics_;
    int line_ = 1;
    Counts counts_;
    std::size_t all_brackets_ = 0, definition_ = 0, longest_definition_ = 0, columns_ = 0, rows_ = 0;
    bool titled_ = false;
};

} // namespace

bool within_limits(const MappedText& text, Diagnostics& diagnostics) { return LimitCheck(text, diagnostics).run(); }

} // namespace florilege
