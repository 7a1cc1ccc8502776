#include "normalize/normalize.h"

#include "normalize/passes.h"

namespace florilege {

namespace {

// Against rules that undo each other: a text that still changes then is taken as it is. Those of five signs need no more.
constexpr int most_passes = 8;

const QuoteStyle& quotes_of(Rules rules) {
    static const QuoteStyle french{{{0xAB, 0xBB}, {0x201C, 0x201D}, {0x2018, 0x2019}}, false, false};
    static const QuoteStyle english{{{0x201C, 0x201D}, {0x2018, 0x2019}, {0x201C, 0x201D}}, true, true};
    static const QuoteStyle german{{{0x201E, 0x201C}, {0x201A, 0x2018}, {0x201E, 0x201C}}, true, true};
    static const QuoteStyle guillemets{{{0xAB, 0xBB}, {0x201C, 0x201D}, {0x2018, 0x2019}}, true, true};
    switch (rules) {
    case Rules::french: return french;
    case Rules::german: return german;
    case Rules::guillemets: return guillemets;
    default: return english;
    }
}

void set_french(Letters& letters) {
    set_quotes(letters, quotes_of(Rules::french));
    set_apostrophes(letters);
    close_elisions(letters);
    set_ellipses(letters);
    close_ellipses(letters);
    set_french_dashes(letters);
    set_french_ligatures(letters);
    close_up(letters);
    open_french_numbers(letters);
    set_french_ordinals(letters);
    set_french_punctuation(letters);
    bind_french_numbers(letters);
    bind_words(letters, Binding::french);
}

void set_english(Letters& letters) {
    set_quotes(letters, quotes_of(Rules::english));
    set_apostrophes(letters);
    set_ellipses(letters);
    set_english_dashes(letters);
    close_up(letters);
    close_high_signs(letters);
    bind_words(letters, Binding::english);
}

// What every language of the Latin script shares; quotes where the language's are known.
void set_other(Letters& letters, Rules rules) {
    if (rules != Rules::neutral) set_quotes(letters, quotes_of(rules));
    set_apostrophes(letters, rules == Rules::neutral ? Apostrophes::inside_words : Apostrophes::all);
    set_ellipses(letters);
    close_up(letters);
}

enum class Lines { prose, verse };

// `letters`: those of `inlines`, opened for the rules `own`.
Inlines normalize_in(const Inlines& inlines, Letters letters, Rules own, Lines lines) {
    clean_pasted(letters);
    clean_spaces(letters, lines == Lines::verse);
    protect_tokens(letters);
    if (own == Rules::french) set_french(letters);
    else if (own == Rules::english) set_english(letters);
    else set_other(letters, own);
    return letters.applied(inlines);
}

// `letters`: those of `inlines`, opened for the rules `around`.
Inlines normalize_once(const Inlines& inlines, Letters letters, Normalize level, Rules around, Lines lines) {
    bool foreign[static_cast<std::size_t>(Rules::neutral) + 1] = {};
    for (const Mark& mark : inlines.marks)
        if (mark.kind == MarkKind::language) foreign[static_cast<std::size_t>(rules_of(mark.value))] = true;
    foreign[static_cast<std::size_t>(around)] = false;
    Inlines result = normalize_in(inlines, std::move(letters), around, lines);
    for (std::size_t i = 0; i < std::size(foreign); ++i)
        if (const Rules own{static_cast<std::uint8_t>(i)}; foreign[i]) result = normalize_in(result, Letters(result, level, around, own), own, lines);
    return result;
}

// Whether signs touch, or white space alone parts them, or a mark stands before what it may belong to.
bool signs_meet(const Letters& letters) {
    char32_t sign = 0;
    std::size_t next = 0; // after the last character looked at
    for (std::size_t at = letters.next_sign(0);; at = letters.next_sign(next)) {
        if (at > next) { // letters, with single spaces between them
            if (sign == U'"') return true;
            sign = 0;
        }
        if (at == letters.size()) return false;
        next = at + 1;
        const char32_t c = letters[at];
        if (is_space(c)) continue;
        const bool is_sign = c == U'"' || c == U'-' || is_apostrophe(c) || is_long_dash(c) || is_opening(c) || is_closing(c) || is_stop(c);
        if (is_sign && sign != 0) return true;
        if ((sign == U'"' && is_alphanumeric(c)) || (is_apostrophe(sign) && is_digit(c))) return true;
        sign = is_sign ? c : 0;
    }
}

// Where signs meet, what one pass leaves may be what another would change: such a text goes through them until it is left alone.
Inlines normalize_text(const Inlines& inlines, Normalize level, std::string_view language, Lines lines) {
    if (level == Normalize::off || inlines.empty()) return inlines;
    const Rules around = rules_of(language);
    Letters letters(inlines, level, around, around);
    const bool unsettled = signs_meet(letters);
    Inlines result = normalize_once(inlines, std::move(letters), level, around, lines);
    for (int again = 0; again < most_passes && unsettled; ++again) {
        Inlines next = normalize_once(result, Letters(result, level, around, around), level, around, lines);
        if (next == result) break;
        result = std::move(next);
    }
    return result;
}

/// Walks the blocks of an article with the level and the language that hold where it is.
class ArticleNormalizer {
  public:
    ArticleNormalizer(Normalize level, std::string language) : level_(level), language_(std::move(language)) {}

