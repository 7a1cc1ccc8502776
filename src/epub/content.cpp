#include "epub/content.h"

#include <algorithm>

#include "markup/inline_writer.h"
#include "markup/section_writer.h"

namespace florilege {

namespace {

// Contents tables stand in front or at the back.
std::string_view matter_of(const ContentContext& context, std::size_t index) {
    const auto& sections = context.book.sections;
    const auto is_body = [](const Section& section) { return section.body_matter; };
    const bool after_body = std::any_of(sections.begin(), sections.begin() + static_cast<std::ptrdiff_t>(index), is_body);
    if (sections[index].body_matter) return "bodymatter";
    return after_body ? "backmatter" : "frontmatter";
}

} // namespace

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
    const std::string label = section_label(section);
    ContentDocument document;
    XmlWriter out = open_document(section.language, label.empty() ? context.book.plan.title.value : label, "../styles/book.css");
    out.attribute("epub:type", matter_of(context, index)).attribute("class", section.body_matter ? "text" : "furniture");
    write_section_element(out, context, index, "section", document.facts);
    out.close().close();
    document.xhtml = out.take();
    return document;
}

} // namespace florilege
