#include "pdf/content_stream.h"

#include "base/number.h"
#include "pdf/text_operators.h"

namespace florilege {

namespace {

class PageDrawer {
  public:
    PageDrawer(const Page& page, const Pens& pens)
        : page_(page), pens_(pens), marks_(pens.structure, out_), text_(page, pens.fonts, pens.inks, marks_, out_) {}

    PageContent draw(const std::map<std::uint32_t, JoinedWord>& joined) {
        if (pens_.bleed.value != 0)
            out_ += "1 0 0 1 " + to_text(pens_.bleed) + ' ' + to_text(pens_.bleed) + " cm\n";
        for (const ImageItem& image : page_.images) draw_image(image);
        for (const RuleItem& rule : page_.rules) draw_rule(rule);
        for (std::uint32_t run = 0; run < page_.runs.size(); ++run) {
            const auto word = joined.find(run);
            text_.show(page_.runs[run], word == joined.end() ? nullptr : &word->second);
        }
        text_.end();
        marks_.close();
        return {std::move(out_), marks_.take_nodes()};
    }

  private:
    /// A rule is no content, unless it is what a figure is drawn with: a barcode, a machine-readable square.
    Marking marking_of(const RuleItem& rule) const {
        Marking marking = rule.marking;
        if (pens_.structure && (*pens_.structure)[marking.node].type != StructureType::figure &&
            marking.artifact == Artifact::none)
            marking.artifact = Artifact::layout;
        return marking;
    }

    void draw_rule(const RuleItem& rule) {
        marks_.open(marking_of(rule));
        text_.set_colour(rule.gray, rule.ink);
        out_ += to_text(rule.x) + ' ' + to_text(page_.height - rule.y - rule.height) + ' ' +
                to_text(rule.width) + ' ' + to_text(rule.height) + " re f\n";
    }

    void draw_image(const ImageItem& image) {
        const auto found = pens_.images.find(image.path);
        if (found == pens_.images.end()) return;
        marks_.open(image.marking);
        out_ += "q " + to_text(image.width) + " 0 0 " + to_text(image.height) + ' ' + to_text(image.x) + ' ' +
                to_text(page_.height - image.y - image.height) + " cm /" + found->second + " Do Q\n";
    }

    const Page& page_;
    const Pens& pens_;
    std::string out_;
    MarkedContent marks_;
    TextOperators text_;
};

} // namespace

PageContent draw(const Page& page, const Pens& pens, const std::map<std::uint32_t, JoinedWord>& joined) {
    return PageDrawer(page, pens).draw(joined);
}

} // namespace florilege
