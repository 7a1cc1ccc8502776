#include "typeset/typeset_book.h"

#include <algorithm>
#include <tuple>

#include "base/number.h"
#include "base/parallel.h"
#include "typeset/furniture.h"
#include "typeset/galley.h"
#include "typeset/printed_links.h"
#include "typeset/quality.h"
#include "typeset/section_pages.h"
#include "typeset/set_section.h"
#include "typeset/structure.h"
#include "typeset/typesetter.h"

namespace florilege {

namespace {

/// An index whose folios move its own pages is set again, and so are texts whose notes change their numbers; more often than this
/// no book needs.
constexpr int most_passes = 4;

/// What sections are set with: it outlives their galleys.
struct Workshop {
    Workshop(const Book& book, const StyleSheet& sheet) : style(sheet), images(book.images), faces(fonts, style), words(fonts), setter{fonts, style, faces, words, images} {}

    StyleSheet style;
    std::map<std::string, Image> images;
    Fonts fonts;
    FaceTable faces;
    WordCache words;
    Setter setter;
};

bool has_index(const Section& section) {
    return std::any_of(section.blocks.begin(), section.blocks.end(),
                       [](const Block& block) { return std::holds_alternative<IndexTable>(block.content); });
}

class BookSetter {
  public:
    /// `kept`: what was set of the book's sections before; null for a book that is set once.
    BookSetter(const Book& book, const Workshop& workshop, const TypesetOptions& options, KeptSections* kept)
        : book_(book), options_(options), setter_(workshop.setter), kept_(kept) {
        result_.fonts = workshop.fonts;
        result_.page_style = setter_.style.page;
        if (options.print && book.plan.links == PrintedLinks::notes) links_ = with_link_notes(book.sections);
    }

    Result<TypesetBook> run() {
        make_galleys();
        paginate();
        place();
        join();
        say(quality_warnings(result_.quality));
        return {std::move(result_), std::move(diagnostics_)};
    }

  private:
    /// The book's sections, or what printing made of them.
    const SectionList& text() const { return links_.sections.empty() ? book_.sections : links_.sections; }

    void make_galley_of(const Section& section, SetSection& set) {
        set.galley = make_galley(section, {book_, text(), links_.added, setter_, folios_, options_.print, set.numbers});
        set.calls.assign(1, NoteCalls(set.galley));
        set.nodes = set.galley.structure.size();
        set.said = set.galley.diagnostics.size();
        set.planned_behind = -1;
        set.pages.clear();
    }

    void make_galleys() {
        std::vector<const Section*> from;
        for (std::size_t i = 0; i < text().size(); ++i) {
            const Section& section = text()[i];
            KeptSection* kept = kept_ && is_set_by_itself(section) ? &kept_->take(text().shared(i)) : nullptr;
            from.push_back(kept ? &kept->section : &section);
            sections_.push_back(kept ? &kept->set : &unkept_.emplace_back());
        }
        std::vector<Broken> broken(count_unmoved());
        InOrder planning(broken.size());
        std::size_t pages = 0;
        for_each_index(sections_.size(), options_.jobs, [&](std::size_t i) {
            if (sections_[i]->calls.empty()) make_galley_of(*from[i], *sections_[i]);
            if (i >= broken.size()) return;
            broken[i] = break_by_itself(*sections_[i]);
            planning.finish(i, [&](std::size_t next) {
                plan_pages_of(*sections_[next], next, pages, std::move(broken[next]));
                pages += sections_[next]->planned.size();
            });
            // Galleys take more room than pages: there are few of them at a time.
            for (int most = 2; most > 0; --most)
                if (const auto next = planning.take()) place_for_good(*sections_[*next]);
        });
    }

    /// How many of the first sections have pages that nothing behind them moves.
    std::size_t count_unmoved() const {
        if (kept_ || numbers_notes_by_page()) return 0;
        std::size_t count = 0;
        while (count + 1 < text().size() && !has_index(text()[count])) ++count; // the last section may fill a printer's sheet
        return count;
    }

    bool numbers_notes_by_page() const { return book_.plan.note_numbers == NoteNumbers::page && book_.plan.notes == NotesPlacement::page; }

    /// Does a galley depend on its section alone, not on where the book's pages begin or on what other sections say?
    bool is_set_by_itself(const Section& section) const {
        return !has_index(section) && section.kind != SectionKind::notes && (section.notes.empty() || book_.plan.note_numbers != NoteNumbers::page);
    }

