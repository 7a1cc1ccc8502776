// book.yaml.
#include <cstdint>

#include "read/plan.h"

using namespace florilege;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto plan = read_plan(std::make_shared<Source>("book.yaml", std::string(reinterpret_cast<const char*>(data), size)));
    for (const Diagnostic& diagnostic : plan.diagnostics) format_text(diagnostic);
    return 0;
}
