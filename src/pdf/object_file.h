// A PDF file being written: its objects, at last written by libharu with a cross-reference table or, from PDF 1.5 on, packed into
// object streams.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/dictionary.h"
#include "pdf/packed_file.h"

namespace florilege {

/// libharu's own numbers lose digits and its strings an encoding, so that the entries of a dictionary are
/// written here and handed to it whole. BuildError is thrown when libharu reports a failure.
class ObjectFile {
  public:
    /// `version`: "1.7".
    explicit ObjectFile(std::string_view version);

    /// Takes room for streams of so many bytes at once: what is not used of it takes no memory, a file that grows is copied.
    void expect(std::size_t bytes);

    Ref add(Dictionary dictionary);
    /// A number for an object that others point at before it is known; `set` gives it its entries.
    Ref reserve();
    /// Different objects may be set by several threads at once.
    void set(Ref ref, Dictionary dictionary);
    /// A stream written as it is; the dictionary names its filter, if any.
    Ref add_stream(Dictionary dictionary, std::string bytes);
    /// A stream compressed here (FlateDecode).
    Ref add_flate(Dictionary dictionary, std::string_view bytes);
    /// The same for bytes that were compressed elsewhere (zlib).
    Ref add_flated(Dictionary dictionary, std::string zlib);

    /// The whole file, once. The file's identifier is a hash of its objects.
    std::string write(Ref catalog, Ref info, int jobs);

  private:
    std::string head_;
    std::optional<PackedFile> packed_; // from PDF 1.5 on: has the streams as they come
    std::vector<FileObject> objects_; // by number, from 1
};

} // namespace florilege
