#include "pdf/marked_content.h"

#include "base/number.h"
#include "pdf/dictionary.h"
#include "pdf/structure_tree.h"

namespace florilege {

namespace {

std::string_view artifact_properties(Artifact artifact) {
    switch (artifact) {
    case Artifact::running_head:
        return "<</Type/Pagination/Subtype/Header>>";
    case Artifact::folio:
        return "<</Type/Pagination/Subtype/Footer>>";
    case Artifact::page:
        return "<</Type/Page>>";
    default:
        return "<</Type/Layout>>";
    }
}

/// A figure that says nothing to who does not see it is an ornament.
bool is_ornament(const StructureNode& node) {
    return node.type == StructureType::figure && node.alternative.empty() && node.actual_text.empty();
}

} // namespace

Marking MarkedContent::effective(Marking marking) const {
    if (marking.artifact == Artifact::none && is_ornament((*structure_)[marking.node]))
        marking.artifact = Artifact::layout;
    if (marking.artifact != Artifact::none) marking.node = 0;
    return marking;
}

bool MarkedContent::is_content(Marking marking) const {
    return structure_ && effective(marking).artifact == Artifact::none;
}

void MarkedContent::open(Marking marking) {
    if (!structure_) return;
    marking = effective(marking);
    if (open_ == marking) return;
    close();
    begin(marking, {});
    open_ = marking;
}

void MarkedContent::open_as(Marking marking, std::string_view text) {
    close();
    open_ = effective(marking);
    begin(*open_, "/ActualText" + pdf_text(text));
}

void MarkedContent::begin(Marking marking, std::string_view properties) {
    if (marking.artifact != Artifact::none) {
        (out_ += "/Artifact") += artifact_properties(marking.artifact);
    } else {
        // Some readers heed a text said in place of the glyphs under this tag alone.
        out_ += properties.empty() ? pdf_name(structure_tag((*structure_)[marking.node].type)) : "/Span";
        out_ += "<</MCID " + to_text(static_cast<std::int64_t>(nodes_.size()));
        (out_ += properties) += ">>";
        nodes_.push_back(marking.node);
    }
    out_ += "BDC\n";
}

void MarkedContent::close() {
    if (open_) out_ += "EMC\n";
    open_.reset();
}

} // namespace florilege
