#include "base/diagnostic.h"

#include <algorithm>

namespace florilege {

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

} // namespace florilege
