// A style sheet, as all three of a style's.
#include <cstdint>

#include "style/style_sheet.h"

using namespace florilege;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source = std::make_shared<Source>("s.css", std::string(reinterpret_cast<const char*>(data), size));
    const auto style = make_style({source, source, source}, Plan{});
    for (const Diagnostic& diagnostic : style.diagnostics) format_text(diagnostic);
    return 0;
}
