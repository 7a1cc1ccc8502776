#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "shell.h"

namespace florilege {
namespace {

namespace fs = std::filesystem;

Outcome run(const std::string& arguments, const std::string& environment = "") {
    return shell(environment + " '" FLORILEGE_PROGRAM "' " + arguments);
}

class Cli : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "florilege cli é-XXXXXX"; // spaces and accents in the path on purpose
        folder_ = mkdtemp(pattern.data());
        write("book.yaml", "title: Essai\nlanguage: fr\n");
        write("articles/a.md", "---\ntitle: Un\ndate: 2024-02\nsource: Le Journal\n---\n\nDu texte.\n");
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) {
        fs::create_directories((folder_ / name).parent_path());
        write_file(folder_ / name, text);
    }
    Outcome build(const std::string& options = "", const std::string& environment = "") { return run("build '" + folder_.string() + "' " + options, environment); }
    std::string out(const std::string& name) { return read_file(folder_ / "out" / name); }

    // Builds once well, then with the mistake: the earlier outputs stay as they were.
    void expect_refusal(const std::string& file, const std::string& text, const std::string& place, const std::string& code) {
        ASSERT_EQ(build().exit, 0);
        const std::string before = out("essai.epub"), report = out("report.json");
        write(file, text);
        const Outcome refused = build();
        EXPECT_EQ(refused.exit, 1) << refused.said;
        EXPECT_NE(refused.said.find(place + ": error: "), std::string::npos) << refused.said;
        EXPECT_NE(refused.said.find('[' + code + ']'), std::string::npos) << refused.said;
        EXPECT_NE(refused.said.find("\nhint: "), std::string::npos) << refused.said;
        EXPECT_EQ(out("essai.epub"), before);
        EXPECT_EQ(out("report.json"), report);
    }

    fs::path folder_;
};

TEST_F(Cli, builds_and_says_what_it_wrote) {
    const Outcome built = build();
    EXPECT_EQ(built.exit, 0) << built.said;
    for (const char* name : {"essai.epub", "essai.pdf", "report.json"}) EXPECT_NE(built.said.find(name), std::string::npos) << name;
    EXPECT_EQ(out("essai.epub").substr(30, 28), "mimetypeapplication/epub+zip");
    EXPECT_EQ(out("essai.pdf").substr(0, 5), "%PDF-");
}

TEST_F(Cli, an_unknown_key_is_refused_at_its_place) { expect_refusal("book.yaml", "title: Essai\nsubtilte: X\n", "book.yaml:2:1", "unknown-key"); }
TEST_F(Cli, a_missing_title_is_refused) { expect_refusal("articles/b.md", "---\ndate: 2024-02\n---\n\nTexte.\n", "articles/b.md:2:1", "missing-title"); }
TEST_F(Cli, a_wrong_date_is_refused) { expect_refusal("articles/b.md", "---\ntitle: B\ndate: 2024-13\n---\n\nTexte.\n", "articles/b.md:3:7", "date-invalid"); }
TEST_F(Cli, a_missing_picture_is_refused) { expect_refusal("articles/b.md", "---\ntitle: B\n---\n\n![Vue](images/none.png)\n", "articles/b.md:5:1", "missing-image"); }
TEST_F(Cli, a_path_out_of_the_book_is_refused) { expect_refusal("articles/b.md", "---\ntitle: B\n---\n\n![Vue](../../../../etc/passwd)\n", "articles/b.md:5:1", "outside-book"); }
TEST_F(Cli, a_dead_link_is_refused) { expect_refusal("articles/b.md", "---\ntitle: B\n---\n\nVoir [là](none.md).\n", "articles/b.md:5:7", "dead-link"); }

TEST_F(Cli, every_mistake_of_a_run_is_told_at_once) {
    write("book.yaml", "title: Essai\nsubtilte: X\npage: 1x1\n");
    write("articles/b.md", "---\ntitle: B\ndate: hier\n---\n\n![Vue](images/none.png)\n");
    const Outcome refused = build();
    for (const char* code : {"[unknown-key]", "[date-invalid]"}) EXPECT_NE(refused.said.find(code), std::string::npos) << refused.said;
}

