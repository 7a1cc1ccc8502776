// An article: front matter and Markdown, then the rules of its language, twice: the second time must change nothing.
#include <cstdint>
#include <cstdlib>

#include "normalize/normalize.h"
#include "read/markdown.h"

using namespace florilege;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source = std::make_shared<Source>("a.md", std::string(reinterpret_cast<const char*>(data), size));
    auto article = read_article(source);
    for (const Diagnostic& diagnostic : article.diagnostics) format_text(diagnostic);
    if (has_errors(article.diagnostics)) return 0;
    auto once = normalize(std::move(article.value), Normalize::full, "fr");
    std::vector<std::string> texts, again;
    for_each_text(once.value.body, [&](const Inlines& text) {
        for (const Mark& mark : text.marks)
            if (mark.begin > mark.end || mark.end > text.text.size()) std::abort();
        texts.push_back(text.text);
    });
    auto twice = normalize(std::move(once.value), Normalize::full, "fr");
    for_each_text(twice.value.body, [&](const Inlines& text) { again.push_back(text.text); });
    if (again != texts) std::abort();
    return 0;
}
