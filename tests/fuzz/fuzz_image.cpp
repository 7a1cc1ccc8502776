// A picture: what read_image accepts must decode.
#include <cstdint>
#include <cstdlib>

#include "read/image.h"

using namespace florilege;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto image = read_image("i", std::string(reinterpret_cast<const char*>(data), size), {});
    if (has_errors(image.diagnostics)) return 0;
    if (image.value.width <= 0 || image.value.height <= 0) std::abort();
    if (std::int64_t{image.value.width} * image.value.height > 4'000'000) return 0;
    const Pixmap pixmap = decode_image(image.value);
    if (pixmap.samples.size() != static_cast<std::size_t>(pixmap.width) * static_cast<std::size_t>(pixmap.height * pixmap.channels)) std::abort();
    return 0;
}
