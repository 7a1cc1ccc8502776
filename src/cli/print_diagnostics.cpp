#include "cli/print_diagnostics.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "base/diagnostic_text.h"
#include "compile/diagnostics_json.h"

namespace florilege {

namespace {

// The terminal's width, or that of a page of text when it has none to tell.
int columns_of_terminal() {
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : MessageForm{}.columns;
}

} // namespace

bool colour_wanted() {
    const char* refused = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) == 1 && (!refused || !*refused) && (!terminal || std::string_view(terminal) != "dumb");
}

void print_diagnostics(const Diagnostics& diagnostics, DiagnosticsFormat format) {
    if (format == DiagnosticsFormat::json) {
        std::cout << diagnostics_json(diagnostics);
        return;
    }
    const MessageForm form{colour_wanted(), columns_of_terminal()};
    for (const Diagnostic& diagnostic : diagnostics) std::cerr << format_text(diagnostic, form);
}

} // namespace florilege
