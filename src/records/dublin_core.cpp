#include "records/dublin_core.h"

#include "base/xml.h"
#include "document/relator.h"
#include "records/facts.h"

namespace florilege {

namespace {

void write_edition(XmlWriter& out, const RecordsInput& input, const Edition& edition) {
    const Plan& plan = input.book.plan;
    const auto element = [&](const char* name, const std::string& text, bool worded = false) {
        if (text.empty()) return;
        out.open(name);
        if (worded) out.attribute("xml:lang", plan.language);
        out.text(text).close();
    };
    out.open("oai_dc:dc").attribute("xmlns:oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/").attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    element("dc:title", plan.subtitle.empty() ? plan.title.value : plan.title.value + "\u00A0: " + plan.subtitle, true);
    for (const Contributor& person : people_of(input.book))
        element(relator_of(person.role).creator ? "dc:creator" : "dc:contributor", person.file_as);
    for (const std::string& subject : plan.subjects) element("dc:subject", subject, true);
    element("dc:description", plan.description, true);
    element("dc:publisher", plan.publisher.name);
    if (const auto day = publication_day(input.book)) element("dc:date", to_iso(*day));
    element("dc:type", "Text");
    element("dc:format", std::string(edition.form == EditionForm::print ? "text/print" : media_type(edition.form)));
    element("dc:identifier", identifier_of(edition, input.book));
    element("dc:identifier", file_address(edition, input));
    element("dc:language", plan.language);
    for (const Edition& other : input.editions)
        if (other.form != edition.form) element("dc:relation", identifier_of(other, input.book));
    if (!plan.series.title.empty()) element("dc:relation", plan.series.issn.empty() ? plan.series.title : "urn:issn:" + plan.series.issn);
    element("dc:rights", plan.rights, true);
    out.close();
}

} // namespace

std::string write_dublin_core(const RecordsInput& input) {
    XmlWriter out = XmlWriter::document();
    out.open("records");
    for (const Edition& edition : input.editions) write_edition(out, input, edition);
    out.close();
    return out.take();
}

} // namespace florilege
