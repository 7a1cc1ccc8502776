// A small book of one article, all the way to the bytes of its EPUB and PDF.
#include <cstdint>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "compile/compile.h"

using namespace florilege;

namespace {

const std::string& folder() {
    static const std::string made = [] {
        const std::string path = std::filesystem::temp_directory_path() / ("florilege-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(path + "/articles");
        std::ofstream(path + "/book.yaml") << "title: T\nlanguage: fr\ncontents: both\n";
        return path;
    }();
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    {
        std::ofstream article(folder() + "/articles/a.md", std::ios::binary);
        article << "---\ntitle: Un titre\ndate: 2024-02\n---\n\n";
        article.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    }
    BuildOptions options;
    options.book = folder();
    options.styles_folder = FLORILEGE_STYLES;
    options.jobs = 1;
    const BuildSummary summary = build(options);
    for (const Diagnostic& diagnostic : summary.diagnostics) format_text(diagnostic);
    return 0;
}
