// A text taken out of a source, every byte of which knows where it was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/inlines.h"

namespace florilege {

class MappedText {
  public:
    MappedText() = default;
    /// `origins` map offsets of `bytes` to offsets of the source; empty: the same offsets.
    MappedText(const Source* source, std::string bytes, std::vector<Origin> origins = {});

    /// The same places for other bytes in lines of the same lengths.
    MappedText with_bytes(std::string bytes) const {
        MappedText other = *this;
        other.bytes_ = std::move(bytes);
        return other;
    }

    const Source* source() const { return source_; }
    const std::string& bytes() const { return bytes_; }
    std::uint32_t source_offset(std::uint32_t offset) const;
    /// How many bytes from `offset` on follow each other in the source, too.
    std::uint32_t run_at(std::uint32_t offset) const;
    Span span(std::uint32_t begin, std::uint32_t end) const;

    /// Lines as CommonMark counts them, from 1: ended by LF, CR LF or CR.
    std::uint32_t line_start(int line) const;
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(lines_.size()); }
    int line_of(std::uint32_t offset) const;
    /// Without its ending.
    std::string_view line(int line) const;

  private:
    std::vector<Origin>::const_iterator origin_after(std::uint32_t offset) const;

    const Source* source_ = nullptr;
    std::string bytes_;
    std::vector<Origin> origins_;
    std::vector<std::uint32_t> lines_{0};
};

} // namespace florilege
