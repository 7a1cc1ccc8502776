// Owners of libzip's handles.
#pragma once

#include <zip.h>

#include <memory>

namespace florilege {

struct DiscardZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseZipFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

using ZipHandle = std::unique_ptr<zip_t, DiscardZip>;
using ZipFileHandle = std::unique_ptr<zip_file_t, CloseZipFile>;

} // namespace florilege
