// Pasted text: titles and paragraphs told from the layout of its lines.
#include <algorithm>

#include "base/translate.h"
#include "read/import_lines.h"
#include "read/import_model.h"
#include "read/import_text.h"
#include "read/import_titles.h"

namespace florilege {

using namespace pasted;

namespace {

constexpr std::size_t set_right = 16; // characters of white space before a line that is set to the right

class PlainTextReader {
  public:
    PlainTextReader(const Source& source, Diagnostics& diagnostics)
        : lines_(read_text_lines(source, diagnostics)), joiner_(lines_, diagnostics), diagnostics_(diagnostics) {}

    ImportedText run() {
        find_paragraphing();
        find_blocks();
        find_dateline_place();
        for (block_ = 0; block_ < blocks_.size(); ++block_) read_block(blocks_[block_]);
        return std::move(result_);
    }

  private:
    void find_paragraphing() {
        std::size_t all = 0, in_long_lines = 0;
        for (const TextLine& line : lines_) {
            all += width(line.text);
            if (width(line.text) > longest_measure) in_long_lines += width(line.text);
        }
        unbroken_ = in_long_lines * 2 > all;
        exact_measure_ = exact_measure(lines_);
        blank_parts_ = find_blank_parts();
    }

    // Do blank lines part the paragraphs, or only the articles? Told by the lines that end a sentence early.
    bool find_blank_parts() const {
        std::size_t blank = 0, none = 0;
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            const TextLine& line = lines_[i];
            if (line.blank() || line.goes_on || starts_lower(line.text)) continue;
            std::size_t above = i - 1;
            while (above > 0 && lines_[above].blank()) --above;
            if (!ends_sentence(lines_[above].text)) continue;
            if (above + 1 == i) none += line.indented || leaves_room(lines_[above], line, measure_near(i));
            else if (!begins_title(i) && !starts_with_quote(line.text)) ++blank;
        }
        return blank >= none;
    }

    // The length of a full line near line `i`, somewhat less where lines were not broken by counting characters.
    std::size_t measure_near(std::size_t i) const {
        if (exact_measure_ > 0) return exact_measure_;
        std::size_t measure = 0;
        for (std::size_t j = i >= 4 ? i - 4 : 0; j < std::min(lines_.size(), i + 4); ++j) measure = std::max(measure, width(lines_[j].text));
        return measure - measure / 10;
    }

    // Could a title, rather than a paragraph, begin at line `i`?
    bool begins_title(std::size_t i) const {
        std::string text;
        for (std::size_t end = i; end < std::min(lines_.size(), i + 3) && !lines_[end].blank(); ++end) {
            text += (text.empty() ? "" : " ") + lines_[end].text;
            if (parse_title(text).appearance) return true;
        }
        const bool alone = i + 1 == lines_.size() || lines_[i + 1].blank();
        return (alone && could_be_title(lines_[i].text)) || is_all_capitals(lines_[i].text) || is_dateline(lines_[i].text);
    }

    void find_blocks() {
        std::vector<TextLines> whole;
        TextLines block;
        for (const TextLine& line : lines_) {
            const bool parts = line.blank() || line.after_page || (!block.empty() && line.quoted != block.back()->quoted);
            if (parts && !block.empty()) whole.push_back(std::move(block)), block.clear();
            if (!line.blank()) block.push_back(&line);
        }
        if (!block.empty()) whole.push_back(std::move(block));
        for (const TextLines& lines : whole) part_block(lines, blocks_);
    }

    // What was pasted without blank lines: a title below a line that ends a sentence begins a block, and so does a
    // quotation with its attribution that ends one.
    void part_block(const TextLines& block, std::vector<TextLines>& parted) const {
        TextLines part;
        for (std::size_t i = 0; i < block.size(); ++i) {
            const bool may_part = !part.empty() && !block[i]->goes_on && ends_sentence(block[i - 1]->text);
            if (may_part && (opens_with_title(block, i) || closes_with_quotation(block, i))) parted.push_back(std::move(part)), part.clear();
            part.push_back(block[i]);
        }
        if (!part.empty()) parted.push_back(std::move(part));
    }

    bool opens_with_title(const TextLines& block, std::size_t i) const {
        const TitleLines sourced = sourced_title(block, i);
        if (sourced.lines > 0) {
            const std::optional<FirstAppearance> appearance = parse_title(sourced.text).appearance;
            if (appearance && appearance->has_month) return true;
        }
        if (capitals_title(block, i).lines > 0 && !is_all_capitals(block[i - 1]->text)) return true;
        return !blank_parts_ && !block[i]->indented && glued_title(block, i, exact_measure_).lines > 0;
    }

