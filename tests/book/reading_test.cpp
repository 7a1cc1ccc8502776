// What a browser says of each EPUB as a reader meets it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "judge.h"

namespace florilege {

namespace {

std::string node_modules() {
    const char* given = std::getenv("FLORILEGE_NODE_MODULES");
    return given ? given : FLORILEGE_ROOT "/build/node_modules";
}

std::string chromium() {
    std::string path = run("command -v chromium").output;
    while (!path.empty() && path.back() == '\n') path.pop_back();
    return path;
}

// A folder of this process, removed with it.
class Folder {
  public:
    Folder() : path_((std::filesystem::temp_directory_path() / "florilege-XXXXXX").string()) { EXPECT_NE(mkdtemp(path_.data()), nullptr); }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

} // namespace

TEST(Epub, fits_a_narrow_screen_and_loads_whole) {
    NEEDS("node");
    NEEDS("chromium");
    NEEDS("unzip");
    if (!std::filesystem::exists(node_modules() + "/playwright-core")) GTEST_SKIP() << "playwright-core is not installed";
    for (const BuiltBook& book : built_books()) {
        const Folder folder;
        ASSERT_EQ(run("unzip -q " + quoted(book.epub) + " -d " + quoted(folder.path())).status, 0) << book.name;
        const Judgement verdict = run("node " FLORILEGE_ROOT "/tests/judges/reflow.mjs " + quoted(node_modules()) + " " + quoted(chromium()) + " " + quoted(folder.path()));
        EXPECT_EQ(verdict.status, 0) << book.name;
        EXPECT_EQ(verdict.output, "") << book.name;
    }
}

} // namespace florilege