TEST_F(Cli, a_missing_font_is_the_worlds_failure) {
    write("styles/mine/shared.css", "body { font-family: \"No Such Family\" }\n");
    write("styles/mine/print.css", "@page a5 { size: 148mm 210mm }\n");
    write("styles/mine/epub.css", "");
    write("book.yaml", "title: Essai\nstyle: styles/mine\n");
    const Outcome failed = build();
    EXPECT_EQ(failed.exit, 3) << failed.said;
    EXPECT_NE(failed.said.find("No Such Family"), std::string::npos) << failed.said;
}

TEST_F(Cli, an_output_folder_that_cannot_be_is_the_worlds_failure) {
    write("blocked", "a file");
    const Outcome failed = build("--out '" + (folder_ / "blocked/out").string() + "'");
    EXPECT_EQ(failed.exit, 3) << failed.said;
    EXPECT_NE(failed.said.find("blocked"), std::string::npos) << failed.said;
}

TEST_F(Cli, a_wrong_command_line_is_told_with_what_was_meant) {
    const Outcome wrong = build("--stirct");
    EXPECT_EQ(wrong.exit, 2) << wrong.said;
    EXPECT_NE(wrong.said.find("--strict"), std::string::npos) << wrong.said;
    EXPECT_EQ(run("biuld").exit, 2);
    EXPECT_EQ(build("--only epub,mobi").exit, 2);
    EXPECT_EQ(build("--year 24").exit, 2);
    EXPECT_EQ(run("--version").exit, 0);
}

TEST_F(Cli, warnings_fail_a_strict_build_alone) {
    write("book.yaml", "title: Essai\narticles: [articles/*.md, none/*.md]\n");
    EXPECT_EQ(build().exit, 0);
    EXPECT_EQ(build("--strict").exit, 1);
}

TEST_F(Cli, years_and_articles_are_selected) {
    write("articles/b.md", "---\ntitle: Deux\ndate: 2023-06/2023-08\nsource: Le Journal\n---\n\nAutre texte.\n");
    EXPECT_EQ(build("--year 2023").exit, 0);
    EXPECT_TRUE(fs::exists(folder_ / "out/essai-2023.epub"));
    EXPECT_EQ(build("--year 1999").exit, 1);
    EXPECT_EQ(build("--article a").exit, 0);
    EXPECT_EQ(build("--article none").exit, 1);
}

TEST_F(Cli, a_hand_out_leaves_the_books_files_alone) {
    ASSERT_EQ(build().exit, 0);
    const std::string book = out("essai.pdf");
    write("articles/b.md", "---\ntitle: Deux\ndate: 2023\nsource: Le Journal\n---\n\nAutre texte.\n");
    ASSERT_EQ(build("--article b --only pdf,booklet").exit, 0);
    EXPECT_EQ(out("essai.pdf"), book);
    EXPECT_TRUE(fs::exists(folder_ / "out/essai-b.pdf"));
    EXPECT_TRUE(fs::exists(folder_ / "out/essai-b-booklet.pdf"));
}

TEST_F(Cli, the_large_print_has_an_epub_when_the_plan_asks) {
    ASSERT_EQ(build("--only large").exit, 0);
    EXPECT_FALSE(fs::exists(folder_ / "out/essai-large.epub"));
    write("book.yaml", "title: Essai\nlarge-epub: true\n");
    ASSERT_EQ(build("--only large").exit, 0);
    EXPECT_TRUE(fs::exists(folder_ / "out/essai-large.epub"));
}

TEST_F(Cli, the_bytes_do_not_depend_on_where_and_when) {
    ASSERT_EQ(build("--jobs 1", "TZ=Asia/Tokyo LC_ALL=C").exit, 0);
    const std::string epub = out("essai.epub"), pdf = out("essai.pdf"), report = out("report.json");
    const fs::path moved = folder_.string() + " moved";
    fs::rename(folder_, moved);
    folder_ = moved;
    ASSERT_EQ(build("--jobs 4", "TZ=America/Lima LANG=tr_TR.UTF-8").exit, 0);
    EXPECT_EQ(out("essai.epub"), epub);
    EXPECT_EQ(out("essai.pdf"), pdf);
    EXPECT_EQ(out("report.json"), report);
    EXPECT_EQ(build("--verify").exit, 0);
    write("articles/a.md", "---\ntitle: Un\ndate: 2024-02\nsource: Le Journal\n---\n\nUn autre texte.\n");
    EXPECT_EQ(build("--verify").exit, 1);
}

