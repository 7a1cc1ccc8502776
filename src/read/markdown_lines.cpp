#include "read/markdown_lines.h"

#include <algorithm>

#include "read/source_text.h"

namespace florilege {

namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// The line without the marks of block quotes and without indentation; moves `begin` along.
std::string_view content_of(std::string_view line, std::size_t& begin, int& quotes) {
    begin = 0, quotes = 0;
    while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t' || line[begin] == '>')) {
        if (line[begin] == '>') ++quotes;
        ++begin;
    }
    return line.substr(begin);
}

// A row of hyphens, colons and bars: what makes a table of the line above it.
bool is_delimiter_row(std::string_view content) {
    return content.find('-') != std::string_view::npos && content.find_first_not_of("|-: \t") == std::string_view::npos;
}

// Knows whether a line stands inside a fenced code block.
class CodeFences {
  public:
    /// True for the fences themselves and for what is between them.
    bool covers(std::string_view content, int quotes) {
        if (inside_ && quotes < quotes_) inside_ = false; // the block quote ended, and the code with it
        const char mark = content.empty() ? '\0' : content.front();
        const std::size_t run = std::min(content.find_first_not_of(mark), content.size());
        const bool fence = (mark == '`' || mark == '~') && run >= 3;
        if (!inside_) {
            if (!fence || (mark == '`' && content.find('`', run) != std::string_view::npos)) return false;
            inside_ = true, mark_ = mark, length_ = run, quotes_ = quotes;
            return true;
        }
        if (fence && mark == mark_ && run >= length_ && is_blank(content.substr(run))) inside_ = false;
        return true;
    }

  private:
    bool inside_ = false;
    char mark_ = '`';
    std::size_t length_ = 3;
    int quotes_ = 0;
};

class LineReader {
  public:
    explicit LineReader(const MappedText& text) : text_(text) { result_.text = text.bytes(); }

    MarkdownLines run() {
        const int count = static_cast<int>(text_.line_count());
        bool after_blank = true, in_verse = false;
        for (int line = 1; line <= count; ++line) {
            const std::string_view whole = text_.line(line);
            std::size_t begin = 0;
            int quotes = 0;
            const std::string_view content = content_of(whole, begin, quotes);
            if (code_.covers(content, quotes)) {
                after_blank = in_verse = false;
                continue;
            }
            const bool starts_verse = after_blank && content.starts_with("|") && is_line_block(line);
            in_verse = content.starts_with("|") && (in_verse || starts_verse);
            if (in_verse) read_verse_line(line, begin, content);
            else if (begin <= 3 && content.starts_with(":::")) read_fence(line, begin, content);
            else if (content.starts_with("[^")) read_definition(line, begin, content);
            after_blank = content.empty() || is_blank(content);
        }
        return std::move(result_);
    }

  private:
    // A run of lines that begin with a bar and are no table: neither a delimiter row below the first, nor bars at all their ends.
    bool is_line_block(int first) const {
        bool closed = true;
        for (int line = first; line <= static_cast<int>(text_.line_count()); ++line) {
            std::size_t begin = 0;
            int quotes = 0;
            std::string_view content = content_of(text_.line(line), begin, quotes);
            if (!content.starts_with("|")) break;
            if (line == first + 1 && is_delimiter_row(content) && content.size() > 1) return false;
            if (content.size() > 1 && content[1] != ' ' && content[1] != '\t') return false;
            while (!content.empty() && (content.back() == ' ' || content.back() == '\t')) content.remove_suffix(1);
            closed = closed && content.size() > 1 && content.back() == '|';
            if (line > first + 1000) break; // far enough to tell
        }
        return !closed;
    }

    void read_verse_line(int line, std::size_t begin, std::string_view content) {
        const std::size_t at = text_.line_start(line) + begin;
        result_.text[at] = is_blank(content.substr(1)) ? ' ' : bar_byte;
    }

    void read_fence(int line, std::size_t begin, std::string_view content) {
        std::size_t colons = std::min(content.find_first_not_of(':'), content.size());
        std::string_view rest = content.substr(colons);
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
        while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t' || rest.back() == ':')) rest.remove_suffix(1);
        DivisionFence fence;
        if (!rest.empty()) {
            fence.opens = true;
            std::size_t at = 0;
            if (std::optional<Attributes> attributes = read_attributes(rest, at); attributes && at == rest.size())
                fence.attributes = std::move(*attributes);
            else if (rest.find_first_of(" \t{}") == std::string_view::npos)
                fence.attributes.classes.emplace_back(rest);
            else
                return; // a text that begins with colons
        }
        const std::size_t start = text_.line_start(line) + begin;
        std::fill_n(result_.text.begin() + static_cast<std::ptrdiff_t>(start), content.size(), ' ');
        result_.text.replace(start, 3, "<?>");
        result_.fences.emplace(line, std::move(fence));
    }

    void read_definition(int line, std::size_t begin, std::string_view content) {
        const std::size_t close = content.find(']');
        if (close == std::string_view::npos || close < 3 || close + 1 >= content.size() || content[close + 1] != ':') return;
        const std::string_view label = content.substr(2, close - 2);
        if (label.find_first_of(" \t[") != std::string_view::npos) return;
        result_.definitions.push_back({std::string(label), line, text_.line_start(line) + static_cast<std::uint32_t>(begin)});
    }

    const MappedText& text_;
    CodeFences code_;
    MarkdownLines result_;
};

} // namespace

MarkdownLines read_lines(const MappedText& text) { return LineReader(text).run(); }

} // namespace florilege
