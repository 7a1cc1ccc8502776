#include "base/diagnostic_text.h"

#include <algorithm>

#include "base/character_width.h"
#include "base/escape.h"
#include "base/number.h"
#include "base/translate.h"
#include "base/utf8.h"

namespace florilege {

namespace {

// Characters that would act on a terminal or reorder what is printed: C0, DEL, C1, bidirectional controls, line separators.
bool is_unprintable(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

struct Printed {
    std::string text;
    int columns = 0;
};

Printed printed(char32_t c) {
    if (c == '\t') return {"    ", 4};
    if (is_unprintable(c)) {
        static constexpr std::string_view digits = "0123456789ABCDEF";
        std::string escape = "<U+";
        for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) escape += digits[(c >> shift) & 0xF];
        escape += '>';
        return {escape, static_cast<int>(escape.size())};
    }
    Printed result{"", columns_of(c)};
    append(result.text, c);
    return result;
}

Printed& operator+=(Printed& to, const Printed& more) {
    to.text += more.text, to.columns += more.columns;
    return to;
}

Printed printed(std::string_view text) {
    Printed result;
    for (std::size_t offset = 0; offset < text.size();) result += printed(decode(text, offset));
    return result;
}

// The offset that characters from `at` on reach without passing `columns`, and the columns that they take.
std::pair<std::size_t, int> forward(std::string_view line, std::size_t at, int columns) {
    int taken = 0;
    while (at < line.size()) {
        std::size_t next = at;
        const int width = printed(decode(line, next)).columns;
        if (taken + width > columns) break;
        at = next, taken += width;
    }
    return {at, taken};
}

// The same towards the start of the line. A mark that combines does not come first.
std::size_t backward(std::string_view line, std::size_t at, int columns) {
    const std::size_t from = at;
    for (int taken = 0; at > 0;) {
        std::size_t before = at;
        taken += printed(decode_before(line, before)).columns;
        if (taken > columns) break;
        at = before;
    }
    for (std::size_t next = at; at > 0 && at < from && printed(decode(line, next)).columns == 0;) at = next;
    return at;
}

// The part of a line that is shown.
struct Window {
    std::size_t first = 0, last = 0;
};

Window window(std::string_view line, std::size_t caret, int columns) {
    const int room = std::max(20, columns);
    if (forward(line, 0, room).first == line.size()) return {0, line.size()};
    const int inner = room - 2; // an ellipsis at each end
    const int after = forward(line, caret, inner / 2).second;
    const std::size_t first = backward(line, caret, inner - after);
    return {first, forward(line, first, inner).first};
}

std::string paint(const MessageForm& form, const char* style, const std::string& text) {
    return form.colour ? std::string("\x1b[") + style + 'm' + text + "\x1b[0m" : text;
}

const char* colour_of(Severity severity) { return severity == Severity::error ? "1;31" : "1;35"; }

std::string place(const Span& span) {
    const Position at = span.source->position(span.begin);
    return escaped(span.source->path()) + ':' + to_text(std::int64_t{at.line}) + ':' + to_text(std::int64_t{at.column}) + ':';
}

/// The line with a caret under it; nothing of a source that has no text, as a word processor's file.
std::string excerpt(const Span& span, const MessageForm& form, const char* caret_style) {
    constexpr int indent = 2;
    if (span.source->text().empty()) return {};
    const Position at = span.source->position(span.begin);
    const std::string_view line = span.source->line(at.line);
    const std::size_t line_start = span.source->line_start(at.line);
    const std::size_t begin = std::min<std::size_t>(span.begin - std::min<std::size_t>(span.begin, line_start), line.size());
    const std::size_t end = std::clamp<std::size_t>(span.end - std::min<std::size_t>(span.end, line_start), begin, line.size());
    const auto [first, last] = window(line, begin, form.columns - indent);
    const Printed before = printed(line.substr(first, begin - first));
    const Printed marked = printed(line.substr(begin, std::min(end, std::max(begin, last)) - begin));
    const std::string lead = first > 0 ? "…" : "", trail = last < line.size() ? "…" : "";
    const auto blank = static_cast<std::size_t>(indent + before.columns + (first > 0 ? 1 : 0));
    return "  " + lead + printed(line.substr(first, last - first)).text + trail + '\n' + std::string(blank, ' ') +
           paint(form, caret_style, '^' + std::string(static_cast<std::size_t>(std::max(0, marked.columns - 1)), '~')) + '\n';
}

} // namespace

std::string escaped(std::string_view text) { return printed(text).text; }

std::string format_excerpt(const Span& span, const MessageForm& form) { return excerpt(span, form, "1"); }

std::string format_text(const Diagnostic& diagnostic, const MessageForm& form) {
    std::string text;
    const char* colour = colour_of(diagnostic.severity);
    if (diagnostic.span.source) text += paint(form, "1", place(diagnostic.span)) + ' ';
    text += paint(form, colour, diagnostic.severity == Severity::error ? tr("error:") : tr("warning:")) + ' ';
    text += escaped(diagnostic.message) + " [" + diagnostic.code + "]\n";
    if (diagnostic.span.source) text += excerpt(diagnostic.span, form, colour);
    if (!diagnostic.hint.empty()) text += paint(form, "36", tr("hint:")) + ' ' + escaped(diagnostic.hint) + '\n';
    return text;
}

std::string format_text(const Diagnostic& diagnostic) { return format_text(diagnostic, {}); }

} // namespace florilege
