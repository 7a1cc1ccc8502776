#include "read/markdown.h"

#include <algorithm>
#include <map>

#include "base/number.h"
#include "language/language.h"
#include "read/front_matter.h"
#include "read/markdown_blocks.h"
#include "read/source_text.h"

namespace florilege {

namespace {

// The Markdown in place: what stands above it becomes blank, so that lines and offsets stay those of the file.
MappedText body_text(const Source& source, std::string text, std::uint32_t begin) {
    for (std::uint32_t at = 0; at < begin; ++at)
        if (text[at] != '\n' && text[at] != '\r') text[at] = ' ';
    return MappedText(&source, std::move(text));
}

// Numbers the notes in the order of their first call and makes the calls point at them.
void number_notes(Article& article, std::map<std::string, Note> notes, Diagnostics& diagnostics) {
    std::map<std::string, std::string> numbers;
    for (auto& [key, note] : notes)
        for_each_text(note.blocks, [&](Inlines& inlines) { remove_note_calls(inlines, diagnostics); });
    const auto visit = [&](Inlines& inlines) {
        for (Mark& mark : inlines.marks) {
            if (mark.kind != MarkKind::note_ref) continue;
            const auto note = notes.find(mark.value);
            auto number = numbers.find(mark.value);
            if (number == numbers.end() && note != notes.end()) {
                number = numbers.emplace(mark.value, to_text(static_cast<std::int64_t>(article.notes.size()))).first;
                article.notes.push_back(std::move(note->second));
            }
            if (number != numbers.end()) mark.value = number->second;
        }
    };
    for_each_text(article.body, visit);
}

// The closing block quote, when it says whose words it quotes.
void take_epigraph(Article& article) {
    if (article.epigraph || article.body.empty()) return;
    BlockQuote* quote = std::get_if<BlockQuote>(&article.body.back().content);
    if (!quote || quote->attribution.empty()) return;
    bool calls_notes = false;
    const auto look = [&](const Inlines& inlines) {
        for (const Mark& mark : inlines.marks) calls_notes = calls_notes || mark.kind == MarkKind::note_ref;
    };
    for_each_text(quote->blocks, look);
    if (calls_notes) return;
    make_epigraph(quote->blocks);
    article.epigraph = Epigraph{EpigraphPlacement::page, std::move(quote->blocks), std::move(quote->attribution), {}};
    article.body.pop_back();
}

// A file's name without its folders and its extension.
std::string stem(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

} // namespace

Result<Article> read_article(SourcePtr source) {
    Result<Article> result;
    Article& article = result.value;
    article.source = std::move(source);
    Result<std::string> safe = safe_text(*article.source);
    result.diagnostics = std::move(safe.diagnostics);
    const std::uint32_t begin = read_front_matter(safe.value, article, result.diagnostics);
    if (article.slug.empty()) article.slug = slugify(stem(article.source->path()));
    MarkdownBlocks body = read_blocks(body_text(*article.source, std::move(safe.value), begin), result.diagnostics);
    article.body = std::move(body.blocks);
    article.silenced = std::move(body.silenced);
    take_epigraph(article);
    number_notes(article, std::move(body.notes), result.diagnostics);
    std::erase_if(result.diagnostics, [&](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::warning &&
               std::find(article.silenced.begin(), article.silenced.end(), diagnostic.code) != article.silenced.end();
    });
    return result;
}

} // namespace florilege
