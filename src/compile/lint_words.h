// What an editor asks of a book's words: are they spelt as a dictionary has them, and each name in one way?
#pragma once

#include "assemble/assemble.h"

namespace florilege {

/// A word of an article as it is spelt there: its first place, and how often it comes.
struct ArticleWord {
    enum class Kind { small, opening, name }; // in small letters; with a capital that begins a sentence; with one in the midst of it
    Kind kind = Kind::small;
    std::string spelling;
    std::string language;
    Span span;
    int count = 0;
    std::size_t number = 0; // of its kind and spelling in WordsMemory
};

/// The words of the articles as they were last found: for those that are read from the same sources under the same plan.
struct WordsMemory {
    struct Found {
        SourcePtr source;
        std::vector<ArticleWord> words;
        bool foreign = false; // most of its words are not of the language that it is said to be in
    };
    SourcePtr plan;
    std::map<std::string, Found> articles; // by path
    std::map<std::pair<ArticleWord::Kind, std::string>, std::size_t> numbers; // of words that some article has or had
    std::map<std::string, std::string> unasked; // words whose near ones are not known yet, with their languages
};

/// Warnings `unknown-word`, `name-variant` and `no-dictionary`, each word once, at its first place, and `other-language` instead of
/// the words of an article that seems to be in another language. With a memory, dictionaries are not asked for near words, which takes long:
/// those found before are told, and the others stay in `unasked`.
Diagnostics lint_words(const Manuscript& manuscript, WordsMemory* memory = nullptr);
/// Finds the words near those that stay unasked. False when there are none.
bool ask_for_near_words(WordsMemory& memory);

} // namespace florilege
