#include "read/source_text.h"

#include <algorithm>
#include <cstdio>

#include "base/translate.h"
#include "base/utf8.h"
#include "document/inlines.h"
#include "language/combining.h"

namespace florilege {

namespace {

constexpr int most_accents = 16; // on one letter: composition and shaping take quadratic time in them
constexpr std::size_t most_reports = 20; // of one kind in one file: a binary file must not print a page a byte

bool is_control(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F) || !is_xml_char(c) ||
           c == object_replacement || (c >= 0xFFF9 && c <= 0xFFFB);
}

std::string code_point_name(char32_t c) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
    return name;
}

class Cleaner {
  public:
    explicit Cleaner(const Source& source) : source_(source), result_{source.text(), {}} {}

    Result<std::string> run() {
        std::string& text = result_.value;
        if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return other_encoding();
        std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        std::fill_n(text.begin(), at, removed_byte);
        while (true) {
            const auto telling = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                              [](unsigned char c) { return c < 0x20 || c >= 0x7F; });
            const auto begin = static_cast<std::size_t>(telling - text.begin());
            if (begin > at) accents_ = 0;
            if (telling == text.end()) break;
            at = begin;
            const char32_t c = decode(source_.text(), at);
            check(c, begin, at);
            if (c == '\r' && source_.text().substr(at, 1) != "\n") text[begin] = '\n'; // the line ends of old Macintosh files
        }
        return std::move(result_);
    }

  private:
    // A file in UTF-16 is all one mistake: what could be read of it would be nonsense.
    Result<std::string> other_encoding() {
        report(invalid_, 0, 2, Severity::error, "invalid-utf8", tr("this file is in UTF-16, not in UTF-8"),
               tr("save the file in the encoding UTF-8 (“UTF-8” in the editor's Save As)"));
        std::fill(result_.value.begin(), result_.value.end(), removed_byte);
        return std::move(result_);
    }

    void check(char32_t c, std::size_t begin, std::size_t end) {
        accents_ = is_combining_mark(c) ? accents_ + 1 : 0;
        const bool invalid = c == 0xFFFD && end - begin == 1;
        if (invalid) {
            report(invalid_, begin, end, Severity::error, "invalid-utf8", tr("these bytes are not UTF-8 text"),
                   tr("save the file in the encoding UTF-8 (“UTF-8” in the editor's Save As)"));
        } else if (c == 0xFEFF) {
            report(marks_, begin, end, Severity::warning, "stray-byte-order-mark",
                   tr("an invisible byte order mark (U+FEFF) inside the text was left out"), tr("delete it"));
        } else if (is_control(c)) {
            report(controls_, begin, end, Severity::warning, "control-character",
                   tr("the character {} cannot stand in a book and was left out", code_point_name(c)),
                   tr("delete it; text copied from a PDF often holds such characters"));
        } else if (is_bidi_override(c)) {
            report(overrides_, begin, end, Severity::warning, "bidi-override",
                   tr("the invisible character {} changes the order in which text is read and was left out", code_point_name(c)),
                   tr("delete it"));
        } else if (accents_ > most_accents) {
            report(heaps_, begin, end, Severity::warning, "too-many-accents",
                   tr("more than sixteen accents stand on one letter; the rest were left out"), tr("delete them"));
        } else {
            return;
        }
        std::fill(result_.value.begin() + static_cast<std::ptrdiff_t>(begin),
                  result_.value.begin() + static_cast<std::ptrdiff_t>(end), removed_byte);
    }

    void report(std::size_t& count, std::size_t begin, std::size_t end, Severity severity, const char* code,
                std::string message, std::string hint) {
        if (++count > most_reports) return;
        const Span span{&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        result_.diagnostics.push_back({severity, code, span, std::move(message), std::move(hint)});
    }

    const Source& source_;
    Result<std::string> result_;
    std::size_t invalid_ = 0, marks_ = 0, controls_ = 0, overrides_ = 0, heaps_ = 0;
    int accents_ = 0; // in a row, so far
};

} // namespace

bool is_bidi_override(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool is_blank_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (const char32_t c = decode(text, at); !is_invisible(c) && c != static_cast<unsigned char>(removed_byte)) return false;
    return true;
}

std::string without_forbidden(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = decode(text, at);
        if (!is_control(c) && !is_bidi_override(c) && c != 0xFEFF) kept += text.substr(begin, at - begin);
    }
    return kept;
}

Result<std::string> safe_text(const Source& source) { return Cleaner(source).run(); }

} // namespace florilege
