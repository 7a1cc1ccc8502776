// What Ace and a browser say of each EPUB as a reader meets it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

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

TEST(Epub, is_accessible_for_ace) {
    NEEDS("node");
    NEEDS("chromium");
    const std::string ace = node_modules() + "/@daisy/ace-cli/bin/ace.js";
    if (!std::filesystem::exists(ace)) GTEST_SKIP() << "@daisy/ace-cli is not installed";
    const BuiltBook book = built_books().front();
    const Folder folder;
    const Verdict verdict = run("env PUPPETEER_EXECUTABLE_PATH=" + quoted(chromium()) + " node " + quoted(ace) + " --silent --force --outdir " + quoted(folder.path()) + " " + quoted(book.epub));
    const auto report = nlohmann::json::parse(bytes_of(folder.path() + "/report.json"), nullptr, false);
    ASSERT_FALSE(report.is_discarded()) << verdict.output;
    EXPECT_EQ(report["earl:result"].value("earl:outcome", ""), "pass");
    for (const auto& file : report["assertions"])
        for (const auto& assertion : file["assertions"])
            ADD_FAILURE() << file["earl:testSubject"].value("url", "") << ": " << assertion["earl:result"].value("dct:description", "");
}

TEST(Epub, fits_a_narrow_screen_and_loads_whole) {
    NEEDS("node");
    NEEDS("chromium");
    NEEDS("unzip");
    if (!std::filesystem::exists(node_modules() + "/playwright-core")) GTEST_SKIP() << "playwright-core is not installed";
    for (const BuiltBook& book : built_books()) {
        const Folder folder;
        ASSERT_EQ(run("unzip -q " + quoted(book.epub) + " -d " + quoted(folder.path())).status, 0) << book.name;
        const Verdict verdict = run("node " FLORILEGE_ROOT "/tests/judges/reflow.mjs " + quoted(node_modules()) + " " + quoted(chromium()) + " " + quoted(folder.path()));
        EXPECT_EQ(verdict.status, 0) << book.name;
        EXPECT_EQ(verdict.output, "") << book.name;
    }
}

} // namespace florilege
