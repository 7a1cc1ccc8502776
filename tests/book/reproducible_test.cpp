// The same bytes whatever surrounds a build.
#include <gtest/gtest.h>

#include <filesystem>

#include "judge.h"

namespace florilege {

namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, removed at its end.
class Scratch : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "florilege-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override { fs::remove_all(folder_); }
    fs::path folder_;
};

void expect_same_files(const fs::path& expected, const fs::path& other) {
    int files = 0;
    for (const auto& entry : fs::directory_iterator(expected)) {
        ++files;
        EXPECT_EQ(bytes_of(entry.path()) == bytes_of(other / entry.path().filename()), true) << entry.path().filename();
    }
    EXPECT_GT(files, 1);
}

} // namespace

using Build = Scratch;

TEST_F(Build, gives_the_same_bytes_in_another_place_and_country) {
    const fs::path moved = folder_ / "un été, ailleurs";
    fs::copy(FLORILEGE_ROOT "/content", moved, fs::copy_options::recursive);
    run("find " + quoted(moved) + " -exec touch -d 1999-12-31 {} +");
    const std::string program = quoted(FLORILEGE_PROGRAM);
    const Judgement here = run("umask 022; " + program + " build " FLORILEGE_ROOT "/content --only epub,pdf --quiet --out " + quoted(folder_ / "here"));
    ASSERT_EQ(here.status, 0) << here.output;
    const Judgement there = run("cd " + quoted(moved) + " && umask 077 && env TZ=Pacific/Chatham LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 HOME=/nonexistent " + program +
                              " build . --only epub,pdf --quiet --jobs 1 --out " + quoted(folder_ / "là-bas"));
    ASSERT_EQ(there.status, 0) << there.output;
    expect_same_files(folder_ / "here", folder_ / "là-bas");
}

TEST_F(Build, gives_the_same_bytes_with_any_number_of_workers) {
    for (const char* jobs : {"1", "2", "7"}) {
        const Judgement verdict = run(quoted(FLORILEGE_PROGRAM) + " build " FLORILEGE_ROOT "/examples/lettres --quiet --jobs " + jobs + " --out " + quoted(folder_ / jobs));
        ASSERT_EQ(verdict.status, 0) << verdict.output;
    }
    expect_same_files(folder_ / "1", folder_ / "2");
    expect_same_files(folder_ / "1", folder_ / "7");
}

TEST_F(Build, is_verified_by_its_own_report) {
    const std::string command = quoted(FLORILEGE_PROGRAM) + " build " FLORILEGE_ROOT "/examples/minimal --quiet --out " + quoted(folder_ / "out");
    ASSERT_EQ(run(command).status, 0);
    const Judgement verdict = run(command + " --verify");
    EXPECT_EQ(verdict.status, 0) << verdict.output;
}

TEST_F(Build, says_nothing_of_the_machine) {
    const fs::path moved = folder_ / "secret-place";
    fs::copy(FLORILEGE_ROOT "/content", moved, fs::copy_options::recursive);
    ASSERT_EQ(run("cd " + quoted(moved) + " && env USER=secret-user HOME=/secret-home " + quoted(FLORILEGE_PROGRAM) + " build . --quiet --out " + quoted(folder_ / "out")).status, 0);
    NEEDS("qpdf");
    NEEDS("unzip");
    const std::string out = quoted(folder_ / "out");
    const Judgement grep = run("cd " + out + " && for f in *.pdf; do qpdf --qdf --object-streams=disable \"$f\" all.txt; done && unzip -q -d epub *.epub && grep -rla secret- all.txt epub report.json");
    EXPECT_NE(grep.status, 0) << grep.output;
}

} // namespace florilege