    static bool closes_with_quotation(const TextLines& block, std::size_t i) {
        constexpr std::size_t most_lines = 24;
        return starts_with_quote(block[i]->text) && block.size() - i <= most_lines && !is_dateline(block[i]->text) && is_attributed_quotation(joined(block, i, block.size()));
    }

    // Datelines alone in their blocks stand above the titles when one comes before all text, else they close the articles.
    void find_dateline_place() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (blocks_[i].size() == 1 && is_dateline(blocks_[i][0]->text)) {
                datelines_above_ = true;
                return;
            }
            if (is_body_text(blocks_[i], 0)) break;
        }
        datelines_above_ = blocks_.empty() || blocks_.back().size() != 1 || !is_dateline(blocks_.back()[0]->text);
    }

    bool is_body(std::size_t index) const {
        return index < blocks_.size() && sourced_title(blocks_[index], 0).lines == 0 && is_body_text(blocks_[index], 0);
    }

    // A title alone in its block, with the text below it.
    TitleLines bare_title(const TextLines& block) const {
        if (block.size() > 2) return {};
        const std::string text = joined(block, 0, block.size());
        if (!could_be_title(text) || is_attributed_quotation(text)) return {};
        if (starts_with_quote(text) && (ends_sentence(text) || text.find_first_of("0123456789") != std::string::npos)) return {};
        if (block_ + 1 < blocks_.size() && starts_lower(blocks_[block_ + 1][0]->text)) return {};
        const bool dateline_below = block_ + 1 < blocks_.size() && blocks_[block_ + 1].size() == 1 && is_dateline(blocks_[block_ + 1][0]->text);
        if (dateline_below && is_body(block_ + 2)) return {block.size(), false, text};
        if (text.ends_with("!") && width(text) > 60) return {};
        return is_body(block_ + 1) ? TitleLines{block.size(), false, text} : TitleLines{};
    }

    void read_block(const TextLines& block) {
        if (block[0]->title) return add_title({1, true, block[0]->text}, block);
        if (block[0]->quoted) return read_paragraphs(block);
        TitleLines title = sourced_title(block, 0);
        if (title.lines == 0) title = capitals_title(block, 0);
        if (title.lines == 0 && datelines_above_ && block.size() == 1 && is_dateline(block[0]->text) && next_is_title()) {
            pending_dateline_ = block[0];
            return;
        }
        if (title.lines == 0) title = bare_title(block);
        if (title.lines == 0 && block_ == 0 && names_whole(block)) title = {block.size(), false, joined(block, 0, block.size())};
        if (title.lines == 0 && !block[0]->goes_on && follows_end()) title = glued_title(block, 0, exact_measure_);
        if (title.lines > 0) add_title(title, block);
        const TextLines body(block.begin() + static_cast<std::ptrdiff_t>(title.lines), block.end());
        if (!body.empty()) read_paragraphs(body);
    }

    // A line or two above the first title, with no text below them.
    bool names_whole(const TextLines& block) const {
        if (block.size() > 2 || blocks_.size() < 2 || !could_be_title(joined(block, 0, block.size()))) return false;
        const TextLines& next = blocks_[1];
        return sourced_title(next, 0).lines > 0 || capitals_title(next, 0).lines > 0 ||
               (next.size() <= 2 && could_be_title(joined(next, 0, next.size())) && is_body(2));
    }

    // Had what comes before this block come to its end?
    bool follows_end() const { return result_.paragraphs.empty() || ends_sentence(result_.paragraphs.back().plain) || blocks_[block_ - 1].size() == 1; }

    bool next_is_title() const {
        if (block_ + 1 >= blocks_.size() || sourced_title(blocks_[block_ + 1], 0).lines > 0) return false;
        const TextLines& next = blocks_[block_ + 1];
        if (capitals_title(next, 0).lines > 0 || glued_title(next, 0, exact_measure_).lines > 0) return true;
        return next.size() <= 2 && could_be_title(joined(next, 0, next.size())) && is_body(block_ + 2);
    }

    void add_title(const TitleLines& title, const TextLines& block) {
        std::string text = title.text;
        Span span = block.front()->span;
        span.end = block[title.lines - 1]->span.end;
        if (!title.sourced && pending_dateline_) text += " (" + bare_dateline(pending_dateline_->text) + ")";
        pending_dateline_ = nullptr;
        // A line below that says where and when belongs to the title.
        const bool alone = title.lines == block.size() && block_ + 1 < blocks_.size() && blocks_[block_ + 1].size() == 1;
        if (!title.sourced && alone && is_dateline(blocks_[block_ + 1][0]->text)) text += " (" + bare_dateline(blocks_[++block_][0]->text) + ")";
        result_.paragraphs.push_back({ImportParagraph::Kind::heading, 0, false, text, escape_markdown(text), span});
    }

    // Where a block's lines begin new paragraphs: at an indentation, at a bullet, or after a last line that left room.
    void read_paragraphs(const TextLines& block) {
        TextLines paragraph;
        for (std::size_t i = 0; i < block.size(); ++i) {
            if (!paragraph.empty() && starts_paragraph(block, i)) flush(paragraph);
            paragraph.push_back(block[i]);
        }
        flush(paragraph);
    }

    bool starts_paragraph(const TextLines& block, std::size_t i) const {
        const TextLine& before = *block[i - 1];
        const TextLine& line = *block[i];
        if (line.goes_on) return false;
        const bool item = is_bullet(line.text) || is_numbered_item(line.text);
        if (item && (ends_sentence(before.text) || is_bullet(block[0]->text) || is_numbered_item(block[0]->text) || before.text.ends_with(":") || before.text.ends_with(";"))) return true;
        if (!ends_sentence(before.text) || starts_lower(line.text)) return false;
        if (line.text.find(" : —") != std::string::npos || line.text.find(" : –") != std::string::npos) return true; // a speaker
        if (line.indented && (!before.indented || marks_by_indent(block))) return true;
        if (exact_measure_ > 0 && !blank_parts_) return leaves_room(before, line, exact_measure_ - before.indent);
        const std::size_t measure = measure_around(block, i);
        if (unbroken_ || measure > longest_measure) return true; // each line is a paragraph
        // Where blank lines part paragraphs, a short line inside a block is rather one that the page's layout made short.
        if (blank_parts_) return width(before.text) * 2 < measure;
        return leaves_room(before, line, measure - measure / 30);
    }

    static bool marks_by_indent(const TextLines& block) {
        const auto indented = std::count_if(block.begin(), block.end(), [](const TextLine* line) { return line->indented; });
        return static_cast<std::size_t>(indented) * 2 <= block.size();
    }

    void flush(TextLines& lines) {
        if (lines.empty()) return;
        ImportParagraph paragraph;
        paragraph.span = lines.front()->span;
        paragraph.span.end = lines.back()->span.end;
        paragraph.at_right = lines.size() == 1 && lines.front()->indent >= set_right;
        const std::string& first = lines.front()->text;
        // A page's end inside a paragraph that nothing else told: the text before it stops short and goes on in lower case.
        ImportParagraph* last = result_.paragraphs.empty() ? nullptr : &result_.paragraphs.back();
        const bool text_above = last && last->kind == ImportParagraph::Kind::text && !ends_sentence(last->plain);
        const bool lower_case = text_above && !last->plain.ends_with(":") && starts_lower(first);
        const bool cut_by_page = text_above && lines.front()->after_page && (last->plain.ends_with("-") || last->plain.ends_with(","));
        if ((lower_case || cut_by_page) && !is_bullet(first)) {
            diagnostics_.push_back(warning("import-page-break", paragraph.span, tr("this line was taken as the rest of the paragraph before it"),
                                           tr("part them with a blank line if it begins a new one")));
            const TextLine whole{last->plain, last->span};
            TextLines both{&whole};
            both.insert(both.end(), lines.begin(), lines.end());
            const std::string rejoined = joiner_.join(both);
            last->plain = rejoined, last->markdown = escape_markdown(rejoined);
            last->span.end = paragraph.span.end;
        } else {
            add_paragraph(joiner_.join(lines), lines.front()->quoted, std::move(paragraph));
        }
        lines.clear();
    }

    void add_paragraph(const std::string& text, bool quoted, ImportParagraph paragraph) {
        paragraph.plain = text;
        if (quoted) {
            paragraph.kind = ImportParagraph::Kind::quotation;
            paragraph.markdown = escape_markdown(text);
            result_.paragraphs.push_back(std::move(paragraph));
            return;
        }
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
    std::vector<TextLines> blocks_;
    std::size_t block_ = 0;
    bool blank_parts_ = true;     // blank lines part the paragraphs
    bool unbroken_ = false;       // each line is a paragraph
    std::size_t exact_measure_ = 0;
    bool datelines_above_ = true; // lines that say where and when stand above the titles; else at the articles' ends
    const TextLine* pending_dateline_ = nullptr; // a line above a title that says where and when
    ImportedText result_;
};

} // namespace

ImportedText read_plain_text(const Source& source, Diagnostics& diagnostics) { return PlainTextReader(source, diagnostics).run(); }

} // namespace florilege
