#include "markup/targets.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/number.h"
#include "base/utf8.h"
#include "document/block_walk.h"
#include "language/language.h"

namespace florilege {

namespace {

constexpr std::size_t longest_file_name = 80; // bytes: room for a path on every file system

void see_blocks(const Blocks& blocks, const auto& see) {
    for (const Block& block : blocks) {
        if (!block.id.empty()) see(block.id);
        if (const auto* quote = std::get_if<BlockQuote>(&block.content)) see_blocks(quote->blocks, see);
        if (const auto* division = std::get_if<Division>(&block.content)) see_blocks(division->blocks, see);
        if (const auto* epigraph = std::get_if<Epigraph>(&block.content)) see_blocks(epigraph->blocks, see);
        if (const auto* list = std::get_if<List>(&block.content))
            for (const Blocks& item : list->items) see_blocks(item, see);
    }
    for_each_text(blocks, [&](const Inlines& text) {
        for (const Mark& mark : text.marks)
            if (mark.kind == MarkKind::anchor) see(mark.value);
    });
}

} // namespace

std::string xml_id(const std::string& id) {
    std::string result;
    for (const char c : id) {
        const bool plain = is_letter_ascii(static_cast<unsigned char>(c)) || is_digit_ascii(static_cast<unsigned char>(c)) || c == '-' || c == '.';
        if (plain) result += c;
        else result += '_' + to_text(std::int64_t{static_cast<unsigned char>(c)}) + '_';
    }
    const bool begins_well = !result.empty() && is_letter_ascii(static_cast<unsigned char>(result.front())) && !result.starts_with("id-");
    return begins_well ? result : "id-" + result;
}

std::string call_id(const Note& note, int call) { return note.id + "-call" + (call > 1 ? '-' + to_text(std::int64_t{call}) : ""); }

std::size_t note_of(const Mark& call) {
    std::size_t index = 0;
    std::from_chars(call.value.data(), call.value.data() + call.value.size(), index);
    return index;
}

Targets::Targets(const Book& book, std::string_view extension) {
    // Notes gathered at the end of the book live there, not in the sections that call them.
    for (std::size_t i = 0; i < book.sections.size(); ++i)
        if (book.sections[i].kind == SectionKind::notes) gathered_ = i;
    std::set<std::string> names;
    for (std::size_t i = 0; i < book.sections.size(); ++i) {
        const Section& section = book.sections[i];
        std::string name = slugify(section.id).substr(0, longest_file_name);
        if (name.empty() || !names.insert(name).second) names.insert(name += '-' + to_text(static_cast<std::int64_t>(i)));
        paths_.push_back("text/" + name + std::string(extension));
        sections_.emplace(section.id, i);
        see_blocks(section.blocks, [&](const std::string& id) { sections_.emplace(id, i); });
        for_each_text(section.blocks, [&](const Inlines& text) {
            for (const Mark& mark : text.marks) {
                if (mark.kind != MarkKind::note_ref || note_of(mark) >= section.notes.size()) continue;
                const Note& note = section.notes[note_of(mark)];
                sections_.emplace(call_id(note, ++calls_[note.id]), i);
            }
        });
        const std::size_t home = gathered_ == npos ? i : gathered_;
        for (const Note& note : section.notes) {
            sections_.emplace(note.id, home);
            see_blocks(note.blocks, [&](const std::string& id) { sections_.emplace(id, home); });
        }
    }
}

std::string Targets::link(const std::string& id) const {
    const auto found = sections_.find(id);
    if (found == sections_.end()) return {};
    return paths_[found->second].substr(std::string_view("text/").size()) + '#' + xml_id(id);
}

int Targets::calls(const Note& note) const {
    const auto found = calls_.find(note.id);
    return found == calls_.end() ? 0 : found->second;
}

std::size_t Targets::section_of(const std::string& id) const {
    const auto found = sections_.find(id);
    return found == sections_.end() ? npos : found->second;
}

PageBreaks::PageBreaks(const PageMap& pages) {
    std::set<std::string> ids;
    for (const PageMark& mark : pages) {
        std::string id = xml_id("page-" + mark.label);
        if (!ids.insert(id).second) ids.insert(id += "-of-" + to_text(std::int64_t{mark.text}) + '-' + to_text(std::int64_t{mark.offset}));
        breaks_[mark.text].push_back({mark.offset, id, mark.label});
    }
    for (auto& [text, breaks] : breaks_)
        std::stable_sort(breaks.begin(), breaks.end(), [](const PageBreak& a, const PageBreak& b) { return a.offset < b.offset; });
}

const std::vector<PageBreak>& PageBreaks::in(std::uint32_t text) const {
    static const std::vector<PageBreak> none;
    const auto found = breaks_.find(text);
    return found == breaks_.end() || text == 0 ? none : found->second;
}

std::string PageBreaks::label_at(std::uint32_t text, std::uint32_t offset) const {
    auto after = breaks_.upper_bound(text);
    while (after != breaks_.begin()) {
        --after;
        const auto& breaks = after->second;
        for (auto mark = breaks.rbegin(); mark != breaks.rend(); ++mark)
            if (after->first < text || mark->offset <= offset) return mark->label;
    }
    return {};
}

} // namespace florilege
