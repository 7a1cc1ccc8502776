// The manual's recipes for many books, run: make and ninja build what changed and nothing else.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "base/file.h"
#include "shell.h"

namespace florilege {
namespace {

namespace fs = std::filesystem;

// The block of code in the manual that begins with this line.
std::string recipe(const std::string& first) {
    const std::string chapter = read_file(FLORILEGE_ROOT "/examples/manual/en/many-books.md");
    const std::size_t begin = chapter.find("```\n" + first);
    return begin == std::string::npos ? "" : chapter.substr(begin + 4, chapter.find("\n```", begin + 4) - begin - 3);
}

class ManyBooks : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "florilege-books-XXXXXX";
        folder_ = mkdtemp(pattern.data());
        for (const char* book : {"2023", "2024"}) {
            write(std::string("books/") + book + "/book.yaml", std::string("title: Book ") + book + "\nlanguage: en\n");
            write(std::string("books/") + book + "/articles/a b.md", "---\ntitle: One\ndate: 2024\n---\n\nText.\n");
        }
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) {
        fs::create_directories((folder_ / name).parent_path());
        write_file(folder_ / name, text);
    }
    // What `command` builds, by the books' names.
    std::string built(const std::string& command) {
        const Outcome outcome = shell("cd '" + folder_.string() + "'; export PATH='" + fs::path(FLORILEGE_PROGRAM).parent_path().string() + "':$PATH; " + command);
        EXPECT_EQ(outcome.exit, 0) << outcome.said;
        std::string books;
        const std::regex line("florilege build (\\S+)");
        for (std::sregex_iterator at(outcome.said.begin(), outcome.said.end(), line), end; at != end; ++at) books += fs::path((*at)[1].str()).filename().string() + ' ';
        return books;
    }
    void expect_only_what_changed(const std::string& command) {
        const std::string both = built(command);
        EXPECT_TRUE(both == "2023 2024 " || both == "2024 2023 ") << both;
        EXPECT_TRUE(fs::exists(folder_ / "out/2024/book-2024.epub"));
        EXPECT_EQ(built(command), "");
        write("books/2024/articles/a b.md", "---\ntitle: One\ndate: 2024\n---\n\nAnother text.\n");
        EXPECT_EQ(built(command), "2024 ");
        write("books/2023/articles/c.md", "---\ntitle: New\ndate: 2024\n---\n\nText.\n"); // a file that no list names
        EXPECT_EQ(built(command), "2023 ");
        fs::remove(folder_ / "books/2023/articles/c.md");
        EXPECT_EQ(built(command), "2023 ");
        EXPECT_EQ(built(command), "");
    }

    fs::path folder_;
};

TEST_F(ManyBooks, are_built_by_make) {
    if (shell("command -v make").exit != 0) GTEST_SKIP() << "make is not installed";
    write("Makefile", recipe("books :="));
    expect_only_what_changed("make -j2");
}

TEST_F(ManyBooks, are_built_by_ninja) {
    if (shell("command -v ninja").exit != 0) GTEST_SKIP() << "ninja is not installed";
    write("books.sh", recipe("{ echo 'rule book'"));
    expect_only_what_changed("sh books.sh && ninja -v");
}

TEST_F(ManyBooks, that_fail_are_told_by_the_exit_code) {
    if (shell("command -v make").exit != 0) GTEST_SKIP() << "make is not installed";
    write("Makefile", recipe("books :="));
    write("books/2023/book.yaml", "title: Book\nsubtilte: x\n");
    const Outcome outcome = shell("cd '" + folder_.string() + "'; PATH='" + fs::path(FLORILEGE_PROGRAM).parent_path().string() + "':$PATH make -k");
    EXPECT_EQ(outcome.exit, 2);
    EXPECT_TRUE(fs::exists(folder_ / "out/2024/book-2024.epub")); // the other one is built
    EXPECT_FALSE(fs::exists(folder_ / "out/2023/report.json"));
}

} // namespace
} // namespace florilege