    void text(Inlines& inlines, Lines lines = Lines::prose) const { inlines = normalize_text(inlines, level_, language_, lines); }
    void words(std::string& string) const { string = normalize_text(plain(string), level_, language_, Lines::prose).text; }

    void figure(Figure& figure) const {
        words(figure.alternative);
        text(figure.caption);
        text(figure.credit);
    }

    void blocks(Blocks& blocks) const {
        for (Block& block : blocks) {
            const ArticleNormalizer inside = at(block);
            std::visit([&](auto& content) { inside.visit(content); }, block.content);
        }
    }

    void epigraph(Epigraph& epigraph) const { visit(epigraph); }

  private:
    ArticleNormalizer at(const Block& block) const {
        ArticleNormalizer inside = *this;
        if (!block.language.empty()) inside.language_ = block.language;
        const auto* division = std::get_if<Division>(&block.content);
        if (!division || level_ == Normalize::off) return inside;
        const std::string classes = " " + division->classes + " ";
        if (classes.find(" verbatim ") != classes.npos || classes.find(" normalize-off ") != classes.npos) inside.level_ = Normalize::off;
        else if (classes.find(" normalize-spaces ") != classes.npos) inside.level_ = Normalize::spaces;
        return inside;
    }

    void visit(Paragraph& paragraph) const { text(paragraph.text); }
    void visit(Heading& heading) const { text(heading.text); }
    void visit(BlockQuote& quote) const {
        blocks(quote.blocks);
        text(quote.attribution);
    }
    void visit(List& list) const {
        for (Blocks& item : list.items) blocks(item);
    }
    void visit(Verse& verse) const {
        for (Inlines& stanza : verse.stanzas) text(stanza, Lines::verse);
        text(verse.attribution);
    }
    void visit(Table& table) const {
        text(table.caption);
        for (Inlines& cell : table.head.cells) text(cell);
        for (TableRow& row : table.rows)
            for (Inlines& cell : row.cells) text(cell);
    }
    void visit(Figure& figure_block) const { figure(figure_block); }
    void visit(Division& division) const { blocks(division.blocks); }
    void visit(Epigraph& epigraph) const {
        blocks(epigraph.blocks);
        text(epigraph.attribution);
        text(epigraph.note);
    }
    void visit(CodeBlock&) const {}
    void visit(Asterism&) const {}
    void visit(ContentsTable&) const {}
    void visit(IndexTable&) const {}
    void visit(QrCode&) const {}

    Normalize level_;
    std::string language_;
};

} // namespace

Result<Article> normalize(Article article, Normalize level, const std::string& language) {
    const ArticleNormalizer normalizer(level, article.language.empty() ? language : article.language);
    normalizer.text(article.title);
    normalizer.text(article.subtitle);
    normalizer.text(article.short_title);
    normalizer.text(article.first_published);
    normalizer.text(article.summary);
    if (article.epigraph) normalizer.epigraph(*article.epigraph);
    if (article.image) normalizer.figure(*article.image);
    normalizer.blocks(article.body);
    for (Note& note : article.notes) normalizer.blocks(note.blocks);
    for (LaterNote& note : article.later_notes) normalizer.blocks(note.blocks);
    return {std::move(article), {}};
}

Inlines normalize(const Inlines& inlines, Normalize level, const std::string& language) {
    return normalize_text(inlines, level, language, Lines::prose);
}

} // namespace florilege
