// Pasted text: titles and paragraphs told from the layout of its lines.
#include <algorithm>

#include "read/import_lines.h"
#include "read/import_model.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

constexpr std::size_t longest_title = 150;  // characters
constexpr std::size_t most_title_lines = 3;
constexpr std::size_t longest_measure = 180; // characters: a line longer than this is a whole paragraph
constexpr std::size_t body_width = 120;     // characters: a block this long is text, not a title

using Lines = std::vector<const TextLine*>;

std::string joined(const Lines& lines, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += (text.empty() ? "" : " ") + lines[i]->text;
    return text;
}

bool is_bullet(std::string_view text) {
    for (std::string_view bullet : {"- ", "– ", "— ", "• ", "* ", "· ", "▪ ", "● ", "◦ ", "‣ "})
        if (text.starts_with(bullet)) return true;
    return false;
}

// A full stop in the middle parts two sentences: no title.
bool has_two_sentences(std::string_view text) {
    for (std::string_view stop : {". ", "… "}) {
        const std::size_t at = text.find(stop);
        if (at != std::string_view::npos && at > 12 && starts_upper(text.substr(at + stop.size()))) return true;
    }
    return false;
}

bool could_be_title(std::string_view text) {
    if (text.empty() || width(text) > longest_title || is_bullet(text)) return false;
    for (std::string_view end : {".", ",", ";", ":", "-"})
        if (text.ends_with(end) && !text.ends_with("...")) return false;
    if (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos || text.find('@') != std::string_view::npos) return false;
    return !starts_lower(text) && !has_two_sentences(text);
}

class PlainTextReader {
  public:
    PlainTextReader(const Source& source, Diagnostics& diagnostics)
        : lines_(read_text_lines(source, diagnostics)), joiner_(lines_, diagnostics), diagnostics_(diagnostics) {}

    ImportedText run() {
        find_blocks();
        for (block_ = 0; block_ < blocks_.size(); ++block_) read_block(blocks_[block_]);
        return std::move(result_);
    }

  private:
    void find_blocks() {
        Lines block;
        for (const TextLine& line : lines_) {
            if (line.blank() || (line.after_page && !block.empty())) {
                if (!block.empty()) blocks_.push_back(std::move(block)), block.clear();
            }
            if (!line.blank()) block.push_back(&line);
        }
        if (!block.empty()) blocks_.push_back(std::move(block));
        std::vector<Lines> parted;
        for (const Lines& whole : blocks_) part_at_titles(whole, parted);
        blocks_ = std::move(parted);
    }

    // Texts pasted without blank lines: a title with its source, below a line that ends a sentence, begins a block.
    void part_at_titles(const Lines& block, std::vector<Lines>& parted) const {
        Lines part;
        for (std::size_t i = 0; i < block.size(); ++i) {
            if (part.size() > 1 && ends_sentence(block[i - 1]->text) && opens_with_title(block, i)) parted.push_back(std::move(part)), part.clear();
            part.push_back(block[i]);
        }
        if (!part.empty()) parted.push_back(std::move(part));
    }

    static bool opens_with_title(const Lines& block, std::size_t i) {
        for (std::size_t end = i + 1; end <= std::min(block.size(), i + 2); ++end) {
            const TitleAndAppearance read = parse_title(joined(block, i, end));
            if (read.appearance && read.appearance->has_month && could_be_title(read.title) && starts_upper(read.title)) return true;
        }
        return false;
    }

    struct Title {
        std::size_t lines = 0; // of the block; 0: there is none
        bool sourced = false;
        std::string text;
    };

    // A title with its source at the head of a block: in brackets, after a dash, or on a line of its own below or above.
    Title sourced_title(const Lines& block) const {
        for (std::size_t count = 1; count <= std::min(block.size(), most_title_lines); ++count) {
            const std::string text = joined(block, 0, count);
            const TitleAndAppearance read = parse_title(text);
            if (read.appearance && could_be_title(read.title)) return {count, true, text};
        }
        for (std::size_t count = 1; count < std::min(block.size(), most_title_lines); ++count) {
            const std::string title = joined(block, 0, count);
            if (could_be_title(title) && is_dateline(block[count]->text) && !is_dateline(title))
                return {count + 1, true, title + " (" + bare(block[count]->text) + ")"};
        }
        if (block.size() >= 2 && is_dateline(block[0]->text) && could_be_title(block[1]->text) && (block.size() == 2 || block.size() > 3))
            return {2, true, block[1]->text + " (" + bare(block[0]->text) + ")"};
        return {};
    }

