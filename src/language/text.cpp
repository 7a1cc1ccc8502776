// ICU behind plain strings: normalization form, collation keys, ASCII slugs; and language tags.
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "base/utf8.h"
#include "language/language.h"

namespace florilege {

namespace {

constexpr std::size_t longest_slug = 80; // bytes, so that a file's name stays under every system's limit

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_alphanumeric(char c) { return is_letter_ascii(static_cast<unsigned char>(c)) || is_digit_ascii(static_cast<unsigned char>(c)); }

/// Appends what a character of the West is in ASCII; false for all others, which ICU knows, but at the price of its rules for every
/// script.
bool append_western(std::string& ascii, char32_t c, const icu::Normalizer2& canonical) {
    switch (c) {
    case 0xA0: case 0xAB: case 0xBB: case 0x2013: case 0x2014: case 0x2018: case 0x2019: case 0x202F: return ascii += ' ', true; // no letter
    case 0xC6: return ascii += "AE", true;
    case 0xE6: return ascii += "ae", true;
    case 0x152: return ascii += "OE", true;
    case 0x153: return ascii += "oe", true;
    default: break;
    }
    icu::UnicodeString parts;
    if (c >= 0x80 && (c < 0xC0 || c > 0x17F || !canonical.getDecomposition(static_cast<UChar32>(c), parts))) return false;
    const char32_t base = c < 0x80 ? c : parts[0];
    ascii += static_cast<char>(base);
    return base < 0x80;
}

std::optional<std::string> western_to_ascii(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* canonical = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string ascii;
    for (std::size_t at = 0; at < text.size();)
        if (!append_western(ascii, decode(text, at), *canonical)) return std::nullopt;
    return ascii;
}

std::string to_ascii(std::string_view text) {
    if (auto western = western_to_ascii(text)) return std::move(*western);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> latin(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) return std::string(text);
    icu::UnicodeString converted = to_icu(text);
    latin->transliterate(converted);
    std::string ascii;
    converted.toUTF8String(ascii);
    return ascii;
}

// Names that Windows gives to devices, whatever their extension.
bool is_reserved(const std::string& name) {
    for (const char* reserved : {"con", "prn", "aux", "nul"})
        if (name == reserved) return true;
    return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && is_digit_ascii(static_cast<unsigned char>(name[3]));
}

} // namespace

std::string to_nfc(std::string text) {
    if (is_ascii(text)) return text;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return text;
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    if (nfc->isNormalizedUTF8(piece, status)) return text;
    std::string result;
    icu::StringByteSink<std::string> sink(&result, piece.size());
    nfc->normalizeUTF8(0, piece, sink, nullptr, status);
    return U_FAILURE(status) ? text : result;
}

std::string collation_key(std::string_view language, std::string_view text) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<icu::Collator>, std::less<>> collators;
    const std::lock_guard guard(mutex);
    auto found = collators.find(language);
    if (found == collators.end()) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Locale locale = icu::Locale::forLanguageTag(icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
        status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
        found = collators.emplace(std::string(language), std::move(collator)).first;
    }
    if (!found->second) return std::string(text);
    const icu::UnicodeString wide = to_icu(text);
    std::string key(static_cast<std::size_t>(found->second->getSortKey(wide, nullptr, 0)), '\0');
    found->second->getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
    if (!key.empty()) key.pop_back(); // the final zero
    return key;
}

std::string slugify(std::string_view text) {
    std::string slug;
    for (const char c : to_ascii(text)) {
        if (is_alphanumeric(c)) slug.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        else if (!slug.empty() && slug.back() != '-') slug.push_back('-');
    }
    if (slug.size() > longest_slug) {
        slug.resize(longest_slug);
        if (const std::size_t hyphen = slug.find_last_of('-'); hyphen != std::string::npos && hyphen > longest_slug / 2) slug.resize(hyphen);
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return is_reserved(slug) ? slug + "-1" : slug;
}

std::string primary_subtag(std::string_view tag) {
    std::string subtag(tag.substr(0, tag.find_first_of("-_")));
    for (char& c : subtag)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return subtag;
}

bool is_right_to_left(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY] = {};
    uloc_forLanguageTag(std::string(tag).c_str(), locale, sizeof locale, nullptr, &status);
    return U_SUCCESS(status) && uloc_isRightToLeft(locale);
}

// RFC 5646: a primary subtag of two or three letters (four to eight reserved), then subtags of one to eight letters and digits.
bool is_language_tag(std::string_view tag) {
    std::size_t begin = 0;
    for (bool first = true; begin <= tag.size(); first = false) {
        const std::size_t end = std::min(tag.find('-', begin), tag.size());
        const std::string_view subtag = tag.substr(begin, end - begin);
        if (subtag.empty() || subtag.size() > 8 || !std::all_of(subtag.begin(), subtag.end(), is_alphanumeric)) return false;
        if (first && (subtag.size() < 2 || subtag.size() > 3 || std::any_of(subtag.begin(), subtag.end(), [](char c) { return c >= '0' && c <= '9'; })))
            return subtag == "x" && end < tag.size();
        begin = end + 1;
    }
    return true;
}

} // namespace florilege
