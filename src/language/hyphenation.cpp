// Hyphenation through the system's libhyphen dictionaries, under the minima of each language.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <mutex>

#include "base/utf8.h"
#include "language/hyphen_dictionary.h"
#include "language/hyphenation_word.h"
#include "language/language.h"

namespace florilege {

namespace {

constexpr const char* folder = "/usr/share/hyphen/"; // of the Debian packages hyphen-fr, hyphen-en-gb…

// The dictionary of a language named without a country, where it is not the one that bears its bare name.
std::string default_name(const std::string& language) {
    if (language == "en") return "en_GB";
    if (language == "de") return "de_DE";
    if (language == "es") return "es_ES";
    if (language == "it") return "it_IT";
    if (language == "pt") return "pt_PT";
    return language;
}

struct Patterns {
    HyphenDictionary dictionary; // none: the language is not hyphenated
    bool utf8 = true;            // else ISO 8859-1
    std::size_t before = 2;      // letters that stay on the line
    std::size_t after = 2;       // letters carried over
};

HyphenDictionary open_dictionary(const std::string& name) {
    return load_hyphen_dictionary(folder + ("hyph_" + name) + ".dic");
}

bool is_country(std::string_view subtag) {
    return subtag.size() == 2 && is_letter_ascii(static_cast<unsigned char>(subtag[0])) &&
           is_letter_ascii(static_cast<unsigned char>(subtag[1]));
}

bool is_plain_subtag(std::string_view subtag) {
    for (const char c : subtag)
        if (!is_letter_ascii(static_cast<unsigned char>(c))) return false;
    return !subtag.empty() && subtag.size() <= 8;
}

Patterns load(std::string_view tag) {
    Patterns patterns;
    const std::string language = primary_subtag(tag);
    if (!is_plain_subtag(language)) return patterns; // the tag becomes a file's name
    const auto dash = tag.find('-');
    if (dash != tag.npos && is_country(tag.substr(dash + 1, tag.find('-', dash + 1) - dash - 1)))
        patterns.dictionary = open_dictionary(language + "_" + to_upper("en", tag.substr(dash + 1, 2)));
    if (!patterns.dictionary) patterns.dictionary = open_dictionary(default_name(language));
    if (!patterns.dictionary) patterns.dictionary = open_dictionary(language);
    if (!patterns.dictionary) return patterns;
    patterns.utf8 = patterns.dictionary->utf8 != 0;
    patterns.after = language == "fr" || language == "en" ? 3 : 2;
    return patterns;
}

// Read once and kept for the life of the process: a book has one or two languages.
const Patterns& patterns_for(std::string_view tag) {
    static std::mutex mutex;
    static std::map<std::string, Patterns, std::less<>> loaded;
    const std::lock_guard lock(mutex);
    auto found = loaded.find(tag);
    if (found == loaded.end()) found = loaded.emplace(std::string(tag), load(tag)).first;
    return found->second;
}

// The letters in the dictionary's encoding; empty when it has no such letter.
std::string encoded(const std::vector<PatternLetter>& letters, bool utf8) {
    std::string bytes;
    for (const PatternLetter& letter : letters) {
        if (utf8) append(bytes, letter.c);
        else if (letter.c < 0x100) bytes.push_back(static_cast<char>(letter.c));
        else return {};
    }
    return bytes;
}

// What libhyphen allocates for breaks that change the spelling.
class Replacements {
  public:
    explicit Replacements(std::size_t size) : size_(size) {}
    Replacements(const Replacements&) = delete;
    Replacements& operator=(const Replacements&) = delete;
    ~Replacements() {
        if (texts)
            for (std::size_t i = 0; i < size_; ++i) std::free(texts[i]);
        std::free(texts), std::free(places), std::free(cuts);
    }
    bool at(std::size_t place) const { return texts && place < size_ && texts[place]; }

    char** texts = nullptr;
    int* places = nullptr;
    int* cuts = nullptr;

  private:
    std::size_t size_;
};

bool is_letter_at(const std::vector<PatternLetter>& letters, std::size_t place) { return letters[place].c != U'\''; }

// Languages of long compounds, where the parts of one that has its own hyphen are broken like words.
bool divides_compounds(std::string_view tag) {
    const std::string language = primary_subtag(tag);
    static constexpr std::array all{"da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"};
    return std::find(all.begin(), all.end(), language) != all.end();
}

} // namespace

std::vector<std::uint8_t> hyphenate(std::string_view language, std::string_view word) {
    if (const auto hyphen = word.rfind('-'); hyphen != word.npos && word.size() < 256 && divides_compounds(language)) {
        std::vector<std::uint8_t> offsets = hyphenate(language, word.substr(0, hyphen));
        for (const std::uint8_t offset : hyphenate(language, word.substr(hyphen + 1))) offsets.push_back(static_cast<std::uint8_t>(hyphen + 1 + offset));
        return offsets;
    }
    const auto letters = spelt_for_patterns(word);
    if (!letters) return {};
    const Patterns& patterns = patterns_for(language);
    if (!patterns.dictionary) return {};
    const std::string bytes = encoded(*letters, patterns.utf8);
    if (bytes.empty()) return {};

    std::array<char, 512> marks{}; // libhyphen wants the word's size and five more
    Replacements replacements(bytes.size());
    if (hnj_hyphen_hyphenate2(patterns.dictionary.get(), bytes.c_str(), static_cast<int>(bytes.size()), marks.data(), nullptr,
                              &replacements.texts, &replacements.places, &replacements.cuts) != 0)
        return {};

    std::vector<std::uint8_t> offsets;
    std::size_t total = 0;
    for (std::size_t i = 0; i < letters->size(); ++i) total += is_letter_at(*letters, i) ? 1 : 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i + 1 < letters->size(); ++i) { // marks[i] is odd when the word may break after letter i
        if (is_letter_at(*letters, i)) ++before;
        const bool between_letters = is_letter_at(*letters, i) && is_letter_at(*letters, i + 1);
        if ((marks[i] & 1) == 0 || !between_letters || replacements.at(i)) continue;
        if (before >= patterns.before && total - before >= patterns.after) offsets.push_back((*letters)[i + 1].offset);
    }
    return offsets;
}

} // namespace florilege