    // A line that says where and when, and nothing else; a year alone could close a quotation.
    static bool is_dateline(std::string_view line) {
        if (is_bullet(line) || width(line) > 90) return false;
        const std::optional<FirstAppearance> appearance = parse_appearance(line);
        return appearance && (appearance->has_month || !appearance->issue.empty()) && (!appearance->source.empty() || appearance->date);
    }

    static std::string bare(std::string_view line) {
        line = trim(line);
        if (line.size() > 2 && (line.front() == '(' || line.front() == '[')) line = line.substr(1, line.size() - 2);
        return std::string(line);
    }

    bool is_body(std::size_t index) const {
        if (index >= blocks_.size()) return false;
        const Lines& block = blocks_[index];
        if (sourced_title(block).lines > 0) return false;
        const std::string text = joined(block, 0, block.size());
        return width(text) >= body_width || (block.size() >= 2 && ends_sentence(text)) || (ends_sentence(text) && width(text) >= 60);
    }

    // A title alone in its block, with the text below it.
    Title bare_title(const Lines& block) const {
        if (block.size() > 2) return {};
        const std::string text = joined(block, 0, block.size());
        if (!could_be_title(text)) return {};
        if (starts_with_quote(text) && (ends_sentence(text) || text.find_first_of("0123456789") != std::string::npos)) return {};
        const bool dateline_below = block_ + 1 < blocks_.size() && blocks_[block_ + 1].size() == 1 && is_dateline(blocks_[block_ + 1][0]->text);
        if (dateline_below && is_body(block_ + 2)) return {block.size(), false, text};
        if (text.ends_with("!") && width(text) > 60) return {};
        return is_body(block_ + 1) ? Title{block.size(), false, text} : Title{};
    }

    void read_block(const Lines& block) {
        Title title = sourced_title(block);
        if (title.lines == 0) title = capitals_title(block);
        if (title.lines == 0 && block.size() == 1 && is_dateline(block[0]->text) && next_is_title()) {
            pending_dateline_ = block[0];
            return;
        }
        if (title.lines == 0) title = bare_title(block);
        if (title.lines > 0) add_title(title, block);
        Lines body(block.begin() + static_cast<std::ptrdiff_t>(title.lines), block.end());
        if (!body.empty()) read_paragraphs(body);
    }

    bool next_is_title() const {
        if (block_ + 1 >= blocks_.size() || sourced_title(blocks_[block_ + 1]).lines > 0) return false;
        const Lines& next = blocks_[block_ + 1];
        if (capitals_title(next).lines > 0) return true;
        return next.size() <= 2 && could_be_title(joined(next, 0, next.size())) && is_body(block_ + 2);
    }

    Title capitals_title(const Lines& block) const {
        if (block.size() < 2 || !is_all_capitals(block[0]->text) || width(block[0]->text) < 6) return {};
        std::size_t count = 1;
        while (count < block.size() && count < most_title_lines && is_all_capitals(block[count]->text)) ++count;
        const std::string text = joined(block, 0, count);
        return count < block.size() && could_be_title(text) ? Title{count, false, text} : Title{};
    }

    void add_title(const Title& title, const Lines& block) {
        std::string text = title.text;
        Span span = block.front()->span;
        span.end = block[title.lines - 1]->span.end;
        if (!title.sourced && pending_dateline_) text += " (" + bare(pending_dateline_->text) + ")";
        pending_dateline_ = nullptr;
        // A line below that says where and when belongs to the title.
        if (!title.sourced && title.lines == block.size() && block_ + 1 < blocks_.size() && blocks_[block_ + 1].size() == 1 &&
            is_dateline(blocks_[block_ + 1][0]->text)) {
            text += " (" + bare(blocks_[++block_][0]->text) + ")";
        }
        result_.paragraphs.push_back({ImportParagraph::Kind::heading, 0, false, text, escape_markdown(text), span});
    }

