// Import: foreign texts to articles, no word lost. Cases: import/NAME.txt, .md, .html with the files made of them in NAME.expected.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "base/zip.h"
#include "read/import.h"
#include "read/markdown.h"
#include "read/plan.h"

namespace florilege {
namespace {

const std::filesystem::path folder = std::filesystem::path(CASES).parent_path() / "import";
const std::filesystem::path seed = std::filesystem::path(FLORILEGE_ROOT) / ".." / "shared" / "seed" / "tribunes.txt";

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Import import_one(const std::filesystem::path& path) {
    return import_files({{path.filename().string(), contents(path),
                          [](const std::string& name) { return name == "moulin.png" ? std::optional<std::string>("a picture") : std::nullopt; }}});
}

std::string shown(const Import& import) {
    std::string text;
    for (const OutputFile& file : import.files) {
        const bool picture = file.path.starts_with("images/") && file.bytes.size() > 20; // a real one is not shown
        text += "=== " + file.path + "\n" + (picture ? std::to_string(file.bytes.size()) + " bytes" : file.bytes) + (file.bytes.ends_with("\n") ? "" : "\n");
    }
    for (const Diagnostic& diagnostic : import.diagnostics) text += format_text(diagnostic);
    return text;
}

std::string file_named(const Import& import, const std::string& path) {
    for (const OutputFile& file : import.files)
        if (file.path == path) return file.bytes;
    return {};
}

std::vector<std::string> letters_and_digits(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        const bool inside = (c >= 0xC0 && c < 0x250) || is_letter_ascii(c) || is_digit_ascii(c);
        if (inside) append(word, c);
        if ((!inside || at >= text.size()) && !word.empty()) words.push_back(word), word.clear();
    }
    return words;
}

class ImportCase : public testing::TestWithParam<std::string> {};

TEST_P(ImportCase, MakesTheseFiles) {
    std::filesystem::path expected = folder / GetParam();
    expected.replace_extension(".expected");
    const std::string made = shown(import_one(folder / GetParam()));
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(expected, std::ios::binary) << made;
    EXPECT_EQ(made, contents(expected));
}

TEST_P(ImportCase, MakesArticlesThatReadWithoutAWord) {
    const Import import = import_one(folder / GetParam());
    for (const OutputFile& file : import.files) {
        const auto source = std::make_shared<const Source>(file.path, file.bytes);
        Diagnostics said;
        if (file.path.ends_with(".md")) said = read_article(source).diagnostics;
        if (file.path == "book.yaml") said = read_plan(source).diagnostics;
        for (const Diagnostic& diagnostic : said) ADD_FAILURE() << format_text(diagnostic);
    }
}

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() != ".expected") names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

INSTANTIATE_TEST_SUITE_P(Layouts, ImportCase, testing::ValuesIn(cases()), [](const auto& info) {
    std::string name = info.param;
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
});

// The columns that the project began with are their author's: read where they are, never copied here.
TEST(ImportSeed, GivesAForewordAndEightArticles) {
    if (!std::filesystem::exists(seed)) GTEST_SKIP();
    const Import import = import_one(seed);
    EXPECT_FALSE(has_errors(import.diagnostics));
    std::vector<std::string> dates;
    int forewords = 0, articles = 0, attributed = 0;
    for (const OutputFile& file : import.files) {
        if (!file.path.ends_with(".md")) continue;
        const Result<Article> article = read_article(std::make_shared<const Source>(file.path, file.bytes));
        EXPECT_TRUE(article.diagnostics.empty()) << file.path << format_text(article.diagnostics[0]);
        (file.path.starts_with("front/") ? forewords : articles) += 1;
        if (file.path.starts_with("front/")) continue;
        dates.push_back(article.value.date ? to_edtf(*article.value.date) : "none");
        attributed += article.value.epigraph && !article.value.epigraph->attribution.empty();
        EXPECT_EQ(article.value.first_published.text, article.value.date ? "Malakoff Infos" : "");
    }
    EXPECT_EQ(forewords, 1);
    EXPECT_EQ(articles, 8);
    EXPECT_EQ(attributed, 6);
    EXPECT_EQ(dates, (std::vector<std::string>{"none", "2024-02", "2023-06/2023-08", "2022-12/2023-01", "2022-09", "2021-11", "2021-03", "2020-12"}));
}

// Every word of the source comes in order in the files, in titles, attributions or text.
TEST(ImportSeed, LosesNoWord) {
    if (!std::filesystem::exists(seed)) GTEST_SKIP();
    const Import import = import_one(seed);
    std::map<std::string, int> counts;
    for (const std::string& word : letters_and_digits(contents(seed))) ++counts[word];
    for (const OutputFile& file : import.files)
        if (file.path.ends_with(".md"))
            for (const std::string& word : letters_and_digits(file.bytes)) --counts[word];
    std::string lost;
    for (const auto& [word, count] : counts)
        if (count > 0) lost += word + " ";
    // What was reported: two words cut apart, and the sources and dates, which are front matter now.
    const std::string told = "dela février juin juillet août décembre janvier septembre novembre mars 2022 2023 2021 2024 2020 Malakoff Infos";
    for (const std::string& word : letters_and_digits(lost)) EXPECT_NE(told.find(word), std::string::npos) << word;
}

