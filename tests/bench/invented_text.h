// Invented French prose: grammatical sentences of nothing in particular, the same for the same seed on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::bench {

/// splitmix64, and integers by remainder: the standard's distributions differ between libraries.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// A number of [0, count).
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    /// A number of [first, last].
    int between(int first, int last) { return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1))); }
    bool chance(int percent) { return static_cast<int>(below(100)) < percent; }
    template <class T, std::size_t N>
    const T& one_of(const T (&all)[N]) { return all[below(N)]; }

  private:
    std::uint64_t state_;
};

/// Straight apostrophes and plain spaces, as an author types; no character that any markup language reads.
std::string sentence(Dice& dice);
std::string sentences(Dice& dice, int count);
std::string short_title(Dice& dice);
std::string person(Dice& dice);
/// A noun with its article: "la lanterne".
std::string noun_phrase(Dice& dice);

enum class PassageKind : std::uint8_t { paragraph, heading, list, quotation, table, picture, verse };

struct Passage {
    PassageKind kind = PassageKind::paragraph;
    std::vector<std::string> lines; // one, but for lists (items), verse (lines) and tables (cells, three a row)
    std::string note;               // of a paragraph; may be empty
    std::size_t picture = 0;        // which one
};

struct InventedArticle {
    std::string title;
    std::string date; // YYYY-MM
    std::string epigraph; // may be empty
    std::string epigraph_author;
    std::vector<Passage> passages;
};

/// Article `number` of the book made from `seed`: each by itself, so that a longer book begins as a shorter one does.
InventedArticle invented_article(std::uint64_t seed, int number);

Passage invented_table(Dice& dice);
Passage invented_list(Dice& dice);
Passage invented_picture(std::string caption);

/// What a book is made of: a bit of everything; paragraphs alone; long words and long sentences; speech; every third passage something
/// other than a paragraph; short paragraphs, each with a note; pictures, each a new one, between paragraphs; tables between them.
enum class Kind : std::uint8_t { mixed, prose, administrative, dialogue, furnished, noted, pictured, tabled };
std::optional<Kind> kind_named(std::string_view name);

/// The same of another kind, `passages` passages long, or as long as it is in the mixed book when that is 0.
InventedArticle invented_article(std::uint64_t seed, int number, Kind kind, int passages);

} // namespace florilege::bench
