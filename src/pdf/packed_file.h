// A PDF file whose dictionaries are packed into compressed object streams (ISO 32000-1 §7.5.7), with a
// cross-reference stream (§7.5.8) for its table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "pdf/dictionary.h"

namespace florilege {

/// An indirect object: a dictionary, or a stream with its dictionary's entries.
struct FileObject {
    enum class Kind : std::uint8_t { dictionary, stream, length } kind = Kind::dictionary; // length: of the stream after it; not packed
    std::string entries;
    std::string stream;
};

class PackedFile {
  public:
    /// `head`: its first lines.
    explicit PackedFile(std::string head);

    void expect(std::size_t bytes) { out_.reserve(bytes); }
    /// A stream with its dictionary's entries: lies in the file from now on.
    void add_stream(std::size_t number, std::string_view entries, std::string_view bytes);
    /// The whole file, once. `objects`: all of them by number, from 1; what the streams among them held was added before. The trailer gets
    /// the file's identifier.
    std::string write(const std::vector<FileObject>& objects, Dictionary trailer, int jobs);

  private:
    /// Where an object lies: nowhere, at an offset, or at an index of an object stream.
    struct Place {
        std::uint8_t kind = 0;   // 0: free, 1: at an offset, 2: in an object stream
        std::uint64_t where = 0; // the offset, or the number of the stream
        std::uint16_t index = 0; // in the object stream
    };

    void add_object_streams(const std::vector<FileObject>& objects, int jobs);
    std::string table(std::size_t bytes) const;
    void add_table(const Dictionary& trailer);

    std::string out_;
    Sha256 sum_; // of `out_`
    std::vector<Place> places_; // by object number
};

/// The identifier of a file that holds the bytes of the sum (§14.4), the same for the same bytes.
void add_identifier(Dictionary& trailer, Sha256& sum);

} // namespace florilege
