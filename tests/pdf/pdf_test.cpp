// Text, navigation and print: what the files say when tools read them.
#include <gtest/gtest.h>

#include "objects.h"
#include "pdf/embedded_fonts.h"
#include "pdf/navigation.h"
#include "pdf/press_colour.h"
#include "read/image.h"
#include "sample.h"

namespace florilege {
namespace {

using nlohmann::json;

std::string screen(const Sample& s) {
    return write_pdf(s.typeset, s.book, PdfKind::screen).value;
}
std::string printed(const Sample& s) {
    return write_pdf(s.typeset, s.book, PdfKind::print).value;
}

std::string text_in(const std::string& pdf) {
    std::string text = look("pdftotext -raw {} -", pdf);
    std::erase(text, '\f');
    return text;
}

class PdfText : public testing::Test {
  protected:
    void SetUp() override {
        if (!has_program("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
        s.page("1");
        p = s.node(StructureType::paragraph);
    }
    Sample s;
    std::uint32_t p = 0;
};

TEST_F(PdfText, IsWhatWasSet) {
    const std::string text = "Œuvres affluentes, « fini ! » – l’été 1789 : (offices) \\ 50 % ?!";
    s.line(p, text);
    EXPECT_EQ(text_in(screen(s)), text + "\n");
    EXPECT_EQ(text_in(printed(s)), text + "\n");
}

TEST_F(PdfText, IsWhatWasSetInSmallCapitals) {
    s.line(p, "Comité COMITÉ comité", all_small_capitals);
    EXPECT_EQ(text_in(screen(s)), "Comité COMITÉ comité\n");
}

TEST_F(PdfText, ComesFromEveryFace) {
    s.line(p, "Texte ").face({{"Andika"}, 400, false}).more(p, "flûte affine ").more(p, "e\u0323\u0301");
    EXPECT_EQ(text_in(screen(s)), "Texte flûte affine e\u0323\u0301\n");
}

TEST_F(PdfText, HasDividedWordsWhole) {
    s.line(p, "Une révolu")
        .hyphen(p)
        .line(p, "tion, « puis » l’anti")
        .hyphen(p)
        .line(p, "constitution")
        .hyphen(p)
        .line(p, "nelle même tour")
        .hyphen(p);
    s.furniture(Artifact::folio, "1")
        .page("2")
        .furniture(Artifact::running_head, "Tête")
        .line(p, "née en rond.");
    EXPECT_EQ(text_in(screen(s)),
              "Une révolution,\n« puis » l’anticonstitutionnelle\nmême tournée\n1\nTête\nen rond.\n");
}

TEST_F(PdfText, KeepsTheHyphensOfCompounds) {
    s.line(p, "un arc-en-")
        .goes_on()
        .line(p, "ciel sur https://example.org/")
        .goes_on()
        .line(p, "un/deux et ")
        .goes_on()
        .line(p, "la fin.");
    EXPECT_EQ(look("pdftotext {} -", screen(s)),
              "un arc-en-ciel\nsur https://example.org/un/deux\net\nla fin.\n\n\f");
}

// One glyph stands for m and M. Readers of the structure do not hear of /ActualText: the fonts themselves tell the letters apart.
TEST_F(PdfText, TellsSmallCapitalsOfCapitalsFromThoseOfLetters) {
    s.line(p, "Au comité du ", feature_none).more(p, "MIT", all_small_capitals).more(p, ", Timothée Immi", small_capitals);
    const std::string pdf = screen(s);
    EXPECT_NE(look("pdfinfo -struct-text {}", pdf).find("\"Au comité du MIT, Timothée Immi\""), std::string::npos);
    EXPECT_EQ(look("pdftotext {} -", pdf), "Au comité du MIT, Timothée Immi\n\n\f");
}

TEST_F(PdfText, HasNoInvisibleCharacters) {
    s.line(p, "a\u00ADb\u200Bc");
    EXPECT_EQ(text_in(screen(s)), "abc\n");
}

TEST_F(PdfText, KeepsItsPlace) {
    s.line(p, "Aux places dites").current().runs[0].scale = 980;
    const std::string words = look("pdftotext -bbox {} -", screen(s));
    EXPECT_NE(words.find("xMin=\"50.000000\""), std::string::npos) << words;
}

TEST(Glyphs, WithoutTextAreShownAllTheSame) {
    Sample s;
    s.page("1").line(s.node(StructureType::paragraph), "x");
    s.current().text.clear();
    s.current().runs[0].text_end = 0;
    const Objects file(screen(s));
    EXPECT_NE(file.stream(file.pages().at(0).at("/Contents")).find("Tj"), std::string::npos);
}

TEST(Dictionary, WritesTextsAndNames) {
    EXPECT_EQ(pdf_text("a(b)\\"), "(a\\(b\\)\\\\)");
    EXPECT_EQ(pdf_text("é\U0001F600"), "<FEFF00E9D83DDE00>");
    EXPECT_EQ(pdf_name("A B#"), "/A#20B#23");
    EXPECT_EQ(Dictionary().name("A", "b").number("C", 1).raw("D", "[]").written(), "<</A/b/C 1/D[]>>");
}

// ISO 19005-2 §6.1.13: no string of more than 32767 bytes.
TEST(Dictionary, EndsEndlessTextsInAnEllipsis) {
    EXPECT_EQ(pdf_text(std::string(16381, 'a')), "(" + std::string(16381, 'a') + ")");
    const std::string text = pdf_text("\U0001F600" + std::string(40000, 'a'));
    EXPECT_TRUE(text.starts_with("<FEFFD83DDE000061"));
    EXPECT_TRUE(text.ends_with("00612026>"));
    EXPECT_LT((text.size() - 2) / 2, 32767u);
}

TEST(ToUnicode, MapsCodesToSeveralCharacters) {
    const std::string map = to_unicode_map({{1, "ffi"}, {0x102, "\U0001F600"}}, 2);
    EXPECT_NE(map.find("2 beginbfchar\n<0001> <006600660069>\n<0102> <D83DDE00>\nendbfchar"),
              std::string::npos)
        << map;
    const std::string narrow = to_unicode_map({{1, "ffi"}, {0xFE, "é"}}, 1);
    EXPECT_NE(narrow.find("begincodespacerange\n<00> <FF>\nendcodespacerange\n2 beginbfchar\n<01> <006600660069>\n<FE> <00E9>\nendbfchar"),
              std::string::npos)
        << narrow;
}

TEST(PageLabels, RunOnWhileTheyCount) {
    PageList pages;
    for (const char* label : {"i", "ii", "1", "2", "3", "C", "7"}) pages.push_back({}).label = label;
    EXPECT_EQ(page_labels(pages), "<</Nums[0<</S/r/St 1>>2<</S/D/St 1>>5<</P(C)>>6<</S/D/St 7>>]>>");
}

TEST(Outline, NestsByLevel) {
    Sample s;
    s.page("1").line(s.node(StructureType::heading_1), "Partie");
    s.typeset.destinations = {{"a", 0, 50_pt, 50_pt}};
    s.typeset.outline = {{"Une", 1, "a"}, {"Deux", 2, "a"}, {"Trois", 3, "a"}, {"Quatre", 1, "a"}};
    const Objects file(screen(s));
    const json root = file.get(file.catalog().at("/Outlines"));
    EXPECT_EQ(root.at("/Count"), 4);
    const json first = file.get(root.at("/First"));
    EXPECT_EQ(first.at("/Count"), 2);
    EXPECT_EQ(text_of(file.get(file.get(first.at("/First")).at("/First")).at("/Title")), "Trois");
    EXPECT_EQ(text_of(file.get(first.at("/Next")).at("/Title")), "Quatre");
}

TEST_F(PdfText, TurnedReadsFromFootToHead) {
    s.line(p, "Dos").current().runs[0].turned = true;
    s.line(p, "Droit");
    const std::string boxes = look("pdftotext -bbox {} -", screen(s));
    EXPECT_NE(boxes.find("xMin=\"40.166000\" yMin=\"46.455000\" xMax=\"52.706000\" yMax=\"64.000000\">Dos<"),
              std::string::npos)
        << boxes;
    EXPECT_NE(boxes.find("xMin=\"50.000000\" yMin=\"68.166000\""), std::string::npos) << boxes;
}

class PrintPdf : public testing::Test {
  protected:
    void SetUp() override {
        if (!has_program("qpdf")) GTEST_SKIP() << "qpdf is not installed";
        s.page("1");
        const auto p = s.node(StructureType::paragraph);
        s.line(p, "Encre noire.")
            .current()
            .links.push_back({50_pt, 50_pt, 9_pt, 9_pt, "https://example.org", "", p});
        s.current().runs[0].gray = 400;
        s.current().rules.push_back({50_pt, 90_pt, 20_pt, 1_pt, 0, {0, Artifact::layout}});
        s.current().images.push_back({"i.png", 50_pt, 200_pt, 100_pt, 50_pt, {p, Artifact::none}});
        const Pixmap red{1, 1, 3, std::string("\xFF\0\0", 3)};
        s.book.images["i.png"] = {
            "i.png", ImageFormat::png, std::make_shared<std::string>(encode_png(red)), 1, 1, false, false};
    }
    Sample s;
};

// ISO 15930-4: identification, boxes, output condition, trapping; nothing but ink on paper.
TEST_F(PrintPdf, IsMadeForThePress) {
    const std::string pdf = printed(s);
    EXPECT_EQ(pdf.substr(0, 8), "%PDF-1.4");
    const Objects file(pdf);
    const json info = file.get(file.trailer().at("/Info"));
    EXPECT_EQ(text_of(info.at("/GTS_PDFXVersion")), "PDF/X-1a:2003");
    EXPECT_EQ(info.at("/Trapped"), "/False");
    for (const char* key : {"/Title", "/CreationDate", "/ModDate"}) EXPECT_TRUE(info.contains(key)) << key;
    const json intent = file.catalog().at("/OutputIntents").at(0);
    EXPECT_EQ(intent.at("/S"), "/GTS_PDFX");
    EXPECT_EQ(text_of(intent.at("/OutputConditionIdentifier")), "FOGRA39");
    const json page = file.pages().at(0);
    const json trim = page.at("/TrimBox"), bleed = page.at("/BleedBox"), media = page.at("/MediaBox");
    EXPECT_NEAR(trim.at(2).get<double>() - trim.at(0).get<double>(), (148_mm).points(), 0.002);
    EXPECT_LT(bleed.at(0), trim.at(0));
    EXPECT_GE(media.at(2), bleed.at(2));
    for (const char* key : {"/Annots", "/StructParents", "/Group"}) EXPECT_FALSE(page.contains(key)) << key;
    for (const char* key : {"/StructTreeRoot", "/MarkInfo", "/Outlines"})
        EXPECT_FALSE(file.catalog().contains(key)) << key;
}

TEST_F(PrintPdf, IsInBlackAlone) {
    const Objects file(printed(s));
    const std::string operators = file.stream(file.pages().at(0).at("/Contents"));
    EXPECT_NE(operators.find("0.4 g\n"), std::string::npos) << operators;
    for (const char* colour : {" rg\n", " RG\n", " k\n", " scn\n", " gs\n", "BDC"})
        EXPECT_EQ(operators.find(colour), std::string::npos) << colour;
    for (const json& image :
         file.all([](const json& value) { return value.value("/Subtype", "") == "/Image"; }))
        EXPECT_EQ(image.at("/ColorSpace"), "/DeviceGray");
}

TEST_F(PrintPdf, RefusesAProfileThatIsNone) {
    EXPECT_THROW(write_pdf(s.typeset, s.book, PdfKind::print, {"no profile", 3_mm}), BuildError);
}

TEST(PressColour, LaysTransparencyOnWhite) {
    const Pixmap gray = to_gray({2, 1, 4, std::string("\0\0\0\0\0\0\0\xFF", 8)});
    EXPECT_EQ(gray.samples, std::string("\xFF\0", 2));
}

} // namespace
} // namespace florilege
