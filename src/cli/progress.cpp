#include "cli/progress.h"

#include <unistd.h>

#include <iostream>

#include "base/translate.h"

namespace florilege {

namespace {

constexpr const char* erase_line = "\r\x1b[K";

std::string said(BuildStage stage, std::string_view output) {
    switch (stage) {
    case BuildStage::reading: return translated("reading");
    case BuildStage::typesetting: return translated("typesetting");
    case BuildStage::writing: return translated("writing");
    case BuildStage::making: break;
    }
    return tr("making {}", output);
}

} // namespace

Progress::Progress(bool wanted) : shown_(wanted && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    if (shown_) std::cerr << erase_line << std::flush;
}

std::function<void(BuildStage, std::string_view)> Progress::listener() {
    if (!shown_) return {};
    return [](BuildStage stage, std::string_view output) { std::cerr << erase_line << "florilege: " << said(stage, output) << "…" << std::flush; };
}

} // namespace florilege
