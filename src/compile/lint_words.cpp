#include "compile/lint_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/latin.h"
#include "base/number.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "language/language.h"
#include "language/spelling.h"
#include "normalize/running_words.h"

namespace florilege {

namespace {

constexpr std::size_t most_suggestions = 40; // words of a book for which near ones are looked up, which takes long
constexpr std::size_t most_names = 4000; // of one first letter: more are no names of a book
constexpr std::size_t shortest_name = 5;     // letters of names that are compared with each other
constexpr std::size_t telling = 20; // words in small letters that tell whether an article is in its language

std::string lower(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) append(result, lowered(decode(text, at)));
    return result;
}

// GAFAM, H2O, XIV, iOS: no words that a dictionary has.
bool is_acronym(std::string_view word) {
    int capitals = 0;
    for (std::size_t at = 0; at < word.size();) capitals += is_capital(decode(word, at));
    return capitals > 1 && word.find('-') == std::string_view::npos;
}

bool starts_with_capital(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && is_capital(decode(word, at));
}

// "l’Assemblée" is the name "Assemblée"; "aujourd’hui" is one word.
std::string_view without_elision(std::string_view word) {
    for (std::string_view apostrophe : {"\u2019", "'"}) {
        const std::size_t at = word.find(apostrophe);
        if (at != std::string_view::npos && at <= 5) return word.substr(at + apostrophe.size());
    }
    return word;
}

// Letters without accents, case, hyphens: what two spellings of one name most often share.
std::string skeleton(std::string_view name) {
    std::string result;
    for (const char c : slugify(name))
        if (c != '-') result.push_back(c);
    return result;
}

// One letter more, less, other or exchanged with its neighbour, the first one apart.
bool is_one_edit(const std::string& a, const std::string& b) {
    if (a.size() > b.size()) return is_one_edit(b, a);
    if (b.size() - a.size() > 1 || a.empty() || a[0] != b[0]) return false;
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same]) ++same;
    if (a.size() < b.size()) return a.substr(same) == b.substr(same + 1);
    if (same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] && a.substr(same + 2) == b.substr(same + 2)) return true;
    return same < a.size() && a.substr(same + 1) == b.substr(same + 1);
}

struct Place {
    Span span;
    std::string language;
    int count = 0;
};

/// The words of a book by their spelling, each with its first place.
struct Vocabulary {
    std::map<std::string, Place> words;     // small letters in the midst of sentences, or any at their beginning
    std::map<std::string, Place> openings;  // begin a sentence, with a capital
    std::map<std::string, Place> names;     // a capital in the midst of a sentence
};

const std::string& language_of(const Article& article, const Plan& plan) { return article.language.empty() ? plan.language : article.language; }

/// The words of one article.
class Collector {
  public:
    explicit Collector(const Plan& plan) : plan_(plan) {}

    std::vector<ArticleWord> run(const Article& article) {
        const std::string& language = language_of(article, plan_);
        text(article.title, language), text(article.subtitle, language);
        if (article.epigraph) blocks(article.epigraph->blocks, language), text(article.epigraph->attribution, language);
        blocks(article.body, language);
        for (const Note& note : article.notes) blocks(note.blocks, language);
        std::vector<ArticleWord> words;
        for (auto& [key, word] : words_) words.push_back(std::move(word));
        return words;
    }

  private:
    using Kind = ArticleWord::Kind;

    void blocks(const Blocks& blocks_of, const std::string& around) {
        for (const Block& block : blocks_of) {
            const std::string& language = block.language.empty() ? around : block.language;
            if (const auto* division = std::get_if<Division>(&block.content)) {
                if ((" " + division->classes + " ").find(" verbatim ") == std::string::npos) blocks(division->blocks, language);
            } else if (const auto* quote = std::get_if<BlockQuote>(&block.content)) {
                blocks(quote->blocks, language), text(quote->attribution, language);
            } else if (const auto* list = std::get_if<List>(&block.content)) {
                for (const Blocks& item : list->items) blocks(item, language);
            } else {
                const auto visit = [&](const Inlines& inlines) { text(inlines, language); };
                for_each_text_in(block, visit);
            }
        }
    }

    void text(const Inlines& inlines, const std::string& language) {
        for (const RunningWord& word : running_words(inlines, language)) {
            const std::string_view name = without_elision(word.text);
            const bool capital = starts_with_capital(name);
            const Kind kind = !capital ? Kind::small : word.starts_sentence ? Kind::opening : Kind::name;
            ArticleWord& found = words_[{kind, capital ? std::string(name) : word.text}];
            if (found.count++ == 0) found = {kind, capital ? std::string(name) : word.text, word.language, span_of(inlines, word.begin, word.end), 1};
        }
    }

