// libjpeg with its errors turned into messages. libjpeg leaves by longjmp, so the functions that call it hold nothing that
// needs a destructor: they are given plain pointers and sizes.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

namespace florilege {

struct JpegError {
    jpeg_error_mgr manager; // first: libjpeg gives back a pointer to it
    std::jmp_buf jump;
    char message[JMSG_LENGTH_MAX];
    bool damaged; // a warning was given that means lost pixels
};

/// Sets `error` up as an error manager that jumps to `error.jump` on errors and notes warnings.
jpeg_error_mgr* attach(JpegError& error);

struct JpegSize {
    unsigned width = 0;
    unsigned height = 0;
    int components = 0; // of what is decoded: 1, 3 or 4 (CMYK)
    bool inverted = false; // CMYK as Adobe's programs write it
};

/// Each returns false and leaves the reason in `error.message`.
bool jpeg_measure(const unsigned char* bytes, std::size_t size, JpegSize& measured, JpegError& error);
/// `rows`: width × height × components bytes.
bool jpeg_decode(const unsigned char* bytes, std::size_t size, unsigned char* rows, JpegError& error);
/// `*out`: allocated by libjpeg, to be freed with std::free.
bool jpeg_encode(const unsigned char* rows, const JpegSize& measured, int quality, unsigned char** out, unsigned long* out_size,
                 JpegError& error);

} // namespace florilege
