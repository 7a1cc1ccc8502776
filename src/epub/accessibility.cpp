#include "epub/accessibility.h"

#include "epub/content.h"
#include "markup/inline_writer.h"
#include "language/language.h"

namespace florilege {

namespace {

// The form that EPUB Accessibility 1.1 prescribes, 3.2.
constexpr std::string_view conformance = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";

void property(XmlWriter& out, std::string_view name, std::string_view value) {
    out.open("meta").attribute("property", name).text(value).close();
}

std::string summary(const PackageContents& package) {
    const std::string& language = package.book.plan.language;
    std::string text(wording(language, "a11y_summary"));
    if (package.accessibility.pages) text += ' ' + std::string(wording(language, "a11y_summary_pages"));
    return text;
}

} // namespace

void write_accessibility_metadata(XmlWriter& out, const PackageContents& package) {
    const Accessibility& facts = package.accessibility;
    property(out, "schema:accessMode", "textual");
    property(out, "schema:accessMode", "visual"); // the cover is a picture
    property(out, "schema:accessModeSufficient", "textual");
    property(out, "schema:accessModeSufficient", "textual,visual");
    for (const char* feature : {"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "alternativeText", "ARIA"})
        property(out, "schema:accessibilityFeature", feature);
    if (facts.index) property(out, "schema:accessibilityFeature", "index");
    if (facts.pages) {
        property(out, "schema:accessibilityFeature", "pageNavigation");
        property(out, "schema:accessibilityFeature", "pageBreakMarkers");
        // "none": the pages are those of an edition that has no identifier, such as the screen PDF.
        property(out, "pageBreakSource", package.page_source.empty() ? "none" : package.page_source);
    }
    property(out, "schema:accessibilityHazard", "none");
    property(out, "schema:accessibilitySummary", summary(package));
    out.open("meta").attribute("property", "dcterms:conformsTo").attribute("id", "conformance").text(conformance).close();
    if (!facts.certified_by.empty())
        out.open("meta").attribute("property", "a11y:certifiedBy").attribute("refines", "#conformance").text(facts.certified_by).close();
    // In the older form of a statement: EPUBCheck up to 5.1 takes the property for a misspelling.
    if (facts.micro_enterprise) out.open("meta").attribute("name", "a11y:exemption").attribute("content", "eaa-microenterprise").close_empty();
}

std::string write_accessibility_page(const PackageContents& package) {
    const Accessibility& facts = package.accessibility;
    const std::string& language = package.book.plan.language;
    const auto word = [&](const char* key) { return wording(language, key); };
    XmlWriter out = open_document(language, std::string(word("a11y_title")), "../styles/book.css");
    out.attribute("epub:type", "backmatter").attribute("class", "furniture");
    out.open("section").attribute("id", "accessibility").attribute("aria-labelledby", "accessibility-title");
    out.open("h1").attribute("class", "section-title").attribute("id", "accessibility-title").text(word("a11y_title")).close();

    const auto group = [&](const char* title, std::initializer_list<std::pair<bool, std::string>> statements) {
        out.open("h2").attribute("class", "heading-1").text(word(title)).close();
        out.open("ul").attribute("class", "list");
        for (const auto& [holds, statement] : statements)
            if (holds) out.open("li").attribute("class", "list-item").text(statement).close();
        out.close();
    };
    const auto said = [&](const char* key) { return std::string(word(key)); };
    group("a11y_ways", {{true, said("a11y_modifiable")}, {true, said("a11y_readable")}, {true, said("a11y_alternatives")}});
    group("a11y_conformance", {{true, said("a11y_meets")},
                               {!facts.certified_by.empty(), worded(language, "a11y_certified", facts.certified_by)},
                               {true, worded(language, "a11y_claims", conformance)}});
    group("a11y_navigation", {{true, said("contents")}, {facts.index, said("index")}, {true, said("a11y_headings")}, {facts.pages, said("a11y_pages")}});
    group("a11y_hazards", {{true, said("a11y_no_hazards")}});
    if (facts.micro_enterprise) group("a11y_legal", {{true, said("a11y_exempt")}});
    group("a11y_summary_title", {{true, summary(package)}});
    out.close().close().close();
    return out.take();
}

} // namespace florilege
