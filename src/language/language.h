// What depends on a language tag: one value a language, looked up by tag, with a neutral default.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "document/date.h"

namespace florilege {

/// A word-space: natural width, stretch and shrink as thousandths of the face's normal space.
struct Glue {
    int width = 1000;
    int stretch = 500;
    int shrink = 200;
};

/// The words that the program itself prints, by key: `contents` → "Table des matières", `foreword` → "Avant-propos"…
/// Falls back to English, then asserts that the key exists.
std::string_view wording(std::string_view language, std::string_view key);
/// The same with its `{}` replaced, the first and then the second.
std::string worded(std::string_view language, std::string_view key, std::string_view first, std::string_view second = {});

/// A date in words: "février 2024", "14 juillet 1789", "juin–août 2023"; an uncertain one as the language marks it.
std::string format_date(std::string_view language, const Date& date);

/// Offsets in bytes at which `word` (letters, apostrophes, hyphens) may be broken with a hyphen added, ascending. A compound
/// has none: it breaks after its own hyphens. No breaks for languages whose dictionary is not installed. Thread-safe.
std::vector<std::uint8_t> hyphenate(std::string_view language, std::string_view word);

/// Sort key of `text` in the collation of `language` (ICU): compare keys as bytes.
std::string collation_key(std::string_view language, std::string_view text);

/// NFC form (ICU); the same string when it is already.
std::string to_nfc(std::string text);

/// The text in capitals, by the rules of the language.
std::string to_upper(std::string_view language, std::string_view text);
/// True when nothing in the text has a capital of its own: "XVIII", "ONU"; not "1er".
bool is_upper(std::string_view language, std::string_view text);

/// ASCII lower-case words joined by hyphens, for ids and file names; empty when nothing is left.
std::string slugify(std::string_view text);

/// The primary subtag, lower case: "fr" of "fr-CA".
std::string primary_subtag(std::string_view tag);
/// True for a language that is written from right to left, by its script.
bool is_right_to_left(std::string_view tag);
/// True for a well-formed BCP 47 tag.
bool is_language_tag(std::string_view tag);

} // namespace florilege
