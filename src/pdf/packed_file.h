// A PDF file whose dictionaries are packed into compressed object streams (ISO 32000-1 §7.5.7), with a
// cross-reference stream (§7.5.8) for its table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/dictionary.h"

namespace florilege {

class PackedFile {
  public:
    /// `head`: the file's first lines.
    explicit PackedFile(std::string head) : out_(std::move(head)) {}

    /// The dictionary of these entries, in the order of the numbers.
    void add(Ref ref, std::string_view entries);
    void add_stream(Ref ref, std::string_view entries, std::string_view bytes);
    /// The whole file. Its identifier, catalog and information dictionary are those of the trailer.
    std::string finish(const Dictionary& trailer);

  private:
    /// Where an object lies: nowhere, at an offset, or at an index of an object stream.
    struct Place {
        std::uint8_t kind = 0;   // 0: free, 1: at an offset, 2: in an object stream
        std::uint64_t where = 0; // the offset, or the number of the stream
        std::uint16_t index = 0; // in the object stream
    };

    Place& place(std::uint32_t number);
    void pack();
    std::string table(std::size_t bytes) const;

    std::string out_;
    std::vector<Place> places_{{0, 0, 0xFFFF}}; // by object number; 0 is free for ever
    struct Packed {
        std::uint32_t number;
        std::string text;
    };
    std::vector<Packed> dictionaries_; // waiting to be packed
};

} // namespace florilege
