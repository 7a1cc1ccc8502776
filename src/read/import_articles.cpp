// A text's headings to articles: which of them are titles, which only part a text, where a foreword stands, when each appeared.
#include <algorithm>
#include <map>

#include "base/number.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "language/language.h"
#include "read/import_model.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

using Kind = ImportParagraph::Kind;

bool is_sourced(const ImportParagraph& paragraph) {
    return paragraph.kind == Kind::heading && parse_title(paragraph.plain).appearance.has_value();
}

// A paragraph that closes an article: a quotation, or replies.
bool closes_article(const ImportParagraph& paragraph) {
    return paragraph.kind == Kind::quotation || starts_with_quote(paragraph.plain) || paragraph.markdown.starts_with("— ");
}

class Splitter {
  public:
    Splitter(ImportedText& text, const std::string& language, Diagnostics& diagnostics)
        : text_(text), language_(language), diagnostics_(diagnostics) {}

    std::vector<ImportedArticle> run() {
        take_numbers();
        attach_datelines();
        choose_level();
        for (std::size_t i = 0; i < text_.paragraphs.size(); ++i) {
            ImportParagraph& paragraph = text_.paragraphs[i];
            if (paragraph.kind == Kind::heading && opens_article(i)) open(paragraph);
            else add(std::move(paragraph));
        }
        take_book_title();
        find_foreword();
        resolve_dates();
        for (ImportedArticle& article : articles_) find_epigraph(article, diagnostics_);
        return std::move(articles_);
    }

  private:
    // Titles numbered from 1 up, three or more, lose their numbers: the book's order is its own.
    void take_numbers() {
        std::vector<std::pair<ImportParagraph*, std::size_t>> numbered; // with the length of the number
        int next = 1;
        for (ImportParagraph& paragraph : text_.paragraphs) {
            if (paragraph.kind != Kind::heading) continue;
            std::size_t length = 0;
            if (leading_number(paragraph.plain, length) == next) numbered.emplace_back(&paragraph, length), ++next;
        }
        if (numbered.size() < 3) return;
        for (const auto& [heading, length] : numbered) {
            const std::string number(trim(heading->plain.substr(0, length)));
            diagnostics_.push_back(warning("import-number", heading->span, tr("the number `{}` before the title was left out", number),
                                           tr("write it back into `title:` if it belongs there")));
            std::string escaped = escape_markdown(heading->plain.substr(0, length) + "x");
            escaped.pop_back();
            heading->plain.erase(0, length);
            if (heading->markdown.starts_with(escaped)) heading->markdown.erase(0, escaped.size());
            else heading->markdown = escape_markdown(heading->plain);
        }
    }

    // "3. ", "3) ", "3 – ", "III. ": the number, and its length with what follows it; 0 when there is none.
    static int leading_number(std::string_view text, std::size_t& length) {
        std::size_t at = 0;
        while (at < text.size() && (is_digit_ascii(static_cast<unsigned char>(text[at])) || std::string_view("IVXL").find(text[at]) != std::string_view::npos)) ++at;
        if (at == 0 || at > 6) return 0;
        int number = 0;
        for (int value = 1; value < 100 && number == 0; ++value)
            if (std::to_string(value) == text.substr(0, at) || upper_roman(value) == text.substr(0, at)) number = value;
        for (std::string_view sign : {". ", ") ", ".) ", " - ", " – ", " — ", ".- ", "° ", "°) "})
            if (text.substr(at).starts_with(sign)) {
                length = at + sign.size();
                return number;
            }
        return 0;
    }

    static std::string upper_roman(int value) {
        std::string roman = to_roman(value);
        for (char& c : roman) c = static_cast<char>(c - 0x20);
        return roman;
    }

