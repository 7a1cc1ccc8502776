// The quotation that closes an article, and whose words it says it quotes.
#include <algorithm>
#include <map>

#include "base/translate.h"
#include "base/utf8.h"
#include "read/import_attribution.h"
#include "read/import_model.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

using Kind = ImportParagraph::Kind;

ImportParagraph with_words(ImportParagraph paragraph, const std::string& words) {
    paragraph.plain = words;
    paragraph.markdown = escape_markdown(words);
    return paragraph;
}

// "— Entrez.", or a speaker before it: "Le veilleur : — De quoi ?", "Un élève : « Moi ! »"
bool is_reply(const ImportParagraph& paragraph) {
    if (paragraph.kind != Kind::text) return false;
    if (paragraph.markdown.starts_with("— ")) return true;
    const std::string_view text = paragraph.plain;
    const std::size_t colon = text.find(" : ");
    if (colon == std::string_view::npos || !starts_upper(text) || split_words(text.substr(0, colon)).size() > 6) return false;
    const std::string_view said = text.substr(colon + 3);
    return said.starts_with("—") || said.starts_with("–") || (starts_with_quote(said) && closing_quote(said) == said.size());
}

// The name of two words or more with capitals that comes most often, the later of two that come as often.
std::string most_named(std::string_view text) {
    static constexpr std::string_view openings[] = {"Le", "La", "Les", "Un", "Une", "Des", "Ce", "Cette", "Ces", "En", "Au", "Aux", "À", "A", "Dans", "Pour",
                                                    "Il", "Elle", "Mais", "Et", "Or", "The", "In", "On", "At", "But", "And", "His", "Her", "Sa", "Son"};
    std::map<std::string, int> counts;
    std::string best, name;
    int length = 0;
    const auto close = [&] {
        if (length >= 2 && ++counts[name] >= counts[best]) best = name;
        name.clear(), length = 0;
    };
    for (const std::string& word : split_words(text)) {
        std::string bare = word;
        while (!bare.empty() && std::string_view(",.;:").find(bare.back()) != std::string_view::npos) bare.pop_back();
        const bool opening = length == 0 && std::find(std::begin(openings), std::end(openings), bare) != std::end(openings);
        const bool elided = bare.find('\'') != std::string::npos || bare.find("’") != std::string::npos;
        if (starts_upper(bare) && !opening && !elided && !starts_with_quote(bare)) name += (name.empty() ? "" : " ") + bare, ++length;
        else close();
        if (bare.size() != word.size()) close();
    }
    close();
    return best;
}

// A famous phrase that closes the last paragraph, told as such: it is quoted as the epigraph, and stays in the text.
bool find_told_quotation(ImportedArticle& article, Diagnostics& diagnostics) {
    const ImportParagraph& last = article.paragraphs.back();
    if (last.kind != Kind::text || article.paragraphs.size() < 2) return false;
    const std::string low = lower(last.plain);
    const bool told = low.find("citation") != std::string::npos || low.find("apocryphe") != std::string::npos ||
                      low.find("formule") != std::string::npos || low.find("quotation") != std::string::npos || low.find("apocryphal") != std::string::npos;
    std::string_view text = trim(last.plain);
    while (text.ends_with(".")) text = trim(text.substr(0, text.size() - 1));
    std::size_t begin = std::string_view::npos;
    for (std::string_view open : {"«", "“"}) {
        const std::size_t at = text.rfind(open);
        if (at != std::string_view::npos && closing_quote(text.substr(at)) == text.size() - at && at > 2) begin = at;
    }
    if (!told || begin == std::string_view::npos || !trim(text.substr(0, begin)).ends_with(":")) return false;
    ImportedEpigraph epigraph;
    epigraph.paragraphs.push_back(with_words(last, unquoted(text.substr(begin))));
    for (std::size_t i = article.paragraphs.size(); i-- > 0 && epigraph.by.empty();) epigraph.by = most_named(article.paragraphs[i].plain);
    for (std::string_view word : {"apocryphe", "apocryphal"})
        if (low.find(word) != std::string::npos) epigraph.note = std::string(word);
    diagnostics.push_back(warning("import-epigraph-guessed", last.span,
                                  tr("the phrase that closes this article was quoted as its epigraph{}", (epigraph.by.empty() ? std::string() : ", by " + epigraph.by)),
                                  tr("delete `epigraph:` in its front matter if that is wrong; the text keeps the phrase")));
    article.epigraph = std::move(epigraph);
    return true;
}

bool take_replies(ImportedArticle& article, Diagnostics& diagnostics) {
    std::size_t begin = article.paragraphs.size();
    while (begin > 0 && is_reply(article.paragraphs[begin - 1])) --begin;
    if (begin == 0 || article.paragraphs.size() - begin < 2) return false;
    ImportedEpigraph epigraph;
    epigraph.paragraphs.assign(article.paragraphs.begin() + static_cast<std::ptrdiff_t>(begin), article.paragraphs.end());
    article.paragraphs.resize(begin);
    diagnostics.push_back(warning("import-epigraph-guessed", epigraph.paragraphs.front().span, tr("the dialogue that closes this article was taken as its epigraph"),
                                  tr("write it back at the end of the article if it belongs to the text")));
    article.epigraph = std::move(epigraph);
    return true;
}

void set_attribution(ImportedEpigraph& epigraph, std::string_view text) {
    Attribution attribution = parse_attribution(text);
    epigraph.by = std::move(attribution.by), epigraph.work = std::move(attribution.work);
    epigraph.date = std::move(attribution.date), epigraph.note = std::move(attribution.note);
}

/// The quotation at an article's end: the paragraphs [begin, end) hold it and its attribution.
struct Closing {
    std::size_t begin = 0, end = 0;
    std::vector<std::string> words; // a paragraph each
    std::string attribution;
};

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.emplace_back(trim(text.substr(at, end - at)));
        at = end + 1;
    }
    return lines;
}

