#include "base/compress.h"

#include <libdeflate.h>

#include <array>
#include <memory>
#include <new>

namespace florilege {

namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

using Bound = std::size_t (*)(libdeflate_compressor*, std::size_t);
using Compress = std::size_t (*)(libdeflate_compressor*, const void*, std::size_t, void*, std::size_t);

/// The compressor of a level, kept by each thread: making one costs as much as compressing a page.
libdeflate_compressor* compressor_of(int level) {
    thread_local std::array<std::unique_ptr<libdeflate_compressor, FreeCompressor>, 13> compressors;
    auto& compressor = compressors.at(static_cast<std::size_t>(level));
    if (!compressor) compressor.reset(libdeflate_alloc_compressor(level));
    if (!compressor) throw std::bad_alloc();
    return compressor.get();
}

std::string compress_with(Bound bound, Compress compress, std::string_view bytes, int level) {
    libdeflate_compressor* const compressor = compressor_of(level);
    const std::size_t room = bound(compressor, bytes.size());
    const auto buffer = std::make_unique_for_overwrite<char[]>(room);
    return {buffer.get(), compress(compressor, bytes.data(), bytes.size(), buffer.get(), room)};
}

} // namespace

std::string deflate_raw(std::string_view bytes, int level) {
    return compress_with(libdeflate_deflate_compress_bound, libdeflate_deflate_compress, bytes, level);
}

std::string deflate_zlib(std::string_view bytes, int level) {
    return compress_with(libdeflate_zlib_compress_bound, libdeflate_zlib_compress, bytes, level);
}

bool inflate_zlib(std::string_view stream, std::size_t limit, std::string& bytes) {
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) throw std::bad_alloc();
    // The size is not known: grow from four times the stream's until it fits.
    for (std::size_t room = stream.size() * 4 + 64;; room *= 2) {
        if (room > limit) room = limit;
        bytes.resize(room);
        std::size_t size = 0;
        const auto result = libdeflate_zlib_decompress(decompressor.get(), stream.data(), stream.size(), bytes.data(), room, &size);
        if (result == LIBDEFLATE_SUCCESS) return bytes.resize(size), true;
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == limit) return bytes.clear(), false;
    }
}

std::uint32_t crc32(std::string_view bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

} // namespace florilege
