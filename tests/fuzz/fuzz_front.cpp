// Front matter alone, above a fixed text: what fuzz_markdown seldom reaches.
#include <cstdint>

#include "normalize/normalize.h"
#include "read/markdown.h"

using namespace florilege;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string yaml(reinterpret_cast<const char*>(data), size);
    auto article = read_article(std::make_shared<Source>("a.md", "---\ntitle: T\n" + yaml + "\n---\n\nTexte.\n"));
    for (const Diagnostic& diagnostic : article.diagnostics) format_text(diagnostic);
    if (!has_errors(article.diagnostics)) normalize(std::move(article.value), Normalize::full, "fr");
    return 0;
}
