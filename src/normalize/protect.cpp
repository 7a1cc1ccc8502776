// What is no running text: found token by token between white space, and left alone by every later pass.
#include <algorithm>

#include "normalize/passes.h"

namespace florilege {

namespace {

using View = std::u32string_view;

bool contains(View token, View part) { return token.find(part) != token.npos; }

bool is_ascii_word(View word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char32_t c) {
        return is_letter_ascii(c) || is_digit(c) || c == U'-' || c == U'_' || c == U'.';
    });
}

bool has_scheme(View token) {
    if (contains(token, U"://") || token.starts_with(U"www.")) return true;
    static constexpr View schemes[]{U"mailto:", U"urn:", U"tel:", U"data:", U"doi:", U"geo:", U"isbn:"};
    return std::any_of(std::begin(schemes), std::end(schemes), [&](View scheme) {
        return token.starts_with(scheme) && token.size() > scheme.size() && !is_edge(token[scheme.size()]);
    });
}

bool is_email(View token) {
    const auto at = token.find(U'@');
    return at != token.npos && at > 0 && token.find(U'.', at) != token.npos;
}

// example.org/page, /usr/share/x, ~/x, ./x, C:\x; not "et/ou", not "km/h".
bool is_path(View token) {
    if (token.find(U'\\') != token.npos) return true;
    const auto slash = token.find(U'/');
    if (slash == token.npos) return false;
    const View head = token.substr(0, slash);
    if (head.empty()) return token.size() > 2 && is_alphanumeric(token[1]);
    if (head == U"~" || head == U"." || head == U"..") return true;
    const auto point = head.rfind(U'.');
    return point != head.npos && point > 0 && head.size() - point > 2 && is_ascii_word(head) && is_letter_ascii(head.back()) &&
           slash + 1 < token.size();
}

bool is_file_name(View token) {
    static constexpr View extensions[]{U"avi", U"bib", U"bmp", U"c", U"conf", U"cpp", U"css", U"csv", U"deb", U"doc", U"docx", U"epub", U"exe",
        U"flac", U"gif", U"go", U"gz", U"h", U"htm", U"html", U"ini", U"iso", U"java", U"jpeg", U"jpg", U"js", U"json", U"log", U"md", U"mkv", U"mp3",
        U"mp4", U"odp", U"ods", U"odt", U"ogg", U"otf", U"pdf", U"php", U"png", U"ppt", U"pptx", U"py", U"rar", U"rb", U"rs", U"rtf", U"sh", U"sql",
        U"svg", U"tar", U"tex", U"tiff", U"toml", U"ts", U"ttf", U"txt", U"wav", U"webp", U"xls", U"xlsx", U"xml", U"yaml", U"yml", U"zip"};
    const auto point = token.rfind(U'.');
    if (point == token.npos || point == 0 || point + 1 == token.size()) return false;
    return is_ascii_word(token.substr(0, point)) && std::binary_search(std::begin(extensions), std::end(extensions), token.substr(point + 1));
}

// coeur.fr, nous.exemple.org: in small letters, as "fin.Fr" is not.
bool is_domain(View token) {
    static constexpr View endings[]{U"be", U"blog", U"bzh", U"ca", U"ch", U"com", U"coop", U"de", U"es", U"eu", U"fr", U"info", U"io", U"it",
        U"lu", U"net", U"org", U"paris", U"uk"};
    const auto point = token.rfind(U'.');
    if (point == token.npos || point == 0) return false;
    const bool small = std::all_of(token.begin(), token.end(), [](char32_t c) { return !(c >= U'A' && c <= U'Z'); });
    return small && is_ascii_word(token) && std::binary_search(std::begin(endings), std::end(endings), token.substr(point + 1));
}

bool is_mention(View token) {
    return token.size() > 1 && (token[0] == U'@' || token[0] == U'#') && is_alphanumeric(token[1]);
}

// std::string, fe80::1, {{nom}}, ${x}, <br>, &nbsp;
bool is_code(View token) {
    return contains(token, U"::") || contains(token, U"{{") || contains(token, U"${") || contains(token, U"==") ||
           contains(token, U"!=") || contains(token, U"&&") || contains(token, U"()") ||
           (token[0] == U'&' && token.back() == U';' && is_ascii_word(token.substr(1, token.size() - 2)));
}

