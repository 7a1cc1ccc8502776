#include "language/spelling.h"

#include <hunspell/hunspell.hxx>
#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "base/latin.h"
#include "base/utf8.h"
#include "language/language.h"

namespace florilege {

namespace {

constexpr const char* folder = "/usr/share/hunspell/"; // of the Debian packages hunspell-fr, hunspell-en-gb…

bool is_file(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

// The dictionary's name: with the tag's country, with the language's main country, or bare.
std::string name_of(std::string_view tag) {
    static const std::map<std::string, std::vector<std::string>, std::less<>> countries{
        {"fr", {"FR"}}, {"en", {"GB", "US"}}, {"de", {"DE"}}, {"es", {"ES"}}, {"it", {"IT"}}, {"pt", {"PT", "BR"}}, {"nl", {"NL"}}, {"ca", {"ES"}}};
    const std::string language = primary_subtag(tag);
    std::vector<std::string> names;
    const auto dash = tag.find('-');
    if (dash != tag.npos && tag.size() - dash == 3) names.push_back(language + '_' + to_upper("en", tag.substr(dash + 1)));
    if (const auto known = countries.find(language); known != countries.end())
        for (const std::string& country : known->second) names.push_back(language + '_' + country);
    names.push_back(language);
    for (const std::string& name : names)
        if (is_file(folder + name + ".dic") && is_file(folder + name + ".aff")) return name;
    return {};
}

// At apostrophes and hyphens; the marks themselves are left out.
std::vector<std::string> parts_of(std::string_view word) {
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = decode(word, at);
        if (c == '\'' || c == '-' || c == 0x2011) parts.emplace_back();
        else append(parts.back(), c);
    }
    return parts;
}

} // namespace

struct Speller::Dictionary {
    Dictionary(const std::string& aff, const std::string& dic) : hunspell(aff.c_str(), dic.c_str()) {}
    Hunspell hunspell;
};

Speller::Speller(std::unique_ptr<Dictionary> dictionary) : dictionary_(std::move(dictionary)) {}
Speller::~Speller() = default;

const Speller* Speller::of(std::string_view language) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<const Speller>, std::less<>> loaded; // by the dictionary's name
    static std::map<std::string, std::string, std::less<>> names;                     // of dictionaries, by language
    if (!is_language_tag(language)) return nullptr; // the tag becomes a file's name
    const std::lock_guard lock(mutex);
    auto named = names.find(language);
    if (named == names.end()) named = names.emplace(language, name_of(language)).first;
    const std::string& name = named->second;
    if (name.empty()) return nullptr;
    auto found = loaded.find(name);
    if (found == loaded.end()) {
        auto dictionary = std::make_unique<Dictionary>(folder + name + ".aff", folder + name + ".dic");
        const bool utf8 = dictionary->hunspell.get_dict_encoding() == "UTF-8";
        found = loaded.emplace(name, utf8 ? std::make_unique<const Speller>(std::move(dictionary)) : nullptr).first;
    }
    return found->second.get();
}

bool Speller::knows_whole(const std::string& word) const {
    const std::lock_guard lock(mutex_);
    const auto [known, is_new] = known_.try_emplace(word, false);
    if (is_new) known->second = dictionary_->hunspell.spell(word);
    return known->second;
}

bool Speller::knows(std::string_view given) const {
    std::string word; // with the dictionary's apostrophe, up to the first sign of an inclusive form
    for (std::size_t at = 0; at < given.size();) {
        const char32_t c = decode(given, at);
        if (c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x22C5) break;
        append(word, c == 0x2019 ? U'\'' : c);
    }
    if (word.empty() || knows_whole(word)) return true;
    const std::vector<std::string> parts = parts_of(word);
    if (parts.size() == 1) return false;
    for (const std::string& part : parts)
        if (count_code_points(part) > 2 && !knows_whole(part)) return false;
    return true;
}

std::vector<std::string> Speller::suggestions(std::string_view word, std::size_t most) const {
    const std::lock_guard lock(mutex_);
    const auto [near, is_new] = near_.try_emplace(std::string(word));
    if (is_new) near->second = dictionary_->hunspell.suggest(near->first);
    return {near->second.begin(), near->second.begin() + static_cast<std::ptrdiff_t>(std::min(most, near->second.size()))};
}

bool Speller::remembers(std::string_view word) const {
    const std::lock_guard lock(mutex_);
    return near_.contains(std::string(word));
}

std::string spelling_package(std::string_view language) {
    const std::string primary = primary_subtag(language);
    if (primary.empty()) return {};
    if (primary == "en") return "hunspell-en-gb";
    if (primary == "de") return "hunspell-de-de";
    if (primary == "pt") return "hunspell-pt-pt";
    return "hunspell-" + primary;
}

} // namespace florilege
