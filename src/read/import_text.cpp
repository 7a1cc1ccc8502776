#include "read/import_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace florilege::pasted {

namespace {

bool is_space_at(std::string_view text, std::size_t at, std::size_t& length) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first > ' ' && first != 0xC2 && first != 0xE2) return false; // by far the most
    for (std::string_view space : {" ", "\t", "\r", "\n", "\v", "\f", "\u00A0", "\u202F", "\u2009", "\u2003", "\u2002"})
        if (text.substr(at, space.size()) == space) {
            length = space.size();
            return true;
        }
    return false;
}

char32_t first_sign(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        if (is_text_letter(c) || is_digit_ascii(c)) return c;
    }
    return 0;
}

} // namespace

// A run of spaces becomes its first space: one no-break space alone is a typographer's.
std::string tidy(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        if (!is_space_at(text, at, length)) {
            result.push_back(text[at++]);
            continue;
        }
        std::string_view space = text.substr(at, length);
        std::size_t run = 0;
        for (; at < text.size() && is_space_at(text, at, length); at += length, ++run)
            if (space.size() == 1 && length > 1) space = text.substr(at, length);
        const bool plain = space.size() == 1;
        if (!result.empty() && at < text.size()) result += plain ? std::string_view(" ") : space;
    }
    return result;
}

std::string_view trim(std::string_view text) {
    std::size_t length = 0;
    while (!text.empty() && is_space_at(text, 0, length)) text.remove_prefix(length);
    while (!text.empty()) {
        bool cut = false;
        for (std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{3}})
            if (size <= text.size() && is_space_at(text, text.size() - size, length) && length == size) {
                text.remove_suffix(size);
                cut = true;
                break;
            }
        if (!cut) break;
    }
    return text;
}

bool is_upper(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x137 && c % 2 == 0) ||
           (c >= 0x139 && c <= 0x148 && c % 2 == 1) || (c >= 0x14A && c <= 0x177 && c % 2 == 0) || c == 0x178 || c == 0x179 ||
           c == 0x17B || c == 0x17D;
}

bool is_lower(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || (c >= 0x100 && c <= 0x17F && !is_upper(c));
}

bool is_text_letter(char32_t c) { return is_upper(c) || is_lower(c) || (c >= 0x180 && c <= 0x24F) || (c >= 0x370 && c <= 0x1FFF); }

std::string lower(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        const bool shifted = c < 0x100 && is_upper(c);
        append(result, shifted ? c + 0x20 : c == 0x178 ? 0xFF : is_upper(c) ? c + 1 : c);
    }
    return result;
}

bool starts_upper(std::string_view text) { return is_upper(first_sign(text)); }
bool starts_lower(std::string_view text) { return is_lower(first_sign(text)); }

bool is_all_capitals(std::string_view text) {
    int upper = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        if (is_lower(c)) return false;
        upper += is_upper(c);
    }
    return upper >= 3;
}

bool ends_sentence(std::string_view text) {
    text = trim(text);
    for (bool cut = true; cut && !text.empty();) {
        cut = false;
        for (std::string_view close : {"»", "”", "\"", "’", ")", "]", "*", "_"})
            if (text.ends_with(close)) text = trim(text.substr(0, text.size() - close.size())), cut = true;
    }
    for (std::string_view stop : {".", "?", "!", "…"})
        if (text.ends_with(stop)) return true;
    return false;
}

std::size_t width(std::string_view text) { return count_code_points(text); }

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        if (!is_space_at(text, at, length)) {
            word.push_back(text[at++]);
            continue;
        }
        if (!word.empty()) words.push_back(std::move(word)), word.clear();
        at += length;
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

bool starts_with_quote(std::string_view text) {
    for (std::string_view quote : {"«", "“", "\"", "„", "‹"})
        if (text.starts_with(quote)) return true;
    return false;
}

std::string escape_markdown(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool before_word = at + 1 < text.size() && text[at + 1] != ' ';
        const bool inside_word = at > 0 && text[at - 1] != ' ' && before_word;
        bool markup = c == '*' || c == '`' || c == '\\' || c == '[' || c == ']' || c == '|';
        markup = markup || (c == '_' && !inside_word) || (c == '<' && before_word) || (c == '^' && before_word && text[at + 1] == '[');
        if (c == '&') { // only what would be an entity
            const std::size_t end = text.find(';', at);
            markup = end != std::string_view::npos && end > at + 1 && end - at < 32 && text.substr(at, end - at).find(' ') == std::string_view::npos;
        }
        if (c == '{' && at > 0 && text[at - 1] == ']') markup = true;
        if (at == 0) {
            const bool spaced = at + 1 == text.size() || text[at + 1] == ' ';
            markup = markup || c == '#' || c == '>' || c == '~' || c == '=' || ((c == '-' || c == '+') && (spaced || text.starts_with("---"))) ||
                     text.starts_with(":::");
        }
        if ((c == '.' || c == ')') && at > 0 && at < 10 && (at + 1 == text.size() || text[at + 1] == ' ') &&
            std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char d) { return d >= '0' && d <= '9'; }))
            markup = true; // `1.` would begin a list
        if (markup) result.push_back('\\');
        result.push_back(c);
    }
    return result;
}

} // namespace florilege::pasted