TEST_F(Cli, colour_is_for_terminals_that_want_it) {
    write("book.yaml", "title: Essai\nsubtilte: X\n");
    const std::string command = "'" FLORILEGE_PROGRAM "' build '" + folder_.string() + "'";
    const auto on_terminal = [&](const std::string& environment) { return shell(environment + " script -qefc \"" + command + "\" /dev/null").said; };
    EXPECT_NE(on_terminal("NO_COLOR= TERM=xterm").find("\x1b[1;31merror:"), std::string::npos);
    EXPECT_EQ(on_terminal("NO_COLOR=1 TERM=xterm").find("\x1b[1;31m"), std::string::npos);
    EXPECT_EQ(on_terminal("NO_COLOR= TERM=dumb").find("\x1b[1;31m"), std::string::npos);
    EXPECT_EQ(build().said.find('\x1b'), std::string::npos);
}

TEST_F(Cli, progress_is_for_terminals_and_leaves_no_trace) {
    const std::string command = "'" FLORILEGE_PROGRAM "' build '" + folder_.string() + "'";
    const std::string said = shell("TERM=xterm script -qefc \"" + command + "\" /dev/null").said;
    const std::size_t reading = said.find("\r\x1b[Kflorilege: reading…"), built = said.find("\r\x1b[Kflorilege: built");
    EXPECT_NE(reading, std::string::npos) << said;
    EXPECT_NE(built, std::string::npos) << said; // the last stage is wiped out by what was built
    EXPECT_LT(reading, said.find("florilege: making pdf…"));
    EXPECT_EQ(shell("TERM=xterm script -qefc \"" + command + " --quiet\" /dev/null").said, "");
    EXPECT_EQ(build().said.find("reading"), std::string::npos);
}

TEST_F(Cli, the_mistakes_of_one_file_are_told_together) {
    write("articles/a.md", "---\ntitle: Un\ndate: 2024-13\nlagn: fr\n---\n\nVoir [là](none.md), ꯍ.\n\n![Vue](images/none.png)\n");
    write("articles/b.md", "no front matter, [là](none.md)\n");
    const Outcome refused = build();
    for (const char* place : {"articles/a.md:3:7: error", "articles/a.md:4:1: error", "articles/a.md:7:7: error", "articles/a.md:7:21: error",
                              "articles/a.md:9:1: error", "articles/b.md:1:1: error", "articles/b.md:1:19: error", "7 errors"})
        EXPECT_NE(refused.said.find(place), std::string::npos) << place << '\n' << refused.said;
}

TEST_F(Cli, json_diagnostics_are_for_programs) {
    write("book.yaml", "title: Essai\nsubtilte: X\n");
    const Outcome refused = build("--diagnostics json --quiet");
    EXPECT_NE(refused.said.find("\"code\": \"unknown-key\""), std::string::npos) << refused.said;
    EXPECT_NE(refused.said.find("\"line\": 2"), std::string::npos) << refused.said;
}

TEST_F(Cli, a_new_book_builds_as_it_is_in_both_languages) {
    for (const char* language : {"fr", "en"}) {
        const std::string made = (folder_ / (std::string("new ") + language)).string();
        ASSERT_EQ(run("new '" + made + "' --language " + language).exit, 0);
        const Outcome built = run("build '" + made + "' --strict");
        EXPECT_EQ(built.exit, 0) << built.said;
        EXPECT_EQ(run("new '" + made + "'").exit, 3); // a book is there already
    }
}

TEST_F(Cli, codes_are_explained) {
    const Outcome explained = run("explain dead-link");
    EXPECT_EQ(explained.exit, 0);
    EXPECT_GT(explained.said.size(), 60u) << explained.said;
    const Outcome unknown = run("explain dead-lnik");
    EXPECT_EQ(unknown.exit, 2);
    EXPECT_NE(unknown.said.find("dead-link"), std::string::npos);
}

} // namespace
} // namespace florilege
