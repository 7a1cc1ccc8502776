// Spaces that pasting lost behind a mark: "les portes.Le soir", "en 1974,ne".
#include <algorithm>
#include <array>

#include "base/translate.h"
#include "base/utf8.h"
#include "read/import_model.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

// Of addresses and files, which a full stop parts without a space.
constexpr std::array<std::string_view, 47> endings{
    "com", "org", "net", "fr", "eu", "be", "ch", "ca", "uk", "de", "es", "it", "pt", "info", "io", "gouv", "asso", "paris", "bzh", "html", "htm", "php", "js", "md", "txt",
    "pdf", "epub", "odt", "doc", "docx", "xls", "xlsx", "csv", "json", "yaml", "yml", "xml", "css", "png", "jpg", "jpeg", "svg", "zip", "exe", "mp", "app", "dev"};

bool is_elision(char32_t c) { return c == U'\'' || c == 0x2019; }

/// One word between spaces, as its characters.
class Token {
  public:
    explicit Token(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) places_.push_back(at), letters_.push_back(decode(text, at));
    }

    /// Addresses, code and markup keep what they have.
    bool is_prose() const {
        return std::none_of(letters_.begin(), letters_.end(), [](char32_t c) { return std::u32string_view(U"@/\\_=<>{}[]#&%$*|^~+`").find(c) != std::u32string_view::npos; });
    }

    /// Byte offsets behind the marks that lack a space.
    std::vector<std::size_t> places() const {
        std::vector<std::size_t> found;
        for (std::size_t at = 1; at + 1 < letters_.size(); ++at)
            if (lacks_space(at)) found.push_back(places_[at + 1]);
        return found;
    }

  private:
    bool lacks_space(std::size_t at) const {
        const char32_t before = letters_[at - 1], after = letters_[at + 1];
        const std::size_t letters_after = run(at + 1, 1), letters_before = run(at - 1, -1);
        const bool word_after = letters_after > 1 || at + 2 == letters_.size() || is_elision(letters_[at + 2]);
        const bool closed = before == U')' || before == 0xBB || before == 0x201D;
        switch (letters_[at]) {
        case U',':
        case U';':
            if (!is_text_letter(after) || !word_after) return false;
            return closed || letters_before > 1 || (letters_before == 1 && letters_after > 1) || (is_digit_ascii(before) && is_lower(after) && letters_after > 1);
        case U'.': return is_upper(after) && word_after && (closed || letters_before > 2) && (closed || is_lower(before)) && !is_ending(at + 1, letters_after);
        case U'!':
        case U'?': return is_upper(after) && word_after && is_lower(before);
        default: return false;
        }
    }

    /// Letters from `at` on, forwards or backwards.
    std::size_t run(std::size_t at, int step) const {
        std::size_t count = 0;
        for (; at < letters_.size() && is_text_letter(letters_[at]); at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + step)) ++count;
        return count;
    }

    bool is_ending(std::size_t at, std::size_t count) const {
        std::string word;
        for (std::size_t i = at; i < at + count; ++i) append(word, letters_[i]);
        return std::find(endings.begin(), endings.end(), lower(word)) != endings.end();
    }

    std::vector<char32_t> letters_;
    std::vector<std::size_t> places_; // their bytes
};

} // namespace

std::string with_lost_spaces(std::string_view word) {
    std::string result(word);
    if (word.find_first_of(".,;!?") == std::string_view::npos) return result;
    const Token token(word);
    if (!token.is_prose()) return result;
    const std::vector<std::size_t> places = token.places();
    for (auto place = places.rbegin(); place != places.rend(); ++place) result.insert(*place, " ");
    return result;
}

namespace {

std::string with_words_mended(const std::string& text, std::vector<std::string>& mended) {
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        const std::string spaced = with_lost_spaces(word);
        result += spaced;
        if (spaced != word) mended.push_back(word);
        if (end < text.size()) result.push_back(text[end]);
        begin = end + 1;
    }
    return result;
}

} // namespace

void mend_spaces(ImportedText& text, Diagnostics& diagnostics) {
    std::vector<std::string> unsaid;
    for (ImportParagraph& paragraph : text.paragraphs) {
        if (paragraph.kind == ImportParagraph::Kind::verbatim) continue;
        std::vector<std::string> mended;
        paragraph.markdown = with_words_mended(paragraph.markdown, mended);
        paragraph.plain = with_words_mended(paragraph.plain, unsaid);
        for (const std::string& word : mended) diagnostics.push_back(lost_space(paragraph.span, word, with_lost_spaces(word)));
    }
    for (std::string& note : text.notes) note = with_words_mended(note, unsaid);
}

Diagnostic lost_space(Span span, const std::string& word, const std::string& mended) {
    constexpr std::size_t farthest = 8000; // bytes from the paragraph's first line
    const std::size_t at = span.source ? span.source->text().find(word, span.begin) : std::string::npos;
    if (at != std::string::npos && at < span.begin + farthest) span.begin = static_cast<std::uint32_t>(at), span.end = static_cast<std::uint32_t>(at + word.size());
    return warning("import-lost-space", span, tr("`{}` was made `{}`", word, mended), tr("write it together again if it is one word"));
}

} // namespace florilege
