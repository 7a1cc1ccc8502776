#include "base/diagnostic.h"
#include "base/escape.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/utf8.h"

namespace florilege {

namespace {

// Characters that would act on a terminal or reorder what is printed: C0, DEL, C1, bidirectional controls, line separators.
bool is_unprintable(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

// Columns that a character takes on a terminal: Unicode's combining marks take none, East Asian wide characters and
// pictographs two (UAX #11 and general category Mn, reduced to the blocks that matter for books).
int columns_of(char32_t c) {
    static constexpr std::array<std::pair<char32_t, char32_t>, 9> none{{{0x300, 0x36F}, {0x483, 0x489}, {0x591, 0x5BD},
        {0x610, 0x61A}, {0x64B, 0x65F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}}};
    static constexpr std::array<std::pair<char32_t, char32_t>, 9> wide{{{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}}};
    const auto within = [c](const auto& range) { return c >= range.first && c <= range.second; };
    if (c == 0x200B || c == 0x200C || c == 0x200D || std::any_of(none.begin(), none.end(), within)) return 0;
    return std::any_of(wide.begin(), wide.end(), within) ? 2 : 1;
}

struct Printed {
    std::string text;
    int columns = 0;
};

void print_into(Printed& printed, char32_t c) {
    if (c == '\t') {
        printed.text += "    ", printed.columns += 4;
    } else if (is_unprintable(c)) {
        static constexpr std::string_view digits = "0123456789ABCDEF";
        std::string escape = "<U+";
        for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) escape += digits[(c >> shift) & 0xF];
        printed.text += escape + '>', printed.columns += static_cast<int>(escape.size()) + 1;
    } else {
        append(printed.text, c), printed.columns += columns_of(c);
    }
}

Printed printable(std::string_view text) {
    Printed printed;
    for (std::size_t offset = 0; offset < text.size();) print_into(printed, decode(text, offset));
    return printed;
}

// The source line and a caret line under it; a long line is shown around the caret.
std::string excerpt(const Span& span) {
    constexpr std::size_t context = 90; // characters shown before and after the caret of a very long line
    const Position at = span.source->position(span.begin);
    const std::string_view line = span.source->line(at.line);
    const std::size_t line_start = span.source->line_start(at.line);
    const std::size_t begin = std::min<std::size_t>(span.begin - std::min<std::size_t>(span.begin, line_start), line.size());
    const std::size_t end = std::clamp<std::size_t>(span.end - std::min<std::size_t>(span.end, line_start), begin, line.size());

    std::size_t first = begin, last = begin;
    for (std::size_t count = 0; count < context && first > 0; ++count) decode_before(line, first);
    for (std::size_t count = 0; count < context && last < line.size(); ++count) decode(line, last);
    const Printed before = printable(line.substr(first, begin - first));
    const Printed marked = printable(line.substr(begin, std::min(end, last) - begin));
    const Printed after = printable(line.substr(std::min(end, last), last - std::min(end, last)));
    const std::string ellipsis_before = first > 0 ? "…" : "", ellipsis_after = last < line.size() ? "…" : "";
    return "  " + ellipsis_before + before.text + marked.text + after.text + ellipsis_after + "\n  " +
           std::string(static_cast<std::size_t>(before.columns) + (first > 0 ? 1 : 0), ' ') + '^' +
           std::string(static_cast<std::size_t>(std::max(0, marked.columns - 1)), '~') + '\n';
}

} // namespace

Diagnostic error(std::string code, Span span, std::string message, std::string hint) {
    return {Severity::error, std::move(code), span, std::move(message), std::move(hint)};
}

Diagnostic warning(std::string code, Span span, std::string message, std::string hint) {
    return {Severity::warning, std::move(code), span, std::move(message), std::move(hint)};
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
}

std::string escaped(std::string_view text) { return printable(text).text; }

std::string format_text(const Diagnostic& diagnostic) {
    std::string text;
    if (diagnostic.span.source) {
        const Position at = diagnostic.span.source->position(diagnostic.span.begin);
        text += printable(diagnostic.span.source->path()).text + ':' + to_text(std::int64_t{at.line}) + ':' +
                to_text(std::int64_t{at.column}) + ": ";
    }
    text += diagnostic.severity == Severity::error ? "error: " : "warning: ";
    text += printable(diagnostic.message).text + " [" + diagnostic.code + "]\n";
    if (diagnostic.span.source) text += excerpt(diagnostic.span);
    if (!diagnostic.hint.empty()) text += "hint: " + printable(diagnostic.hint).text + '\n';
    return text;
}

} // namespace florilege
