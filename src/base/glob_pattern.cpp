#include "base/glob_pattern.h"

#include "base/utf8.h"

namespace florilege {

namespace {

// The set that opens at `at` (on its bracket) against `c`; moves `at` past the set. A bracket that never closes is itself.
bool matches_set(std::string_view pattern, std::size_t& at, char32_t c) {
    std::size_t from = at + 1;
    const bool negated = from < pattern.size() && (pattern[from] == '!' || pattern[from] == '^');
    from += negated;
    const std::size_t close = pattern.find(']', from + 1); // the first one stands for itself
    if (close == std::string_view::npos) return ++at, c == '[';
    bool found = false;
    for (std::size_t i = from; i < close;) {
        const char32_t first = decode(pattern, i);
        char32_t last = first;
        if (i + 1 < close && pattern[i] == '-') last = decode(pattern, ++i);
        found = found || (first <= c && c <= last);
    }
    at = close + 1;
    return found != negated;
}

} // namespace

bool matches_glob(std::string_view pattern, std::string_view name) {
    std::size_t p = 0, n = 0;
    std::size_t star = std::string_view::npos, retry = 0; // after the last star; where its match would end next
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p, retry = n;
            continue;
        }
        bool same = false;
        std::size_t after = n;
        if (p < pattern.size()) {
            const char32_t c = decode(name, after);
            if (pattern[p] == '?') same = true, ++p;
            else if (pattern[p] == '[') same = matches_set(pattern, p, c);
            else same = decode(pattern, p) == c;
        }
        if (same) {
            n = after;
        } else {
            if (star == std::string_view::npos) return false;
            decode(name, retry);
            p = star, n = retry;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

} // namespace florilege
