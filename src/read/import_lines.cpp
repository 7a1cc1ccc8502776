#include "read/import_lines.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "language/language.h"
#include "read/import_text.h"
#include "read/source_text.h"

namespace florilege {

using namespace pasted;

namespace {

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit_ascii(static_cast<unsigned char>(c)); });
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
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        if (is_digit_ascii(c)) digits.push_back(static_cast<char>(c));
        else if (c == ' ' || c == '-' || c == 0x2013 || c == 0x2014 || c == '|' || c == 0xB7) continue;
        else if ((c == '/' || c == 's' || c == 'o') && !digits.empty()) break; // of how many: "/ 8", "sur 8", "of 8"
        else return 0;
    }
    if (digits.empty() || digits.size() > 3) return 0;
    return std::stoi(digits);
}

// The line with its figures taken out: what a running head has in common from page to page.
std::string head_shape(std::string_view line) {
    std::string shape;
    for (char c : lower(line))
        if (!is_digit_ascii(static_cast<unsigned char>(c))) shape.push_back(c);
    return std::string(trim(shape));
}

class PageCleaner {
  public:
    PageCleaner(std::vector<TextLine>& lines, Diagnostics& diagnostics) : lines_(lines), diagnostics_(diagnostics) {}

    void run() {
        find_folios();
        find_heads();
        std::vector<TextLine> kept;
        bool after_page = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (dropped_.count(i)) {
                after_page = true;
                continue;
            }
            lines_[i].after_page = lines_[i].after_page || after_page;
            if (!lines_[i].blank()) after_page = false;
            kept.push_back(std::move(lines_[i]));
        }
        lines_ = std::move(kept);
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
            drop(i, "import-folio", "the page number `" + lines_[i].text + "` was left out");
        }
    }

    // A short line that comes back at three pages' edges or more.
    void find_heads() {
        std::map<std::string, std::vector<std::size_t>> heads;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (!lines_[i].blank() && !dropped_.count(i) && width(lines_[i].text) <= 80 && at_page_edge(i)) heads[head_shape(lines_[i].text)].push_back(i);
        for (const auto& [shape, places] : heads)
            if (places.size() >= 3 && !shape.empty())
                for (std::size_t i : places) drop(i, "import-running-head", "the running head `" + lines_[i].text + "` was left out");
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
        diagnostics_.push_back(warning(code, lines_[i].span, std::move(message), "put it back in the article if it belongs to the text"));
    }

    std::vector<TextLine>& lines_;
    Diagnostics& diagnostics_;
    std::set<std::size_t> dropped_;
};

// Where a word that a hyphen parts may go on and keep it.
constexpr std::array<std::string_view, 26> first_halves{
    "mi", "demi", "semi", "non", "ex", "vice", "sous", "contre", "après", "avant", "arrière", "grand", "petit", "nord", "sud", "est",
    "ouest", "peut", "celui", "celle", "ceux", "celles", "lui", "elle", "eux", "quasi"};
constexpr std::array<std::string_view, 30> second_halves{
    "même", "mêmes", "ci", "là", "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "moi", "toi", "le", "la", "les", "lui", "leur",
    "y", "en", "t", "e", "es", "s", "dire", "vous-mêmes", "être", "delà"};

std::string last_word(const std::string& text) {
    const std::size_t space = text.find_last_of(" \t");
    return space == std::string::npos ? text : text.substr(space + 1);
}

std::string letters_of(std::string_view word) {
    std::size_t at = 0;
    while (at < word.size()) {
        std::size_t next = at;
        const char32_t c = decode(word, next);
        if (!is_text_letter(c) && c != '-') break;
        at = next;
    }
    return std::string(word.substr(0, at));
}

// A preposition or conjunction run into the article after it.
std::string_view stuck_preposition(const std::string& word) {
    static constexpr std::array<std::string_view, 10> prepositions{"pour", "dans", "avec", "sous", "sur", "que", "par", "de", "en", "et"};
    static const std::set<std::string_view> real{"parla", "parle", "parles", "parlé", "dela"};
    for (std::string_view preposition : prepositions) {
        if (!word.starts_with(preposition)) continue;
        const std::string_view rest = std::string_view(word).substr(preposition.size());
        if (rest != "la" && rest != "les" && rest != "leur" && rest != "leurs" && rest != "une") continue;
        if (preposition == "par" || word == "deleur") return {};
        return preposition;
    }
    return word == "àla" ? std::string_view("à") : std::string_view();
}

} // namespace

