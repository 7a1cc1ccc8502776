#include "compile/preview_state.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/diagnostic_text.h"
#include "base/escape.h"
#include "base/number.h"
#include "preview/page_svg.h"

namespace florilege {

namespace {

using Json = nlohmann::ordered_json;

constexpr MessageForm narrow{false, 42}; // columns of the page's margin

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json message(const Diagnostic& diagnostic, std::optional<std::size_t> page) {
    Json object{{"severity", diagnostic.severity == Severity::error ? "error" : "warning"}, {"code", diagnostic.code}, {"message", escaped(diagnostic.message)}, {"hint", escaped(diagnostic.hint)}};
    if (!diagnostic.span.source) return object;
    const Position at = diagnostic.span.source->position(diagnostic.span.begin);
    object["path"] = diagnostic.span.source->path(), object["line"] = at.line, object["column"] = at.column;
    object["excerpt"] = format_excerpt(diagnostic.span, narrow);
    if (page) object["page"] = *page;
    return object;
}

// As text: they are many, and told anew at every save.
std::string pages_of(const TypesetBook& typeset) {
    std::string pages = "[", section, section_text;
    for (const Page& page : typeset.pages) {
        if (page.section != section || section_text.empty()) section = page.section, section_text = dumped(section);
        pages += (pages.size() > 1 ? ",{\"label\":" : "{\"label\":") + dumped(page.label) + (page.recto ? ",\"recto\":true" : ",\"recto\":false");
        pages += ",\"width\":" + to_text(page.width) + ",\"height\":" + to_text(page.height) + ",\"section\":" + section_text + '}';
    }
    return pages + ']';
}

Json outline_of(const TypesetBook& typeset) {
    Json outline = Json::array();
    for (const OutlineEntry& entry : typeset.outline) {
        const auto target = std::lower_bound(typeset.destinations.begin(), typeset.destinations.end(), entry.target,
                                             [](const Destination& destination, const std::string& id) { return destination.id < id; });
        if (target != typeset.destinations.end() && target->id == entry.target)
            outline.push_back({{"title", entry.title}, {"level", entry.level}, {"page", target->page}});
    }
    return outline;
}

} // namespace

std::string preview_state(const Compiled& last, const Compiled* good, const std::string& failure, PreviewVersions versions) {
    const TypesetBook* pages = good ? &*good->screen : nullptr;
    Json messages = Json::array();
    if (!failure.empty()) messages.push_back({{"severity", "error"}, {"code", ""}, {"message", escaped(failure)}, {"hint", ""}});
    const Diagnostics& diagnostics = last.summary.diagnostics;
    std::vector<Span> spans;
    for (const Diagnostic& diagnostic : diagnostics) spans.push_back(diagnostic.span);
    // Places in the pages are known while these are of the same reading.
    const auto places = &last == good ? pages_of(*pages, spans) : std::vector<std::optional<std::size_t>>(spans.size());
    for (std::size_t i = 0; i < diagnostics.size(); ++i) messages.push_back(message(diagnostics[i], places[i]));
    std::string state = dumped({{"version", versions.last}, {"good", versions.good}, {"failed", last.summary.failed || !failure.empty()},
                   {"title", good ? good->book.plan.title.value : ""}, {"words", good ? good->summary.words : 0},
                   {"outline", pages ? outline_of(*pages) : Json::array()}, {"messages", std::move(messages)}});
    state.back() = ',';
    return state + "\"pages\":" + (pages ? pages_of(*pages) : "[]") + '}';
}

std::string preview_place(const Span& span) {
    if (!span.source) return "{}";
    const Position at = span.source->position(span.begin);
    return dumped({{"path", span.source->path()}, {"line", at.line}, {"column", at.column}, {"excerpt", format_excerpt({span.source, span.begin, span.begin}, narrow)}});
}

std::string preview_documents(const std::vector<EpubDocument>& documents, const std::string& cover) {
    Json list = Json::array();
    for (const EpubDocument& document : documents) list.push_back({{"path", document.path}, {"title", document.title}});
    return dumped({{"documents", std::move(list)}, {"cover", cover}});
}

std::string preview_words(const std::vector<std::pair<std::string, std::string>>& words) {
    Json object = Json::object();
    for (const auto& [english, word] : words) object[english] = word;
    return dumped(object);
}

} // namespace florilege
