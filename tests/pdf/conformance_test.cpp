// The checks of conformance find what is broken: a sound file is broken in one place at a time.
#include "conformance.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "read/image.h"
#include "sample.h"

namespace florilege {
namespace {

/// Heading, paragraph, link, figure, note, list and table on one page.
Sample everything() {
    Sample s;
    const auto section = s.node(StructureType::section);
    s.page("1").furniture(Artifact::folio, "1");
    s.line(s.node(StructureType::heading_1, section), "Titre");
    const auto paragraph = s.node(StructureType::paragraph, section), link = s.node(StructureType::link, paragraph);
    s.line(paragraph, "Texte ").more(link, "ici");
    s.current().links.push_back({60_pt, 80_pt, 8_pt, 10_pt, "https://example.org", "Exemple", link});
    const auto figure = s.node(StructureType::figure, section), note = s.node(StructureType::note, section);
    s.typeset.structure[figure].alternative = "Une place";
    s.typeset.structure[note].id = "note-1";
    s.current().images.push_back({"i.png", 50_pt, 200_pt, 100_pt, 50_pt, {figure, Artifact::none}});
    const Pixmap red{1, 1, 3, std::string("\xFF\0\0", 3)};
    s.book.images["i.png"] = {
        "i.png", ImageFormat::png, std::make_shared<std::string>(encode_png(red)), 1, 1, false, false};
    s.line(note, "Une note.");
    const auto list = s.node(StructureType::list, section), item = s.node(StructureType::list_item, list);
    s.line(s.node(StructureType::label, item), "1. ").more(s.node(StructureType::list_body, item), "Un ");
    const auto table = s.node(StructureType::table, section);
    const auto head = s.node(StructureType::table_row, s.node(StructureType::table_head, table));
    s.line(s.node(StructureType::header_cell, head), "Tête");
    const auto body = s.node(StructureType::table_row, s.node(StructureType::table_body, table));
    s.line(s.node(StructureType::data_cell, body), "Case");
    return s;
}

struct Break {
    const char* what;
    const char* with;
    const char* fault; // the beginning of one fault
};

class Broken : public testing::TestWithParam<Break> {};

TEST_P(Broken, IsFound) {
    if (!has_program("fix-qdf")) GTEST_SKIP() << "qpdf is not installed";
    const Sample s = everything();
    static const std::string plain =
        look("qpdf --qdf --object-streams=disable {} -", write_pdf(s.typeset, s.book, PdfKind::screen).value);
    const Break broken = GetParam();
    const std::size_t at = plain.find(broken.what);
    ASSERT_NE(at, std::string::npos) << "the file no longer holds " << broken.what;
    std::string file = plain;
    file.replace(at, std::string(broken.what).size(), broken.with);
    const auto has_fault = [&](const std::string& pdf) {
        const auto faults = conformance_faults(look("fix-qdf {}", pdf));
        return std::any_of(faults.begin(), faults.end(),
                           [&](const std::string& fault) { return fault.starts_with(broken.fault); });
    };
    EXPECT_FALSE(has_fault(plain)) << broken.fault;
    EXPECT_TRUE(has_fault(file)) << broken.fault;
}

INSTANTIATE_TEST_SUITE_P(
    Conformance, Broken,
    testing::Values(
        Break{"%PDF-1.7", "%PDF-2.0", "2a 6.1.2"}, Break{"\n%\xBF", "\n% ", "2a 6.1.2"},
        Break{"/Marked true", "/Marked false", "2a 6.7.2.2"}, Break{"/Marked true", "/Marked true /Suspects true", "ua 7.1"},
        Break{"/DisplayDocTitle true", "/DisplayDocTitle false", "ua 7.1"}, Break{"/Lang (fr)", "/Lang (fr_FR)", "ua 7.2"},
        Break{"/Tabs /S", "/Tabs /R", "ua 7.18.3"}, Break{"/Type /Catalog", "/Type /Catalog /Requirements []", "2a 6.4"},
        Break{"/GTS_PDFA1", "/GTS_PDFX", "2a 6.2.3"}, Break{"/N 3", "/N 4", "2a 6.2.3: N"},
        Break{"/DeviceRGB", "/DeviceCMYK", "2a 6.2.4.3"}, Break{"/Subtype /Image", "/Interpolate true /Subtype /Image", "2a 6.2.8"},
        Break{"/Type /StructElem", "/Type /Elem", "2a 6.7.3.3: element without type"}, Break{"/S /P\n", "/S /Pp\n", "2a 6.7.3.4"},
        Break{"/RoleMap <<", "/RoleMap << /P /Span", "ua 7.1: /P is remapped"}, Break{"/S /H1", "/S /H2", "ua 7.4.2"},
        Break{"/S /LBody", "/S /P", "ua 7.2: LI holds P"}, Break{"/S /THead", "/S /TR", "ua 7.2"},
        Break{"/Scope /Column", "/RowSpan 1", "ua 7.5"}, Break{"/Alt (Une place)", "/Alt ()", "ua 7.3"},
        Break{"/BBox [", "/Box [", "32000 14.8.5.4.3"}, Break{"/ID (note-1)", "/ID ()", "ua 7.9"},
        Break{"/Contents (Exemple)", "/Contents ()", "ua 7.18.5: a link without description"}, Break{"/F 4", "/F 2", "2a 6.3.2"},
        Break{"/StructParent 1", "/StructParent 7", "ua 7.18.5: a link outside"}, Break{"/S /URI", "/S /Launch", "2a 6.5.1"},
        Break{"<</MCID 0>>BDC", "<</MCID 9>>BDC", "ua 7.1: identifier"}, Break{"/P<</MCID 2>>BDC", "/Artifact BMC", "2a 6.2.2"},
        Break{"/Artifact<</Type/Pagination/Subtype/Footer>>BDC", "/P<</Lang(fr)>>BDC", "ua 7.1: a mark without element"},
        Break{"/CIDSystemInfo", "/CIDSystemInf0", "2a 6.2.11.3.1"},
        Break{"/CMapName /Identity-OneByte\n", "/CMapName /Identity\n", "32000 9.7.5"}, Break{"/WMode 0 def", "/WMode 1 def", "2a 6.2.11.3.3"},
        Break{"<00> <FF> 0\n", "<00> <FF> 1\n", "2a 6.2.11.3: encoding"}, Break{"/FontFile3", "/FontFile", "2a 6.2.11.4.1"}, Break{"/W [", "/Widths [", "2a 6.2.11.5"},
        Break{"> <0054>\n", "> <FEFF>\n", "2a 6.2.11.7.2"}, Break{"> <0054>\n", "> <E054>\n", "2a 6.2.11.7.3"},
        Break{"<01> <", "<F1> <", "2a 6.2.11.7.2: a glyph without text"},
        Break{"<pdfaid:conformance>A", "<pdfaid:conformance>B", "2a 6.6.4"}, Break{"<pdfuaid:part>1", "<pdfuaid:part>2", "ua 5"},
        Break{"pdfaProperty:category>internal", "pdfaProperty:category>inside", "2a 6.6.2.3"},
        Break{"<pdf:Producer>", "<pdf:Producer>x", "2a 6.6.3"}, Break{"<dc:format>application/pdf</dc:format>", "<dc:kind>x</dc:kind>", "2a 6.6.2.3"}));

} // namespace
} // namespace florilege
