#include "typeset/word_cache.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "base/utf8.h"
#include "language/language.h"
#include "typeset/characters.h"
#include "typeset/word_breaks.h"

namespace florilege {

namespace {

bool belongs_to_word(char32_t c) { return is_letter(c) || is_apostrophe(c) || is_hyphen(c); }

/// Characters that make a word no word to hyphenate: figures, the middle dot of inclusive writing.
bool forbids_hyphens(char32_t c) {
    return is_digit_ascii(c) || c == 0x00B7 || c == 0x2011 || c == U'@' || c == U'_' || c == 0x00AD;
}

/// Byte offsets in `text` where a hyphen may be added: those of each run of letters that stands by itself.
std::vector<std::uint32_t> hyphen_offsets(std::string_view language, std::string_view text) {
    std::vector<std::uint32_t> offsets;
    std::size_t at = 0;
    bool forbidden = false;
    while (at < text.size()) {
        const std::size_t begin = at;
        std::size_t next = at;
        char32_t c = decode(text, next);
        if (!belongs_to_word(c)) {
            forbidden = forbids_hyphens(c);
            at = next;
            continue;
        }
        std::size_t end = begin;
        while (next <= text.size() && belongs_to_word(c)) {
            end = next;
            if (end == text.size()) break;
            c = decode(text, next);
        }
        const bool followed = end < text.size() && forbids_hyphens(c);
        if (!forbidden && !followed && end - begin < 256)
            for (std::uint8_t offset : hyphenate(language, text.substr(begin, end - begin)))
                offsets.push_back(static_cast<std::uint32_t>(begin + offset));
        forbidden = false;
        at = end;
    }
    return offsets;
}

/// Whether two letters at most stand before a hyphen, or between the last apostrophe and it.
bool is_stub(std::string_view head) {
    constexpr std::string_view apostrophe = "\u2019";
    if (const auto last = head.rfind(apostrophe); last != head.npos) head.remove_prefix(last + apostrophe.size());
    int letters = 0;
    for (std::size_t at = 0; at < head.size();) letters += is_letter(decode(head, at)) ? 1 : 0;
    return letters <= 2;
}

std::int64_t width_of(const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end) {
    std::int64_t width = 0;
    for (; begin < end; ++begin) width += glyphs[begin].advance;
    return width;
}

std::size_t hash_of(const WordKey& key) {
    const std::size_t how = (std::size_t{key.face} << 17 | std::size_t{key.features} << 1 | std::size_t{key.hyphenate}) * 0x9E3779B97F4A7C15;
    return std::hash<std::string_view>{}(key.text) ^ how; // few words stand in two languages
}

/// A key and its hash; `Text` owns the bytes or views them.
template <class Text>
struct HashedKey {
    std::size_t hash = 0;
    FaceId face = 0;
    std::uint16_t features = 0;
    bool hyphenate = false;
    Text language, text;

