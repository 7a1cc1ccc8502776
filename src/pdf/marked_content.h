// Marked content: which operators belong to which element of the structure, and which to none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/typeset_book.h"

namespace florilege {

/// Marks follow each other and are never nested: readers of the structure lose their way in marks within
/// marks.
class MarkedContent {
  public:
    /// `structure`: null when the file has none; then nothing is marked. `out`: the page's operators.
    MarkedContent(const std::vector<StructureNode>* structure, std::string& out)
        : structure_(structure), out_(out) {}

    /// What follows is marked so, until something else is opened.
    void open(Marking marking);
    /// What follows, up to `close`, says `text` whatever its glyphs say.
    void open_as(Marking marking, std::string_view text);
    void close();
    /// True when the marking is that of content, whose text can be replaced.
    bool is_content(Marking marking) const;

    /// The structure node of each identifier given, in order.
    std::vector<std::uint32_t> take_nodes() { return std::move(nodes_); }

  private:
    Marking effective(Marking marking) const;
    void begin(Marking marking, std::string_view properties);

    const std::vector<StructureNode>* structure_;
    std::string& out_;
    std::optional<Marking> open_;
    std::vector<std::uint32_t> nodes_;
};

} // namespace florilege