    // Where a block's lines begin new paragraphs: at an indentation, at a bullet, or after a last line that left room.
    void read_paragraphs(const Lines& block) {
        Lines paragraph;
        for (std::size_t i = 0; i < block.size(); ++i) {
            if (!paragraph.empty() && starts_paragraph(block, i)) flush(paragraph);
            paragraph.push_back(block[i]);
        }
        flush(paragraph);
    }

    bool starts_paragraph(const Lines& block, std::size_t i) const {
        const TextLine& before = *block[i - 1];
        const TextLine& line = *block[i];
        if (is_bullet(line.text) && (ends_sentence(before.text) || is_bullet(block[0]->text) || before.text.ends_with(":") || before.text.ends_with(";"))) return true;
        if (!ends_sentence(before.text) || starts_lower(line.text)) return false;
        if (line.indented && !before.indented) return true;
        std::size_t measure = 0;
        for (std::size_t j = i >= 4 ? i - 4 : 0; j < std::min(block.size(), i + 3); ++j) measure = std::max(measure, width(block[j]->text));
        if (measure > longest_measure) return true; // not broken into lines at all
        const std::size_t space = line.text.find(' ');
        const std::size_t first_word = width(std::string_view(line.text).substr(0, space));
        return width(before.text) + 1 + first_word + 4 < measure;
    }

    void flush(Lines& lines) {
        if (lines.empty()) return;
        ImportParagraph paragraph;
        paragraph.span = lines.front()->span;
        paragraph.span.end = lines.back()->span.end;
        const std::string& first = lines.front()->text;
        // A page's end inside a paragraph: the text before it stops short and goes on in lower case.
        ImportParagraph* last = result_.paragraphs.empty() ? nullptr : &result_.paragraphs.back();
        const bool goes_on = last && last->kind == ImportParagraph::Kind::text && !ends_sentence(last->plain) && !last->plain.ends_with(":") && starts_lower(first);
        const bool cut_by_page = last && last->kind == ImportParagraph::Kind::text && lines.front()->after_page && !ends_sentence(last->plain) &&
                                 (last->plain.ends_with("-") || last->plain.ends_with(","));
        if ((goes_on || cut_by_page) && !is_bullet(first)) {
            diagnostics_.push_back(warning("import-page-break", paragraph.span, "this line was taken as the rest of the paragraph before it",
                                           "part them with a blank line if it begins a new one"));
            const TextLine whole{last->plain, last->span, false, false};
            Lines both{&whole};
            both.insert(both.end(), lines.begin(), lines.end());
            const std::string rejoined = joiner_.join(both);
            last->plain = rejoined, last->markdown = escape_markdown(rejoined);
            last->span.end = paragraph.span.end;
        } else {
            add_paragraph(joiner_.join(lines), std::move(paragraph));
        }
        lines.clear();
    }

    void add_paragraph(const std::string& text, ImportParagraph paragraph) {
        paragraph.plain = text;
        const std::size_t space = text.find(' ');
        // Bullets of a list; replies begin with a dash and quote somebody.
        const bool quotes = text.find_first_of("\"") != std::string::npos || text.find("«") != std::string::npos || text.find("“") != std::string::npos;
        const bool dash = text.starts_with("- ") || text.starts_with("– ") || text.starts_with("— ");
        if (is_bullet(text) && dash && (quotes || text.starts_with("— "))) {
            paragraph.markdown = "— " + escape_markdown(trim(std::string_view(text).substr(space + 1)));
        } else if (is_bullet(text)) {
            paragraph.kind = ImportParagraph::Kind::item, paragraph.level = 1;
            paragraph.markdown = escape_markdown(trim(std::string_view(text).substr(space + 1)));
        } else {
            paragraph.markdown = escape_markdown(text);
        }
        result_.paragraphs.push_back(std::move(paragraph));
    }

    std::vector<TextLine> lines_;
    LineJoiner joiner_;
    Diagnostics& diagnostics_;
    std::vector<Lines> blocks_;
    std::size_t block_ = 0;
    const TextLine* pending_dateline_ = nullptr; // a line above a title that says where and when
    ImportedText result_;
};

} // namespace

ImportedText read_plain_text(const Source& source, Diagnostics& diagnostics) { return PlainTextReader(source, diagnostics).run(); }

} // namespace florilege
