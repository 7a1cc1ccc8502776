// Words that the system's Hunspell dictionaries know.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace florilege {

/// The dictionary of one language, read once and kept for the life of the process. Thread-safe.
class Speller {
  public:
    /// Nothing when no dictionary of the language is installed.
    static const Speller* of(std::string_view language);

    /// As it stands, or by its parts at apostrophes and hyphens; an inclusive form by its first part.
    bool knows(std::string_view word) const;
    /// The nearest known words, at most `most`. To find them takes a tenth of a second the first time.
    std::vector<std::string> suggestions(std::string_view word, std::size_t most) const;
    /// Whether they have been found before.
    bool remembers(std::string_view word) const;

    struct Dictionary;
    explicit Speller(std::unique_ptr<Dictionary> dictionary);
    ~Speller();

  private:
    bool knows_whole(const std::string& word) const;

    std::unique_ptr<Dictionary> dictionary_;
    mutable std::mutex mutex_; // Hunspell keeps state between calls
    // What was asked: looked up, never walked.
    mutable std::unordered_map<std::string, bool> known_;
    mutable std::unordered_map<std::string, std::vector<std::string>> near_;
};

/// The Debian package whose dictionary spells the language; empty for a tag that names none.
std::string spelling_package(std::string_view language);

} // namespace florilege
