// Words shaped once for a whole book, whatever their size: the hot path of typesetting.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/fonts.h"

namespace florilege {

/// A place inside a word where a line may end with an added hyphen. Widths in millionths of an em.
struct HyphenPoint {
    std::uint32_t offset = 0;      // bytes from the word's start
    std::int64_t before = 0;       // width of the part before it, hyphen included
    std::int64_t after = 0;        // width of the part after it
    bool stub = false;             // two letters at most stand before it
};

/// What a word's characters are to the breaking of lines.
struct WordTraits {
    std::uint32_t hash = 0;      // of its letters and figures, whatever their case; 0 for a word of one character
    std::uint8_t letters = 0;    // three for more
    bool address = false;        // a URL or an e-mail address
    bool signs = false;          // may hold places where it is broken after a sign of its own
    std::int16_t hang_left = 0;  // how far its first and last characters hang into the margins, permille of their widths
    std::int16_t hang_right = 0;
};
WordTraits traits_of(std::string_view word);

/// A word as its face sets it.
struct ShapedWord {
    std::vector<Glyph> glyphs;     // left to right
    std::int64_t width = 0;        // sum of the advances, millionths of an em
    std::uint32_t clusters = 0;    // of glyphs that take room: where tracking goes
    std::vector<HyphenPoint> hyphens;
    WordTraits traits;
    bool missing = false;          // some glyph is none
};

/// How a word is to be shaped.
struct WordKey {
    FaceId face = 0;
    std::uint16_t features = 0;
    bool hyphenate = false; // where it is no address
    std::string_view language;
    std::string_view text;
};

/// Shaped words by face, features, language and text. Thread-safe; what it returns lives as long as the cache.
class WordCache {
  public:
    explicit WordCache(const Fonts& fonts);
    ~WordCache();
    WordCache(const WordCache&) = delete;
    WordCache& operator=(const WordCache&) = delete;

    const ShapedWord& word(const WordKey& key);

  private:
    struct Shard;
    ShapedWord shape(const WordKey& key);
    HyphenPoint hyphen_at(const WordKey& key, const std::vector<Glyph>& glyphs, std::uint32_t offset, bool latin);

    const Fonts& fonts_;
    std::array<std::unique_ptr<Shard>, 32> shards_;
};

} // namespace florilege
