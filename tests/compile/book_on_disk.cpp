#include "book_on_disk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace florilege {

BookOnDisk::BookOnDisk(const std::string& plan) {
    std::string pattern = testing::TempDir() + "florilege-compile-XXXXXX";
    folder_ = mkdtemp(pattern.data());
    write("book.yaml", plan);
}

void BookOnDisk::write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    write_file(folder_ / name, text);
}

void BookOnDisk::article(const std::string& text, const std::string& name, const std::string& front_matter) const {
    write("articles/" + name + ".md", "---\ntitle: Un titre\ndate: 2024-02\nsource: Le Journal\n" + front_matter + "---\n\n" + text + "\n");
}

BuildOptions BookOnDisk::options() const {
    BuildOptions options;
    options.book = folder_;
    options.styles_folder = FLORILEGE_ROOT "/styles";
    return options;
}

std::vector<std::string> BookOnDisk::said(const std::vector<std::string>& codes) const {
    std::vector<std::string> said;
    const BuildSummary summary = check(options());
    for (const Diagnostic& diagnostic : summary.diagnostics) {
        if (std::find(codes.begin(), codes.end(), diagnostic.code) == codes.end()) continue;
        const Position place = diagnostic.span.source ? diagnostic.span.source->position(diagnostic.span.begin) : Position{};
        said.push_back((diagnostic.span.source ? diagnostic.span.source->path() : "") + ":" + std::to_string(place.line) + ":" +
                       std::to_string(place.column) + " " + diagnostic.code + ": " + diagnostic.message);
    }
    return said;
}

} // namespace florilege
