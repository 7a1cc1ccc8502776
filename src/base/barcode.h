// Machine-readable squares and bars as modules, for each backend to draw.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege {

/// A symbol's modules, true where they are dark; the quiet zone is not in it.
struct Barcode {
    int width = 0;  // modules
    int height = 0; // modules; 1 for bars
    std::vector<bool> dark; // row by row
    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * width + x)]; }
};

/// QR code (ISO/IEC 18004) with error correction level M, whose quiet zone is 4 modules. Nothing when the text is too long.
std::optional<Barcode> qr_code(std::string_view text);
/// EAN-13 (ISO/IEC 15420): 95 modules, quiet zones of 11 at the left and 7 at the right. Nothing unless there are 13 digits with
/// the right check digit.
std::optional<Barcode> ean_13(std::string_view digits);

} // namespace florilege
