// A folder a diagnostic: a book, or a command on files, and what the program says of it, word for word.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>

#include "base/file.h"
#include "cli/explanations.h"
#include "compile/compile.h"

namespace florilege {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(CASES)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

// What is said in a copy of the case's folder: by its command, or by check.
std::string said_in(const fs::path& folder) {
    std::string pattern = testing::TempDir() + "florilege-case-XXXXXX";
    const fs::path copy = mkdtemp(pattern.data());
    fs::copy(folder, copy, fs::copy_options::recursive);
    const std::string command = fs::exists(copy / "command") ? read_file(copy / "command") : "$FLORILEGE check";
    fs::remove(copy / "command"), fs::remove(copy / "expected");
    std::string said;
    FILE* pipe = ::popen(("exec 2>&1; cd '" + copy.string() + "'; export LC_ALL=C FLORILEGE='" FLORILEGE_PROGRAM "'\n" + command).c_str(), "r");
    char buffer[4096];
    for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) said.append(buffer, count);
    ::pclose(pipe);
    fs::remove_all(copy);
    return std::regex_replace(said, std::regex(" in [0-9.]+ s\n"), " in S s\n");
}

class ProgramCase : public testing::TestWithParam<std::string> {};

TEST_P(ProgramCase, is_told_as_expected) {
    const fs::path folder = fs::path(CASES) / GetParam();
    const std::string said = said_in(folder);
    EXPECT_NE(said.find('[' + GetParam() + ']'), std::string::npos) << said; // the folder's name is its code
    if (std::getenv("UPDATE_GOLDEN")) write_file(folder / "expected", said);
    EXPECT_EQ(said, read_file(folder / "expected"));
}

INSTANTIATE_TEST_SUITE_P(Code, ProgramCase, testing::ValuesIn(cases()), [](const auto& info) { return std::regex_replace(info.param, std::regex("-"), "_"); });

TEST(Codes, are_each_met_by_a_test) {
    std::string tests;
    for (const auto& entry : fs::recursive_directory_iterator(FLORILEGE_ROOT "/tests"))
        if (entry.is_regular_file() && entry.path().extension() != ".png" && entry.file_size() < 1'000'000) tests += read_file(entry.path());
    for (const Explanation& explanation : explanations()) {
        const std::string code(explanation.code);
        bool met = false;
        for (std::size_t at = 0; !met && (at = tests.find(code, at)) != std::string::npos; ++at) {
            const auto joins = [](char c) { return c == '-' || std::isalnum(static_cast<unsigned char>(c)); };
            met = !joins(tests[at - 1]) && !joins(tests[at + code.size()]);
        }
        EXPECT_TRUE(met) << "no test shows " << code;
    }
}

// book.yaml's outputs are checked as they are read, the command line's as it is parsed: only a program can ask for another.
TEST(Codes, of_an_output_that_does_not_exist_is_for_programs) {
    BuildOptions options;
    options.book = FLORILEGE_ROOT "/examples/minimal";
    options.styles_folder = FLORILEGE_ROOT "/styles";
    options.only = {"mobi"};
    const Diagnostics said = check(options).diagnostics;
    EXPECT_TRUE(std::any_of(said.begin(), said.end(), [](const Diagnostic& diagnostic) { return diagnostic.code == "unknown-output"; }));
}

// A span without a source is for what no file says: the command line, and files that are written.
TEST(Codes, have_a_place_when_a_file_says_it) {
    const std::set<std::string> of_no_file{"import-kept", "unknown-article", "not-reproduced"};
    const std::regex placeless(R"re(\b(?:error|warning)\(\s*"([a-z-]+)",\s*\{\s*\})re");
    for (const auto& entry : fs::recursive_directory_iterator(FLORILEGE_ROOT "/src")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = read_file(entry.path());
        for (std::sregex_iterator match(text.begin(), text.end(), placeless), end; match != end; ++match)
            EXPECT_TRUE(of_no_file.contains((*match)[1])) << (*match)[1] << " of " << entry.path() << " has no place";
    }
}

TEST(Codes, are_shown_with_their_line_in_every_case) {
    const std::set<std::string> of_no_file{"import-kept", "unknown-article", "not-reproduced"};
    for (const std::string& name : cases()) {
        const std::string expected = read_file(fs::path(CASES) / name / "expected");
        for (std::size_t begin = 0; begin < expected.size();) {
            const std::size_t end = std::min(expected.find('\n', begin), expected.size());
            const std::string line = expected.substr(begin, end - begin);
            begin = end + 1;
            if (!std::regex_search(line, std::regex(R"((error|warning): .* \[[a-z0-9-]+\]$)")) || of_no_file.contains(name)) continue;
            EXPECT_TRUE(std::regex_search(line, std::regex(R"(^[^ ].*:[0-9]+:[0-9]+: (error|warning): )"))) << name << ": " << line;
        }
    }
}

} // namespace
} // namespace florilege
