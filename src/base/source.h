// A source text and places in it: byte offsets, turned into line and column only when a message is printed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace florilege {

struct Position {
    std::uint32_t line = 1;   // from 1
    std::uint32_t column = 1; // from 1, in characters (code points), as compilers count
    auto operator<=>(const Position&) const = default;
};

/// The byte offsets at which the lines of a text start: LF, CR LF or CR ends one.
std::vector<std::uint32_t> line_starts(std::string_view text);

/// One file as read: its path as it is to be shown (relative to the book, `/` separators) and its bytes.
class Source {
  public:
    Source(std::string path, std::string text);

    const std::string& path() const { return path_; }
    const std::string& text() const { return text_; }
    /// The position of the byte at `offset`; offsets past the end give the end.
    Position position(std::uint32_t offset) const;
    /// The text of line `number` (from 1), without its line ending; empty when there is no such line.
    std::string_view line(std::uint32_t number) const;
    /// The byte offset at which line `number` (from 1) starts; the end of the text when there is none.
    std::uint32_t line_start(std::uint32_t number) const;

  private:
    std::uint32_t characters_before(std::uint32_t offset) const;
    std::uint32_t characters_between(std::uint32_t begin, std::uint32_t end) const;

    std::string path_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
    std::vector<std::uint32_t> block_counts_; // characters up to the end of each block of bytes, where a line is longer than one
};

using SourcePtr = std::shared_ptr<const Source>;

/// Bytes [begin, end) of a source. The source must outlive the span: articles and the book keep theirs.
struct Span {
    const Source* source = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const Span&) const = default;
};

} // namespace florilege