TEST(ImportDocx, BringsHeadingsEmphasisNotesAndPictures) {
    const std::string head = "<?xml version='1.0'?>";
    const std::string name = " xmlns:w='w' xmlns:r='r' xmlns:a='a' xmlns:wp='wp'";
    const std::string document =
        head + "<w:document" + name + "><w:body><w:p><w:pPr><w:pStyle w:val='Titre1'/></w:pPr><w:r><w:t>Le lavoir (La Feuille, mai 2018)</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>Il est </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>toujours</w:t></w:r><w:r><w:t xml:space='preserve"
        "'> là</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:del><w:r><w:delText>supprimé</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>"
        "<w:p><w:r><w:drawing><wp:docPr descr='Un lavoir'/><a:blip r:embed='rId1'/></w:drawing></w:r></w:p></w:body></w:document>";
    const std::string archive = write_zip({pack("word/document.xml", document),
        pack("word/styles.xml", head + "<w:styles" + name + "><w:style w:styleId='Titre1'><w:name w:val='heading 1'/></w:style></w:styles>"),
        pack("word/footnotes.xml", head + "<w:footnotes" + name + "><w:footnote w:id='2'><w:p><w:r><w:t>Depuis 1850.</w:t></w:r></w:p></w:footnote></w:footnotes>"),
        pack("word/_rels/document.xml.rels", head + "<Relationships><Relationship Id='rId1' Target='media/image1.png'/></Relationships>"),
        store("word/media/image1.png", "a picture")});
    const Import import = import_files({{"a.docx", archive, {}}});
    EXPECT_EQ(file_named(import, "articles/2018-05-le-lavoir.md"),
              "---\ntitle: \"Le lavoir\"\ndate: 2018-05\nsource: \"La Feuille\"\n---\n\nIl est *toujours* là[^1].\n\n"
              "![Un lavoir](images/image1.png)\n\n[^1]: Depuis 1850.\n") << shown(import);
    EXPECT_EQ(file_named(import, "images/image1.png"), "a picture");
}

TEST(ImportOdt, BringsHeadingsEmphasisNotesAndPictures) {
    const std::string content =
        "<?xml version='1.0'?><o:document-content xmlns:o='o' xmlns:text='t' xmlns:style='s' xmlns:fo='f' xmlns:draw='d' xmlns:xlink='x' xmlns:svg='v'>"
        "<o:automatic-styles><style:style style:name='T1'><style:text-properties fo:font-style='italic'/></style:style></o:automatic-styles>"
        "<o:body><o:text><text:h text:outline-level='1'>Le four</text:h><text:p>La Feuille, mai 2018</text:p>"
        "<text:p>Il est <text:span text:style-name='T1'>encore</text:span><text:s/>chaud<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Le samedi.</text:p></text:note-body></text:note>.</text:p>"
        "<text:list><text:list-item><text:p>du pain</text:p></text:list-item></text:list>"
        "<text:p><draw:frame><draw:image xlink:href='Pictures/1.png'/><svg:desc>Un four</svg:desc></draw:frame></text:p></o:text></o:body></o:document-content>";
    const std::string archive = write_zip({pack("content.xml", content), store("Pictures/1.png", "a picture"),
                                           pack("styles.xml", "<?xml version='1.0'?><o:document-styles xmlns:o='o'/>")});
    const Import import = import_files({{"a.odt", archive, {}}});
    EXPECT_EQ(file_named(import, "articles/2018-05-le-four.md"),
              "---\ntitle: \"Le four\"\ndate: 2018-05\nsource: \"La Feuille\"\n---\n\nIl est *encore* chaud[^1].\n\n-   du pain\n\n"
              "![Un four](images/1.png)\n\n[^1]: Le samedi.\n") << shown(import);
}

TEST(ImportHostile, DamagedFilesAreDiagnosed) {
    for (const char* name : {"a.docx", "a.odt", "a.rtf"}) EXPECT_TRUE(has_errors(import_files({{name, "PK\3\4 nothing", {}}}).diagnostics)) << name;
    std::string deep, brackets;
    for (int i = 0; i < 200'000; ++i) deep += "<b>", brackets += "[(";
    import_files({{"a.html", deep, {}}, {"a.txt", brackets, {}}, {"b.txt", std::string(200'000, '\n') + "a", {}}});
    std::string cut, quotations, titles; // each linear in its length
    for (int i = 0; i < 20'000; ++i) cut += "mot-\n", quotations += "« Mot. » Nom\n", titles += "Titre\n";
    import_files({{"c.txt", cut, {}}, {"d.txt", quotations, {}}, {"e.txt", titles, {}}});
}

} // namespace
} // namespace florilege
