#include "read/jpeg_handle.h"

#include <cstring>

#include <jerror.h>

#include "base/translate.h"

namespace florilege {

namespace {

constexpr int most_scans = 100; // of a progressive file; a photograph has ten

JpegError& of(j_common_ptr info) { return *reinterpret_cast<JpegError*>(info->err); }

void leave(j_common_ptr info) {
    info->err->format_message(info, of(info).message);
    std::longjmp(of(info).jump, 1);
}

void note(j_common_ptr info, int level) {
    if (level >= 0 || info->err->msg_code == JWRN_EXTRANEOUS_DATA || info->err->msg_code == JWRN_ADOBE_XFORM) return;
    if (!of(info).damaged) info->err->format_message(info, of(info).message);
    of(info).damaged = true;
}

void count_scans(j_common_ptr info) {
    if (!info->is_decompressor) return;
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= most_scans) return;
    std::strcpy(of(info).message, translated("it has more than a hundred scans"));
    std::longjmp(of(info).jump, 1);
}

void choose_colours(jpeg_decompress_struct& info) {
    if (info.num_components == 1) info.out_color_space = JCS_GRAYSCALE;
    else if (info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK) info.out_color_space = JCS_CMYK;
    else info.out_color_space = JCS_RGB;
    info.dct_method = JDCT_ISLOW; // the same samples on every machine
}

} // namespace

jpeg_error_mgr* attach(JpegError& error) {
    jpeg_error_mgr* manager = jpeg_std_error(&error.manager);
    manager->error_exit = leave;
    manager->emit_message = note;
    error.message[0] = '\0';
    error.damaged = false;
    return manager;
}

bool jpeg_measure(const unsigned char* bytes, std::size_t size, JpegSize& measured, JpegError& error) {
    jpeg_decompress_struct info;
    std::memset(&info, 0, sizeof info);
    info.err = attach(error);
    if (setjmp(error.jump)) {
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes, size);
    jpeg_read_header(&info, TRUE);
    choose_colours(info);
    measured.width = info.image_width, measured.height = info.image_height;
    measured.components = info.out_color_space == JCS_GRAYSCALE ? 1 : info.out_color_space == JCS_CMYK ? 4 : 3;
    measured.inverted = info.saw_Adobe_marker != 0;
    jpeg_destroy_decompress(&info);
    return true;
}

bool jpeg_decode(const unsigned char* bytes, std::size_t size, unsigned char* rows, JpegError& error) {
    jpeg_decompress_struct info;
    jpeg_progress_mgr progress;
    std::memset(&info, 0, sizeof info);
    std::memset(&progress, 0, sizeof progress);
    info.err = attach(error);
    if (setjmp(error.jump)) {
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    progress.progress_monitor = count_scans;
    info.progress = &progress;
    jpeg_mem_src(&info, bytes, size);
    jpeg_read_header(&info, TRUE);
    choose_colours(info);
    jpeg_start_decompress(&info);
    const std::size_t stride = std::size_t{info.output_width} * static_cast<std::size_t>(info.output_components);
    while (info.output_scanline < info.output_height && !error.damaged) {
        JSAMPROW row = rows + info.output_scanline * stride;
        jpeg_read_scanlines(&info, &row, 1);
    }
    if (!error.damaged) jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return !error.damaged;
}

bool jpeg_encode(const unsigned char* rows, const JpegSize& measured, int quality, unsigned char** out, unsigned long* out_size,
                 JpegError& error) {
    jpeg_compress_struct info;
    std::memset(&info, 0, sizeof info);
    info.err = attach(error);
    if (setjmp(error.jump)) {
        jpeg_destroy_compress(&info);
        return false;
    }
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, out, out_size);
    info.image_width = measured.width, info.image_height = measured.height;
    info.input_components = measured.components;
    info.in_color_space = measured.components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    info.optimize_coding = TRUE;
    info.dct_method = JDCT_ISLOW;
    jpeg_start_compress(&info, TRUE);
    const std::size_t stride = std::size_t{measured.width} * static_cast<std::size_t>(measured.components);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<unsigned char*>(rows) + info.next_scanline * stride;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    return true;
}

} // namespace florilege
