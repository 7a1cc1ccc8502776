#include "epub/content.h"

#include <algorithm>

#include "epub/block_writer.h"
#include "language/language.h"

namespace florilege {

namespace {

// What a section is in the Structural Semantics Vocabulary and in DPUB-ARIA, and its wording where it has no title.
struct SectionTerms {
    std::string_view type;
    std::string_view role;
    std::string_view wording;
};

SectionTerms terms_of(SectionKind kind) {
    switch (kind) {
    case SectionKind::half_title: return {"halftitlepage", "", "half_title"};
    case SectionKind::also_by: return {"", "", "also_by"};
    case SectionKind::title_page: return {"titlepage", "", "title_page"};
    case SectionKind::imprint: return {"copyright-page", "", "imprint"};
    case SectionKind::dedication: return {"dedication", "doc-dedication", "dedication"};
    case SectionKind::contents: return {"toc", "doc-toc", "contents"};
    case SectionKind::foreword: return {"foreword", "doc-foreword", "foreword"};
    case SectionKind::part: return {"part", "doc-part", ""};
    case SectionKind::article: return {"chapter", "doc-chapter", ""};
    case SectionKind::afterword: return {"afterword", "doc-afterword", "afterword"};
    case SectionKind::notes: return {"endnotes", "doc-endnotes", "notes"};
    case SectionKind::chronology: return {"appendix", "doc-appendix", "chronology"};
    case SectionKind::index: return {"index", "doc-index", "index"};
    case SectionKind::colophon: return {"colophon", "doc-colophon", "colophon"};
    }
    return {};
}

// Contents tables stand in front or at the back.
std::string_view matter_of(const ContentContext& context, std::size_t index) {
    const auto& sections = context.book.sections;
    const auto is_body = [](const Section& section) { return section.body_matter; };
    const bool after_body = std::any_of(sections.begin(), sections.begin() + static_cast<std::ptrdiff_t>(index), is_body);
    if (sections[index].body_matter) return "bodymatter";
    return after_body ? "backmatter" : "frontmatter";
}

const Block* title_of(const Section& section) {
    for (const Block& block : section.blocks)
        if (std::holds_alternative<Heading>(block.content) && !block.id.empty()) return &block;
    return nullptr;
}

// The notes of all sections, under the titles of those that call them.
void write_gathered_notes(XmlWriter& out, const ContentContext& context, ContentFacts& facts) {
    for (const Section& section : context.book.sections) {
        if (section.notes.empty()) continue;
        BlockWriter blocks(out, context, section.notes, section.language, facts);
        if (!section.title.empty()) {
            InlineWriter inlines(out, context, section.notes, section.language, facts);
            out.open("h2").attribute("class", "heading-1");
            write_language(out, section.language == context.book.plan.language ? "" : section.language);
            inlines.write(section.title, TextForm::label);
            out.close();
        }
        blocks.write_notes(section.notes, section.language);
    }
}

} // namespace

std::string section_label(const Section& section) {
    if (!section.title.empty()) return plain_text(section.title);
    const std::string_view key = terms_of(section.kind).wording;
    return key.empty() ? std::string() : std::string(wording(section.language, key));
}

XmlWriter open_document(const std::string& language, const std::string& title, const std::string& stylesheet) {
    XmlWriter out = XmlWriter::document();
    out.raw("\n<!DOCTYPE html>");
    out.open("html").attribute("xmlns", "http://www.w3.org/1999/xhtml").attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
    write_language(out, language);
    out.open("head");
    out.leaf("title", title);
    out.open("link").attribute("rel", "stylesheet").attribute("type", "text/css").attribute("href", stylesheet).close_empty();
    out.close();
    out.open("body");
    return out;
}

ContentDocument write_section(const ContentContext& context, std::size_t index) {
    const Section& section = context.book.sections[index];
    const bool gathers_notes = std::any_of(context.book.sections.begin(), context.book.sections.end(),
                                           [](const Section& other) { return other.kind == SectionKind::notes; });
    const SectionTerms terms = terms_of(section.kind);
    const std::string label = section_label(section);
    ContentDocument document;
    XmlWriter out = open_document(section.language, label.empty() ? context.book.plan.title.value : label, "../styles/book.css");
    out.attribute("epub:type", matter_of(context, index)).attribute("class", section.body_matter ? "text" : "furniture");
    out.open("section").attribute("id", xml_id(section.id)).optional("epub:type", terms.type).optional("role", terms.role);
    if (const Block* title = title_of(section)) out.attribute("aria-labelledby", xml_id(title->id));
    else out.optional("aria-label", label);
    BlockWriter blocks(out, context, section.notes, section.language, document.facts);
    blocks.write(section.blocks);
    if (section.kind == SectionKind::notes) write_gathered_notes(out, context, document.facts);
    else if (!gathers_notes) blocks.write_notes(section.notes, section.language);
    out.close().close().close();
    document.xhtml = out.take();
    return document;
}

} // namespace florilege