    /// Pages, then the folios and the notes' numbers they give, then what shows these, until nothing moves.
    void paginate() {
        for (int pass = 0; pass < most_passes; ++pass) {
            plan_pages();
            FolioMap folios = label_ids();
            const bool same = folios == folios_;
            folios_ = std::move(folios);
            bool made = false;
            for (std::size_t i = 0; i < sections_.size(); ++i)
                if (number_notes(*sections_[i]) || (!same && has_index(text()[i]))) make_galley_of(text()[i], *sections_[i]), made = true;
            if (!made) return;
        }
        plan_pages();
        folios_ = label_ids();
    }

    /// Numbers the notes by their pages where the plan says so; true when a number changed.
    bool number_notes(SetSection& set) const {
        if (!numbers_notes_by_page() || set.galley.notes.empty()) return false;
        std::vector<int> numbers(set.galley.notes.size(), 1);
        for (const PlannedPage& planned : set.planned) {
            int number = 0;
            for (int i = planned.page.note_begin; i < planned.page.note_end; ++i)
                if (const NoteRow row = set.calls.front().rows()[static_cast<std::size_t>(i)]; row.row == 0) numbers[row.note] = ++number;
        }
        const bool changed = numbers != set.numbers;
        set.numbers = std::move(numbers);
        return changed;
    }

    /// The pages of a section, where no section before it changes them.
    using Broken = std::optional<std::vector<BrokenPage>>;

    Broken break_by_itself(const SetSection& set) const { return pages_by_themselves(set.galley, set.calls.front(), setter_.style); }

    void plan_pages() {
        std::vector<Broken> broken(sections_.size());
        for_each_index(sections_.size(), options_.jobs, [&](std::size_t i) {
            if (sections_[i]->planned_behind < 0) broken[i] = break_by_itself(*sections_[i]);
        });
        std::size_t count = 0;
        for (std::size_t i = 0; i < sections_.size(); ++i) {
            SetSection& set = *sections_[i];
            const bool last = i + 1 == sections_.size();
            const bool colophon = last && set.galley.section->kind == SectionKind::colophon;
            plan_pages_of(set, i, count, std::move(broken[i]));
            if ((options_.print || options_.sheets) && last) fill_signature(set, count, colophon);
            count += set.planned.size();
        }
        count_front_pages();
    }

    void plan_pages_of(SetSection& set, std::size_t index, std::size_t pages_before, Broken broken) {
        const int parity = static_cast<int>(pages_before % 2);
        if (set.planned_behind != parity) {
            set.planned = section_pages(set.galley, set.calls.front(), index, pages_before, setter_.style, std::move(broken));
            set.ids.clear(), set.pages.clear();
        }
        set.planned_behind = parity;
    }

    /// The pages that are counted by themselves: those before the text, as many as leave its first recto an odd number.
    void count_front_pages() {
        front_pages_ = 0;
        if (setter_.style.page.front_folios == FrontFolios::arabic) return;
        for (const SetSection* set : sections_) {
            if (set->galley.section->body_matter) break;
            front_pages_ += set->planned.size();
        }
        front_pages_ += front_pages_ % 2;
    }

    /// A printer's sheet has pages by four: blank ones before the colophon, which stays last, else at the end.
    void fill_signature(SetSection& set, std::size_t before, bool colophon) {
        const std::size_t total = before + set.planned.size();
        const std::size_t missing = (4 - total % 4) % 4;
        const std::size_t index = sections_.size() - 1;
        if (colophon) set.planned = section_pages(set.galley, set.calls.front(), index, before + missing, setter_.style);
        std::vector<PlannedPage> blanks(missing);
        for (std::size_t i = 0; i < missing; ++i) {
            blanks[i].section = index;
            blanks[i].page.recto = (before + i + (colophon ? 0 : set.planned.size())) % 2 == 0;
        }
        set.planned.insert(colophon ? set.planned.begin() : set.planned.end(), blanks.begin(), blanks.end());
        set.planned_behind = -1;
    }

    std::string label_of(std::size_t page) const {
        if (page < front_pages_) return to_roman(static_cast<int>(page + 1));
        return to_text(static_cast<std::int64_t>(page - front_pages_ + 1));
    }

    Length body_size() const { return setter_.style[Role::body].size; }

    void find_ids(SetSection& set) const {
        if (!set.ids.empty()) return;
        for (const PlannedPage& planned : set.planned) set.ids.push_back(ids_on(set.galley, set.calls.front(), planned, setter_.style.page, body_size()));
    }

