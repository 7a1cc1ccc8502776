// A PDF file whose dictionaries are packed into compressed object streams (ISO 32000-1 §7.5.7), with a
// cross-reference stream (§7.5.8) for its table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/dictionary.h"

namespace florilege {

/// An indirect object: a dictionary, or a stream with its dictionary's entries.
struct FileObject {
    enum class Kind : std::uint8_t { dictionary, stream, length } kind = Kind::dictionary; // length: of the stream after it; not packed
    std::string entries;
    std::string stream;
};

/// The whole file. `head`: its first lines; `objects`: by number, from 1. The trailer gets the file's identifier.
std::string write_packed(std::string head, std::vector<FileObject> objects, Dictionary trailer, int jobs);

/// The identifier of a file that holds these bytes (§14.4), the same for the same bytes.
void add_identifier(Dictionary& trailer, std::string_view bytes);

} // namespace florilege
