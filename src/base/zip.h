// ZIP archives: bounded reads of what authors bring (ODT, DOCX), exact writes of what goes out (EPUB).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace florilege {

/// What an archive may cost before it is refused.
struct ZipLimits {
    std::size_t entries = 10'000;
    std::uint64_t entry_bytes = 64u << 20;  // of one entry, inflated
    std::uint64_t total_bytes = 256u << 20; // of all entries together, inflated
    std::uint64_t ratio = 200;              // inflated to deflated, over the first MiB
};

/// Why an archive or an entry was not read.
enum class ZipFailure { damaged, encrypted, too_many_entries, too_large, unsafe_name, missing };

/// An archive in memory. Every name is relative and keeps inside: one that is absolute, holds `..`, a backslash or a
/// control character, or comes twice makes the whole archive refused.
class ZipReader {
  public:
    static std::optional<ZipReader> open(std::string bytes, ZipFailure& why, const ZipLimits& limits = {});
    ~ZipReader();
    ZipReader(ZipReader&&) noexcept;
    ZipReader& operator=(ZipReader&&) noexcept;

    /// The names of the files in the archive's order; folders are left out.
    const std::vector<std::string>& names() const;
    /// The inflated bytes of a file, its checksum verified.
    std::optional<std::string> read(const std::string& name, ZipFailure& why) const;

  private:
    struct State;
    explicit ZipReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A file as it goes into an archive. Packing is the slow part and may be done in several threads.
struct ZipEntry {
    std::string name; // relative, `/` separators, UTF-8
    std::uint32_t crc = 0;
    std::uint32_t size = 0; // before compression
    bool deflated = false;
    std::string data;
};

/// Deflates `bytes` unless that would not make them smaller.
ZipEntry pack(std::string name, const std::string& bytes);
/// Keeps `bytes` as they are: the `mimetype` of an EPUB (OCF 3.3, 4.2.2), pictures.
ZipEntry store(std::string name, std::string bytes);
/// The archive: entries in the order given, dated 1980-01-01 (the format's first day), without extra fields.
std::string write_zip(const std::vector<ZipEntry>& entries);

} // namespace florilege