    FolioMap label_ids() {
        for_each_index(sections_.size(), options_.jobs, [&](std::size_t i) { find_ids(*sections_[i]); });
        FolioMap folios;
        result_.destinations.clear();
        std::size_t number = 0;
        for (const SetSection* set : sections_)
            for (const std::vector<PlacedId>& ids : set->ids) {
                const std::string label = label_of(number);
                for (const PlacedId& id : ids)
                    if (folios.emplace(id.id, label).second) result_.destinations.push_back({id.id, static_cast<std::uint32_t>(number), id.x, id.y});
                ++number;
            }
        std::sort(result_.destinations.begin(), result_.destinations.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        return folios;
    }

    void place() {
        for_each_index(sections_.size(), options_.jobs, [&](std::size_t i) {
            if (!is_placed(*sections_[i])) place_section(*sections_[i]);
        });
        std::vector<std::size_t> first_page;
        std::vector<std::uint32_t> first_node;
        std::size_t pages = 0, nodes = 1; // behind the document's
        for (const SetSection* set : sections_) {
            first_page.push_back(pages), pages += set->planned.size();
            first_node.push_back(static_cast<std::uint32_t>(nodes)), nodes += set->galley.structure.size();
        }
        for_each_index(sections_.size(), options_.jobs, [&](std::size_t i) { settle(*sections_[i], first_page[i], first_node[i]); });
    }

    /// The folios that the section's pages print of others.
    std::vector<std::string> listed(const SetSection& set) const {
        std::vector<std::string> labels;
        for (const Unit& unit : set.galley.units)
            for (const FolioCall& call : unit.folio) {
                const auto label = folios_.find(call.target);
                labels.push_back(label == folios_.end() ? "" : label->second);
            }
        return labels;
    }

    /// Are the pages those of the plan already, with the folios of others that they print?
    bool is_placed(const SetSection& set) const { return !set.pages.empty() && set.listed == listed(set); }

    /// Places a section whose plan will not change, unless its pages print folios of others; what they were made of is forgotten.
    void place_for_good(SetSection& set) {
        if (!listed(set).empty()) return;
        find_ids(set);
        place_section(set);
    }

    /// Everything on the pages but their folios.
    void place_section(SetSection& set) {
        unplace(set);
        const Section& section = *set.galley.section;
        const RunningHeads heads = running_heads(book_, section, setter_);
        for (const PlannedPage& planned : set.planned) {
            TextPlace begins;
            Page page = place_page(set.galley, set.calls.front(), planned, {setter_, folios_}, begins);
            if (!is_bare(planned, section.kind)) place_head(page, heads, section, setter_, set.galley.diagnostics);
            fit(page.glyphs, 8), fit(page.text, 8), fit(page.runs, 1), fit(page.lines, 1);
            set.folios.push_back({page.lines.size(), page.runs.size(), page.glyphs.size(), page.text.size(), {}});
            set.pages.push_back(std::move(page));
            set.begins.push_back(begins);
        }
        set.listed = listed(set);
        set.quality = measure_quality(set.pages, setter_.style);
        if (!kept_) forget_text(set.galley);
    }

    /// Gives back what a vector of a page has grown beyond its elements and room for a folio's: pages are kept for the whole build.
    template <class Vector>
    static void fit(Vector& elements, std::size_t room) {
        Vector fitted;
        fitted.reserve(elements.size() + room);
        fitted.insert(fitted.end(), elements.begin(), elements.end());
        elements = std::move(fitted);
    }

    /// Gives the pages what their place in the book makes of them: folios, the numbers of nodes and texts.
    void settle(SetSection& set, std::size_t number, std::uint32_t first_node) {
        const Section& section = *set.galley.section;
        const bool renumbered = set.first_node != first_node || set.moved != 0;
        for (std::size_t i = 0; i < set.pages.size(); ++i) {
            std::string label = label_of(number + i);
            const bool same_label = set.pages[i].label == label;
            if (same_label && !renumbered) continue;
            Page& page = set.given ? set.pages.replace(i, set.pages[i]) : set.pages.edit(i);
            renumber_nodes(page, first_node - set.first_node), renumber_texts(page, set.moved);
            if (same_label) continue;
            page.label = std::move(label);
            if (!is_bare(set.planned[i], section.kind)) {
                BeforeFolio& before = set.folios[i];
                page.lines.resize(before.lines), page.runs.resize(before.runs), page.glyphs.resize(before.glyphs), page.text.resize(before.text);
                while (!page.raised.empty() && page.raised.back().glyph >= before.glyphs) page.raised.pop_back();
                before.said.clear();
                place_folio(page, section, setter_, before.said);
            }
        }
        set.given = true, set.first_node = first_node, set.moved = 0;
    }

    void join() {
        StructureNode document;
        document.language = book_.plan.language;
        result_.structure.push_back(document);
        std::uint32_t part = 0;
        std::vector<const SectionQuality*> qualities;
        for (const SetSection* set : sections_) {
            const Section& section = *set->galley.section;
            const bool in_part = section.level > 1 && section.kind == SectionKind::article;
            if (!in_part) part = 0;
            const std::uint32_t node = join_structure(result_.structure, set->galley.structure, part);
            if (section.kind == SectionKind::part) part = node;
            say(set->galley.diagnostics);
            for (std::size_t i = 0; i < set->pages.size(); ++i) mark_page(set->pages[i], set->begins[i]), say(set->folios[i].said);
            result_.pages.share(set->pages);
            if (!section.title.empty() && !set->planned.empty()) result_.outline.push_back({plain_text(section.title), section.level, section.id});
            qualities.push_back(&set->quality);
        }
        if (!result_.page_map.empty()) mark_waiting(result_.page_map.back());
        result_.quality = sum_up(qualities);
    }

    void say(const Diagnostics& said) { diagnostics_.insert(diagnostics_.end(), said.begin(), said.end()); }

    /// Without pages, the notes of a section follow its text, and a picture stands before the text that went past it: a page of notes
    /// alone that more text follows, or of pictures that waited, begins where the next page does, or the last one.
    void mark_page(const Page& page, TextPlace begins) {
        if (begins.text == 0) return;
        PageMap& map = result_.page_map;
        const auto place = [](const auto& at) { return std::tie(at.text, at.offset); };
        for (auto mark = map.end() - note_pages_; !begins.note && mark != map.end(); ++mark)
            if (place(begins) < place(*mark)) mark->text = begins.text, mark->offset = begins.offset;
        note_pages_ = begins.note ? note_pages_ + 1 : 0;
        if (!map.empty() && place(begins) < place(map.back())) return waiting_.push_back(page.label);
        mark_waiting({"", begins.text, begins.offset});
        map.push_back({page.label, begins.text, begins.offset});
    }

    void mark_waiting(const PageMark& at) {
        for (const std::string& label : waiting_) result_.page_map.push_back({label, at.text, at.offset});
        waiting_.clear();
    }

    const Book& book_;
    const TypesetOptions& options_;
    TypesetBook result_;
    Diagnostics diagnostics_;
    const Setter setter_;
    KeptSections* kept_;
    FolioMap folios_;
    LinkNotes links_; // when links are printed as notes
    std::deque<SetSection> unkept_;
    std::vector<SetSection*> sections_; // of unkept_ or of kept_
    std::size_t front_pages_ = 0;
    std::vector<std::string> waiting_; // labels of pages without a place of their own
    std::ptrdiff_t note_pages_ = 0;    // last ones marked, that hold nothing but notes
};

} // namespace

Result<TypesetBook> typeset(const Book& book, const StyleSheet& style, const TypesetOptions& options) {
    const Workshop workshop(book, style);
    return BookSetter(book, workshop, options, nullptr).run();
}

std::int32_t rise(const Page& page, std::uint32_t glyph) {
    const auto found = std::lower_bound(page.raised.begin(), page.raised.end(), glyph, [](const RaisedGlyph& raised, std::uint32_t number) { return raised.glyph < number; });
    return found != page.raised.end() && found->glyph == glyph ? found->y : 0;
}

struct Typesetter::State {
    State(const Book& book, const StyleSheet& style) : workshop(book, style), plan(book.plan.source) {}

    /// Does the book differ from the last one in its sections alone? Its plan and its style are what their files say.
    bool suits(const Book& book, const StyleSheet& style) const {
        const auto same = [](const SourcePtr& a, const SourcePtr& b) { return a == b || (a && b && a->text() == b->text()); };
        return same(plan, book.plan.source) && workshop.images == book.images &&
               std::equal(style.sources.begin(), style.sources.end(), workshop.style.sources.begin(), workshop.style.sources.end(), same);
    }

    Workshop workshop;
    SourcePtr plan;
    KeptSections kept;
};

Typesetter::Typesetter() = default;
Typesetter::~Typesetter() = default;

Result<TypesetBook> Typesetter::set(const Book& book, const StyleSheet& style, const TypesetOptions& options) {
    std::unique_ptr<State> state = std::move(state_); // lost if anything throws
    if (!state || !state->suits(book, style)) state = std::make_unique<State>(book, style);
    auto result = BookSetter(book, state->workshop, options, &state->kept).run();
    state->kept.forget_others();
    state_ = std::move(state);
    return result;
}

} // namespace florilege
