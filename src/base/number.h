// Numbers as text, the same in every locale (std::to_chars).
#pragma once

#include <cstdint>
#include <string>

#include "base/length.h"

namespace florilege {

std::string to_text(std::int64_t number);
/// The same at the end of `out`.
void append(std::string& out, std::int64_t number);
/// At most `digits` decimals, trailing zeros and a bare point removed; never an exponent.
std::string to_text(double number, int digits);
/// Points with up to three decimals.
std::string to_text(Length length);
void append(std::string& out, Length length);
/// Lower-case Roman numeral of 1…3999; empty otherwise.
std::string to_roman(int number);

} // namespace florilege
