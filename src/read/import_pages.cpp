// Pages of a text taken from a PDF file or a print-out: their folios and running heads go, the paragraphs that they cut are joined.
#include <algorithm>
#include <map>
#include <set>

#include "base/translate.h"
#include "base/utf8.h"
#include "read/import_lines.h"
#include "read/import_source.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

constexpr std::size_t widest_head = 80; // characters of a running head

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit_ascii(static_cast<unsigned char>(c)); });
}

// How many pages there are: "/ 8", "sur 8", "of 8", "de 8"; or nothing.
bool is_page_count(std::string_view rest) {
    for (std::string_view word : {"/", "sur ", "of ", "de "})
        if (rest.starts_with(word)) return is_digits(trim(rest.substr(word.size())));
    return trim(rest).empty();
}

// "12", "- 12 -", "Page 12", "12/40", "p. 3 sur 8": the folio, or 0.
int folio_of(std::string_view line) {
    if (line.size() > 24) return 0;
    std::string text = lower(line);
    for (std::string_view word : {"page", "pages", "p.", "pag."})
        if (text.starts_with(word)) {
            text = text.substr(word.size());
            break;
        }
    std::string digits;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        const char32_t c = decode(text, next);
        if (is_digit_ascii(c)) digits.push_back(static_cast<char>(c));
        else if (c != ' ' && c != '-' && c != 0x2013 && c != 0x2014 && c != '|' && c != 0xB7 && c != '[' && c != ']' && c != '~') break;
        at = next;
    }
    if (digits.empty() || digits.size() > 3 || !is_page_count(std::string_view(text).substr(at))) return 0;
    return std::stoi(digits);
}

// The line without figures and the signs around them: what a running head has in common from page to page.
std::string head_shape(std::string_view line) {
    std::string shape;
    for (char c : lower(line))
        if (!is_digit_ascii(static_cast<unsigned char>(c)) && std::string_view("-|/·").find(c) == std::string_view::npos) shape.push_back(c);
    std::string tidied = tidy(shape);
    for (std::string_view dash : {"—", "–"})
        while (tidied.ends_with(dash) || tidied.starts_with(dash))
            tidied = std::string(trim(tidied.ends_with(dash) ? tidied.substr(0, tidied.size() - dash.size()) : tidied.substr(dash.size())));
    return tidied;
}

bool is_separator(char32_t c) { return c == ' ' || c == '-' || c == 0x2013 || c == 0x2014 || c == '|' || c == 0xB7 || c == '/'; }

// The running head without its folio: the figures at either end that another page's head has otherwise.
std::string without_folio(std::string_view head, std::string_view other) {
    const auto figures = [](std::string_view text, bool at_end) {
        std::size_t count = 0;
        while (count < text.size() && is_digit_ascii(static_cast<unsigned char>(at_end ? text[text.size() - 1 - count] : text[count]))) ++count;
        return at_end ? text.substr(text.size() - count) : text.substr(0, count);
    };
    if (figures(head, true) != figures(other, true)) head.remove_suffix(figures(head, true).size());
    if (figures(head, false) != figures(other, false)) head.remove_prefix(figures(head, false).size());
    for (std::size_t end = head.size(); end > 0 && is_separator(decode_before(head, end)); end = head.size()) head = head.substr(0, end);
    for (std::size_t begin = 0; begin < head.size() && is_separator(decode(head, begin)); begin = 0) head = head.substr(begin);
    return std::string(head);
}

class PageCleaner {
  public:
    PageCleaner(std::vector<TextLine>& lines, Diagnostics& diagnostics) : lines_(lines), diagnostics_(diagnostics) {}

    void run() {
        find_folios();
        find_heads();
        find_heads_in_sentences();
        take_out();
        exact_measure_ = exact_measure(lines_);
        join_paragraphs();
    }

