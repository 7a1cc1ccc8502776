#include "pdf/metadata.h"

#include <initializer_list>

#include "base/file.h"
#include "base/number.h"
#include "base/translate.h"
#include "base/xml.h"
#include "pdf/press_colour.h"

namespace florilege {

namespace {

constexpr const char* srgb_profile = "/usr/share/color/icc/sRGB.icc"; // Debian package icc-profiles-free
constexpr const char* program = "Florilège";

std::string two(int number) {
    return (number < 10 ? "0" : "") + to_text(std::int64_t{number});
}

std::string four(int year) {
    std::string text = to_text(std::int64_t{year});
    return std::string(text.size() < 4 ? 4 - text.size() : 0, '0') + text;
}

/// The build's date at midnight UTC: the day is known, the hour is not.
std::string iso_date(const Book& book) {
    const CalendarDate& date = book.date.start;
    return four(date.year) + '-' + two(date.month ? date.month : 1) + '-' + two(date.day ? date.day : 1) +
           "T00:00:00Z";
}

std::string pdf_date(const Book& book) {
    const CalendarDate& date = book.date.start;
    return "D:" + four(date.year) + two(date.month ? date.month : 1) + two(date.day ? date.day : 1) +
           "000000Z";
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : std::string(between)) + word;
    return all;
}

std::vector<std::string> creators(const Book& book) {
    std::vector<std::string> names;
    for (const Contributor& author : book.plan.authors)
        if (author.role == "author" || author.role == "editor") names.push_back(author.name);
    return names;
}

const char* pdfx_version(const AboutFile& about) {
    return about.press_profile.empty() ? "PDF/X-1a:2003" : "PDF/X-4";
}

/// The XMP properties, one `rdf:Description` with elements.
class Packet {
  public:
    void leaf(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        out_ += "  <";
        out_ += name;
        out_ += '>';
        append_xml(out_, value);
        close(name);
    }
    void list(std::string_view name, std::string_view container, const std::vector<std::string>& values,
              std::string_view language = {}) {
        if (values.empty() || values.front().empty()) return;
        out_ += "  <" + std::string(name) + "><rdf:" + std::string(container) + ">";
        for (const std::string& value : values) {
            out_ += language.empty() ? "<rdf:li>" : "<rdf:li xml:lang=\"" + std::string(language) + "\">";
            append_xml(out_, value);
            out_ += "</rdf:li>";
        }
        out_ += "</rdf:" + std::string(container) + ">";
        close(name);
    }
    void raw(std::string_view markup) { out_ += markup; }
    const std::string& text() const { return out_; }

  private:
    void close(std::string_view name) { out_ += "</" + std::string(name) + ">\n"; }
    std::string out_;
};

// PDF/A knows no PDF/UA: the schema of its identifier must be described beside it (ISO 19005-2 §6.6.2.3).
constexpr std::string_view pdfua_schema =
    "  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "   <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "   <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "   <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "   <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "    <pdfaProperty:name>part</pdfaProperty:name>\n"
    "    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "    <pdfaProperty:category>internal</pdfaProperty:category>\n"
    "    <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
    "   </rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "  </rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

constexpr std::string_view packet_begin = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
constexpr std::string_view packet_end =
    " </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

constexpr std::string_view namespaces =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    " <rdf:Description rdf:about=\"\"\n"
    "   xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "   xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    "   xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n";

constexpr std::string_view screen_namespaces =
    "   xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    "   xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    "   xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "   xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "   xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"";

constexpr std::string_view print_namespaces = "   xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"\n"
                                              "   xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"";

} // namespace

