#include "base/barcode.h"

#include <zint.h>

#include <memory>

namespace florilege {

namespace {

struct DeleteSymbol {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

std::optional<Barcode> encode(int symbology, int option, std::string_view text) {
    if (text.empty() || text.size() > 2000) return std::nullopt;
    const std::unique_ptr<zint_symbol, DeleteSymbol> symbol(ZBarcode_Create());
    if (!symbol) return std::nullopt;
    symbol->symbology = symbology;
    symbol->input_mode = UNICODE_MODE;
    symbol->option_1 = option;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    if (ZBarcode_Encode(symbol.get(), bytes, static_cast<int>(text.size())) >= ZINT_ERROR) return std::nullopt;
    Barcode code{symbol->width, symbol->rows, {}};
    for (int y = 0; y < code.height; ++y)
        for (int x = 0; x < code.width; ++x) code.dark.push_back(((symbol->encoded_data[y][x / 8] >> (x % 8)) & 1) != 0);
    return code;
}

bool has_check_digit(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] < '0' || digits[i] > '9') return false;
        sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits.size() == 13 && sum % 10 == 0;
}

} // namespace

std::optional<Barcode> qr_code(std::string_view text) {
    constexpr int level_m = 2;
    return encode(BARCODE_QRCODE, level_m, text);
}

std::optional<Barcode> ean_13(std::string_view digits) {
    if (!has_check_digit(digits)) return std::nullopt;
    auto code = encode(BARCODE_EANX, -1, digits);
    if (!code) return std::nullopt;
    code->dark.resize(static_cast<std::size_t>(code->width)); // the rows of guard bars say the same
    code->height = 1;
    return code;
}

} // namespace florilege
