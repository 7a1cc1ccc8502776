// Placing the few texts of a flyer: a role's paragraph at a point, frames and squares as rules. What is placed is no content until a
// node of the structure is marked.
#pragma once

#include <list>

#include "base/barcode.h"
#include "typeset/paragraph.h"

namespace florilege {

class CoverCanvas {
  public:
    /// `style`: with the cover's sizes. `language`: of the book.
    CoverCanvas(Fonts& fonts, const StyleSheet& style, std::string language, Diagnostics& diagnostics);

    /// Sets the text in a column from `x`, `width` wide, its first baseline at `y`; returns the baseline that a next line would have.
    Length text(const std::string& text, Role role, Length x, Length width, Length y);
    /// Height that `text` would take.
    Length height(const std::string& text, Role role, Length width);
    void rule(Length x, Length y, Length width, Length height, int gray = 0);
    void frame(Length x, Length y, Length width, Length height, Length thickness);
    /// The modules from (`x`, `y`), each `module` wide and `module_height` high.
    void modules(const Barcode& code, Length x, Length y, Length module, Length module_height);
    void picture(const std::string& path, Length x, Length y, Length width, Length height);
    Page& page() { return page_; }

    /// A new node of the structure.
    std::uint32_t node(StructureType type, std::string alternative = {}, std::uint32_t parent = 0);
    /// What is placed from now on belongs to the node, or to none.
    void mark(std::uint32_t node) { marking_ = {node, Artifact::none}; }
    void mark_layout() { marking_ = {0, Artifact::layout}; }
    const std::vector<StructureNode>& structure() const { return structure_; }

  private:
    ShapedParagraph& shape(const std::string& text, Role role);

    const StyleSheet& style_;
    std::string language_;
    Diagnostics& diagnostics_;
    FaceTable faces_;
    WordCache words_;
    std::map<std::string, Image> images_;
    Setter setter_;
    std::list<Inlines> texts_;
    std::list<ShapedParagraph> paragraphs_;
    std::vector<StructureNode> structure_{1};
    Page page_;
    Marking marking_{0, Artifact::page};
};

} // namespace florilege
