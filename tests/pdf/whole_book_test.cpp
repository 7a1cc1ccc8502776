// The books of this repository as PDF: sound, accessible, and saying what was written.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <regex>

#include "base/file.h"
#include "compile/compile.h"
#include "conformance.h"
#include "objects.h"
#include "sample.h"

namespace florilege {
namespace {

class WholeBook : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        if (!has_program("qpdf") || !has_program("pdftotext"))
            GTEST_SKIP() << "qpdf or poppler is not installed";
        const std::string root = FLORILEGE_ROOT;
        folder_ = testing::TempDir() + "florilege-whole-book-" + std::to_string(getpid());
        BuildOptions options;
        options.book = root + "/" + GetParam();
        options.out = folder_;
        options.only = {"pdf", "print", "large"};
        options.styles_folder = root + "/styles";
        ASSERT_FALSE(build(options).failed);
        for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
            const std::string path = entry.path().string();
            if (path.ends_with("-print.pdf"))
                print_ = read_file(path);
            else if (path.ends_with("-large.pdf"))
                large_ = read_file(path);
            else if (path.ends_with(".pdf"))
                screen_ = read_file(path);
        }
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::string folder_, screen_, print_, large_;
};

TEST_P(WholeBook, IsSoundAndAccessible) {
    for (const std::string& pdf : {screen_, print_, large_}) {
        const std::string said = look("qpdf --check {}", pdf, true);
        EXPECT_NE(said.find("No syntax or stream encoding errors"), std::string::npos) << said;
        EXPECT_EQ(look("pdftoppm -r 20 {} 2>&1 >/dev/null", pdf), "");
        const std::string fonts = look("pdffonts {} | tail -n +3 | grep -v 'yes yes yes'", pdf);
        EXPECT_EQ(fonts, "");
    }
    for (const std::string& accessible : {screen_, large_})
        for (const std::string& fault : conformance_faults(accessible)) ADD_FAILURE() << fault;
}

TEST_P(WholeBook, HasItsWordsWhole) {
    const std::string text = look("pdftotext {} -", screen_);
    EXPECT_EQ(text.find("\u00AD"), std::string::npos);
    EXPECT_EQ(text.find("-\n"), std::string::npos) << text.substr(text.find("-\n") - 60, 80);
    EXPECT_EQ(text.find("\uFFFD"), std::string::npos);
}

TEST_P(WholeBook, IsLargeWhereItIsInLargePrint) {
    const Objects file(large_);
    static const std::regex size("/F[0-9]+ ([0-9.]+) Tf");
    for (const nlohmann::json& page : file.pages()) {
        const std::string operators = file.stream(page.at("/Contents"));
        for (std::sregex_iterator at(operators.begin(), operators.end(), size), end; at != end; ++at)
            EXPECT_GE(std::stod((*at)[1]), 16.0);
    }
}

// ISO 15930-4: black ink alone, three boxes one in another, nothing that acts, layers or shines through.
TEST_P(WholeBook, IsInkAndPaperForThePrinter) {
    const Objects file(print_);
    for (const nlohmann::json& page : file.pages()) {
        for (const char* key : {"/Annots", "/Group", "/AA", "/StructParents"}) EXPECT_FALSE(page.contains(key)) << key;
        const auto box = [&](const char* name) { return page.at(name).get<std::vector<double>>(); };
        const auto media = box("/MediaBox"), bleed = box("/BleedBox"), trim = box("/TrimBox");
        for (int side = 0; side < 2; ++side) {
            EXPECT_LE(media[side], bleed[side]);
            EXPECT_LT(bleed[side], trim[side]);
            EXPECT_LT(trim[side + 2], bleed[side + 2]);
            EXPECT_LE(bleed[side + 2], media[side + 2]);
        }
        const std::string operators = "\n" + file.stream(page.at("/Contents"));
        for (const char* other : {" rg\n", " RG\n", " k\n", " K\n", " cs\n", " scn\n", " gs\n", " sh\n"})
            EXPECT_EQ(operators.find(other), std::string::npos) << other;
    }
    for (const auto& [key, object] : file.objects().items()) {
        const nlohmann::json value = file.get(key.substr(4));
        if (!value.is_object()) continue;
        for (const char* forbidden : {"/SMask", "/OPI", "/TR", "/JS", "/URI", "/OCGs", "/F"}) EXPECT_FALSE(value.contains(forbidden)) << key << forbidden;
        if (value.value("/Subtype", "") == "/Image") { EXPECT_EQ(value.at("/ColorSpace"), "/DeviceGray"); }
    }
    const nlohmann::json info = file.get(file.trailer().at("/Info"));
    EXPECT_EQ(text_of(info.at("/GTS_PDFXVersion")), "PDF/X-1a:2003");
    EXPECT_EQ(info.at("/Trapped"), "/False");
    EXPECT_EQ(text_of(file.get(file.catalog().at("/OutputIntents").at(0)).at("/OutputConditionIdentifier")), "FOGRA39");
}

// The numbers of the editions: ISBN by format, and the same words about the book in each.
TEST_P(WholeBook, SaysTheSameOfItselfInEachEdition) {
    const auto about = [](const std::string& pdf) {
        const Objects file(pdf);
        const nlohmann::json info = file.get(file.trailer().at("/Info"));
        std::string said;
        for (const char* key : {"/Title", "/Author", "/Subject", "/Keywords", "/CreationDate"})
            said += info.contains(key) ? text_of(info.at(key)) + '\n' : "\n";
        return said + text_of(file.catalog().at("/Lang"));
    };
    EXPECT_EQ(about(screen_), about(print_));
    EXPECT_EQ(about(screen_), about(large_));
}

// Any file: FLORILEGE_PDF=out/book.pdf test_pdf --gtest_filter='*FileNamed*'
TEST(Conformance, OfTheFileNamed) {
    const char* path = std::getenv("FLORILEGE_PDF");
    if (!path) GTEST_SKIP() << "FLORILEGE_PDF names no file";
    for (const std::string& fault : conformance_faults(read_file(path))) ADD_FAILURE() << fault;
}

INSTANTIATE_TEST_SUITE_P(Books, WholeBook,
                         testing::Values("content", "examples/manual", "examples/lettres",
                                         "examples/minimal"),
                         [](const auto& info) {
                             const std::string path = info.param;
                             return path.substr(path.find('/') == std::string::npos ? 0 : path.find('/') + 1);
                         });

} // namespace
} // namespace florilege