    HashedKey(std::size_t hash_, const WordKey& key)
        : hash(hash_), face(key.face), features(key.features), hyphenate(key.hyphenate), language(key.language), text(key.text) {}
};

struct HashOfKey {
    using is_transparent = void;
    template <class Text>
    std::size_t operator()(const HashedKey<Text>& key) const { return key.hash; }
};

struct AreSameKeys {
    using is_transparent = void;
    template <class Text, class Other>
    bool operator()(const HashedKey<Text>& a, const HashedKey<Other>& b) const {
        return a.hash == b.hash && a.face == b.face && a.features == b.features && a.hyphenate == b.hyphenate && a.text == b.text && a.language == b.language;
    }
};

/// Whether its letters are all Latin, up to U+024F: then a part of it is shaped as in the whole where the whole may be cut.
bool has_latin_letters_alone(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (const char32_t c = decode(text, at); c > 0x24F && is_letter(c)) return false;
    return true;
}

/// The last glyph at which the word may be cut without shaping again, of those that begin at `offset` or before it.
std::size_t cut_before(const std::vector<Glyph>& glyphs, std::size_t offset) {
    std::size_t cut = 0;
    for (std::size_t i = 0; i < glyphs.size() && glyphs[i].cluster <= offset; ++i)
        if (!glyphs[i].unsafe_to_break && (i == 0 || glyphs[i].cluster != glyphs[i - 1].cluster)) cut = i;
    return cut;
}

/// FNV-1a over the letters and figures of a word, ASCII capitals lowered; 0 for a word of one character.
std::uint32_t word_hash(std::string_view word) {
    std::uint32_t hash = 2166136261U;
    int count = 0;
    for (const char byte : word) {
        const auto b = static_cast<unsigned char>(byte);
        const bool kept = b >= 0x80 || is_letter_ascii(b) || is_digit_ascii(b);
        if (!kept) continue;
        ++count;
        hash = (hash ^ (b >= 'A' && b <= 'Z' ? b + 32U : b)) * 16777619U;
    }
    return count > 1 ? hash : 0;
}

std::uint8_t count_letters(std::string_view word) {
    std::uint8_t letters = 0;
    for (std::size_t at = 0; at < word.size() && letters < 3;) letters += is_letter(decode(word, at)) ? 1 : 0;
    return letters;
}

} // namespace

WordTraits traits_of(std::string_view word) {
    WordTraits traits;
    if (word.empty()) return traits;
    traits.hash = word_hash(word);
    traits.letters = count_letters(word);
    traits.address = is_address(word);
    traits.signs = has_break_signs(word);
    std::size_t at = 0;
    traits.hang_left = static_cast<std::int16_t>(protrusion(decode(word, at)).left);
    at = word.size();
    traits.hang_right = static_cast<std::int16_t>(protrusion(decode_before(word, at)).right);
    return traits;
}

/// What a hyphen after it changes is in a word's last letters: with it and them, parts are shaped that many words share.
HyphenPoint WordCache::hyphen_at(const WordKey& key, const std::vector<Glyph>& glyphs, std::uint32_t offset, bool latin) {
    constexpr std::size_t last_letters = 3;
    HyphenPoint point;
    point.offset = offset;
    point.stub = is_stub(key.text.substr(0, offset));
    const std::size_t end = latin && offset >= last_letters ? cut_before(glyphs, offset - last_letters) : 0;
    const std::size_t begin = end == 0 ? 0 : glyphs[end].cluster;
    const std::string letters = std::string(key.text.substr(begin, offset - begin)) + '-';
    point.before = width_of(glyphs, 0, end) + word({key.face, key.features, false, key.language, letters}).width;
    const std::size_t next = latin ? cut_before(glyphs, offset) : 0;
    const bool divides = next > 0 && glyphs[next].cluster == offset;
    point.after = divides ? width_of(glyphs, next, glyphs.size()) : word({key.face, key.features, false, key.language, key.text.substr(offset)}).width;
    return point;
}

ShapedWord WordCache::shape(const WordKey& key) {
    ShapedWord word;
    word.glyphs = fonts_.shape(key.face, key.text, key.features, key.language);
    word.width = width_of(word.glyphs, 0, word.glyphs.size());
    for (std::size_t i = 0; i < word.glyphs.size(); ++i)
        if (i == 0 || word.glyphs[i].cluster != word.glyphs[i - 1].cluster) ++word.clusters;
    word.missing = std::any_of(word.glyphs.begin(), word.glyphs.end(), [](const Glyph& glyph) { return glyph.id == 0; });
    word.traits = traits_of(key.text);
    if (!key.hyphenate || word.traits.address) return word;
    const bool latin = has_latin_letters_alone(key.text);
    for (const std::uint32_t offset : hyphen_offsets(key.language, key.text)) word.hyphens.push_back(hyphen_at(key, word.glyphs, offset, latin));
    return word;
}

struct WordCache::Shard {
    std::mutex mutex;
    std::unordered_map<HashedKey<std::string>, ShapedWord, HashOfKey, AreSameKeys> words; // looked up, never walked; stable addresses
};

WordCache::WordCache(const Fonts& fonts) : fonts_(fonts) {
    for (auto& shard : shards_) shard = std::make_unique<Shard>();
}

WordCache::~WordCache() = default;

const ShapedWord& WordCache::word(const WordKey& key) {
    const HashedKey<std::string_view> hashed(hash_of(key), key);
    Shard& shard = *shards_[hashed.hash % shards_.size()];
    {
        const std::lock_guard lock(shard.mutex);
        if (const auto found = shard.words.find(hashed); found != shard.words.end()) return found->second;
    }
    ShapedWord shaped = shape(key); // unlocked: two threads may shape the same word, alike
    const std::lock_guard lock(shard.mutex);
    return shard.words.try_emplace(HashedKey<std::string>(hashed.hash, key), std::move(shaped)).first->second;
}

} // namespace florilege
