#include "typeset/structure.h"

namespace florilege {

std::uint32_t join_structure(std::vector<StructureNode>& book, const std::vector<StructureNode>& section, std::uint32_t parent) {
    const auto offset = static_cast<std::uint32_t>(book.size());
    for (std::size_t i = 0; i < section.size(); ++i) {
        book.push_back(section[i]);
        book.back().parent = i == 0 ? parent : section[i].parent + offset;
    }
    return offset;
}

void renumber_nodes(Page& page, std::uint32_t by) {
    const auto renumber = [&](Marking& marking) {
        if (marking.artifact == Artifact::none) marking.node += by;
    };
    for (GlyphRun& run : page.runs) renumber(run.marking);
    for (RuleItem& rule : page.rules) renumber(rule.marking);
    for (ImageItem& image : page.images) renumber(image.marking);
    for (LinkItem& link : page.links) link.node += by;
}

void renumber_texts(Page& page, std::uint32_t by) {
    for (PlacedLine& line : page.lines)
        if (line.text != 0) line.text += by;
    for (ImageItem& image : page.images)
        if (image.text != 0) image.text += by;
}

} // namespace florilege
