// libzip, and owners of its handles.
#pragma once

#include <zip.h>

#include <memory>

namespace florilege {

/// libzip is loaded for the first archive that is read: with the cryptography that it brings it takes longer than a small book's text.
struct ZipLibrary {
    decltype(&zip_source_buffer_create) make_source;
    decltype(&zip_source_free) free_source;
    decltype(&zip_open_from_source) open;
    decltype(&zip_discard) discard;
    decltype(&zip_get_num_entries) count_entries;
    decltype(&zip_stat_index) describe;
    decltype(&zip_fopen_index) open_file;
    decltype(&zip_fread) read;
    decltype(&zip_fclose) close_file;
};
const ZipLibrary& zip_library();

struct DiscardZip {
    void operator()(zip_t* archive) const { zip_library().discard(archive); }
};
struct CloseZipFile {
    void operator()(zip_file_t* file) const { zip_library().close_file(file); }
};

using ZipHandle = std::unique_ptr<zip_t, DiscardZip>;
using ZipFileHandle = std::unique_ptr<zip_file_t, CloseZipFile>;

} // namespace florilege