// Letters and digits around colons or primes: 12:30, 4:3, 1:25000, 3:16, 00:1a:2b, 2'33", 48°51'24".
bool is_measure(View token) {
    bool divided = false;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const char32_t c = token[i];
        const bool divider = c == U':' || c == U'\'' || c == U'"' || c == 0x2032 || c == 0x2033 ||
                             (c == 0xB0 && i + 1 < token.size() && is_digit(token[i + 1]));
        if (divider) {
            if (i == 0 || !is_alphanumeric(token[i - 1])) return false;
            divided = divided || (i + 1 < token.size() && is_alphanumeric(token[i + 1]));
        } else if (!is_digit(c) && c != U'.' && c != U',' && !((c | 0x20) >= U'a' && (c | 0x20) <= U'f')) {
            return false;
        }
    }
    return divided && std::any_of(token.begin(), token.end(), is_digit);
}

// :) ;-) :D :-/ ^^ <3 and :name:
bool is_smiley(View token) {
    if (token == U"<3" || token == U"^^" || token == U"^_^") return true;
    if (token.size() < 2 || (token[0] != U':' && token[0] != U';' && token[0] != U'=')) return false;
    if (token[0] == U':' && token.size() > 2 && token.back() == U':') return is_ascii_word(token.substr(1, token.size() - 2));
    std::size_t at = 1;
    if (token[at] == U'-' || token[at] == U'\'' || token[at] == U'^' || token[at] == U'o') ++at;
    static constexpr View mouths = U")(DPpOo/\\|*$S3><[]@!";
    const std::size_t mouth = at;
    while (at < token.size() && mouths.find(token[at]) != mouths.npos) ++at;
    if (at == mouth || token[mouth] == U'!') return false;
    while (at < token.size() && is_stop(token[at])) ++at;
    return at == token.size();
}

bool is_token_end(char32_t c) {
    return is_edge(c) || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == U'<' || c == U'>';
}

/// The token without the punctuation that surrounds it; moves `begin` to its first character.
View trimmed(View token, std::size_t& begin) {
    while (!token.empty() && (token[0] == U'(' || token[0] == U'"' || is_apostrophe(token[0]))) token.remove_prefix(1), ++begin;
    auto unopened = std::count(token.begin(), token.end(), U')') - std::count(token.begin(), token.end(), U'(');
    while (!token.empty()) {
        const char32_t last = token.back();
        const bool bracket = last == U')' && unopened > 0;
        if (!bracket && !is_stop(last) && last != U'\'' && last != U'"' && last != 0x2019) break;
        if (bracket) --unopened;
        token.remove_suffix(1);
    }
    return token;
}

void protect_token(Letters& letters, std::size_t begin, View token) {
    if (is_smiley(token) || is_code(token) || is_measure(token)) {
        letters.protect(begin, begin + token.size());
        return;
    }
    std::size_t start = begin;
    const View core = trimmed(token, start);
    if (core.size() < 2) return;
    if (has_scheme(core) || is_email(core) || is_path(core) || is_file_name(core) || is_domain(core) || is_mention(core) || is_measure(core) ||
        is_code(core))
        letters.protect(start, start + core.size());
}

// Without such a character a token is plain words. A full stop, a quote or a bracket tells only where it is not that of
// a sentence.
bool is_telling(char32_t c, char32_t previous, char32_t next) {
    switch (c) {
    case U':': case U'/': case U'@': case U'#': case U'\\': case U'{': case U'=': case U'&': case U'^': return true;
    case U';': return !is_token_end(next) || is_token_end(previous);
    case U'.': return !is_token_end(next);
    case U'(': return next == U')';
    case U'\'': case U'"': case 0x2032: case 0xB0: return is_digit(previous);
    default: return false;
    }
}

} // namespace

void protect_tokens(Letters& letters) {
    const std::u32string& text = letters.text();
    for (std::size_t at = letters.next_sign(0); at < text.size(); at = letters.next_sign(at)) {
        if (!is_telling(text[at], letters.before(at), letters[at + 1])) {
            ++at;
            continue;
        }
        std::size_t begin = at;
        while (begin > 0 && !is_token_end(text[begin - 1])) --begin;
        while (at < text.size() && !is_token_end(text[at])) ++at;
        if (at - begin > 1) protect_token(letters, begin, letters.view(begin, at));
    }
}

} // namespace florilege
