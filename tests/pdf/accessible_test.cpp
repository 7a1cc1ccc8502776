// What ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a) ask of the screen PDF, condition by condition.
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <utility>

#include "base/compress.h"
#include "base/xml.h"
#include "conformance.h"
#include "objects.h"
#include "read/image.h"
#include "base/utf8.h"
#include "sample.h"

namespace florilege {
namespace {

using nlohmann::json;

/// A book with a bit of everything that has structure.
Sample rich_book() {
    Sample s;
    const auto section = s.node(StructureType::section);
    const auto heading = s.node(StructureType::heading_1, section),
               paragraph = s.node(StructureType::paragraph, section);
    const auto reference = s.node(StructureType::reference, paragraph),
               call = s.node(StructureType::link, reference);
    const auto figure = s.node(StructureType::figure, section);
    s.typeset.structure[figure].alternative = "Une place, vue d’en haut";
    s.page("1").furniture(Artifact::running_head, "Un livre d’essai").furniture(Artifact::folio, "1");
    s.line(heading, "Le titre ")
        .line(paragraph, "Une phrase et son appel")
        .more(call, "1")
        .more(paragraph, ", puis la suite ");
    s.current().links.push_back({200_pt, 80_pt, 8_pt, 10_pt, "#note-1", "Note 1", call});
    s.current().links.push_back({200_pt, 80_pt, 8_pt, 10_pt, "#nulle-part", "Perdue", call});
    s.current().images.push_back(
        {"images/place.png", 50_pt, 200_pt, 100_pt, 50_pt, {figure, Artifact::none}});
    const auto note = s.node(StructureType::note, section);
    s.typeset.structure[note].id = "note-1";
    s.line(note, "1. La note.");
    const auto table = s.node(StructureType::table, section);
    for (const StructureType group : {StructureType::table_head, StructureType::table_body}) {
        const auto row = s.node(StructureType::table_row, s.node(group, table));
        for (int cell = 0; cell < 2; ++cell) {
            const auto node = s.node(group == StructureType::table_head ? StructureType::header_cell
                                                                        : StructureType::data_cell,
                                     row);
            if (group == StructureType::table_head || cell == 1)
                s.line(node, "Case "); // one cell stays empty
        }
    }
    const auto list = s.node(StructureType::list, section), item = s.node(StructureType::list_item, list);
    s.line(s.node(StructureType::label, item), "1. ")
        .more(s.node(StructureType::list_body, item), "Premier ");
    s.page("2").line(paragraph, "de la même phrase.");
    const auto web = s.node(StructureType::link, paragraph);
    s.more(web, "example.org")
        .current()
        .links.push_back({50_pt, 60_pt, 60_pt, 12_pt, "https://example.org/é", "", web});
    s.typeset.destinations = {{"note-1", 0, 50_pt, 90_pt}};
    s.typeset.outline = {{"Le titre", 1, "note-1"}, {"Sans lieu", 1, "nulle-part"}};
    Pixmap square{2, 2, 4, std::string("\xFF\0\0\x80\0\xFF\0\xFF\0\0\xFF\xFF\xFF\xFF\xFF\0", 16)};
    s.book.images["images/place.png"] = {"images/place.png",
                                         ImageFormat::png,
                                         std::make_shared<std::string>(encode_png(square)),
                                         2,
                                         2,
                                         false,
                                         true};
    return s;
}

const std::string& rich_pdf() {
    static const std::string pdf = [] {
        const Sample s = rich_book();
        return write_pdf(s.typeset, s.book, PdfKind::screen).value;
    }();
    return pdf;
}

class AccessiblePdf : public testing::Test {
  protected:
    void SetUp() override {
        if (!has_program("qpdf")) GTEST_SKIP() << "qpdf is not installed";
        objects_.emplace(rich_pdf());
    }
    const Objects& file() const { return *objects_; }

