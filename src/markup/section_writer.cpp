#include "markup/section_writer.h"

#include "language/language.h"
#include "markup/block_writer.h"

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
        blocks.write_notes(section.notes, section.language, true);
    }
}

// Who wrote a text and when it first appeared, in the vocabulary of schema.org: RDFa, which EPUB 3.3 allows in its documents.
void describe(XmlWriter& out, const Section& section) {
    const auto property = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) out.open("meta").attribute("property", name).attribute("content", value).close_empty();
    };
    for (const Contributor& author : section.authors) property("author", author.name);
    if (section.date) property("datePublished", to_iso(section.date->start));
    property("abstract", section.summary);
    for (const std::string& tag : section.tags) property("keywords", tag);
}

bool is_text_of_authors(const Section& section) {
    return section.kind == SectionKind::article || section.kind == SectionKind::foreword || section.kind == SectionKind::afterword;
}

} // namespace

std::string section_label(const Section& section) {
    if (!section.title.empty()) return plain_text(section.title);
    const std::string_view key = terms_of(section.kind).wording;
    return key.empty() ? std::string() : std::string(wording(section.language, key));
}

void write_section_element(XmlWriter& out, const ContentContext& context, std::size_t index, std::string_view element, ContentFacts& facts) {
    const Section& section = context.book.sections[index];
    const SectionTerms terms = terms_of(section.kind);
    out.open(element).attribute("id", xml_id(section.id)).optional("epub:type", context.epub_type(terms.type));
    if (element == "section") out.optional("role", terms.role); // an HTML article is one by its name
    if (context.medium == Medium::web) {
        out.attribute("class", section.body_matter ? "text" : "furniture");
        if (section.language != context.book.plan.language) write_language(out, section.language);
    }
    if (const Block* title = title_of(section)) out.attribute("aria-labelledby", xml_id(title->id));
    else out.optional("aria-label", section_label(section));
    const bool described = context.medium == Medium::epub && is_text_of_authors(section);
    if (described) out.attribute("vocab", "http://schema.org/").attribute("typeof", section.kind == SectionKind::article ? "Article" : "Chapter"), describe(out, section);
    BlockWriter blocks(out, context, section.notes, section.language, facts);
    blocks.write(section.blocks);
    if (section.kind == SectionKind::notes) write_gathered_notes(out, context, facts);
    else if (!context.targets.gathers_notes()) blocks.write_notes(section.notes, section.language);
    out.close();
}

} // namespace florilege