std::vector<TextLine> read_text_lines(const Source& source, Diagnostics& diagnostics) {
    Result<std::string> safe = safe_text(source);
    for (Diagnostic& diagnostic : safe.diagnostics)
        if (source.text()[diagnostic.span.begin] != '\f') diagnostics.push_back(std::move(diagnostic));
    std::vector<TextLine> lines;
    bool page = false;
    for (std::uint32_t number = 1; number == 1 || source.line_start(number) < source.text().size(); ++number) {
        const std::string_view raw = source.line(number);
        const std::uint32_t begin = source.line_start(number);
        std::string text = safe.value.substr(begin, raw.size());
        std::erase(text, removed_byte);
        page = page || raw.starts_with("\f");
        TextLine line{tidy(text), {&source, begin, begin + static_cast<std::uint32_t>(raw.size())}, false, page};
        line.indented = !text.empty() && (text[0] == ' ' || text[0] == '\t');
        if (!line.blank()) page = false;
        page = page || (raw.find('\f') != std::string_view::npos && !raw.starts_with("\f"));
        lines.push_back(std::move(line));
    }
    PageCleaner(lines, diagnostics).run();
    return lines;
}

LineJoiner::LineJoiner(const std::vector<TextLine>& lines, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (const TextLine& line : lines)
        for (const std::string& word : split_words(line.text)) {
            std::size_t at = 0;
            while (at < word.size()) { // past what opens: quotes, brackets
                std::size_t next = at;
                if (is_text_letter(decode(word, next))) break;
                at = next;
            }
            words_.insert(lower(letters_of(std::string_view(word).substr(at))));
        }
}

std::string LineJoiner::join(const std::vector<const TextLine*>& lines) const {
    std::string text;
    for (const TextLine* line : lines) add(text, *line);
    return lines.empty() ? text : restore_spaces(text, lines.front()->span, diagnostics_);
}

bool LineJoiner::keeps_hyphen(const std::string& before, const std::string& after) const {
    const std::string first = lower(before), second = lower(after);
    if (starts_upper(after) || first.find('-') != std::string::npos) return true;
    if (words_.count(first + second)) return false;
    if (words_.count(first + "-" + second)) return true;
    return std::find(first_halves.begin(), first_halves.end(), first) != first_halves.end() ||
           std::find(second_halves.begin(), second_halves.end(), second) != second_halves.end();
}

void LineJoiner::add(std::string& text, const TextLine& line) const {
    if (text.empty()) {
        text = line.text;
        return;
    }
    const bool soft = text.ends_with("\u00AD");
    if (soft) text.resize(text.size() - 2);
    const bool hyphen = !soft && (text.ends_with("-") || text.ends_with("\u2010"));
    const std::size_t length = text.ends_with("\u2010") ? 3 : 1;
    const std::string word = hyphen ? last_word(text.substr(0, text.size() - length)) : std::string();
    const std::string rest = letters_of(line.text);
    std::size_t end = word.size();
    const bool joins = hyphen && !rest.empty() && end > 0 && is_text_letter(decode_before(word, end));
    if (joins) {
        std::size_t begin = 0;
        while (begin < word.size()) {
            std::size_t next = begin;
            if (is_text_letter(decode(word, next))) break;
            begin = next;
        }
        const std::string first = word.substr(begin);
        if (!keeps_hyphen(first, rest)) {
            text.resize(text.size() - length);
            diagnostics_.push_back(warning("import-hyphen", line.span, "the word `" + first + "-" + rest + "`, cut at a line's end, was made `" + first + rest + "`",
                                           "write the hyphen back if it belongs to the word"));
        }
    } else if (!soft) {
        text += ' ';
    }
    text += line.text;
}

std::string restore_spaces(const std::string& text, Span span, Diagnostics& diagnostics) {
    std::string result;
    for (const std::string& word : split_words(text)) {
        std::string mended = word;
        const std::size_t comma = word.find_first_of(",;");
        std::size_t before = comma, after = comma + 1;
        const bool address = word.find("://") != std::string::npos || word.find('@') != std::string::npos;
        if (comma != std::string::npos && comma > 0 && after < word.size() && !address && is_text_letter(decode_before(word, before)) && is_text_letter(decode(word, after)))
            mended.insert(comma + 1, " ");
        const std::string bare = lower(letters_of(word));
        if (const std::string_view preposition = stuck_preposition(bare); !preposition.empty()) mended.insert(preposition.size(), " ");
        if (mended != word)
            diagnostics.push_back(warning("import-lost-space", span, "`" + word + "` was made `" + mended + "`", "write it together again if it is one word"));
        result += (result.empty() ? "" : " ") + mended;
    }
    return result;
}

} // namespace florilege