  private:
    bool beside_blank(std::size_t i) const {
        return i == 0 || i + 1 >= lines_.size() || lines_[i - 1].blank() || lines_[i + 1].blank() || lines_[i + 1].after_page || lines_[i].after_page;
    }

    // A number alone on its line is a folio when it stands apart, or when the numbers of the text go up by one.
    void find_folios() {
        std::map<int, std::size_t> numbers;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (const int folio = folio_of(lines_[i].text)) numbers.emplace(folio, i);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const int folio = folio_of(lines_[i].text);
            if (folio == 0) continue;
            const bool series = numbers.count(folio - 1) || numbers.count(folio + 1);
            if (!series && !beside_blank(i) && is_digits(lines_[i].text) && i > 0 && ends_sentence(lines_[i - 1].text)) continue;
            drop(i, "import-folio", tr("the page number `{}` was left out", lines_[i].text));
        }
    }

    // A short line that comes back at three pages' edges or more, or the name of the magazine or of the whole at one.
    void find_heads() {
        std::map<std::string, std::vector<std::size_t>> heads;
        const std::set<std::string> names = names_of_whole();
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (!lines_[i].blank() && !dropped_.count(i) && width(lines_[i].text) <= widest_head && at_page_edge(i)) heads[head_shape(lines_[i].text)].push_back(i);
        for (const auto& [shape, places] : heads)
            if (!shape.empty() && (places.size() >= 3 || names.count(shape) || (places.size() == 2 && beside_folios(places))))
                for (std::size_t i : places) {
                    if (i == first_) continue;
                    if (shape == head_shape(lines_[first_].text)) lines_[first_].text = without_folio(lines_[first_].text, lines_[i].text);
                    drop(i, "import-running-head", tr("the running head `{}` was left out", lines_[i].text));
                }
    }

    // A short line beside a folio, in the middle of a sentence that goes on below it.
    void find_heads_in_sentences() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].blank() || dropped_.count(i) || width(lines_[i].text) > widest_head || !beside_folios({i})) continue;
            std::size_t above = i, below = i + 1;
            while (above > 0 && (lines_[above].blank() || dropped_.count(above) || above == i)) --above;
            while (below < lines_.size() && (lines_[below].blank() || dropped_.count(below))) ++below;
            const bool apart = above + 1 < i && below > i + 1; // blank lines or folios on both sides
            if (below == lines_.size() || !apart || lines_[above].blank() || dropped_.count(above)) continue;
            if (!ends_sentence(lines_[above].text) && starts_lower(lines_[below].text) && starts_upper(lines_[i].text))
                drop(i, "import-running-head", tr("the running head `{}` was left out", lines_[i].text));
        }
    }

    // Do folios or ends of pages stand right beside all these lines?
    bool beside_folios(const std::vector<std::size_t>& places) const {
        return std::all_of(places.begin(), places.end(), [&](std::size_t i) {
            return !ends_sentence(lines_[i].text) && (lines_[i].after_page || (i > 0 && dropped_.count(i - 1)) || dropped_.count(i + 1));
        });
    }

    // The first line, and the sources that titles name.
    std::set<std::string> names_of_whole() {
        std::set<std::string> names;
        first_ = lines_.size();
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string& text = lines_[i].text;
            if (text.empty() || dropped_.count(i)) continue;
            if (first_ == lines_.size()) first_ = i, names.insert(head_shape(text));
            if (width(text) > 2 * widest_head) continue;
            const TitleAndAppearance title = parse_title(text);
            const std::optional<FirstAppearance> appearance = title.appearance ? title.appearance : parse_appearance(text);
            if (appearance && !appearance->source.empty()) names.insert(head_shape(appearance->source));
        }
        return names;
    }

    bool at_page_edge(std::size_t i) const {
        if (lines_[i].after_page) return true;
        const auto page_ends = [&](std::size_t from, int step) {
            std::size_t at = from;
            for (int count = 0; count < 3; ++count) {
                at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + step);
                if (at >= lines_.size()) return false;
                if (dropped_.count(at) || (step > 0 && lines_[at].after_page)) return true;
                if (!lines_[at].blank()) return false;
            }
            return false;
        };
        return page_ends(i, 1) || page_ends(i, -1);
    }

    void drop(std::size_t i, const char* code, std::string message) {
        if (!dropped_.insert(i).second) return;
        diagnostics_.push_back(warning(code, lines_[i].span, std::move(message), tr("put it back in the article if it belongs to the text")));
    }

    void take_out() {
        std::vector<TextLine> kept;
        bool after_page = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (dropped_.count(i)) {
                after_page = true;
                continue;
            }
            lines_[i].after_page = lines_[i].after_page || after_page;
            after_page = lines_[i].blank() && lines_[i].after_page; // the first line with words carries it
            if (lines_[i].blank()) lines_[i].after_page = false;
            kept.push_back(std::move(lines_[i]));
        }
        lines_ = std::move(kept);
    }

    // Where a page ended inside a paragraph, the blank lines at its foot and head go.
    void join_paragraphs() {
        std::vector<TextLine> kept;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].after_page && !lines_[i].blank()) {
                std::size_t size = kept.size();
                while (size > 0 && kept[size - 1].blank()) --size;
                if (size > 0 && continues(kept, size - 1, i)) {
                    kept.resize(size);
                    lines_[i].after_page = false;
                    lines_[i].goes_on = true;
                    diagnostics_.push_back(warning("import-page-break", lines_[i].span, tr("this line was taken as the rest of the paragraph before it"),
                                                   tr("part them with a blank line if it begins a new one")));
                }
            }
            kept.push_back(lines_[i]);
        }
        lines_ = std::move(kept);
    }

    // Is line `next` the rest of the paragraph that ends with line `last` of what was kept?
    bool continues(const std::vector<TextLine>& kept, std::size_t last, std::size_t next) const {
        const TextLine& above = kept[last];
        const TextLine& below = lines_[next];
        if (is_bullet(below.text) || begins_title(next) || (is_all_capitals(below.text) && !is_all_capitals(above.text))) return false;
        if (above.text.ends_with("-") || above.text.ends_with("\u00AD")) return true;
        std::vector<const TextLine*> around;
        for (std::size_t i = last + 1; i-- > 0 && last - i < 4 && !kept[i].blank();) around.insert(around.begin(), &kept[i]);
        const std::size_t place = around.size() - 1;
        for (std::size_t i = next; i < lines_.size() && i - next < 5 && !lines_[i].blank(); ++i) around.push_back(&lines_[i]);
        const bool full = exact_measure_ > 0 ? !leaves_room(above, below, exact_measure_ - above.indent)
                                             : around.size() > 2 && !leaves_room(above, below, measure_around(around, place));
        if (!ends_sentence(above.text)) return !above.text.ends_with(":") ? starts_lower(below.text) || full : starts_lower(below.text);
        return full && !below.indented && !starts_with_quote(below.text);
    }

    bool begins_title(std::size_t i) const {
        std::string text;
        for (std::size_t end = i; end < std::min(lines_.size(), i + 3) && !lines_[end].blank(); ++end) {
            text += (text.empty() ? "" : " ") + lines_[end].text;
            const std::optional<FirstAppearance> appearance = parse_title(text).appearance;
            if (appearance && (appearance->has_month || !appearance->issue.empty())) return true;
        }
        return false;
    }

    std::vector<TextLine>& lines_;
    Diagnostics& diagnostics_;
    std::set<std::size_t> dropped_;
    std::size_t exact_measure_ = 0;
    std::size_t first_ = 0; // the first line with words: a running head repeats it
};

} // namespace

void clean_pages(std::vector<TextLine>& lines, Diagnostics& diagnostics) { PageCleaner(lines, diagnostics).run(); }

} // namespace florilege
