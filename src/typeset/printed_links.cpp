#include "typeset/printed_links.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "base/number.h"
#include "document/block_walk.h"

namespace florilege {

namespace {

/// The address of a link, when its text does not say it.
std::optional<std::string_view> unsaid_address(const Inlines& text, const Mark& mark) {
    if (mark.kind != MarkKind::link || mark.value.starts_with('#')) return std::nullopt;
    std::string_view address = mark.value;
    for (const std::string_view scheme : {"mailto:", "tel:"})
        if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
    const std::string_view said = std::string_view(text.text).substr(mark.begin, mark.end - mark.begin);
    const std::size_t host = address.find("://");
    const bool says = said.find(address) != said.npos || (host != address.npos && said == address.substr(host + 3));
    if (says || address.empty()) return std::nullopt;
    return address;
}

/// Gives one section its notes.
class LinkNoter {
  public:
    LinkNoter(Section& section, std::map<std::uint32_t, std::vector<Edit>>& added)
        : section_(section), added_(added), numbers_(section.notes.size(), -1) {}

    void run() {
        for (Block& block : section_.blocks) {
            const bool links = !std::holds_alternative<Heading>(block.content) && !std::holds_alternative<Epigraph>(block.content);
            const auto visit = [&](Inlines& text) { number(text, links); };
            for_each_text_in(block, visit);
        }
        for (std::size_t i = 0; i < numbers_.size(); ++i)
            if (numbers_[i] < 0) notes_.push_back(std::move(section_.notes[i]));
        section_.notes = std::move(notes_);
    }

  private:
    /// Numbers the text's calls, those of its links put in.
    void number(Inlines& text, bool links) {
        std::vector<Edit> edits;
        std::vector<std::size_t> notes;
        for (Mark& mark : text.marks) {
            if (mark.kind == MarkKind::note_ref) mark.value = to_text(static_cast<std::int64_t>(number_of(mark)));
            else if (const auto address = links ? unsaid_address(text, mark) : std::nullopt) {
                edits.push_back({mark.end, mark.end, std::string(object_replacement_utf8)});
                notes.push_back(add_note(text, mark, *address));
            }
        }
        if (edits.empty()) return;
        const std::uint32_t id = text.id;
        text = apply_edits(text, edits);
        for (std::size_t i = 0; i < edits.size(); ++i) {
            const auto begin = edits[i].begin + static_cast<std::uint32_t>(i * object_replacement_utf8.size());
            const auto end = begin + static_cast<std::uint32_t>(object_replacement_utf8.size());
            const auto at = std::upper_bound(text.marks.begin(), text.marks.end(), begin,
                                             [](std::uint32_t offset, const Mark& mark) { return offset < mark.begin; });
            text.marks.insert(at, {MarkKind::note_ref, begin, end, to_text(static_cast<std::int64_t>(notes[i])), ""});
        }
        if (id != 0) added_[id] = std::move(edits);
    }

    std::size_t number_of(const Mark& call) {
        const std::size_t old = static_cast<std::size_t>(std::atoi(call.value.c_str()));
        if (old >= numbers_.size()) return old;
        if (numbers_[old] < 0) {
            numbers_[old] = static_cast<int>(notes_.size());
            notes_.push_back(std::move(section_.notes[old]));
        }
        return static_cast<std::size_t>(numbers_[old]);
    }

    std::size_t add_note(const Inlines& text, const Mark& link, std::string_view address) {
        Note note;
        note.id = section_.id + "--link-" + to_text(static_cast<std::int64_t>(++links_));
        note.span = span_of(text, link.begin, link.end);
        Inlines words = plain(std::string(address));
        words.marks.push_back({MarkKind::link, 0, static_cast<std::uint32_t>(words.text.size()), link.value, ""});
        note.blocks.push_back({Paragraph{std::move(words)}, Role::footnote, "", "", note.span});
        notes_.push_back(std::move(note));
        return notes_.size() - 1;
    }

    Section& section_;
    std::map<std::uint32_t, std::vector<Edit>>& added_;
    std::vector<int> numbers_; // of the author's notes; -1: not called yet
    std::vector<Note> notes_;
    int links_ = 0;
};

} // namespace

std::vector<Edit> addresses(const Inlines& text) {
    std::vector<Edit> edits;
    for (const Mark& mark : text.marks)
        if (const auto address = unsaid_address(text, mark)) edits.push_back({mark.end, mark.end, " (" + std::string(*address) + ")"});
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    return edits;
}

bool writes_out_links(const Book& book) {
    if (book.plan.links == PrintedLinks::none) return false;
    bool found = false;
    const auto see = [&](const Inlines& text) { found = found || !addresses(text).empty(); };
    for (const Section& section : book.sections) {
        for_each_text(section.blocks, see);
        for (const Note& note : section.notes) for_each_text(note.blocks, see);
    }
    return found;
}

LinkNotes with_link_notes(const SectionList& sections) {
    LinkNotes noted{sections, {}};
    for (std::size_t i = 0; i < sections.size(); ++i) LinkNoter(noted.sections.edit(i), noted.added).run();
    return noted;
}

} // namespace florilege
