#include "style/epub_sheet.h"

#include <algorithm>
#include <array>

#include "base/translate.h"
#include "style/css.h"
#include "style/fetching.h"

namespace florilege {

namespace {

constexpr std::array<std::string_view, 4> known_at_rules{"media", "supports", "page", "counter-style"};
constexpr std::array<std::string_view, 2> of_documents{"direction", "unicode-bidi"};
constexpr std::string_view spaces = " \t\r\n\f";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return spaces.find(c) != std::string_view::npos; }

// The code of a piece of CSS: strings emptied, escapes made letters.
std::string code_of(std::string_view css) {
    std::string code;
    for (std::size_t at = 0; at < css.size(); ++at) {
        const char c = css[at];
        if (c == '\\') {
            code += at + 1 < css.size() && css[at + 1] != '\n' ? 'x' : '\\';
            ++at;
        } else if (c == '"' || c == '\'') {
            code.append(2, '"');
            for (++at; at < css.size() && css[at] != c; ++at)
                if (css[at] == '\\') ++at;
        } else {
            code += c;
        }
    }
    return code;
}

// Whether a piece of code holds these signs, letters, digits and spaces alone, and its brackets go in pairs.
bool made_of(std::string_view code, std::string_view signs) {
    std::string open;
    for (const char c : code) {
        if (c == '(' || c == '[') open += c == '(' ? ')' : ']';
        else if (c == ')' || c == ']') {
            if (open.empty() || open.back() != c) return false;
            open.pop_back();
        } else if (!is_letter(c) && !is_digit(c) && !is_space(c) && c != '-' && c != '"' && signs.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return open.empty();
}

// Bytes of the name that the code begins with (CSS Syntax 3, 4.3.9); 0 without one.
std::size_t name_length(std::string_view code) {
    const std::size_t dashes = std::min(code.find_first_not_of('-'), code.size());
    std::size_t end = dashes;
    while (end < code.size() && (is_letter(code[end]) || is_digit(code[end]) || code[end] == '-')) ++end;
    return end > dashes && (is_letter(code[dashes]) || dashes >= 2) ? end : 0;
}

// Reads the code of one selector as far as Selectors Level 3 go without namespaces: what validators of EPUB know.
class SelectorReader {
  public:
    explicit SelectorReader(std::string_view code) : rest_(code) {}

    bool whole() {
        if (!compound()) return false;
        while (!rest_.empty()) {
            const bool spaced = skip_spaces();
            if (!take('>') && !take('+') && !take('~') && !spaced) return false;
            skip_spaces();
            if (!compound()) return false;
        }
        return true;
    }

  private:
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool skip_spaces() {
        const std::size_t count = std::min(rest_.find_first_not_of(spaces), rest_.size());
        rest_.remove_prefix(count);
        return count > 0;
    }

    bool name() {
        const std::size_t length = name_length(rest_);
        rest_.remove_prefix(length);
        return length > 0;
    }

    bool compound() {
        const std::size_t before = rest_.size();
        if (!take('*')) name();
        while (true) {
            if (take('.') || take('#')) {
                if (!name()) return false;
            } else if (take('[')) {
                if (!attribute()) return false;
            } else if (take(':')) {
                if (!pseudo()) return false;
            } else {
                return rest_.size() < before;
            }
        }
    }

    // After its bracket.
    bool attribute() {
        if (!name()) return false;
        if (take(']')) return true;
        for (const char sign : {'~', '|', '^', '$', '*'})
            if (take(sign)) break;
        return take('=') && ((take('"') && take('"')) || name()) && take(']');
    }

    // After its first colon.
    bool pseudo() {
        take(':');
        const bool counts = rest_.starts_with("nth-");
        if (!name()) return false;
        if (!rest_.starts_with('(')) return true;
        std::size_t end = 1;
        for (int open = 1; end < rest_.size() && open > 0; ++end) open += rest_[end] == '(' ? 1 : rest_[end] == ')' ? -1 : 0;
        const std::string_view argument = rest_.substr(0, end);
        rest_.remove_prefix(end);
        if (counts && (argument.find('.') != std::string_view::npos || argument.find(" of") != std::string_view::npos)) return false;
        return argument.size() > 2 && made_of(argument, ".#:*>+~|=^$,");
    }

    std::string_view rest_;
};

class Check {
  public:
    explicit Check(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void rule(const CssRule& rule) {
        if (rule.at.empty()) {
            if (text_of(rule.span).find("/*") != std::string_view::npos || !all_selectors(code_of(text_of(rule.span))))
                refuse(rule.span, tr("this is no selector that reading systems know"), tr("write selector { property: value }"));
        } else if (std::find(known_at_rules.begin(), known_at_rules.end(), rule.at) == known_at_rules.end()) {
            refuse(rule.span, tr("`@{}` has no meaning here", rule.at), tr("epub.css may hold @media, @supports and @page"));
        } else if (!made_of(code_of(text_of(rule.span).substr(1)), ".:,*/<>=")) {
            refuse(rule.span, tr("this condition cannot be read"), tr("write @media (min-width: 40em) { … }"));
        }
        for (const CssDeclaration& declaration : rule.declarations) this->declaration(declaration);
    }

  private:
    static std::string_view text_of(Span span) { return std::string_view(span.source->text()).substr(span.begin, span.end - span.begin); }

    // A comma within brackets is the selector's own.
    static bool all_selectors(std::string_view code) {
        for (std::size_t begin = 0; begin <= code.size();) {
            std::size_t end = begin;
            for (int open = 0; end < code.size() && (open > 0 || code[end] != ','); ++end) open += code[end] == '(' ? 1 : code[end] == ')' ? -1 : 0;
            std::string_view selector = code.substr(begin, end - begin);
            selector.remove_prefix(std::min(selector.find_first_not_of(spaces), selector.size()));
            selector.remove_suffix(selector.size() - (selector.find_last_not_of(spaces) + 1));
            if (!SelectorReader(selector).whole()) return false;
            begin = end + 1;
        }
        return true;
    }

    void declaration(const CssDeclaration& declaration) {
        const std::string property = code_of(declaration.property);
        if (property.empty() || name_length(property) != property.size())
            return refuse(declaration.property_span, tr("this is no name of a property"), tr("write property: value;"));
        if (declaration.value.empty()) return refuse(declaration.property_span, tr("a value is missing here"), tr("write property: value;"));
        if (!made_of(code_of(declaration.value), ".#:,+*/%!=")) refuse(declaration.value_span, tr("this is no value"), tr("write property: value;"));
        if (std::find(of_documents.begin(), of_documents.end(), declaration.property) != of_documents.end())
            diagnostics_.push_back(error("unknown-property", declaration.property_span, tr("`{}` is not for style sheets of an EPUB", declaration.property),
                                         tr("the text's own language says in which direction it runs")));
    }

    void refuse(Span span, std::string message, std::string hint) {
        diagnostics_.push_back(error("css-syntax", span, std::move(message), std::move(hint)));
    }

    Diagnostics& diagnostics_;
};

} // namespace

void check_epub_sheet(const SourcePtr& sheet, Diagnostics& diagnostics) {
    check_fetches_nothing(*sheet, diagnostics);
    const auto parsed = parse_css(sheet, Conditions::allowed);
    diagnostics.insert(diagnostics.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    Check check(diagnostics);
    for (const CssRule& rule : parsed.value) check.rule(rule);
}

} // namespace florilege
