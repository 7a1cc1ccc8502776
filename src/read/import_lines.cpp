#include "read/import_lines.h"

#include <algorithm>
#include <array>

#include "base/translate.h"
#include "base/utf8.h"
#include "language/language.h"
#include "read/import_model.h"
#include "read/import_text.h"
#include "read/source_text.h"

namespace florilege {

using namespace pasted;

namespace {

// Where a word that a hyphen parts may go on and keep it.
constexpr std::array<std::string_view, 26> first_halves{
    "mi", "demi", "semi", "non", "ex", "vice", "sous", "contre", "après", "avant", "arrière", "grand", "petit", "nord", "sud", "est",
    "ouest", "peut", "celui", "celle", "ceux", "celles", "lui", "elle", "eux", "quasi"};
constexpr std::array<std::string_view, 30> second_halves{
    "même", "mêmes", "ci", "là", "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "moi", "toi", "le", "la", "les", "lui", "leur",
    "y", "en", "t", "e", "es", "s", "dire", "vous-mêmes", "être", "delà"};

// The word that ends `text`; empty when it is too long for one.
std::string last_word(std::string_view text) {
    constexpr std::size_t longest_word = 100; // bytes
    const std::size_t from = text.size() > longest_word ? text.size() - longest_word : 0;
    const std::string_view end = text.substr(from);
    const std::size_t space = end.find_last_of(" \t");
    if (space == std::string_view::npos) return from > 0 ? std::string() : std::string(end);
    return std::string(end.substr(space + 1));
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
        line.indent = std::min(text.find_first_not_of(" \t"), text.size());
        line.indented = line.indent > 0;
        line.quoted = line.text.starts_with(">") && !line.text.starts_with(">>>");
        while (line.quoted && line.text.starts_with(">")) line.text = tidy(line.text.substr(1));
        if (!line.blank()) page = false;
        page = page || (raw.find('\f') != std::string_view::npos && !raw.starts_with("\f"));
        lines.push_back(std::move(line));
    }
    take_mail_heads(lines, diagnostics);
    clean_pages(lines, diagnostics);
    return lines;
}

std::size_t exact_measure(const std::vector<TextLine>& lines) {
    constexpr std::size_t widest = 160, fewest_pairs = 10;
    std::size_t measure = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        if (!lines[i + 1].blank()) measure = std::max(measure, width(lines[i].text) + lines[i].indent);
    if (measure == 0 || measure > widest) return 0;
    std::size_t pairs = 0, odd = 0; // lines that go on in the next; of them those that its first word would have fitted in
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const TextLine& line = lines[i];
        const TextLine& next = lines[i + 1];
        if (line.blank() || next.blank() || ends_sentence(line.text) || line.text.ends_with("-") || !starts_lower(next.text)) continue;
        ++pairs;
        odd += leaves_room(line, next, measure - line.indent);
    }
    return pairs >= fewest_pairs && odd * 20 <= pairs ? measure : 0;
}

std::size_t measure_around(const std::vector<const TextLine*>& lines, std::size_t at) {
    std::size_t measure = 0;
    for (std::size_t i = at >= 4 ? at - 4 : 0; i < std::min(lines.size(), at + 4); ++i) measure = std::max(measure, width(lines[i]->text));
    return measure;
}

bool leaves_room(const TextLine& line, const TextLine& next, std::size_t measure) {
    const std::size_t first_word = width(std::string_view(next.text).substr(0, next.text.find(' ')));
    return width(line.text) + 1 + first_word <= measure;
}

bool is_bullet(std::string_view text) {
    for (std::string_view bullet : {"- ", "– ", "— ", "• ", "* ", "· ", "▪ ", "● ", "◦ ", "‣ ", "➢ ", "→ ", "■ ", "□ ", "◆ ", "❖ ", "✓ ", "✔ ", "\uF0B7 ", "\uF0A7 ", "\uF0D8 "})
        if (text.starts_with(bullet)) return true;
    return false;
}

bool is_numbered_item(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && at < 2 && text[at] >= '0' && text[at] <= '9') ++at;
    if (at == 0 && !text.empty() && text[0] >= 'a' && text[0] <= 'z' && text.size() > 1 && text[1] == ')') at = 1;
    return at > 0 && at + 1 < text.size() && (text[at] == '.' || text[at] == ')') && text[at + 1] == ' ';
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
    const std::string word = hyphen ? last_word(std::string_view(text).substr(0, text.size() - length)) : std::string();
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
            diagnostics_.push_back(warning("import-hyphen", line.span, tr("the word `{}-{}`, cut at a line's end, was made `{}{}`", first, rest, first, rest),
                                           tr("write the hyphen back if it belongs to the word")));
        }
    } else if (!soft) {
        text += ' ';
    }
    text += line.text;
}

std::string restore_spaces(const std::string& text, Span span, Diagnostics& diagnostics) {
    std::string result;
    for (const std::string& word : split_words(text)) {
        std::string mended = with_lost_spaces(word);
        const std::string bare = lower(letters_of(word));
        if (const std::string_view preposition = stuck_preposition(bare); !preposition.empty()) mended.insert(preposition.size(), " ");
        if (mended != word) diagnostics.push_back(lost_space(span, word, mended));
        result += (result.empty() ? "" : " ") + mended;
    }
    return result;
}

} // namespace florilege
