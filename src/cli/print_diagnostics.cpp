#include "cli/print_diagnostics.h"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "compile/diagnostics_json.h"

namespace florilege {

namespace {

// Severity in bold colour (ANSI), hint in cyan; the message's form is otherwise the same.
std::string coloured(std::string text) {
    const auto paint = [&](const std::string& word, const char* colour) {
        if (const std::size_t at = text.find(word); at != std::string::npos)
            text.replace(at, word.size(), std::string("\x1b[1;") + colour + 'm' + word + "\x1b[0m");
    };
    if (text.find("error: ") < text.find("warning: ")) paint("error:", "31");
    else paint("warning:", "35");
    if (const std::size_t hint = text.rfind("\nhint:"); hint != std::string::npos) text.replace(hint + 1, 5, "\x1b[36mhint:\x1b[0m");
    return text;
}

} // namespace

bool colour_wanted() {
    const char* refused = std::getenv("NO_COLOR");
    return ::isatty(STDERR_FILENO) == 1 && (!refused || !*refused);
}

void print_diagnostics(const Diagnostics& diagnostics, DiagnosticsFormat format) {
    if (format == DiagnosticsFormat::json) {
        std::cout << diagnostics_json(diagnostics);
        return;
    }
    const bool colour = colour_wanted();
    for (const Diagnostic& diagnostic : diagnostics) std::cerr << (colour ? coloured(format_text(diagnostic)) : format_text(diagnostic));
}

} // namespace florilege
