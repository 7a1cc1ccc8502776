#include "normalize/lint.h"

#include <algorithm>

#include "base/translate.h"
#include "normalize/letters.h"
#include "normalize/passes.h"

namespace florilege {

namespace {

using View = std::u32string_view;

/// The slips of one text.
class TextLint {
  public:
    TextLint(const Inlines& inlines, const std::string& language, Diagnostics& found)
        : inlines_(inlines), letters_(inlines, Normalize::full, rules_of(language), rules_of(language)), french_(rules_of(language) == Rules::french),
          found_(found) {
        protect_tokens(letters_);
    }

    void run() {
        pictures();
        words();
        commas();
        marks();
        apostrophes();
    }

  private:
    void report(const char* code, std::size_t begin, std::size_t end, std::string message, std::string hint) {
        const Span span = span_of(inlines_, letters_.info(begin).begin, letters_.info(end - 1).end());
        found_.push_back(warning(code, span, std::move(message), std::move(hint)));
    }

    std::string shown(std::size_t begin, std::size_t end) const {
        const std::uint32_t first = letters_.info(begin).begin;
        return inlines_.text.substr(first, letters_.info(end - 1).end() - first);
    }

    std::size_t word_end(std::size_t at) const {
        while (is_word_letter(letters_[at])) ++at;
        return at;
    }

    bool same_word(std::size_t a, std::size_t b, std::size_t length) const {
        for (std::size_t i = 0; i < length; ++i)
            if (lowered(letters_[a + i]) != lowered(letters_[b + i])) return false;
        return true;
    }

    // "nous nous" and "vous vous" are good French; so is a name said twice.
    bool may_repeat(std::size_t begin, std::size_t end) const {
        const View word = letters_.view(begin, end);
        return word == U"nous" || word == U"vous" || word == U"Nous" || word == U"Vous" || word == U"had" || word == U"that" ||
               is_capital(letters_[end + 1]);
    }

    // Pictures in a line of text.
    void pictures() {
        for (const Mark& mark : inlines_.marks)
            if (mark.kind == MarkKind::image && mark.label.empty())
                found_.push_back(warning("missing-alternative", span_of(inlines_, mark.begin, mark.end), tr("the image `{}` has no alternative text", mark.value),
                                         tr("say in a few words what it shows, for those who cannot see it")));
    }

    void words() {
        std::size_t last = 0; // the word before, when a single space follows it
        std::size_t last_end = 0;
        for (std::size_t at = 0; at < letters_.size();) {
            if (!is_word_letter(letters_[at])) {
                ++at;
                continue;
            }
            const std::size_t end = word_end(at);
            const bool repeated = last_end > 0 && at == last_end + 1 && is_space(letters_[last_end]) && end - at == last_end - last &&
                                  same_word(last, at, end - at) && !is_apostrophe(letters_[end]) && letters_[end] != U'-' && letters_[end] != 0xB7;
            if (repeated && letters_.may_sign(at) && !may_repeat(last, last_end))
                report("repeated-word", at, end, tr("`{}` is written twice", shown(at, end)), tr("take one out, or silence `repeated-word`"));
            if (french_) inclusive(at, end);
            const bool joined = letters_.before(at) == U'-' || is_apostrophe(letters_.before(at));
            last = at;
            last_end = joined ? 0 : end;
            at = end;
        }
    }

    // élu(e)s, élu.e.s, élu-e-s: older ways to write what U+00B7 writes.
    void inclusive(std::size_t begin, std::size_t end) {
        const char32_t sign = letters_[end];
        if ((sign != U'.' && sign != U'-' && sign != U'(') || end - begin < 3 || letters_[end + 1] != U'e' || !letters_.may_sign(end)) return;
        const char32_t after = letters_[end + 2];
        const bool plural = letters_[end + 3] == U's' && !is_alphanumeric(letters_[end + 4]);
        const bool older = sign == U'(' ? after == U')' && (plural || !is_alphanumeric(letters_[end + 3])) : after == sign && plural;
        if (!older) return;
        const std::size_t last = plural ? end + 4 : end + 3;
        report("inclusive-form", begin, last, tr("`{}` is an older way to write an inclusive form", shown(begin, last)),
               tr("the middle dot (\u00B7) keeps such a word whole: a line never ends inside it"));
    }

    void commas() {
        for (std::size_t at = 1; at < letters_.size(); ++at) {
            const char32_t c = letters_[at];
            if ((c != U',' && c != U';') || !letters_.may_sign(at)) continue;
            if (is_word_letter(letters_.before(at)) && is_word_letter(letters_[at + 1]))
                report("missing-space", at, at + 1, tr("no space after `{}`", static_cast<char>(c)), tr("put a space after it"));
        }
    }