  private:
    std::optional<Objects> objects_;
};

TEST_F(AccessiblePdf, IsSound) {
    const std::string said = look("qpdf --check {}", rich_pdf(), true);
    EXPECT_NE(said.find("No syntax or stream encoding errors"), std::string::npos) << said;
    EXPECT_EQ(said.find("WARNING"), std::string::npos) << said;
}

TEST_F(AccessiblePdf, BreaksNoCondition) {
    for (const std::string& fault : conformance_faults(rich_pdf())) ADD_FAILURE() << fault;
}

// §7.4.2: levels that an author skips are not skipped in the structure.
TEST(AccessibleHeadings, NeverSkipALevel) {
    Sample s;
    s.page("1");
    for (const StructureType type :
         {StructureType::heading_2, StructureType::heading_4, StructureType::heading_4,
          StructureType::heading_3, StructureType::heading_1, StructureType::heading_2})
        s.line(s.node(type), "Un titre");
    const Objects file(write_pdf(s.typeset, s.book, PdfKind::screen).value);
    std::vector<std::string> types;
    const json document = file.get(file.get(file.catalog().at("/StructTreeRoot")).at("/K"));
    for (const json& kid : document.at("/K")) types.push_back(file.get(kid).at("/S"));
    EXPECT_EQ(types, (std::vector<std::string>{"/H1", "/H2", "/H2", "/H2", "/H1", "/H2"}));
}

// ISO 14289-1 §7.1: content is tagged or an artifact, never both, never neither.
TEST_F(AccessiblePdf, MarksAllContent) {
    for (const json& page : file().pages()) {
        std::istringstream lines(file().stream(page.at("/Contents")));
        bool open = false, in_text = false;
        int next_id = 0;
        for (std::string line; std::getline(lines, line);) {
            const auto ends = [&](std::string_view with) { return line.ends_with(with); };
            if (ends("BDC")) {
                EXPECT_FALSE(std::exchange(open, true)) << line;
                if (!line.starts_with("/Artifact")) {
                    EXPECT_NE(line.find("<</MCID " + std::to_string(next_id++)), std::string::npos) << line;
                }
            } else if (ends("EMC")) {
                EXPECT_TRUE(std::exchange(open, false));
            } else if (line == "BT" || line == "ET") { // marks and text objects do not overlap
                EXPECT_FALSE(open);
                in_text = line == "BT";
            } else if (ends("Tj") || ends("TJ")) {
                EXPECT_TRUE(open && in_text) << line;
            } else if (ends(" f") || ends("Do Q")) {
                EXPECT_TRUE(open && !in_text) << line;
            }
        }
        EXPECT_FALSE(open || in_text);
        EXPECT_GT(next_id, 0);
    }
}

// §7.1 and ISO 32000-1 §14.7.4.4: the parent tree leads from every piece of content to the element that holds
// it.
TEST_F(AccessiblePdf, LeadsFromContentToElement) {
    const json numbers =
        file().get(file().get(file().catalog().at("/StructTreeRoot")).at("/ParentTree")).at("/Nums");
    const json kids_of_pages = file().get(file().catalog().at("/Pages")).at("/Kids");
    for (std::size_t page = 0; page < file().pages().size(); ++page) {
        ASSERT_EQ(numbers.at(2 * page), file().pages()[page].at("/StructParents"));
        const json elements = file().get(numbers.at(2 * page + 1));
        for (std::size_t id = 0; id < elements.size(); ++id) {
            const json element = file().get(elements.at(id));
            const json kids =
                element.at("/K").is_array() ? element.at("/K") : json::array({element.at("/K")});
            bool found = false;
            for (const json& kid : kids) {
                if (kid.is_number() && kid == id && element.at("/Pg") == kids_of_pages.at(page)) found = true;
                if (kid.is_object() && kid.value("/MCID", -1) == static_cast<int>(id) &&
                    kid.at("/Pg") == kids_of_pages.at(page))
                    found = true;
            }
            EXPECT_TRUE(found) << "page " << page << " id " << id << ' ' << element;
        }
    }
}

TEST_F(AccessiblePdf, KeepsReadingOrder) {
    const json section = file().elements("Sect").at(0);
    std::vector<std::string> types;
    for (const json& kid : section.at("/K")) types.push_back(file().get(kid).at("/S"));
    EXPECT_EQ(types, (std::vector<std::string>{"/H1", "/P", "/Figure", "/Note", "/Table", "/L"}));
}

// §7.18.5: a link has an alternate description, is in a Link element, and its element refers to it; §7.18.3:
// tab order.
TEST_F(AccessiblePdf, DescribesLinks) {
    const auto links = file().all([](const json& value) { return value.value("/Subtype", "") == "/Link"; });
    ASSERT_EQ(links.size(), 2u); // the one that leads nowhere is not there
    const json numbers =
        file().get(file().get(file().catalog().at("/StructTreeRoot")).at("/ParentTree")).at("/Nums");
    for (const json& link : links) {
        EXPECT_FALSE(text_of(link.at("/Contents")).empty());
        EXPECT_EQ(link.at("/F"), 4);
        json element;
        for (std::size_t i = 0; i < numbers.size(); i += 2)
            if (numbers.at(i) == link.at("/StructParent")) element = file().get(numbers.at(i + 1));
        ASSERT_EQ(element.at("/S"), "/Link");
        EXPECT_NE(element.at("/K").dump().find("/OBJR"), std::string::npos);
    }
    EXPECT_NE(look("qpdf --qdf {} -", rich_pdf()).find("(https://example.org/%C3%A9)"), std::string::npos);
    for (const json& page : file().pages()) EXPECT_EQ(page.at("/Tabs"), "/S");
}

// §7.3: figures have a text that stands for them; PDF/UA's guide: and a box.
TEST_F(AccessiblePdf, DescribesFigures) {
    const json figure = file().elements("Figure").at(0);
    EXPECT_EQ(text_of(figure.at("/Alt")), "Une place, vue d’en haut");
    EXPECT_EQ(figure.at("/A").at("/BBox").size(), 4u);
}

TEST(AccessibleFigure, WithoutWordsIsAnArtifact) {
    Sample s = rich_book();
    for (StructureNode& node : s.typeset.structure) node.alternative.clear();
    const Objects file(write_pdf(s.typeset, s.book, PdfKind::screen).value);
    EXPECT_TRUE(file.elements("Figure").empty());
}

// §7.9: notes have identifiers of their own, found through the tree of identifiers.
TEST_F(AccessiblePdf, IdentifiesNotes) {
    const auto notes = file().elements("Note");
    ASSERT_EQ(notes.size(), 1u);
    const json names = file().get(file().catalog().at("/StructTreeRoot")).at("/IDTree").at("/Names");
    EXPECT_EQ(names.at(0), notes[0].at("/ID"));
    EXPECT_EQ(file().get(names.at(1)), notes[0]);
}

TEST(AccessibleNotes, WithOneIdentifierTwiceAreToldApart) {
    Sample s;
    s.page("1");
    for (const char* id : {"n", "n", ""}) {
        const auto note = s.node(StructureType::note);
        s.typeset.structure[note].id = id;
        s.line(note, "Une note.");
    }
    const Objects file(write_pdf(s.typeset, s.book, PdfKind::screen).value);
    std::set<std::string> ids;
    for (const json& note : file.elements("Note")) ids.insert(note.at("/ID").get<std::string>());
    EXPECT_EQ(ids.size(), 3u);
}

// §7.5: header cells have a scope, rows as many cells each.
TEST_F(AccessiblePdf, SaysWhatTableHeadersHead) {
    for (const json& cell : file().elements("TH")) EXPECT_EQ(cell.at("/A").at("/Scope"), "/Column");
    EXPECT_EQ(file().elements("TH").size(), 2u);
    EXPECT_EQ(file().elements("TD").size(), 2u);
}

TEST_F(AccessiblePdf, SaysHowListsAreNumbered) {
    EXPECT_EQ(file().elements("L").at(0).at("/A").at("/ListNumbering"), "/Decimal");
}

// §7.1, §7.2, ISO 19005-2 §6.7: language, title shown, marked content declared.
TEST_F(AccessiblePdf, DeclaresItself) {
    const json catalog = file().catalog();
    EXPECT_EQ(text_of(catalog.at("/Lang")), "fr");
    EXPECT_EQ(catalog.at("/MarkInfo").at("/Marked"), true);
    EXPECT_EQ(catalog.at("/ViewerPreferences").at("/DisplayDocTitle"), true);
    const json intent = catalog.at("/OutputIntents").at(0);
    EXPECT_EQ(intent.at("/S"), "/GTS_PDFA1");
    EXPECT_EQ(file().get(intent.at("/DestOutputProfile")).at("/N"), 3);
    EXPECT_EQ(file().trailer().at("/ID").size(), 2u);
}

// ISO 19005-2 §6.6.2: XMP in the clear, naming both standards, and the same words as the information
// dictionary.
TEST_F(AccessiblePdf, AgreesWithItselfOnMetadata) {
    const json reference = file().catalog().at("/Metadata");
    EXPECT_FALSE(file().get(reference).contains("/Filter"));
    const std::string packet = file().stream(reference);
    std::string why;
    const auto xmp = read_xml(packet, why);
    ASSERT_TRUE(xmp) << why;
    const XmlNode* description = xmp->child("RDF")->child("Description");
    const auto value = [&](std::string_view name) {
        return description->child(name) ? description->child(name)->all_text() : "none";
    };
    EXPECT_EQ(value("conformance"), "A");
    const json info = file().get(file().trailer().at("/Info"));
    EXPECT_EQ(value("title"), text_of(info.at("/Title")));
    EXPECT_EQ(value("creator"), text_of(info.at("/Author")));
    EXPECT_EQ(value("Producer"), text_of(info.at("/Producer")));
    EXPECT_EQ(value("CreateDate"), "2024-02-29T00:00:00Z");
    EXPECT_EQ(text_of(info.at("/CreationDate")), "D:20240229000000Z");
    std::set<std::string> parts;
    for (const XmlNode& child : description->children)
        if (child.local_name() == "part") parts.insert(child.name + child.all_text());
    EXPECT_EQ(parts, (std::set<std::string>{"pdfaid:part2", "pdfuaid:part1"}));
    EXPECT_NE(packet.find("http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"), std::string::npos);
}

TEST(Metadata, EscapesWhatAuthorsWrite) {
    Sample s;
    s.page("1").line(s.node(StructureType::paragraph), "Texte.");
    s.book.plan.title.value = "A & B <c> ]]> \"d\" \x01";
    s.book.plan.subjects = {"x, y", "(z\\"};
    const Objects file(write_pdf(s.typeset, s.book, PdfKind::screen).value);
    std::string why;
    EXPECT_TRUE(read_xml(file.stream(file.catalog().at("/Metadata")), why)) << why;
    EXPECT_EQ(text_of(file.get(file.trailer().at("/Info")).at("/Keywords")), "x, y, (z\\");
}

// ISO 19005-2 §6.2.11: every font is embedded, has a map to Unicode, and states its own widths.
TEST_F(AccessiblePdf, EmbedsFonts) {
    const auto fonts = file().all([](const json& value) { return value.contains("/FontDescriptor"); });
    ASSERT_FALSE(fonts.empty());
    for (const json& font : fonts) {
        const json descriptor = file().get(font.at("/FontDescriptor"));
        EXPECT_TRUE(descriptor.contains("/FontFile3") || descriptor.contains("/FontFile2"));
        EXPECT_EQ(descriptor.at("/FontName"), font.at("/BaseFont"));
        EXPECT_EQ(font.at("/BaseFont").get<std::string>().find('+'), 7u);
    }
    for (const json& font :
         file().all([](const json& value) { return value.value("/Subtype", "") == "/Type0"; }))
        EXPECT_NE(file().stream(font.at("/ToUnicode")).find("beginbfchar"), std::string::npos);
}

// One byte a code is enough for 255 glyphs; a face of which more are shown has two.
TEST(AccessibleText, IsWholeWhateverTheNumberOfItsGlyphs) {
    for (const char32_t last : {U'\u0160', U'\u0161', U'\u045F'}) {
        Sample s;
        s.page("1");
        std::string all;
        for (char32_t begin = 0x21; begin <= last; begin += 24) {
            std::string line = "x";
            for (char32_t c = begin; c < begin + 24 && c <= last; ++c)
                if ((c < 0x7F || c > 0xBF) && (c < 0x180 || c > 0x3FF)) line += encode(c);
            if (line.size() > 1) s.line(s.node(StructureType::paragraph), line), all += line;
        }
        const std::string pdf = write_pdf(s.typeset, s.book, PdfKind::screen).value;
        for (const std::string& fault : conformance_faults(pdf)) ADD_FAILURE() << fault;
        std::string read = look("pdftotext -raw {} -", pdf);
        std::erase_if(read, [](char c) { return c == '\n' || c == '\f'; });
        EXPECT_EQ(read, all);
        const Objects file(pdf);
        const auto fonts = file.all([](const json& value) { return value.value("/Subtype", "") == "/Type0"; });
        ASSERT_EQ(fonts.size(), 1u);
        EXPECT_EQ(fonts[0].at("/Encoding") == "/Identity-H", last > 0x160) << std::hex << static_cast<unsigned>(last);
    }
}

// ISO 19005-2 §6.2.11.7.3: a character of private use has a text that stands for it, or is told nowhere.
TEST(AccessibleText, SaysWhatPrivateCharactersAre) {
    Sample s;
    s.page("1").furniture(Artifact::running_head, "Tête \uE000");
    s.line(s.node(StructureType::heading_1), "Titre \uE000");
    const std::string pdf = write_pdf(s.typeset, s.book, PdfKind::screen).value;
    for (const std::string& fault : conformance_faults(pdf)) ADD_FAILURE() << fault;
    EXPECT_NE(look("pdftotext {} -", pdf).find("Titre \uE000"), std::string::npos);
}

TEST_F(AccessiblePdf, LeavesOutBookmarksThatLeadNowhere) {
    const json outline = file().get(file().catalog().at("/Outlines"));
    EXPECT_EQ(outline.at("/Count"), 1);
    EXPECT_EQ(text_of(file().get(outline.at("/First")).at("/Title")), "Le titre");
}

TEST_F(AccessiblePdf, KeepsTransparencyAsAMask) {
    const auto images = file().all([](const json& value) { return value.value("/Subtype", "") == "/Image"; });
    ASSERT_EQ(images.size(), 2u);
    EXPECT_EQ(images[0].contains("/SMask") + images[1].contains("/SMask"), 1);
}

TEST(ScreenPdf, HoldsDrawingsOfFewGraysByTheirPalette) {
    Sample s = rich_book();
    const Pixmap grays{2, 1, 4, std::string("\x10\x10\x10\xFF\x80\x80\x80\x7F", 8)};
    s.book.images["images/place.png"].bytes = std::make_shared<std::string>(encode_png(grays));
    const Objects file(write_pdf(s.typeset, s.book, PdfKind::screen).value);
    const auto images = file.all([](const json& value) { return value.value("/Subtype", "") == "/Image"; });
    ASSERT_EQ(images.size(), 2u); // and its mask
    const bool first = images[0].contains("/SMask");
    EXPECT_EQ(images[first].at("/ColorSpace"), "/DeviceGray");
    EXPECT_EQ(images[!first].at("/ColorSpace"), json({"/Indexed", "/DeviceGray", 1, "b:1080"}));
    EXPECT_EQ(images[!first].at("/BitsPerComponent"), 1);
}

// A PNG of those samples, its rows deflated at that level.
std::string png_of(const Pixmap& gray, int level) {
    std::string rows;
    for (int y = 0; y < gray.height; ++y) (rows += '\0') += gray.row(y);
    const auto big_endian = [](std::uint32_t value) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
        return bytes;
    };
    const std::string model = encode_png(gray), data = deflate_zlib(rows, level);
    return model.substr(0, 33) + big_endian(static_cast<std::uint32_t>(data.size())) + "IDAT" + data + big_endian(crc32("IDAT" + data)) + model.substr(model.size() - 12);
}

TEST(ScreenPdf, CompressesPicturesThatWereNotAndLeavesTheOthers) {
    Pixmap gray{300, 200, 1, {}};
    for (int at = 0; at < 300 * 200; ++at) gray.samples += static_cast<char>(at % 300 / 8 * (at / 3000) % 251);
    for (const int level : {0, 4}) {
        Sample s = rich_book();
        const std::string bytes = png_of(gray, level);
        Image& image = s.book.images["images/place.png"];
        image.bytes = std::make_shared<std::string>(bytes), image.width = 300, image.height = 200, image.gray = true, image.transparent = false;
        const std::string pdf = write_pdf(s.typeset, s.book, PdfKind::screen).value;
        EXPECT_EQ(pdf.find(bytes.substr(41, bytes.size() - 41 - 16)) != std::string::npos, level > 0) << level;
        const Objects file(pdf);
        int pictures = 0;
        for (const auto& [key, object] : file.objects().items()) {
            if (!object.contains("stream") || object.at("stream").at("dict").value("/Subtype", "") != "/Image") continue;
            ++pictures;
            EXPECT_EQ(file.stream(key.substr(4)), gray.samples) << level;
        }
        EXPECT_EQ(pictures, 1) << level;
    }
}

TEST(ScreenPdf, IsTheSameEachTime) {
    const Sample again = rich_book();
    EXPECT_EQ(write_pdf(again.typeset, again.book, PdfKind::screen).value, rich_pdf());
    EXPECT_EQ(rich_pdf().find("/tmp"), std::string::npos);
}

} // namespace
} // namespace florilege
