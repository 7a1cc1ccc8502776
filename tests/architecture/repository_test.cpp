// What the documents promise about the repository, and what no file of it may hold.
#include <gtest/gtest.h>

#include <regex>

#include "repository.h"

namespace florilege {

namespace {

// Files written by hand that a reader of the project opens.
std::vector<std::filesystem::path> written_files() {
    std::vector<std::filesystem::path> files;
    for (const char* folder : {"src", "tests", "styles", "fonts", "content", "examples", "po", ".ci"})
        for (const auto& file : files_under(folder, {".h", ".cpp", ".txt", ".md", ".yaml", ".css", ".cmake", ".sh", ".mjs", ".js", ".po", ""}))
            files.push_back(file);
    for (const char* name : {"CMakeLists.txt", "CMakePresets.json", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "run"})
        if (std::filesystem::exists(repository / name)) files.push_back(repository / name);
    return files;
}

// The words are written apart here so that this file does not hold them.
const std::vector<std::string> unfinished{"TO" "DO", "FIX" "ME", "X" "XX", "place" "holder", "not impl" "emented",
                                          "not yet impl" "emented"};

void expect_none(const std::filesystem::path& file, const std::regex& pattern, const std::string& why) {
    int number = 0;
    for (const std::string& line : lines_of(file)) {
        ++number;
        if (line.size() > 5000) continue; // std::regex recurses on the length of the line
        std::smatch match;
        EXPECT_FALSE(std::regex_search(line, match, pattern)) << shown(file) << ":" << number << ": " << why << ": " << match.str();
    }
}

} // namespace

TEST(Documents, name_every_folder_of_src) {
    const std::string text = text_of(repository / "ARCHITECTURE.md");
    ASSERT_FALSE(text.empty());
    for (const auto& entry : std::filesystem::directory_iterator(repository / "src")) {
        if (!entry.is_directory()) continue;
        const std::string name = entry.path().filename().string();
        EXPECT_NE(text.find("`" + name + "/`"), std::string::npos) << "ARCHITECTURE.md does not name src/" << name;
    }
}

TEST(Documents, name_every_file_at_the_top) {
    const std::string text = text_of(repository / "ARCHITECTURE.md");
    // What the design lists, what tools make, and what git keeps.
    const std::set<std::string> known{"CMakeLists.txt", "CMakePresets.json", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md",
                                      "run", ".ci", ".clang-format", ".clang-tidy", "src", "styles", "fonts", "content", "tests",
                                      "examples", "po", ".git", ".gitignore", "build", "out", ".cache", "compile_commands.json"};
    for (const auto& entry : std::filesystem::directory_iterator(repository)) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(known.contains(name) || text.find("`" + name) != std::string::npos)
            << name << " stands at the top without a reason in ARCHITECTURE.md";
    }
}

TEST(Repository, leaves_nothing_unfinished) {
    std::string words;
    for (const std::string& word : unfinished) words += (words.empty() ? "" : "|") + word;
    const std::regex pattern("\\b(" + words + ")\\b");
    for (const auto& file : written_files()) expect_none(file, pattern, "unfinished");
}

TEST(Repository, names_no_place_of_one_machine) {
    const std::regex pattern("(^|[^A-Za-z0-9_.])/(work|root)/[a-z]");
    for (const auto& file : written_files()) expect_none(file, pattern, "a path of one machine");
    const std::string here = repository.parent_path().generic_string() + '/';
    if (std::count(here.begin(), here.end(), '/') < 3) return; // too short to be told from a word between slashes
    for (const auto& file : written_files()) EXPECT_EQ(text_of(file).find(here), std::string::npos) << shown(file) << " names " << here;
}

TEST(Repository, names_no_package_registry) {
    const std::regex pattern("https?://[a-z0-9.-]*(registry|npmjs|deb\\.debian|pypi|crates\\.io)");
    for (const auto& file : written_files()) expect_none(file, pattern, "a registry's host");
}

} // namespace florilege