    const Plan& plan_;
    std::map<std::pair<Kind, std::string>, ArticleWord> words_;
};

/// Whether the dictionary lacks more than half of the words in small letters.
bool is_foreign(const std::vector<ArticleWord>& words, const std::string& language) {
    const Speller* speller = Speller::of(language);
    if (!speller) return false;
    std::size_t asked = 0, unknown = 0;
    for (const ArticleWord& word : words)
        if (word.kind == ArticleWord::Kind::small && word.language == language) ++asked, unknown += !speller->knows(word.spelling);
    return asked >= telling && unknown * 2 > asked;
}

Diagnostic other_language(const Article& article, const std::string& language) {
    return warning("other-language", {article.source.get(), 0, 0}, tr("most words of this article are not in the dictionary of `{}`: it seems to be in another language", language),
                   tr("say in which with `language:` in its front matter"));
}

/// The words of the book: those kept of articles that are the same, the others found.
Vocabulary collect(const Manuscript& manuscript, WordsMemory& memory, Diagnostics& diagnostics) {
    if (memory.plan != manuscript.plan.source) memory = {manuscript.plan.source, {}, {}, {}};
    memory.unasked.clear();
    std::map<std::string, WordsMemory::Found> articles;
    struct Merged {
        const ArticleWord* first = nullptr;
        int count = 0;
    };
    std::vector<Merged> merged(memory.numbers.size()); // by number
    for (const auto* list : {&manuscript.front, &manuscript.articles, &manuscript.back})
        for (const Article& article : *list) {
            WordsMemory::Found& found = articles[article.source->path()];
            found = std::move(memory.articles[article.source->path()]);
            const std::string& language = language_of(article, manuscript.plan);
            if (found.source != article.source) {
                found = {article.source, Collector(manuscript.plan).run(article)};
                found.foreign = is_foreign(found.words, language);
                for (ArticleWord& word : found.words) word.number = memory.numbers.try_emplace({word.kind, word.spelling}, memory.numbers.size()).first->second;
                merged.resize(memory.numbers.size());
            }
            if (found.foreign) diagnostics.push_back(other_language(article, language));
            for (const ArticleWord& word : found.words) {
                if (found.foreign && word.language == language) continue;
                Merged& all = merged[word.number];
                if (!all.first) all.first = &word;
                all.count += word.count;
            }
        }
    memory.articles = std::move(articles); // the words stay where they are
    Vocabulary vocabulary;
    std::map<std::string, Place>* const by_kind[] = {&vocabulary.words, &vocabulary.openings, &vocabulary.names};
    for (const auto& [word, number] : memory.numbers) {
        std::map<std::string, Place>& words = *by_kind[static_cast<std::size_t>(word.first)];
        if (const auto& [first, count] = merged[number]; first) words.emplace_hint(words.end(), word.second, Place{first->span, first->language, count});
    }
    return vocabulary;
}

std::string times(int count) { return count == 1 ? std::string() : tr(" ({} times)", count); }

/// Unknown words, the book's own list apart.
class SpellingLint {
  public:
    SpellingLint(const Plan& plan, const Vocabulary& vocabulary, WordsMemory* memory, Diagnostics& found)
        : plan_(plan), vocabulary_(vocabulary), memory_(memory), found_(found) {
        for (const std::string& word : plan.words) own_.insert(lower(word));
    }

    void run() {
        if (!Speller::of(plan_.language)) {
            found_.push_back(warning("no-dictionary", {plan_.source.get(), 0, 0}, tr("no spelling dictionary of the language `{}` is installed", plan_.language),
                                     tr("install the package {}, or silence `no-dictionary`", spelling_package(plan_.language))));
            return;
        }
        for (const auto& [word, place] : vocabulary_.words)
            if (!is_known(word, place)) report(word, place);
        for (const auto& [word, place] : vocabulary_.openings) {
            // A name that opens sentences alone cannot be told from a slip, unless a word that differs little is known.
            if (is_known(word, place) || is_known(lower(word), place) || vocabulary_.names.count(word)) continue;
            if (++asked_ > most_suggestions) break;
            const std::vector<std::string> near = near_words(place, lower(word), 1);
            if (!near.empty() && !starts_with_capital(near[0]) && is_one_edit(skeleton(near[0]), skeleton(word))) report(word, place);
        }
    }

  private:
    bool is_known(const std::string& word, const Place& place) const {
        static const std::set<std::string_view> particles{"von", "van", "der", "den", "di", "da", "del", "della", "al", "el"}; // of names
        if (count_code_points(word) < 2 || particles.count(word) || is_acronym(word) || own_.count(lower(word)) || own_.count(lower(without_elision(word)))) return true;
        const Speller* speller = Speller::of(place.language);
        return !speller || speller->knows(word);
    }

