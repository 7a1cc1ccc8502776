#include "document/accessibility.h"

#include "document/block_walk.h"

namespace florilege {

namespace {

class Observer {
  public:
    Observer(const Book& book, Accessibility& facts) : book_(book), facts_(facts) {}

    void see(const Blocks& blocks) {
        for (const Block& block : blocks) see(block);
    }

  private:
    void see(const Block& block) {
        facts_.foreign_passages |= !block.language.empty();
        if (const auto* figure = std::get_if<Figure>(&block.content)) picture(figure->path, figure->alternative, !figure->caption.empty());
        if (std::holds_alternative<Table>(block.content)) facts_.tables = true;
        if (const auto* quote = std::get_if<BlockQuote>(&block.content)) see(quote->blocks);
        if (const auto* division = std::get_if<Division>(&block.content)) see(division->blocks);
        if (const auto* epigraph = std::get_if<Epigraph>(&block.content)) see(epigraph->blocks);
        if (const auto* list = std::get_if<List>(&block.content))
            for (const Blocks& item : list->items) see(item);
        const auto see_text = [&](const Inlines& text) { see_marks(text); };
        for_each_own_text(block, see_text);
    }

    // The texts of the block that are in no block of their own; those are seen by themselves.
    template <class Visit>
    void for_each_own_text(const Block& block, Visit& visit) {
        const bool groups = std::holds_alternative<Division>(block.content) || std::holds_alternative<List>(block.content);
        if (!groups) for_each_text_in(block, visit);
    }

    void see_marks(const Inlines& text) {
        for (const Mark& mark : text.marks) {
            if (mark.kind == MarkKind::image) picture(mark.value, mark.label, false);
            if (mark.kind == MarkKind::language) facts_.foreign_passages = true;
            if (mark.kind == MarkKind::link) facts_.links |= !mark.value.starts_with('#');
        }
    }

    void picture(const std::string& path, const std::string& alternative, bool captioned) {
        if (!book_.images.contains(path)) return;
        facts_.pictures = true;
        (!alternative.empty() ? facts_.described_pictures : captioned ? facts_.undescribed_pictures : facts_.decorative_pictures) = true;
    }

    const Book& book_;
    Accessibility& facts_;
};

} // namespace

bool may_claim_conformance(const Accessibility& facts) { return !facts.certified_by.empty() && !facts.undescribed_pictures; }

std::vector<std::string_view> accessibility_features(const Accessibility& facts) {
    std::vector<std::string_view> features{"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"};
    if (!facts.undescribed_pictures) features.push_back("alternativeText"); // the cover has one in any case
    if (facts.index) features.push_back("index");
    if (facts.pages) features.insert(features.end(), {"pageNavigation", "pageBreakMarkers"});
    return features;
}

Accessibility accessibility_of(const Book& book, const PageMap& pages) {
    const Plan& plan = book.plan;
    Accessibility facts;
    Observer observer(book, facts);
    for (const Section& section : book.sections) {
        observer.see(section.blocks);
        for (const Note& note : section.notes) observer.see(note.blocks);
        facts.notes |= !section.notes.empty();
        facts.index |= section.kind == SectionKind::index;
        facts.foreign_passages |= section.language != plan.language;
    }
    facts.pages = !pages.empty();
    facts.certified_by = !plan.certified_by.empty() ? plan.certified_by : plan.publisher.name;
    if (facts.certified_by.empty() && !plan.authors.empty()) facts.certified_by = plan.authors.front().name;
    facts.micro_enterprise = plan.micro_enterprise;
    return facts;
}

} // namespace florilege