// Words and attribution in the last paragraph, the words having begun in it or in one of the four before.
std::optional<Closing> in_one_text(const std::vector<ImportParagraph>& paragraphs, std::size_t end) {
    std::string text;
    for (std::size_t begin = end; begin-- > 0 && end - begin <= 5;) {
        const ImportParagraph& paragraph = paragraphs[begin];
        if (paragraph.kind != Kind::text && paragraph.kind != Kind::quotation) return std::nullopt;
        text = paragraph.plain + (text.empty() ? "" : "\n" + text);
        const std::optional<Quoted> found = quoted(text);
        if (found) return Closing{begin, end, lines_of(unquoted(found->words)), found->attribution};
        if (starts_with_quote(paragraph.plain) && begin + 1 < end && closing_quote(paragraph.plain) != std::string_view::npos) return std::nullopt;
    }
    return std::nullopt;
}

// A saying without quotation marks and, behind a dash, whose it is: "Qui vivra verra. — Proverbe".
std::optional<Closing> in_one_line(const std::vector<ImportParagraph>& paragraphs, std::size_t end) {
    constexpr std::size_t longest_saying = 300; // bytes
    const ImportParagraph& last = paragraphs[end - 1];
    if (end < 2 || last.kind != Kind::text || last.markdown.starts_with("— ")) return std::nullopt;
    for (std::string_view dash : {" — ", " – "}) {
        const std::size_t at = last.plain.rfind(dash);
        if (at == std::string::npos || at == 0 || at > longest_saying) continue;
        const std::string words = last.plain.substr(0, at), attribution = attribution_of(std::string_view(last.plain).substr(at + dash.size()), false);
        if (ends_sentence(words) && !attribution.empty() && words.find(dash) == std::string::npos) return Closing{end - 1, end, {words}, attribution};
    }
    return std::nullopt;
}

// The attribution in a paragraph of its own, below the words.
std::optional<Closing> in_two_texts(const std::vector<ImportParagraph>& paragraphs, std::size_t end) {
    constexpr std::size_t longest_bare = 400; // bytes of words without quotation marks
    if (end < 2) return std::nullopt;
    const ImportParagraph& last = paragraphs[end - 1];
    const bool dash = last.plain.starts_with("—") || last.plain.starts_with("–") || last.plain.starts_with("- ");
    const std::string attribution = attribution_of(last.plain, dash || last.at_right);
    if (attribution.empty() || last.kind == Kind::heading || last.kind == Kind::verbatim || (last.kind == Kind::item && !dash)) return std::nullopt;
    std::string text;
    for (std::size_t begin = end - 1; begin-- > 0 && end - begin <= 6;) {
        const ImportParagraph& words = paragraphs[begin];
        if (words.kind != Kind::text && words.kind != Kind::quotation) break;
        text = words.plain + (text.empty() ? "" : "\n" + text);
        if (starts_with_quote(words.plain)) {
            if (closing_quote(text) != text.size()) break;
            return Closing{begin, end, lines_of(unquoted(text)), attribution};
        }
    }
    const ImportParagraph& words = paragraphs[end - 2];
    const bool long_dash = dash && !last.plain.starts_with("-");
    // A line at the right, or a hyphen and no more than a name, below a sentence.
    const bool told = ends_sentence(words.plain) && (last.at_right || (dash && !attribution_of(last.plain.substr(2), false).empty()));
    const bool bare = (long_dash || told) && end > 2 && words.kind == Kind::text && words.plain.size() <= longest_bare && !is_reply(words);
    if (words.kind == Kind::quotation || bare) return Closing{end - 2, end, {unquoted(words.plain)}, attribution};
    return std::nullopt;
}

// Who signs an article stands below its epigraph: a short line that is no sentence.
bool is_signature(const ImportParagraph& paragraph) {
    return paragraph.kind == Kind::text && width(paragraph.plain) <= 90 && !ends_sentence(paragraph.plain) && starts_upper(paragraph.plain);
}

} // namespace

bool is_attributed_quotation(std::string_view text) {
    const std::optional<Quoted> found = quoted(text);
    if (!found) return false;
    const std::optional<FirstAppearance> appearance = parse_appearance(found->attribution);
    return !appearance || (!appearance->has_month && appearance->issue.empty());
}

void find_epigraph(ImportedArticle& article, Diagnostics& diagnostics) {
    std::vector<ImportParagraph>& paragraphs = article.paragraphs;
    if (paragraphs.empty() || article.foreword || take_replies(article, diagnostics)) return;
    std::optional<Closing> closing = in_one_text(paragraphs, paragraphs.size());
    if (!closing) closing = in_one_line(paragraphs, paragraphs.size());
    if (!closing) closing = in_two_texts(paragraphs, paragraphs.size());
    if (!closing && paragraphs.size() > 2 && is_signature(paragraphs.back())) closing = in_one_text(paragraphs, paragraphs.size() - 1);
    if (!closing) {
        find_told_quotation(article, diagnostics);
        return;
    }
    ImportedEpigraph epigraph;
    for (const std::string& words : closing->words) epigraph.paragraphs.push_back(with_words(paragraphs[closing->begin], words));
    set_attribution(epigraph, closing->attribution);
    diagnostics.push_back(warning("import-epigraph-guessed", paragraphs[closing->begin].span,
                                  tr("the quotation that closes this article was taken as its epigraph, by `{}`", closing->attribution),
                                  tr("write it back at the end of the article if it belongs to the text")));
    paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(closing->begin), paragraphs.begin() + static_cast<std::ptrdiff_t>(closing->end));
    article.epigraph = std::move(epigraph);
}

} // namespace florilege
