// The quotation that closes an article, and whose words it says it quotes.
#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "read/import_model.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

using Kind = ImportParagraph::Kind;

constexpr std::size_t longest_attribution = 200; // bytes

struct Quoted {
    std::string words;       // with their quotation marks
    std::string attribution; // after them
};

// Where the quotation mark that closes the one at the beginning ends; npos when it is never closed.
std::size_t closing_quote(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pairs{{{"«", "»"}, {"“", "”"}, {"„", "“"}, {"\"", "\""}}};
    for (const auto& [open, close] : pairs) {
        if (!text.starts_with(open)) continue;
        int depth = 0;
        for (std::size_t at = 0; at < text.size();) {
            if (text.substr(at, close.size()) == close && (open != close || at > 0)) {
                at += close.size();
                if (open == close || --depth == 0) return at;
            } else if (text.substr(at, open.size()) == open) {
                ++depth, at += open.size();
            } else {
                ++at;
            }
        }
    }
    return std::string_view::npos;
}

// The text after a dash, a comma or nothing, as an attribution; empty when it goes on as a sentence does.
std::string attribution_of(std::string_view text) {
    text = trim(text);
    for (std::string_view sign : {"—", "–", "-", ",", "("})
        if (text.starts_with(sign)) {
            text = trim(text.substr(sign.size()));
            break;
        }
    if (text.ends_with(")") && text.find('(') == std::string_view::npos) text = text.substr(0, text.size() - 1);
    if (text.empty() || text.size() > longest_attribution || !starts_upper(text)) return {};
    if (text.find(". ") != std::string_view::npos || text.find(" : ") != std::string_view::npos) return {};
    return std::string(text);
}

std::optional<Quoted> quoted(std::string_view text) {
    const std::size_t end = closing_quote(text);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string attribution = attribution_of(text.substr(end));
    if (attribution.empty()) return std::nullopt;
    return Quoted{std::string(text.substr(0, end)), attribution};
}

// A name: one to five words, each with a capital or a particle.
bool is_name(std::string_view text) {
    const std::vector<std::string> words = split_words(text);
    static constexpr std::string_view particles[] = {"de", "du", "des", "la", "le", "van", "von", "der", "di", "da", "del", "et", "and", "d'", "of"};
    if (words.empty() || words.size() > 6) return false;
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return starts_upper(word) || std::find(std::begin(particles), std::end(particles), word) != std::end(particles);
    });
}

// "Name, work, year" to its parts; what begins in lower case is a remark.
void parse_attribution(std::string_view text, ImportedEpigraph& epigraph) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(", ", at), text.size());
        parts.emplace_back(trim(text.substr(at, comma - at)));
        at = comma + 2;
    }
    epigraph.by = parts[0];
    std::size_t end = parts.size();
    const auto date_of = [](std::string part) -> std::optional<Date> {
        while (part.ends_with(".")) part.pop_back();
        std::size_t begin = 0;
        const std::optional<FirstAppearance> date = parse_date_at_end(part, begin);
        return date && begin == 0 ? date->date : parse_date(part);
    };
    if (end > 1)
        if (const std::optional<Date> date = date_of(parts[end - 1])) epigraph.date = to_edtf(*date), --end;
    std::string rest;
    for (std::size_t i = 1; i < end; ++i) rest += (i > 1 ? ", " : "") + parts[i];
    if (rest.empty()) {
        if (end == 1) while (epigraph.by.ends_with(".") && split_words(epigraph.by).size() > 1) epigraph.by.pop_back();
        return;
    }
    if (!starts_lower(rest)) {
        epigraph.work = rest;
        return;
    }
    while (rest.ends_with(".")) rest.pop_back();
    epigraph.note = rest;
    std::size_t begin = 0;
    if (const std::optional<FirstAppearance> date = parse_date_at_end(rest, begin); date && date->date && epigraph.date.empty())
        epigraph.date = to_edtf(*date->date);
}

// The words inside their quotation marks: an epigraph needs none.
std::string unquoted(std::string_view text) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"“", "”"}, {"\"", "\""}})
        if (text.starts_with(open) && text.ends_with(close) && closing_quote(text) == text.size())
            return std::string(trim(text.substr(open.size(), text.size() - open.size() - close.size())));
    return std::string(text);
}

ImportParagraph with_words(ImportParagraph paragraph, const std::string& words) {
    paragraph.plain = words;
    paragraph.markdown = escape_markdown(words);
    return paragraph;
}

bool is_reply(const ImportParagraph& paragraph) { return paragraph.kind == Kind::text && paragraph.markdown.starts_with("— "); }

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
                                  "the phrase that closes this article was quoted as its epigraph" + (epigraph.by.empty() ? std::string() : ", by " + epigraph.by),
                                  "delete `epigraph:` in its front matter if that is wrong; the text keeps the phrase"));
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
    diagnostics.push_back(warning("import-epigraph-guessed", epigraph.paragraphs.front().span, "the dialogue that closes this article was taken as its epigraph",
                                  "write it back at the end of the article if it belongs to the text"));
    article.epigraph = std::move(epigraph);
    return true;
}

} // namespace

void find_epigraph(ImportedArticle& article, Diagnostics& diagnostics) {
    if (article.paragraphs.empty() || article.foreword) return;
    ImportParagraph& last = article.paragraphs.back();
    if (take_replies(article, diagnostics)) return;
    if (last.kind != Kind::text && last.kind != Kind::quotation) return;
    std::optional<Quoted> quotation = quoted(last.plain);
    // The attribution on a line or in a paragraph of its own, below the words.
    if (!quotation && article.paragraphs.size() >= 2) {
        const ImportParagraph& words = article.paragraphs[article.paragraphs.size() - 2];
        const bool dash = last.plain.starts_with("—") || last.plain.starts_with("–") || last.plain.starts_with("- ") || last.kind == Kind::quotation;
        const bool quotes = (starts_with_quote(words.plain) && closing_quote(words.plain) == words.plain.size()) || words.kind == Kind::quotation;
        const std::string attribution = attribution_of(last.plain);
        if (quotes && !attribution.empty() && (dash || is_name(attribution.substr(0, attribution.find(','))))) {
            quotation = Quoted{words.plain, attribution};
            article.paragraphs.pop_back();
        }
    }
    if (!quotation) {
        if (find_told_quotation(article, diagnostics)) return;
        return;
    }
    ImportedEpigraph epigraph;
    ImportParagraph& place = article.paragraphs.back();
    epigraph.paragraphs.push_back(with_words(place, unquoted(quotation->words)));
    parse_attribution(quotation->attribution, epigraph);
    diagnostics.push_back(warning("import-epigraph-guessed", place.span, "the quotation that closes this article was taken as its epigraph, by " + epigraph.by,
                                  "write it back at the end of the article if it belongs to the text"));
    article.paragraphs.pop_back();
    article.epigraph = std::move(epigraph);
}

} // namespace florilege
