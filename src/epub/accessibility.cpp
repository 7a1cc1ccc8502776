#include "epub/accessibility.h"

#include "epub/content.h"
#include "language/language.h"
#include "markup/inline_writer.h"

namespace florilege {

namespace {

// The form that EPUB Accessibility 1.1 prescribes, 3.2.
constexpr std::string_view conformance = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";

void property(XmlWriter& out, std::string_view name, std::string_view value) {
    out.open("meta").attribute("property", name).text(value).close();
}

// One sentence for each thing that the book holds and that has been seen to.
std::string summary(const PackageContents& package) {
    const Accessibility& facts = package.accessibility;
    std::string text;
    const auto say = [&](bool holds, const char* key) {
        if (holds) text += (text.empty() ? "" : " ") + std::string(wording(package.book.plan.language, key));
    };
    say(true, "a11y_summary");
    say(facts.pictures && !facts.undescribed_pictures, "a11y_summary_pictures");
    say(facts.undescribed_pictures, "a11y_summary_undescribed");
    say(facts.notes, "a11y_summary_notes");
    say(facts.tables, "a11y_summary_tables");
    say(facts.foreign_passages, "a11y_summary_languages");
    say(facts.pages && package.page_source.print, "a11y_summary_pages");
    return text;
}

} // namespace

void write_accessibility_metadata(XmlWriter& out, const PackageContents& package) {
    const Accessibility& facts = package.accessibility;
    property(out, "schema:accessMode", "textual");
    property(out, "schema:accessMode", "visual"); // the cover is a picture
    if (!facts.undescribed_pictures) property(out, "schema:accessModeSufficient", "textual");
    property(out, "schema:accessModeSufficient", "textual,visual");
    for (const std::string_view feature : accessibility_features(facts)) property(out, "schema:accessibilityFeature", feature);
    // "none": the pages are those of an edition that has no identifier, such as the screen PDF.
    if (facts.pages) property(out, "pageBreakSource", package.page_source.identifier.empty() ? "none" : package.page_source.identifier);
    property(out, "schema:accessibilityHazard", "none"); // nothing moves, flashes or sounds: the program takes no such thing in
    property(out, "schema:accessibilitySummary", summary(package));
    if (may_claim_conformance(facts)) {
        out.open("meta").attribute("property", "dcterms:conformsTo").attribute("id", "conformance").text(conformance).close();
        out.open("meta").attribute("property", "a11y:certifiedBy").attribute("refines", "#conformance").text(facts.certified_by).close();
    }
    // In the older form of a statement: EPUBCheck up to 5.1 takes the property for a misspelling.
    if (facts.micro_enterprise) out.open("meta").attribute("name", "a11y:exemption").attribute("content", "eaa-microenterprise").close_empty();
}

// Groups and their order as the Accessibility Metadata Display Guide 2.0 has them; what cannot be in such a book is left out.
std::string write_accessibility_page(const PackageContents& package) {
    const Accessibility& facts = package.accessibility;
    const std::string& language = package.book.plan.language;
    const auto said = [&](const char* key) { return std::string(wording(language, key)); };
    XmlWriter out = open_document(language, said("a11y_title"), "../styles/book.css");
    out.attribute("epub:type", "backmatter").attribute("class", "furniture");
    out.open("section").attribute("id", "accessibility").attribute("aria-labelledby", "accessibility-title");
    out.open("h1").attribute("class", "section-title").attribute("id", "accessibility-title").text(said("a11y_title")).close();

    const auto group = [&](const char* title, std::initializer_list<std::pair<bool, std::string>> statements) {
        out.open("h2").attribute("class", "heading-1").text(said(title)).close();
        out.open("ul").attribute("class", "list");
        for (const auto& [holds, statement] : statements)
            if (holds) out.open("li").attribute("class", "list-item").text(statement).close();
        out.close();
    };
    const bool conforms = may_claim_conformance(facts);
    const bool print_pages = facts.pages && package.page_source.print;
    group("a11y_ways", {{true, said("a11y_modifiable")},
                        {true, said(facts.undescribed_pictures ? "a11y_not_fully" : "a11y_readable")},
                        {!facts.undescribed_pictures, said("a11y_alternatives")}});
    group("a11y_conformance", {{!conforms, said("a11y_not_stated")},
                               {conforms, said("a11y_meets")},
                               {conforms, worded(language, "a11y_certified", facts.certified_by)},
                               {conforms, said("a11y_claims")}});
    group("a11y_navigation", {{true, said("a11y_contents")}, {facts.index, said("a11y_index")}, {true, said("a11y_headings")}, {facts.pages, said("a11y_pages")}});
    group("a11y_hazards", {{true, said("a11y_no_hazards")}});
    group("a11y_summary_title", {{true, summary(package)}});
    if (facts.micro_enterprise) group("a11y_legal", {{true, said("a11y_exempt")}});
    group("a11y_additional", {{true, said("a11y_aria")}, {print_pages, said("a11y_breaks")}});
    out.close().close().close();
    return out.take();
}

} // namespace florilege
