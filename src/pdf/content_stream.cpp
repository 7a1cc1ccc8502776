#include "pdf/content_stream.h"

#include <algorithm>
#include <optional>

#include "base/number.h"
#include "pdf/structure_tree.h"
#include "pdf/text_operators.h"

namespace florilege {

namespace {

std::string artifact_properties(Artifact artifact) {
    switch (artifact) {
    case Artifact::running_head: return "<</Type/Pagination/Subtype/Header>>";
    case Artifact::folio: return "<</Type/Pagination/Subtype/Footer>>";
    case Artifact::page: return "<</Type/Page>>";
    default: return "<</Type/Layout>>";
    }
}

class PageDrawer {
  public:
    PageDrawer(const Page& page, const Pens& pens, const std::map<std::uint32_t, JoinedWord>& joined)
        : page_(page), pens_(pens), joined_(joined), text_(page, pens.fonts, pens.kind == PdfKind::screen) {}

    PageContent draw() {
        if (pens_.bleed.value != 0) out() += "1 0 0 1 " + to_text(pens_.bleed) + ' ' + to_text(pens_.bleed) + " cm\n";
        for (const ImageItem& image : page_.images) {
            mark(image.marking);
            draw_image(image);
        }
        for (const RuleItem& rule : page_.rules) {
            mark(marking_of(rule));
            draw_rule(rule);
        }
        for (std::uint32_t run = 0; run < page_.runs.size(); ++run) {
            mark(page_.runs[run].marking);
            const auto joined = joined_.find(run);
            text_.show(page_.runs[run], joined == joined_.end() ? nullptr : &joined->second);
        }
        close();
        content_.operators = std::move(text_.operators());
        return std::move(content_);
    }

  private:
    std::string& out() { return text_.operators(); }

    /// A rule is no content, unless it is what a figure is drawn with: a barcode, a machine-readable square.
    Marking marking_of(const RuleItem& rule) const {
        Marking marking = rule.marking;
        if (marking.artifact == Artifact::none && pens_.structure[marking.node].type != StructureType::figure) marking.artifact = Artifact::layout;
        return marking;
    }

    /// A figure that says nothing to who does not see it is an ornament.
    bool is_ornament(const StructureNode& node) const {
        return node.type == StructureType::figure && node.alternative.empty() && node.actual_text.empty();
    }

    void mark(Marking marking) {
        if (marking.artifact == Artifact::none && is_ornament(pens_.structure[marking.node])) marking.artifact = Artifact::layout;
        if (marking.artifact != Artifact::none) marking.node = 0;
        if (pens_.kind == PdfKind::print || open_ == marking) return;
        close();
        open_ = marking;
        if (marking.artifact != Artifact::none) {
            out() += "/Artifact" + artifact_properties(marking.artifact) + "BDC\n";
        } else {
            out() += pdf_name(structure_tag(pens_.structure[marking.node].type)) + "<</MCID " + to_text(static_cast<std::int64_t>(content_.nodes.size())) + ">>BDC\n";
            content_.nodes.push_back(marking.node);
        }
    }

    void close() {
        text_.end();
        if (open_) out() += "EMC\n";
        open_.reset();
    }

    void draw_rule(const RuleItem& rule) {
        text_.end();
        text_.set_gray(rule.gray);
        out() += to_text(rule.x) + ' ' + to_text(page_.height - rule.y - rule.height) + ' ' + to_text(rule.width) + ' ' +
                 to_text(rule.height) + " re f\n";
    }

    void draw_image(const ImageItem& image) {
        const auto found = pens_.images.find(image.path);
        if (found == pens_.images.end()) return;
        text_.end();
        out() += "q " + to_text(image.width) + " 0 0 " + to_text(image.height) + ' ' + to_text(image.x) + ' ' +
                 to_text(page_.height - image.y - image.height) + " cm /" + found->second + " Do Q\n";
    }

    const Page& page_;
    const Pens& pens_;
    const std::map<std::uint32_t, JoinedWord>& joined_;
    TextOperators text_;
    PageContent content_;
    std::optional<Marking> open_;
};

} // namespace

PageContent draw(const Page& page, const Pens& pens, const std::map<std::uint32_t, JoinedWord>& joined) {
    return PageDrawer(page, pens, joined).draw();
}

} // namespace florilege
