// A diagnostic as a person reads it: the place, the message, the source line with a caret under it, the hint.
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace florilege {

struct MessageForm {
    bool colour = false; // ANSI sequences
    int columns = 100;   // within which a source line is shown; a longer one is shown around the caret
};

std::string format_text(const Diagnostic& diagnostic, const MessageForm& form);
/// The source line and the caret line alone.
std::string format_excerpt(const Span& span, const MessageForm& form);

} // namespace florilege
