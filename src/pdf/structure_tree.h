// The logical structure of the file: elements, their content on the pages, and the way back from content to
// element.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "pdf/object_file.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// The standard structure type's name (ISO 32000-1 §14.8.4).
std::string_view structure_tag(StructureType type);

class StructureTree {
  public:
    explicit StructureTree(const TypesetBook& typeset);

    /// The marked content of the next page, in page order.
    void add_page(Ref page, std::vector<std::uint32_t> nodes);
    /// A link's annotation on a page, under its element; returns the annotation's /StructParent.
    int add_annotation(Ref annotation, Ref page, std::uint32_t node);
    /// Writes the tree. Its root is for the catalog.
    Ref write(ObjectFile& file, int jobs);

  private:
    struct Element {
        std::uint32_t node;
    };
    struct Content {
        std::uint32_t page;
        std::uint32_t id;
    }; // marked content
    struct Annotation {
        Ref object;
        Ref page;
    };
    using Kid = std::variant<Element, Content, Annotation>;

    void reach(std::uint32_t node);
    void complete_tables();
    void sort_elements();
    void name_notes();
    void number_headings();
    std::string kids_of(std::uint32_t node, Ref page) const;
    Dictionary element(std::uint32_t node, Ref root) const;
    std::string attributes(std::uint32_t node) const;
    std::string box_of(std::uint32_t node) const;
    std::string list_numbering(std::uint32_t node) const;
    std::string parents() const;
    std::string id_tree() const;

    const TypesetBook& typeset_;
    std::vector<StructureNode> nodes_;
    std::vector<std::vector<Kid>> kids_;
    std::vector<bool> reached_;
    std::vector<std::uint32_t> first_page_; // on which the node's own items stand
    std::vector<Ref> refs_;
    std::vector<Ref> pages_;
    std::vector<std::vector<std::uint32_t>> nodes_on_pages_;
    std::vector<std::uint32_t> annotated_; // the elements of annotations, in order
};

} // namespace florilege
