#include "typeset/line_marks.h"

#include <string>

namespace florilege {

namespace {

constexpr std::int32_t strike_thickness = 50; // 1/1000 em

StructureType structure_of(MarkKind kind) {
    switch (kind) {
    case MarkKind::link: return StructureType::link;
    case MarkKind::image: return StructureType::figure;
    case MarkKind::language: return StructureType::span;
    default: return StructureType::reference;
    }
}

} // namespace

Marking LineMarks::marking(std::uint32_t segment) {
    Marking marking = place_.marking;
    if (marking.artifact != Artifact::none) return marking;
    for (std::uint32_t mark : from_.shaped.segments[segment].marks) marking.node = node_of(mark, marking.node);
    return marking;
}

std::uint32_t LineMarks::node_of(std::uint32_t mark, std::uint32_t parent) {
    std::uint32_t& node = from_.nodes[mark];
    if (node != 0) return node;
    const Mark& source = from_.text.marks[mark];
    StructureNode made;
    made.parent = parent;
    made.type = structure_of(source.kind);
    if (source.kind == MarkKind::image) made.alternative = source.label;
    if (source.kind == MarkKind::language) made.language = source.value;
    const auto add = [&] {
        canvas_.structure.push_back(made);
        return static_cast<std::uint32_t>(canvas_.structure.size() - 1);
    };
    node = add();
    if (made.type == StructureType::reference && canvas_.notes) { // the link's annotation needs a node of its own
        made.parent = node;
        made.type = StructureType::link;
        node = add();
    }
    return node;
}

void LineMarks::reach(const Piece& piece, Length from, Length to) {
    const Segment& segment = from_.shaped.segments[piece.segment];
    if (segment.strikethrough) strike(piece, from, to);
    if (place_.marking.artifact != Artifact::none) return;
    for (std::uint32_t mark : segment.marks) {
        const MarkKind kind = from_.text.marks[mark].kind;
        if (kind != MarkKind::link && (kind != MarkKind::note_ref || !canvas_.notes)) continue;
        if (links_.empty() || links_.back().first != mark) links_.push_back({mark, link_item(mark, piece, from)});
        links_.back().second.width = to - links_.back().second.x;
    }
}

LinkItem LineMarks::link_item(std::uint32_t mark, const Piece& piece, Length from) const {
    const Mark& source = from_.text.marks[mark];
    const FaceMetrics& face = from_.setter.fonts.metrics(piece.style->face);
    LinkItem link;
    link.x = from;
    link.y = place_.y - piece.style->rise - Em{face.ascender}.at(piece.style->size);
    link.height = Em{face.ascender - face.descender}.at(piece.style->size);
    link.node = from_.nodes[mark];
    if (source.kind == MarkKind::note_ref) {
        const std::size_t index = call_number(source) - 1;
        if (index < canvas_.notes->size()) link.target = "#" + (*canvas_.notes)[index].id;
        link.description = "Note " + std::string(piece.shown);
        return link;
    }
    link.target = source.value;
    link.description = source.label.empty() ? from_.text.text.substr(source.begin, source.end - source.begin) : source.label;
    return link;
}

void LineMarks::strike(const Piece& piece, Length from, Length to) {
    const RunStyle& style = *piece.style;
    RuleItem rule;
    rule.x = from;
    rule.width = to - from;
    rule.height = Em{strike_thickness}.at(style.size);
    rule.y = place_.y - style.rise - Em{from_.setter.fonts.metrics(style.face).x_height}.at(style.size) / 2 - rule.height / 2;
    rule.gray = static_cast<std::uint16_t>(style.gray);
    rule.marking = marking(piece.segment);
    canvas_.page.rules.push_back(rule);
}

void LineMarks::finish() {
    for (auto& [mark, link] : links_) canvas_.page.links.push_back(std::move(link));
    links_.clear();
}

} // namespace florilege