    static char32_t opening_of(char32_t c) {
        switch (c) {
        case U')': return U'(';
        case U']': return U'[';
        case 0xBB: return 0xAB;
        case 0x201D: return 0x201C;
        default: return 0;
        }
    }

    // A bracket or quote without partner. Dialogue may leave a guillemet open from paragraph to paragraph: at its beginning.
    void marks() {
        std::vector<std::size_t> open;
        std::vector<std::size_t> straight;
        std::size_t low = 0;
        for (std::size_t at = 0; at < letters_.size(); ++at) {
            const char32_t c = letters_[at];
            if (!letters_.may_sign(at)) continue;
            if (c == U'(' || c == U'[' || c == 0xAB || (c == 0x201C && low == 0)) open.push_back(at);
            else if (c == 0x201E) ++low; // German: „ “
            else if (c == 0x201C) --low;
            else if (c == U'"' && !is_digit(letters_.before(at))) straight.push_back(at);
            if (opening_of(c) == 0) continue;
            if (!open.empty() && letters_[open.back()] == opening_of(c)) open.pop_back();
            else if (c != 0xBB && c != 0x201D && !is_numbering(at)) unbalanced(at);
        }
        for (const std::size_t at : open)
            if (!((letters_[at] == 0xAB || letters_[at] == 0x201C) && at == 0)) unbalanced(at);
        if (straight.size() % 2 == 1) unbalanced(straight.back());
    }

    // a), 1) at the beginning of an enumeration.
    bool is_numbering(std::size_t at) const {
        return letters_[at] == U')' && at > 0 && is_alphanumeric(letters_[at - 1]) &&
               (is_edge(letters_.before(at - 1)) || is_edge(letters_.before(at >= 2 ? at - 2 : 0)));
    }

    void unbalanced(std::size_t at) {
        report("unbalanced-mark", at, at + 1, tr("`{}` has no partner", shown(at, at + 1)), tr("open or close it in the same paragraph"));
    }

    void apostrophes() {
        std::size_t straight = 0, curly = 0, first = 0;
        for (std::size_t at = 1; at < letters_.size(); ++at) {
            if (!is_apostrophe(letters_[at]) || !letters_.may_sign(at) || !is_word_letter(letters_[at - 1]) || !is_word_letter(letters_[at + 1])) continue;
            const bool typed = letters_[at] == U'\'';
            if (typed && straight++ == 0) first = at;
            if (!typed) ++curly;
        }
        if (straight > 0 && curly > 0)
            report("mixed-apostrophes", first, first + 1, tr("straight and curly apostrophes in one paragraph"),
                   tr("the book will show curly ones; two habits often betray a pasted passage"));
    }

    const Inlines& inlines_;
    Letters letters_;
    bool french_;
    Diagnostics& found_;
};

bool is_credited(const Article& article) { return !article.first_published.empty() || !article.issue.empty(); }

void lint_images(const Blocks& blocks, Diagnostics& found) {
    for (const Block& block : blocks) {
        if (const auto* figure = std::get_if<Figure>(&block.content)) {
            if (figure->alternative.empty())
                found.push_back(warning("missing-alternative", block.span, tr("the image `{}` has no alternative text", figure->path),
                                        tr("say in a few words what it shows, for those who cannot see it")));
        } else if (const auto* division = std::get_if<Division>(&block.content)) {
            lint_images(division->blocks, found);
        } else if (const auto* quote = std::get_if<BlockQuote>(&block.content)) {
            lint_images(quote->blocks, found);
        }
    }
}

} // namespace

Diagnostics lint(const Article& article, const Plan& plan) {
    Diagnostics found;
    const std::string& language = article.language.empty() ? plan.language : article.language;
    const auto text = [&](const Inlines& inlines) { TextLint(inlines, language, found).run(); };
    text(article.title);
    text(article.subtitle);
    for_each_text(article.body, text);
    for (const Note& note : article.notes) for_each_text(note.blocks, text);
    if (article.epigraph) for_each_text(article.epigraph->blocks, text);
    lint_images(article.body, found);
    if (article.image && article.image->alternative.empty())
        found.push_back(warning("missing-alternative", article.image_span, tr("the image `{}` has no alternative text", article.image->path),
                                tr("add `alt:` to `image:`")));
    const Span whole{article.source.get(), 0, 0};
    if (!article.date) found.push_back(warning("undated-article", whole, tr("the article has no date"), tr("add `date: YYYY-MM` to its front matter")));
    if (!is_credited(article))
        found.push_back(warning("unsourced-article", whole, tr("the article does not say where it first appeared"), tr("add `source:` to its front matter")));
    std::erase_if(found, [&](const Diagnostic& diagnostic) {
        return std::find(article.silenced.begin(), article.silenced.end(), diagnostic.code) != article.silenced.end();
    });
    return found;
}

} // namespace florilege