    std::vector<std::string> near_words(const Place& place, const std::string& word, std::size_t most) const {
        const Speller& speller = *Speller::of(place.language);
        if (!memory_ || speller.remembers(word)) return speller.suggestions(word, most);
        memory_->unasked[word] = place.language;
        return {};
    }

    void report(const std::string& word, const Place& place) {
        const std::string shown(word.find("ujourd") == std::string::npos ? without_elision(word) : std::string_view(word));
        std::string hint = tr("add it to `words:` in book.yaml if it is right");
        if (reported_++ < most_suggestions) {
            const std::vector<std::string> near = near_words(place, shown, 3);
            std::string list;
            for (const std::string& suggestion : near) list += (list.empty() ? "`" : ", `") + suggestion + "`";
            if (!list.empty()) hint = tr("did you mean {}? Else {}", list, hint);
        }
        found_.push_back(warning("unknown-word", place.span, tr("`{}` is not in the dictionary{}", shown, times(place.count)), hint));
    }

    const Plan& plan_;
    const Vocabulary& vocabulary_;
    WordsMemory* memory_;
    Diagnostics& found_;
    std::set<std::string> own_;
    std::size_t reported_ = 0, asked_ = 0;
};

// A plural or a feminine is no other spelling.
bool is_inflected(const std::string& shorter, const std::string& longer) {
    return longer == shorter + "s" || longer == shorter + "e" || longer == shorter + "x" || longer + "s" == shorter || longer + "e" == shorter;
}

/// Names that differ in one letter, in accents or in a hyphen.
class NameLint {
  public:
    NameLint(const Plan& plan, const Vocabulary& vocabulary, Diagnostics& found) : plan_(plan), found_(found) {
        for (const auto& [name, place] : vocabulary.names)
            if (count_code_points(name) >= shortest_name && !is_acronym(name)) names_.push_back({&name, &place, skeleton(name)});
    }

    void run() {
        // Names that one edit parts share their first letter: only those are compared.
        std::map<char, std::vector<const Named*>> by_letter;
        for (const Named& name : names_)
            if (!name.skeleton.empty()) by_letter[name.skeleton[0]].push_back(&name);
        for (auto& [letter, names] : by_letter)
            if (names.size() > most_names) names.resize(most_names);
        for (const auto& [letter, names] : by_letter)
            for (std::size_t i = 0; i < names.size(); ++i)
                for (std::size_t j = i + 1; j < names.size(); ++j) compare(*names[i], *names[j]);
    }

  private:
    struct Named {
        const std::string* name;
        const Place* place;
        std::string skeleton;
    };

    bool is_own(const std::string& name) const { return std::find(plan_.words.begin(), plan_.words.end(), name) != plan_.words.end(); }
    bool is_known(const Named& name) const {
        const Speller* speller = Speller::of(name.place->language);
        return !speller || speller->knows(*name.name);
    }

    void compare(const Named& a, const Named& b) {
        if (is_own(*a.name) && is_own(*b.name)) return;
        const bool same_letters = a.skeleton == b.skeleton;
        const bool near = !same_letters && is_one_edit(a.skeleton, b.skeleton) && a.skeleton.size() > shortest_name && !is_inflected(a.skeleton, b.skeleton) &&
                          !(is_known(a) && is_known(b));
        if (!same_letters && !near) return;
        const bool b_rarer = b.place->count < a.place->count || (b.place->count == a.place->count && is_known(a) && !is_known(b));
        const Named& rare = b_rarer ? b : a;
        const Named& often = b_rarer ? a : b;
        found_.push_back(warning("name-variant", rare.place->span, tr("`{}` and `{}` look like one name spelt two ways{}", *rare.name, *often.name, times(often.place->count)),
                                 tr("write both alike, or silence `name-variant` if they are two names")));
    }

    const Plan& plan_;
    Diagnostics& found_;
    std::vector<Named> names_;
};

} // namespace

Diagnostics lint_words(const Manuscript& manuscript, WordsMemory* memory) {
    Diagnostics found;
    WordsMemory nothing;
    const Vocabulary vocabulary = collect(manuscript, memory ? *memory : nothing, found);
    SpellingLint(manuscript.plan, vocabulary, memory, found).run();
    NameLint(manuscript.plan, vocabulary, found).run();
    return found;
}

bool ask_for_near_words(WordsMemory& memory) {
    const auto unasked = std::exchange(memory.unasked, {});
    for (const auto& [word, language] : unasked) Speller::of(language)->suggestions(word, 0);
    return !unasked.empty();
}

} // namespace florilege
