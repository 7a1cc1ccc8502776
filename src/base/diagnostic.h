// What the author is told: a severity, a stable code, a place, a message and what to do about it.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/source.h"

namespace florilege {

enum class Severity { warning, error };

struct Diagnostic {
    Severity severity = Severity::error;
    std::string code; // lower-case words joined by hyphens; stable; explained by `florilege explain CODE`
    Span span;        // a span without source concerns the whole book
    std::string message;
    std::string hint;
};

using Diagnostics = std::vector<Diagnostic>;

Diagnostic error(std::string code, Span span, std::string message, std::string hint = {});
Diagnostic warning(std::string code, Span span, std::string message, std::string hint = {});

bool has_errors(const Diagnostics& diagnostics);

/// `path:line:column: error: message [code]`, the source line with a caret, and the hint. Control characters and
/// bidirectional overrides of the input are shown as escapes, never printed raw.
std::string format_text(const Diagnostic& diagnostic);

/// A stage's value and what it has to say about its input.
template <class T>
struct Result {
    T value{};
    Diagnostics diagnostics;
};

/// The world's failure: I/O, a missing font, no space. Exit code 3.
class BuildError : public std::runtime_error {
  public:
    BuildError(std::string path, const std::string& what)
        : std::runtime_error(path.empty() ? what : path + ": " + what), path_(std::move(path)) {}
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

} // namespace florilege
