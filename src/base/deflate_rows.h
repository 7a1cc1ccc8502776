// Deflate for what is drawn from few shapes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege {

/// A zlib stream (RFC 1950) of rows of `row` bytes, made for rows that are much like the ones above them and hold long stretches of
/// one colour: those are passed over, and not searched byte by byte. Thread-safe.
std::string deflate_rows(std::string_view bytes, std::size_t row);

} // namespace florilege
