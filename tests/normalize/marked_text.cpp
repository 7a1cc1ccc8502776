#include "marked_text.h"

#include <map>
#include <optional>

namespace florilege {

namespace {

const std::map<std::string, MarkKind>& simple_tags() {
    static const std::map<std::string, MarkKind> tags{
        {"em", MarkKind::emphasis}, {"strong", MarkKind::strong}, {"sup", MarkKind::superscript}, {"sc", MarkKind::small_caps},
        {"code", MarkKind::code}, {"kbd", MarkKind::keyboard}, {"samp", MarkKind::sample}};
    return tags;
}

struct Tag {
    const char* start;
    MarkKind kind;
};
constexpr Tag valued_tags[] = {{"a href=\"", MarkKind::link}, {"span lang=\"", MarkKind::language}, {"span class=\"", MarkKind::passage}};

std::optional<Mark> opened_by(const std::string& tag) {
    if (const auto simple = simple_tags().find(tag); simple != simple_tags().end()) return Mark{simple->second, 0, 0, "", ""};
    for (const Tag& valued : valued_tags)
        if (tag.starts_with(valued.start)) return Mark{valued.kind, 0, 0, tag.substr(std::string(valued.start).size(), tag.size() - std::string(valued.start).size() - 1), ""};
    return std::nullopt;
}

std::string tag_of(const Mark& mark) {
    for (const auto& [name, kind] : simple_tags())
        if (kind == mark.kind) return name;
    for (const Tag& valued : valued_tags)
        if (valued.kind == mark.kind) return valued.start + mark.value + "\"";
    return "?";
}

} // namespace

Inlines from_markup(const std::string& markup) {
    Inlines inlines;
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < markup.size();) {
        const std::size_t end = markup[at] == '<' ? markup.find('>', at) : std::string::npos;
        if (end != std::string::npos) {
            const std::string tag = markup.substr(at + 1, end - at - 1);
            const auto offset = static_cast<std::uint32_t>(inlines.text.size());
            if (tag.starts_with("/") && !open.empty()) {
                inlines.marks[open.back()].end = offset;
                open.pop_back();
                at = end + 1;
                continue;
            }
            if (auto mark = opened_by(tag)) {
                mark->begin = offset;
                open.push_back(inlines.marks.size());
                inlines.marks.push_back(*mark);
                at = end + 1;
                continue;
            }
        }
        inlines.text.push_back(markup[at++]);
    }
    return inlines;
}

std::string to_markup(const Inlines& inlines) {
    std::string markup;
    std::vector<const Mark*> open;
    std::size_t next = 0;
    for (std::uint32_t at = 0; at <= inlines.text.size(); ++at) {
        while (!open.empty() && open.back()->end == at) {
            const std::string tag = tag_of(*open.back());
            markup += "</" + tag.substr(0, tag.find(' ')) + ">";
            open.pop_back();
        }
        for (; next < inlines.marks.size() && inlines.marks[next].begin == at; ++next) {
            markup += "<" + tag_of(inlines.marks[next]) + ">";
            open.push_back(&inlines.marks[next]);
        }
        if (at < inlines.text.size()) markup.push_back(inlines.text[at]);
    }
    return markup;
}

} // namespace florilege
