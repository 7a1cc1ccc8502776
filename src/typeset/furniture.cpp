#include "typeset/furniture.h"

#include "typeset/leaders.h"

namespace florilege {

namespace {

/// A running head leaves this part of the measure free.
constexpr std::int64_t head_share = 900; // permille

/// Where a title that is to end before `end` may stop: at its last punctuation when that leaves half of it, else behind a word
/// that is more than an article or a preposition.
std::size_t good_cut(std::string_view text, std::size_t end) {
    std::size_t stop = text.find_last_of(",;:(", end - 1);
    while (stop != text.npos && stop > 0 && (text[stop - 1] == ' ' || static_cast<unsigned char>(text[stop - 1]) >= 0x80)) --stop;
    if (stop != text.npos && stop >= end / 2) return stop;
    constexpr std::size_t longest_particle = 3; // letters
    for (std::size_t space = text.rfind(' ', end - 1); space != text.npos && space > end / 2 && end - space - 1 <= longest_particle; space = text.rfind(' ', end - 1))
        end = space;
    return end;
}

Inlines shortened(const Inlines& title, const std::string& language, const Setter& setter) {
    const Length most = setter.style.page.text_width() * head_share / 1000;
    Inlines head = without_notes(title);
    for (char& c : head.text)
        if (c == '\n') c = ' ';
    std::erase_if(head.marks, [](const Mark& mark) { return mark.kind == MarkKind::link || mark.kind == MarkKind::image; });
    // A title of a thousand words is not measured a thousand times: what could fit is cut out first.
    constexpr std::size_t most_bytes = 400;
    std::size_t end = head.text.size();
    if (end > most_bytes) end = head.text.rfind(' ', most_bytes);
    if (end == std::string::npos) end = head.text.size();
    bool whole = end == head.text.size();
    while (end > 0) {
        Inlines tried = slice(head, 0, static_cast<std::uint32_t>(end));
        if (!whole) append(tried, plain("…"));
        if (text_width(tried, Role::running_head, language, setter) <= most) {
            if (whole) return tried;
            Inlines cut = slice(head, 0, static_cast<std::uint32_t>(good_cut(head.text, end)));
            append(cut, plain("…"));
            return cut;
        }
        const std::size_t space = head.text.rfind(' ', end - 1);
        if (space == std::string::npos || space == 0) return tried;
        end = space;
        whole = false;
    }
    return head;
}

void place_aligned(Page& page, const Inlines& text, Role role, Artifact artifact, Length y, const std::string& language, const Setter& setter,
                   Diagnostics& diagnostics) {
    if (text.empty()) return;
    const PageStyle& style = setter.style.page;
    const std::size_t lines = page.lines.size();
    std::vector<StructureNode> none;
    Canvas canvas{page, none, diagnostics};
    const Length left = page.recto ? style.inner : style.outer;
    place_text(text, role, language, setter, {left, y, {0, artifact}}, style.text_width(), canvas);
    for (std::size_t i = lines; i < page.lines.size(); ++i) page.lines[i].text = page.lines[i].offset = 0;
}

} // namespace

RunningHeads running_heads(const Book& book, const Section& section, const Setter& setter) {
    return {shortened(plain(book.plan.title.value), book.plan.language, setter), shortened(section.short_title.empty() ? section.title : section.short_title, section.language, setter)};
}

void place_head(Page& page, const RunningHeads& heads, const Section& section, const Setter& setter, Diagnostics& diagnostics) {
    const PageStyle& style = setter.style.page;
    if (style.head_baseline.value > 0)
        place_aligned(page, page.recto ? heads.recto : heads.verso, Role::running_head, Artifact::running_head, style.head_baseline,
                      section.language, setter, diagnostics);
}

void place_folio(Page& page, const Section& section, const Setter& setter, Diagnostics& diagnostics) {
    const PageStyle& style = setter.style.page;
    if (style.folio == FolioPlace::none) return;
    const Inlines folio = plain(page.label);
    const Length y = style.folio == FolioPlace::head_outer && style.head_baseline.value > 0 ? style.head_baseline : style.folio_baseline;
    const Length width = text_width(folio, Role::folio, section.language, setter);
    const Length left = page.recto ? style.inner : style.outer;
    Length x = page.recto ? left + style.text_width() - width : left;
    if (style.folio == FolioPlace::foot_centre) x = left + (style.text_width() - width) / 2;
    std::vector<StructureNode> none;
    Canvas canvas{page, none, diagnostics};
    place_text(folio, Role::folio, section.language, setter, {x, y, {0, Artifact::folio}}, width + style.outer / 2, canvas);
    page.lines.back().text = page.lines.back().offset = 0;
}

} // namespace florilege
