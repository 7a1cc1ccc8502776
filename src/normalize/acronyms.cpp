#include "normalize/acronyms.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/words.h"

namespace florilege {

namespace {

struct Word {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool acronym = false;
};

bool has_two_capitals(std::string_view text) {
    int run = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const char32_t c = byte < 0x80 ? (++at, byte) : decode(text, at);
        if ((run = is_capital(c) ? run + 1 : 0) >= 2) return true;
    }
    return false;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::u32string letters;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t begin = at;
        const char32_t c = at < text.size() ? decode(text, at) : U' ';
        if (is_alphanumeric(c)) {
            if (letters.empty()) words.push_back({static_cast<std::uint32_t>(begin), 0, false});
            letters += c;
        } else if (!letters.empty()) {
            words.back().end = static_cast<std::uint32_t>(begin);
            words.back().acronym = letters.size() >= 2 && std::all_of(letters.begin(), letters.end(), is_capital) && roman_value(letters) == 0;
            letters.clear();
        }
        if (begin == text.size()) break;
    }
    return words;
}

// The kinds of text in which capitals are what they are.
bool keeps_capitals(const Mark& mark, std::string_view text) {
    switch (mark.kind) {
    case MarkKind::code:
    case MarkKind::keyboard:
    case MarkKind::sample:
    case MarkKind::small_caps:
    case MarkKind::superscript:
    case MarkKind::subscript:
    case MarkKind::acronym: return true;
    case MarkKind::link: return text.substr(mark.begin, mark.end - mark.begin).find('/') != text.npos;
    default: return false;
    }
}

// Free of marks that end or begin inside it, and of those that keep capitals.
bool may_be_marked(const Inlines& text, const Word& word) {
    return std::none_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
        const bool apart = mark.end <= word.begin || mark.begin >= word.end;
        const bool around = mark.begin <= word.begin && mark.end >= word.end;
        return !apart && (!around || keeps_capitals(mark, text.text));
    });
}

} // namespace

void mark_acronyms(Inlines& text) {
    if (!has_two_capitals(text.text)) return;
    const std::vector<Word> words = words_of(text.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool alone = (i == 0 || !words[i - 1].acronym) && (i + 1 == words.size() || !words[i + 1].acronym);
        if (!words[i].acronym || !alone || !may_be_marked(text, words[i])) continue;
        const auto after = std::upper_bound(text.marks.begin(), text.marks.end(), words[i].begin,
                                            [](std::uint32_t begin, const Mark& mark) { return begin < mark.begin; });
        text.marks.insert(after, {MarkKind::acronym, words[i].begin, words[i].end, "", ""});
    }
}

} // namespace florilege
