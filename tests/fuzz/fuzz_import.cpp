// A file to import: its first byte says which kind. What is imported must be read again as articles, text and all.
#include <cstdint>

#include "read/import.h"
#include "read/markdown.h"

using namespace florilege;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr const char* names[]{"in.txt", "in.html", "in.md", "in.odt", "in.docx"};
    if (size == 0) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Import import = import_files({{names[data[0] % 5], bytes, [](const std::string&) { return std::optional<std::string>(); }}});
    for (const Diagnostic& diagnostic : import.diagnostics) format_text(diagnostic);
    if (has_errors(import.diagnostics)) return 0;
    for (const OutputFile& file : import.files) {
        if (file.path.find("..") != std::string::npos || file.path.starts_with('/')) __builtin_trap();
        if (!file.path.ends_with(".md")) continue;
        const auto article = read_article(std::make_shared<const Source>(file.path, file.bytes));
        for (const Diagnostic& diagnostic : article.diagnostics) format_text(diagnostic);
    }
    return 0;
}