    // In files with headings of their own, a line below a title that says where and when belongs to it.
    void attach_datelines() {
        for (std::size_t i = 0; i + 1 < text_.paragraphs.size(); ++i) {
            ImportParagraph& heading = text_.paragraphs[i];
            ImportParagraph& line = text_.paragraphs[i + 1];
            if (heading.kind != Kind::heading || heading.level == 0 || line.kind != Kind::text || is_sourced(heading)) continue;
            const std::optional<FirstAppearance> appearance = parse_appearance(line.plain);
            if (!appearance || (!appearance->has_month && appearance->issue.empty())) continue;
            std::string words(trim(line.plain));
            if (words.front() == '(' && words.back() == ')') words = words.substr(1, words.size() - 2);
            heading.plain += " (" + words + ")", heading.markdown += " (" + words + ")";
            text_.paragraphs.erase(text_.paragraphs.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }

    // The level whose headings are titles: that of the sourced ones, else the highest that comes twice, else the highest.
    void choose_level() {
        std::map<int, int> counts;
        int highest = 7, headings = 0;
        for (const ImportParagraph& paragraph : text_.paragraphs) {
            if (paragraph.kind != Kind::heading) continue;
            ++headings;
            if (is_sourced(paragraph)) has_sources_ = true;
            if (paragraph.level == 0) continue;
            highest = std::min(highest, paragraph.level);
            if (is_sourced(paragraph)) level_ = level_ == 0 ? paragraph.level : std::min(level_, paragraph.level);
            ++counts[paragraph.level];
        }
        if (level_ == 0 && highest < 7) {
            level_ = highest;
            for (const auto& [level, count] : counts)
                if (count >= 2) {
                    level_ = level;
                    break;
                }
        }
        book_title_ = level_ > highest && highest < 7;
    }

    bool opens_article(std::size_t i) {
        const ImportParagraph& heading = text_.paragraphs[i];
        if (heading.level > 0) return heading.level <= level_;
        if (!has_sources_ || is_sourced(heading)) return true;
        const bool before_sources = std::none_of(text_.paragraphs.begin(), text_.paragraphs.begin() + static_cast<std::ptrdiff_t>(i), is_sourced);
        return before_sources || (i > 0 && closes_article(text_.paragraphs[i - 1]));
    }

    void open(const ImportParagraph& heading) {
        ImportedArticle article;
        const TitleAndAppearance read = parse_title(heading.plain);
        article.plain_title = read.title;
        article.appearance = read.appearance.value_or(FirstAppearance{});
        // Markdown of the title: without what was read off its end.
        const TitleAndAppearance written = parse_title(heading.markdown);
        article.title = read.appearance && written.appearance ? written.title : read.appearance ? escape_markdown(read.title) : heading.markdown;
        article.span = heading.span;
        if (heading.level == 0 && !read.appearance)
            diagnostics_.push_back(warning("import-title-guessed", heading.span, tr("`{}` was taken as the title of an article", read.title),
                                           tr("if it is none, join its file to the one before")));
        articles_.push_back(std::move(article));
    }

    void add(ImportParagraph paragraph) {
        if (paragraph.kind == Kind::heading) {
            if (paragraph.level == 0)
                diagnostics_.push_back(warning("import-heading-guessed", paragraph.span, tr("`{}` was taken as a heading inside an article", paragraph.plain),
                                               tr("make a file of its own of what follows if it is an article")));
            paragraph.level = paragraph.level == 0 ? 2 : std::max(2, paragraph.level - level_ + 1);
        }
        if (articles_.empty()) {
            ImportedArticle foreword;
            foreword.title = foreword.plain_title = std::string(wording(language_, "foreword"));
            foreword.foreword = true;
            foreword.span = paragraph.span;
            articles_.push_back(std::move(foreword));
            diagnostics_.push_back(warning("import-foreword-guessed", paragraph.span, tr("the text before the first title was taken as a foreword"),
                                           tr("move its file from front/ to articles/ if it is an article")));
        }
        articles_.back().paragraphs.push_back(std::move(paragraph));
    }

    // A heading above the articles' own, with nothing below it, is the title of the whole.
    void take_book_title() {
        if (articles_.size() < 2 || !articles_[0].paragraphs.empty() || articles_[0].appearance.found()) return;
        text_.title = articles_[0].plain_title;
        std::erase_if(diagnostics_, [&](const Diagnostic& diagnostic) { return diagnostic.code == "import-title-guessed" && diagnostic.span == articles_[0].span; });
        diagnostics_.push_back(warning("import-book-title", articles_[0].span, tr("`{}` was taken as the title of the book", text_.title),
                                       tr("it is written to book.yaml when there is none; write it there yourself otherwise")));
        articles_.erase(articles_.begin());
    }

    // The first text, when it has no source as the others have and is named as a foreword, or after the magazine itself.
    void find_foreword() {
        if (articles_.size() < 2 || articles_[0].foreword || articles_[0].appearance.found()) return;
        std::map<std::string, int> sources;
        for (const ImportedArticle& article : articles_)
            if (!article.appearance.source.empty()) ++sources[lower(article.appearance.source)];
        const auto most = std::max_element(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        const bool named = most != sources.end() && lower(articles_[0].plain_title).find(most->first) != std::string::npos;
        const bool title_page = book_title_ && !names_foreword(articles_[0].plain_title) && !articles_[0].paragraphs.empty();
        if (!named && !names_foreword(articles_[0].plain_title) && !title_page) return;
        articles_[0].foreword = true;
        diagnostics_.push_back(warning("import-foreword-guessed", articles_[0].span, tr("`{}` was taken as a foreword", articles_[0].plain_title),
                                       tr("move its file from front/ to articles/ if it is an article")));
    }

    // "décembre-janvier 2022" ends in January of that year, or begins in December of it: as the order of the others has it.
    void resolve_dates() {
        const auto dated = [&](std::size_t from, int step) -> std::optional<CalendarDate> {
            for (std::size_t i = from + static_cast<std::size_t>(step); i < articles_.size(); i += static_cast<std::size_t>(step))
                if (articles_[i].appearance.date && !articles_[i].appearance.over_new_year) return articles_[i].appearance.date->start;
            return std::nullopt;
        };
        const bool falling = order_falls();
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            FirstAppearance& appearance = articles_[i].appearance;
            if (!appearance.over_new_year || !appearance.date || !appearance.date->end) continue;
            std::optional<CalendarDate> before = dated(i, -1), after = dated(i, 1);
            if (falling) std::swap(before, after);
            const auto fits = [&](CalendarDate start) { return (!before || *before <= start) && (!after || start <= *after); };
            CalendarDate later = appearance.date->start;
            ++later.year;
            const bool moved = !fits(appearance.date->start) && fits(later);
            if (moved) ++appearance.date->start.year, ++appearance.date->end->year;
            diagnostics_.push_back(warning("import-date-guessed", articles_[i].span,
                                           tr("the date over the new year was read as {}{}", to_edtf(*appearance.date), (before || after ? tr(", by the order of the articles around it") : std::string(""))),
                                           tr("correct `date:` in the article's front matter if that is wrong")));
        }
    }

    bool order_falls() const {
        int falls = 0, rises = 0;
        const CalendarDate* last = nullptr;
        for (const ImportedArticle& article : articles_) {
            if (!article.appearance.date || article.appearance.over_new_year) continue;
            if (last) (article.appearance.date->start < *last ? falls : rises) += 1;
            last = &article.appearance.date->start;
        }
        return falls > rises;
    }

    ImportedText& text_;
    std::string language_;
    Diagnostics& diagnostics_;
    std::vector<ImportedArticle> articles_;
    int level_ = 0;
    bool has_sources_ = false, book_title_ = false;
};

} // namespace

bool names_foreword(std::string_view title) {
    static constexpr std::string_view words[] = {"avant-propos", "préface", "preface", "introduction", "foreword", "présentation", "prologue",
                                                 "vorwort", "prólogo", "prefazione", "éditorial du recueil", "à propos", "about",
                                                 "avertissement", "note de l’auteur", "note de l'auteur", "préambule", "en guise d", "au lecteur",
                                                 "mes textes", "mes tribunes", "mes articles", "mes chroniques", "mes billets", "mes éditos",
                                                 "nos textes", "nos tribunes", "nos articles", "nos chroniques", "recueil de", "éditorial", "editorial",
                                                 "avant propos", "preamble", "einleitung", "introduzione", "introducci", "introdução", "prefacio", "prefácio"};
    // Words that name a foreword wherever they stand in a short title: "Petite préface", "Quelques mots d’introduction".
    static constexpr std::string_view anywhere[] = {"avant-propos", "préface", "préambule", "introduction", "foreword", "preface"};
    constexpr std::size_t short_title = 6; // words
    const std::string low = lower(title);
    const auto begins = [&](std::string_view word) { return low.starts_with(word); };
    const auto holds = [&](std::string_view word) { return low.ends_with(word) || low.find(std::string(word) + ' ') != std::string::npos; };
    return std::any_of(std::begin(words), std::end(words), begins) ||
           (split_words(low).size() <= short_title && std::any_of(std::begin(anywhere), std::end(anywhere), holds));
}

std::vector<ImportedArticle> split_articles(ImportedText& text, const std::string& language, Diagnostics& diagnostics) {
    return Splitter(text, language, diagnostics).run();
}

std::string guess_language(const ImportedText& text) {
    static const std::map<std::string_view, std::vector<std::string_view>> small_words{
        {"fr", {"le", "la", "les", "des", "une", "est", "dans", "pour", "qui", "que", "du", "au", "sur", "pas", "et", "ce"}},
        {"en", {"the", "of", "and", "to", "in", "is", "that", "for", "with", "was", "on", "are", "this", "not"}},
        {"es", {"el", "los", "las", "del", "que", "y", "una", "por", "con", "para", "es", "su", "lo"}},
        {"de", {"der", "die", "das", "und", "ist", "nicht", "ein", "eine", "den", "von", "mit", "zu", "für"}},
        {"it", {"il", "di", "che", "è", "gli", "della", "per", "non", "una", "con", "sono", "del", "nel"}},
        {"pt", {"o", "os", "não", "uma", "do", "da", "em", "com", "para", "que", "dos", "é", "ao"}},
        {"ca", {"el", "els", "les", "amb", "per", "i", "una", "és", "del", "que", "als", "no"}},
        {"oc", {"lo", "los", "las", "amb", "per", "es", "una", "dins", "que", "del", "e", "sus"}}};
    std::map<std::string_view, int> counts;
    std::size_t seen = 0;
    for (const ImportParagraph& paragraph : text.paragraphs)
        for (const std::string& word : split_words(paragraph.plain)) {
            if (++seen > 5000) break;
            for (const auto& [language, words] : small_words)
                counts[language] += std::find(words.begin(), words.end(), lower(word)) != words.end();
        }
    std::string_view best = "fr";
    for (const auto& [language, count] : counts)
        if (count > counts[best]) best = language;
    return std::string(best);
}

} // namespace florilege
