// The printer's files: boxes, marks, colours, and what machines read on a cover.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "compile/compile.h"
#include "objects.h"
#include "pdf/press_colour.h"
#include "press_profile.h"
#include "print/cover.h"
#include "print/imposition.h"
#include "read/image.h"
#include "sample.h"

namespace florilege {
namespace {

using nlohmann::json;

Sample one_page() {
    Sample s;
    s.page("1");
    const auto p = s.node(StructureType::paragraph);
    s.line(p, "Encre noire.");
    s.current().images.push_back({"i.png", 50_pt, 200_pt, 100_pt, 50_pt, {p, Artifact::none}});
    const Pixmap pixels{2, 1, 3, std::string("\xFF\0\0\xFF\xFF\xFF", 6)};
    s.book.images["i.png"] = {
        "i.png", ImageFormat::png, std::make_shared<std::string>(encode_png(pixels)), 2, 1, false, false};
    return s;
}

std::vector<double> box(const json& page, const char* name) {
    return page.at(name).get<std::vector<double>>();
}

TEST(PressMarks, LieOutsideTheBleedAndNothingElseDoes) {
    const Sample s = one_page();
    Press press;
    press.marks = true;
    press.folds = {40_mm};
    const Objects file(write_pdf(s.typeset, s.book, PdfKind::print, press).value);
    const json page = file.pages().at(0);
    const auto media = box(page, "/MediaBox"), bleed = box(page, "/BleedBox"), trim = box(page, "/TrimBox");
    EXPECT_NEAR(trim[2] - trim[0], (148_mm).points(), 0.002);
    EXPECT_NEAR(trim[0] - bleed[0], (3_mm).points(), 0.002);
    EXPECT_GT(bleed[0] - media[0], (5_mm).points());
    const std::string operators = file.stream(page.at("/Contents"));
    const std::string marks = operators.substr(0, operators.find("q "));
    int bars = 0;
    for (std::size_t at = 0; (at = marks.find(" re f", at)) != std::string::npos; ++at) ++bars;
    EXPECT_EQ(bars, 10); // two at each corner, two at the fold
    EXPECT_NE(operators.find(" re W n\n"), std::string::npos);
    EXPECT_TRUE(operators.ends_with("Q\n"));
}

TEST(PressMarks, AreNotThereUnlessAskedFor) {
    const Sample s = one_page();
    const Objects file(write_pdf(s.typeset, s.book, PdfKind::print).value);
    EXPECT_EQ(box(file.pages().at(0), "/MediaBox"), box(file.pages().at(0), "/BleedBox"));
    EXPECT_EQ(file.stream(file.pages().at(0).at("/Contents")).find(" W n"), std::string::npos);
}

// ISO 15930-7: version in the XMP, the profile in the output intent, pictures in its colours, no transparency.
TEST(PdfX4, HoldsTheProfileThatTheBookNames) {
    const Sample s = one_page();
    Press press;
    press.profile = made_up_press_profile();
    ASSERT_TRUE(is_press_profile(press.profile));
    const std::string pdf = write_pdf(s.typeset, s.book, PdfKind::print, press).value;
    EXPECT_EQ(pdf.substr(0, 8), "%PDF-1.6");
    EXPECT_NE(look("qpdf --check {}", pdf, true).find("No syntax or stream encoding errors"), std::string::npos);
    const Objects file(pdf);
    const std::string packet = file.stream(file.catalog().at("/Metadata"));
    for (const char* property : {"<pdfxid:GTS_PDFXVersion>PDF/X-4<", "<xmpMM:DocumentID>", "<xmpMM:VersionID>",
                                 "<xmpMM:RenditionClass>", "<pdf:Trapped>False<", "<xmp:MetadataDate>"})
        EXPECT_NE(packet.find(property), std::string::npos) << property;
    const json intent = file.catalog().at("/OutputIntents").at(0);
    EXPECT_EQ(intent.at("/S"), "/GTS_PDFX");
    EXPECT_EQ(text_of(intent.at("/Info")), "Made-up press");
    EXPECT_EQ(file.get(intent.at("/DestOutputProfile")).at("/N"), 4);
    EXPECT_EQ(file.stream(intent.at("/DestOutputProfile")), press.profile);
    for (const json& image : file.all([](const json& v) { return v.value("/Subtype", "") == "/Image"; })) {
        EXPECT_EQ(image.at("/ColorSpace"), "/DeviceCMYK");
        EXPECT_FALSE(image.contains("/SMask"));
    }
}

TEST(PdfX4, TakesTheProfileOfARealPress) {
    const std::string path = "/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc";
    if (access(path.c_str(), R_OK) != 0) GTEST_SKIP() << "texlive's FOGRA39 profile is not installed";
    const Sample s = one_page();
    Press press;
    press.profile = read_file(path);
    ASSERT_TRUE(is_press_profile(press.profile));
    const std::string pdf = write_pdf(s.typeset, s.book, PdfKind::print, press).value;
    EXPECT_NE(look("qpdf --check {}", pdf, true).find("No syntax or stream encoding errors"), std::string::npos);
    // Saturated red by FOGRA39: magenta and yellow, hardly any cyan.
    const std::string cmyk = to_cmyk({1, 1, 3, std::string("\xFF\0\0", 3)}, press.profile);
    EXPECT_LT(static_cast<unsigned char>(cmyk[0]), 40);
    EXPECT_GT(static_cast<unsigned char>(cmyk[1]), 200);
    EXPECT_GT(static_cast<unsigned char>(cmyk[2]), 200);
}

TEST(PressColour, KnowsAPressFromAScreen) {
    EXPECT_FALSE(is_press_profile(screen_profile()));
    EXPECT_FALSE(is_press_profile("no profile"));
}

TEST(PressColour, RefusesADamagedProfile) {
    const std::string sound = made_up_press_profile();
    ASSERT_TRUE(is_press_profile(sound));
    for (const std::size_t kept : {sound.size() - 1, sound.size() / 2, std::size_t{200}, std::size_t{127}})
        EXPECT_FALSE(is_press_profile(sound.substr(0, kept))) << kept;
    EXPECT_FALSE(is_press_profile(sound + '\0'));
    std::string astray = sound, many = sound;
    astray.replace(128 + 4 + 4, 4, "\xFF\xFF\xFF\xF0"); // where the first tag lies
    many.replace(128, 4, "\x7F\xFF\xFF\xFF");
    EXPECT_FALSE(is_press_profile(astray));
    EXPECT_FALSE(is_press_profile(many));
    for (const char* tag : {"A2B0", "B2A0", "desc", "wtpt", "cprt"}) {
        std::string without = sound;
        without.replace(without.find(tag, 128), 4, "none");
        EXPECT_FALSE(is_press_profile(without)) << tag;
    }
}

TEST(PressPictures, KeepLineArtAsLines) {
    Sample s = one_page();
    const Pixmap lines{9, 1, 1, std::string("\0\xFF\0\xFF\0\xFF\0\xFF\0", 9)};
    s.book.images["i.png"].bytes = std::make_shared<std::string>(encode_png(lines));
    const Objects file(write_pdf(s.typeset, s.book, PdfKind::print).value);
    for (const auto& [key, object] : file.objects().items()) {
        if (!object.contains("stream") || object.at("stream").at("dict").value("/Subtype", "") != "/Image") continue;
        EXPECT_EQ(object.at("stream").at("dict").at("/BitsPerComponent"), 1);
        EXPECT_EQ(file.stream(key.substr(4)), std::string("\x55\x00", 2));
    }
}

/// What zbar reads on the first page, drawn at 200 dots an inch; a line each.
std::string read_codes(const std::string& pdf) {
    return look("pdftoppm -r 200 -png -singlefile {} {} && zbarimg -q {}.png 2>/dev/null; rm -f {}.png", pdf);
}

Book a_book() {
    Book book;
    book.plan.language = "fr";
    book.plan.title.value = "Notices";
    book.plan.authors.push_back({"Anne Martin", "Martin, Anne", "author", {}});
    book.plan.isbn["print"].value = "9782000000037";
    book.plan.distribution_url.value = "https://example.org/notices";
    book.plan.price = "12 EUR";
    book.identifier = "urn:isbn:9782000000013";
    book.date.start = {2024, 2, 29};
    return book;
}

TEST(HandOut, CarriesTheAddressOfTheBook) {
    if (!has_program("zbarimg") || !has_program("pdftoppm")) GTEST_SKIP() << "zbar or poppler is not installed";
    const std::string folder = testing::TempDir() + "florilege-hand-out-" + std::to_string(getpid());
    BuildOptions options;
    options.book = FLORILEGE_ROOT "/content";
    options.out = folder;
    options.only = {"pdf"};
    options.select.articles = {"2020-06-pistes"};
    options.styles_folder = FLORILEGE_ROOT "/styles";
    ASSERT_FALSE(build(options).failed);
    const std::string pdf = read_file(folder + "/la-ville-en-notices-2020-06-pistes.pdf");
    std::filesystem::remove_all(folder);
    const std::string codes = look("pdftoppm -r 200 -f 2 -png -singlefile {} {} && zbarimg -q {}.png 2>/dev/null; rm -f {}.png", pdf);
    EXPECT_EQ(codes, "QR-Code:https://example.org/la-ville-en-notices\n");
}

class CoverCodes : public testing::TestWithParam<const char*> {};

TEST_P(CoverCodes, AreReadByAMachine) {
    if (!has_program("zbarimg") || !has_program("pdftoppm")) GTEST_SKIP() << "zbar or poppler is not installed";
    Book book = a_book();
    book.plan.style = GetParam();
    const auto style = read_style(FLORILEGE_ROOT "/styles", ".", book.plan);
    PrinterProfile profile;
    profile.papers.push_back({"offset", 80, 0.1_mm, 0});
    const auto cover = make_cover(book, style.value, profile, 120);
    const std::string pdf = write_pdf(cover.value, book, PdfKind::print).value;
    const std::string codes = read_codes(pdf);
    EXPECT_NE(codes.find("EAN-13:9782000000037\n"), std::string::npos) << codes;
    EXPECT_NE(codes.find("QR-Code:https://example.org/notices\n"), std::string::npos) << codes;
    // Inks of the press alone.
    const Objects file(pdf);
    const std::string operators = "\n" + file.stream(file.pages().at(0).at("/Contents"));
    for (const char* colour : {" rg\n", " RG\n", " scn\n", " gs\n"})
        EXPECT_EQ(operators.find(colour), std::string::npos) << colour;
}

INSTANTIATE_TEST_SUITE_P(Styles, CoverCodes, testing::Values("classique", "moderne", "poche", "grands-caracteres"),
                         [](const auto& info) {
                             std::string name = info.param;
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace florilege
