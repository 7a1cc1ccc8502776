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

/// Do the section's pages print the folios of others?
bool prints_folios(const Section& section) {
    return std::any_of(section.blocks.begin(), section.blocks.end(), [](const Block& block) {
        return std::holds_alternative<ContentsTable>(block.content) || std::holds_alternative<IndexTable>(block.content);
    });
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
        result_.quality = measure_quality(result_, setter_.style);
        for (Diagnostic& found : quality_warnings(result_.quality)) diagnostics_.push_back(std::move(found));
        return {std::move(result_), std::move(diagnostics_)};
    }

  private:
    /// The book's sections, or what printing made of them.
    const std::vector<Section>& text() const { return links_.sections.empty() ? book_.sections : links_.sections; }

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
        for (const Section& section : text()) {
            KeptSection* kept = kept_ && is_set_by_itself(section) ? &kept_->take(section) : nullptr;
            from.push_back(kept ? &kept->section : &section);
            sections_.push_back(kept ? &kept->set : &unkept_.emplace_back());
        }
        for_each_index(sections_.size(), options_.jobs, [&](std::size_t i) {
            if (sections_[i]->calls.empty()) make_galley_of(*from[i], *sections_[i]);
        });
    }

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
        const Plan& plan = book_.plan;
        if (plan.note_numbers != NoteNumbers::page || plan.notes != NotesPlacement::page || set.galley.notes.empty()) return false;
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

    void plan_pages() {
        std::vector<std::optional<std::vector<BrokenPage>>> broken(sections_.size());
        for_each_index(sections_.size(), options_.jobs, [&](std::size_t i) {
            const SetSection& set = *sections_[i];
            if (set.planned_behind < 0) broken[i] = pages_by_themselves(set.galley, set.calls.front(), setter_.style);
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

    void plan_pages_of(SetSection& set, std::size_t index, std::size_t pages_before, std::optional<std::vector<BrokenPage>> broken) {
        const int parity = static_cast<int>(pages_before % 2);
        if (set.planned_behind != parity) {
            set.planned = section_pages(set.galley, set.calls.front(), index, pages_before, setter_.style, std::move(broken));
            set.pages.clear();
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

    FolioMap label_ids() {
        FolioMap folios;
        result_.destinations.clear();
        std::size_t number = 0;
        for (const SetSection* set : sections_)
            for (const PlannedPage& planned : set->planned) {
                for (PlacedId& id : ids_on(set->galley, set->calls.front(), planned, setter_.style.page, body_size())) {
                    if (!folios.emplace(id.id, label_of(number)).second) continue;
                    result_.destinations.push_back({std::move(id.id), static_cast<std::uint32_t>(number), id.x, id.y});
                }
                ++number;
            }
        std::sort(result_.destinations.begin(), result_.destinations.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        return folios;
    }

    void place() {
        std::vector<std::size_t> first_page;
        std::size_t number = 0;
        for (const SetSection* set : sections_) first_page.push_back(number), number += set->planned.size();
        for_each_index(sections_.size(), options_.jobs, [&](std::size_t i) {
            if (!is_placed(*sections_[i], first_page[i])) place_section(*sections_[i], first_page[i]);
        });
    }

    /// Are the pages those of the plan already, with the folios that they have now?
    bool is_placed(const SetSection& set, std::size_t number) const {
        if (set.pages.empty() || prints_folios(*set.galley.section)) return false;
        return std::all_of(set.pages.begin(), set.pages.end(), [&](const Page& page) { return page.label == label_of(number++); });
    }

    void place_section(SetSection& set, std::size_t number) {
        unplace(set);
        const Section& section = *set.galley.section;
        const RunningHeads heads = running_heads(book_, section, setter_);
        for (const PlannedPage& planned : set.planned) {
            TextPlace begins;
            Page page = place_page(set.galley, set.calls.front(), planned, {setter_, folios_}, begins);
            page.label = label_of(number++);
            if (!is_bare(planned, section.kind)) place_furniture(page, heads, section, setter_, set.galley.diagnostics);
            // Grown by doubling, kept for the whole build.
            page.glyphs.shrink_to_fit(), page.text.shrink_to_fit(), page.runs.shrink_to_fit(), page.lines.shrink_to_fit();
            set.pages.push_back(std::move(page));
            set.begins.push_back(begins);
        }
        if (!kept_) set.galley.texts.clear(), set.galley.units.clear(), set.galley.notes.clear(); // placed for good
    }

    void join() {
        StructureNode document;
        document.language = book_.plan.language;
        result_.structure.push_back(document);
        std::uint32_t part = 0;
        for (SetSection* set : sections_) {
            const Section& section = *set->galley.section;
            const bool in_part = section.level > 1 && section.kind == SectionKind::article;
            if (!in_part) part = 0;
            const std::uint32_t node = join_structure(result_.structure, set->galley.structure, part);
            if (section.kind == SectionKind::part) part = node;
            for (std::size_t i = 0; i < set->pages.size(); ++i) {
                Page page = kept_ ? set->pages[i] : std::move(set->pages[i]);
                renumber_nodes(page, node);
                mark_page(page, set->begins[i]);
                result_.pages.push_back(std::move(page));
            }
            if (!section.title.empty() && !set->planned.empty()) result_.outline.push_back({plain_text(section.title), section.level, section.id});
            diagnostics_.insert(diagnostics_.end(), set->galley.diagnostics.begin(), set->galley.diagnostics.end());
        }
        if (!result_.page_map.empty()) mark_waiting(result_.page_map.back());
    }

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