std::string xmp_packet(const AboutFile& about) {
    const Book& book = about.book;
    const Plan& plan = book.plan;
    const bool is_screen = about.kind == PdfKind::screen;
    Packet packet;
    packet.list("dc:title", "Alt", {plan.title.value}, "x-default");
    packet.list("dc:creator", "Seq", creators(book));
    packet.list("dc:description", "Alt", {plan.description}, "x-default");
    packet.list("dc:subject", "Bag", plan.subjects);
    packet.list("dc:language", "Bag", {plan.language});
    packet.list("dc:publisher", "Bag", {plan.publisher.name});
    packet.list("dc:rights", "Alt", {plan.rights}, "x-default");
    packet.leaf("dc:identifier", about.identifier);
    packet.leaf("dc:format", "application/pdf");
    packet.leaf("xmp:CreatorTool", program);
    packet.leaf("xmp:CreateDate", iso_date(book));
    packet.leaf("xmp:ModifyDate", iso_date(book));
    packet.leaf("xmp:MetadataDate", iso_date(book));
    packet.leaf("pdf:Producer", program);
    packet.leaf("pdf:Keywords", joined(plan.subjects, ", "));
    if (is_screen) {
        packet.raw("  <pdfaid:part>2</pdfaid:part>\n  <pdfaid:conformance>A</pdfaid:conformance>\n  "
                   "<pdfuaid:part>1</pdfuaid:part>\n");
        packet.raw(pdfua_schema);
    } else {
        packet.leaf("pdf:Trapped", "False");
        if (!about.press_profile.empty()) packet.leaf("pdfxid:GTS_PDFXVersion", pdfx_version(about));
        packet.leaf("xmpMM:DocumentID", about.identifier);
        packet.leaf("xmpMM:VersionID", "1");
        packet.leaf("xmpMM:RenditionClass", "default");
    }
    const std::string_view own_namespaces = is_screen ? screen_namespaces : print_namespaces;
    std::string out;
    for (const std::string_view part : {packet_begin, namespaces, own_namespaces, std::string_view(">\n"),
                                        std::string_view(packet.text()), packet_end})
        out += part;
    return out;
}

Ref write_xmp(ObjectFile& file, const AboutFile& about) {
    return file.add_stream(Dictionary("Metadata").name("Subtype", "XML"), xmp_packet(about));
}

Ref write_info(ObjectFile& file, const AboutFile& about) {
    const Book& book = about.book;
    Dictionary info;
    info.text("Title", book.plan.title.value)
        .optional_text("Author", joined(creators(book), "; "))
        .optional_text("Subject", book.plan.description)
        .optional_text("Keywords", joined(book.plan.subjects, ", "))
        .text("Creator", program)
        .text("Producer", program)
        .text("CreationDate", pdf_date(book))
        .text("ModDate", pdf_date(book));
    if (about.kind == PdfKind::print)
        info.name("Trapped", "False").text("GTS_PDFXVersion", pdfx_version(about));
    return file.add(info);
}

std::string output_intents(ObjectFile& file, const AboutFile& about) {
    Dictionary intent("OutputIntent");
    if (about.kind == PdfKind::screen) {
        std::string profile;
        try {
            profile = read_file(srgb_profile);
        } catch (const BuildError&) {
            throw BuildError(srgb_profile,
                             tr("the sRGB colour profile is missing; install the package icc-profiles-free"));
        }
        intent.name("S", "GTS_PDFA1")
            .text("OutputConditionIdentifier", "sRGB")
            .text("Info", "sRGB IEC61966-2.1");
        intent.ref("DestOutputProfile", file.add_flate(Dictionary().number("N", 3), profile));
    } else if (about.press_profile.empty()) {
        // The printing condition by its name in the ICC registry; coated paper, offset (ISO 12647-2).
        intent.name("S", "GTS_PDFX")
            .text("OutputConditionIdentifier", "FOGRA39")
            .text("OutputCondition", "Offset printing on coated paper, ISO 12647-2:2004/Amd 1")
            .text("RegistryName", "http://www.color.org")
            .text("Info", "Coated FOGRA39 (ISO 12647-2:2004)");
    } else {
        // A condition of the profile's own, which the file holds.
        const std::string name = profile_name(about.press_profile);
        intent.name("S", "GTS_PDFX")
            .text("OutputConditionIdentifier", "Custom")
            .text("OutputCondition", name)
            .text("Info", name)
            .ref("DestOutputProfile", file.add_flate(Dictionary().number("N", 4), about.press_profile));
    }
    return "[" + intent.written() + "]";
}

} // namespace florilege
