#include "assemble/assemble.h"

#include <algorithm>

#include "assemble/article_section.h"
#include "assemble/furniture.h"
#include "assemble/index.h"
#include "assemble/links.h"
#include "assemble/names.h"
#include "assemble/selection.h"
#include "base/number.h"
#include "base/parallel.h"
#include "base/sha256.h"
#include "base/translate.h"
#include "language/language.h"

namespace florilege {

namespace {

constexpr std::size_t most_named = 3; // articles in the name of a hand-out's files

/// What tells a hand-out's files from the book's and from those of other articles.
std::string handout_name(const std::vector<Selected>& selected) {
    std::string first, all;
    for (std::size_t i = 0; i < selected.size(); ++i) {
        all += '-' + slugify(selected[i].article->slug);
        if (i < most_named) first = all;
    }
    return selected.size() > most_named ? first + '-' + sha256_hex(all).substr(0, 8) : all;
}

/// A hand-out is an article between its title page and its legal lines, not a book with tables.
void make_handout(Manuscript& manuscript) {
    manuscript.front.clear(), manuscript.back.clear();
    Plan& plan = manuscript.plan;
    if (plan.epigraphs == EpigraphPlacement::page) plan.epigraphs = EpigraphPlacement::opening;
}

bool is_of_whole_books(const Section& section) {
    switch (section.kind) {
    case SectionKind::half_title:
    case SectionKind::also_by:
    case SectionKind::contents:
    case SectionKind::chronology:
    case SectionKind::index:
    case SectionKind::colophon: return true;
    default: return false;
    }
}

std::string slug_of(const Plan& plan, const std::vector<YearRange>& years) {
    std::string slug = plan.slug.empty() ? slugify(plan.title.value) : plan.slug;
    if (slug.empty()) slug = "book";
    for (const YearRange& range : years) {
        slug += '-' + to_text(std::int64_t{range.first});
        if (range.last != range.first) slug += '-' + to_text(std::int64_t{range.last});
    }
    return slug;
}

// The same for every build of the book, whatever its text becomes: what names the book, not what it says.
std::string identifier_of(const Plan& plan, const std::string& slug, const std::vector<std::string>& articles) {
    const auto isbn = plan.isbn.find("epub");
    if (isbn != plan.isbn.end()) return "urn:isbn:" + isbn->second.value;
    std::string identity = plan.title.value + '\n' + plan.subtitle + '\n' + plan.language + '\n' + slug;
    for (const Contributor& author : plan.authors) identity += '\n' + author.role + ' ' + author.name;
    for (const std::string& article : articles) identity += "\narticle " + article;
    return "urn:uuid:" + uuid_of(identity);
}

// The newest date written in the sources, or the first day of undated_year.
Date newest_date(const Manuscript& manuscript) {
    CalendarDate newest{undated_year, 1, 1};
    const auto see = [&](const std::optional<Date>& date) {
        if (date) newest = std::max(newest, date->end ? *date->end : date->start);
    };
    see(manuscript.plan.date), see(manuscript.plan.printed), see(manuscript.plan.legal_deposit);
    for (const auto* list : {&manuscript.front, &manuscript.articles, &manuscript.back})
        for (const Article& article : *list) {
            see(article.date);
            for (const LaterNote& note : article.later_notes) see(note.date);
        }
    return {newest, std::nullopt, false, false};
}

SectionKind kind_of_front(const Article& article) {
    const bool dedication = std::find(article.tags.begin(), article.tags.end(), "dedication") != article.tags.end();
    return dedication ? SectionKind::dedication : SectionKind::foreword;
}

/// Numbers what `texts` walks of a section, after number `last`. A section whose numbers are right stays as it is, shared.
template <class Texts>
void number(SectionList& sections, std::size_t index, std::uint32_t& last, const Texts& texts) {
    std::uint32_t id = last;
    bool right = true;
    texts(sections[index], [&](const auto& text) { right = text.id == ++id && right; });
    if (!right) texts(sections.edit(index), [id = last](auto& text) mutable { text.id = ++id; });
    last = id;
}

// Every text's number, code and pictures among them, in the order in which a reader meets it: notes come after the blocks of their
// section, or where the book gathers them.
void number_texts(SectionList& sections) {
    const auto blocks = [](auto& section, auto&& visit) { for_each_text(section.blocks, visit); };
    const auto notes = [](auto& section, auto&& visit) {
        for (auto& note : section.notes) for_each_text(note.blocks, visit);
    };
    const auto gathers = [](const Section& section) { return section.kind == SectionKind::notes; };
    const bool gathered = std::any_of(sections.begin(), sections.end(), gathers);
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        number(sections, i, last, blocks);
        if (gathers(sections[i]))
            for (std::size_t calling = 0; calling < sections.size(); ++calling) number(sections, calling, last, notes);
        else if (!gathered) number(sections, i, last, notes);
    }
}

// Where the tables of contents stand.
struct Tables {
    bool short_front = false;
    bool full_front = false;
    bool full_back = false;
};

Tables tables_of(const Plan& plan) {
    switch (plan.contents) {
    case ContentsPlacement::front: return {false, true, false};
    case ContentsPlacement::back: return {false, false, true};
    case ContentsPlacement::both: return {true, false, true};
    case ContentsPlacement::automatic: break;
    }
    const bool french = primary_subtag(plan.language) == "fr";
    return {french, !french, french};
}

bool wants_chronology(const Plan& plan, const SectionList& sections) {
    const auto dated = std::count_if(sections.begin(), sections.end(), [](const Section& s) { return s.kind == SectionKind::article && s.date; });
    return plan.order != Order::date && dated >= 3;
}

// The furniture around the text, in the order of the trade.
SectionList with_furniture(SectionList text, const Plan& plan, const Date& date, Ids& ids, Diagnostics& diagnostics) {
    if (plan.notes == NotesPlacement::book && std::any_of(text.begin(), text.end(), [](const Section& s) { return !s.notes.empty(); })) {
        Section notes;
        notes.kind = SectionKind::notes;
        notes.id = ids.unique("notes");
        notes.language = plan.language;
        notes.body_matter = false;
        notes.title = plain(std::string(wording(plan.language, "notes")));
        notes.blocks.push_back({Heading{1, notes.title}, Role::section_title, notes.id + "-title", "", {}});
        text.push_back(std::move(notes));
    }
    if (wants_chronology(plan, text)) text.push_back(chronology(text, plan, ids));
    for (Section& index : indexes(text, plan, ids, diagnostics)) text.push_back(std::move(index));

    const Tables tables = tables_of(plan);
    SectionList sections;
    sections.push_back(half_title(plan, ids));
    if (Section others = also_by(plan, ids); !others.blocks.empty()) sections.push_back(std::move(others));
    sections.push_back(title_page(plan, date, ids));
    if (Section legal = imprint(plan, ids); !legal.blocks.empty()) sections.push_back(std::move(legal));
    const auto is_dedication = [](const Section& s) { return s.kind == SectionKind::dedication; };
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_dedication(text[i])) sections.share(text.shared(i));
    text.erase_if(is_dedication);
    if (tables.short_front) sections.push_back(contents(text, plan, ContentsExtent::titles, ids));
    if (tables.full_front) sections.push_back(contents(text, plan, ContentsExtent::full, ids));
    Section back_table = tables.full_back ? contents(text, plan, ContentsExtent::full, ids) : Section{};
    sections.share(text);
    if (tables.full_back) sections.push_back(std::move(back_table));
    if (Section last = colophon(plan, ids); !last.blocks.empty()) sections.push_back(std::move(last));
    return sections;
}

/// The section of an article, and what it was made of besides its article and the plan.
struct Made {
    std::shared_ptr<const Article> article;
    SectionOf as;
    std::vector<std::string> ids; // that it has, all as it wanted them
    Places places;
    std::vector<Followed> links;
    std::shared_ptr<Section> section;
};

} // namespace

struct AssembleMemory::State {
    SourcePtr plan;
    std::map<std::string, Made> made; // by the path of the article
};

AssembleMemory::AssembleMemory() : state_(std::make_unique<State>()) {}
AssembleMemory::~AssembleMemory() = default;

namespace {

/// The text of the book: front, parts and articles, back.
class TextMaker {
  public:
    TextMaker(const Plan& plan, Ids& ids, Diagnostics& diagnostics, AssembleMemory::State* memory, int jobs)
        : plan_(plan), ids_(ids), diagnostics_(diagnostics), memory_(memory), jobs_(jobs) {
        if (memory && memory->plan != plan.source) memory->made.clear(), memory->plan = plan.source;
    }

    SectionList make(Manuscript& manuscript, std::vector<Selected> selected, const std::vector<std::string>& paths) {
        add_all(manuscript.front, kind_of_front);
        std::string current;
        for (Selected& entry : selected) {
            if (entry.part != current && !entry.part.empty()) sections_.push_back(part(entry.part, plan_, ids_));
            current = entry.part;
            add(std::move(entry.article), {SectionKind::article, current.empty() ? 1 : 2});
        }
        add_all(manuscript.back, [](const Article&) { return SectionKind::afterword; });
        for_each_index(new_.size(), jobs_, [&](std::size_t i) { complete(sections_.edit(new_[i]), plan_); });
        for (std::size_t i = 0; i < sections_.size(); ++i) resolve(i, paths);
        return std::move(sections_);
    }

    /// Keeps the sections as they are in the book.
    void keep(const SectionList& sections) {
        if (!memory_) return;
        for (std::size_t i = 0; i < sections.size(); ++i)
            if (const auto made = made_.find(sections[i].source_path); made != made_.end()) made->second.section = sections.shared(i);
        memory_->made = std::move(made_);
    }

  private:
    template <class KindOf>
    void add_all(SharedList<Article>& articles, KindOf&& kind_of) {
        for (std::size_t i = 0; i < articles.size(); ++i) {
            std::shared_ptr<Article> article = articles.shared(i);
            articles.share(i, nullptr);
            const SectionKind kind = kind_of(*article);
            add(std::move(article), {kind, 1});
        }
    }

    void add(std::shared_ptr<Article> article, SectionOf as) {
        if (is_kept(article, as)) return;
        const std::string wanted = Ids::of(slugify(article->slug.empty() ? plain_text(article->title) : article->slug));
        const Span where = span_of(article->title, 0, static_cast<std::uint32_t>(article->title.text.size()));
        const std::size_t given = ids_.count(), renamed = ids_.renamed();
        Made made{memory_ ? article : nullptr, as, {}, {}, {}, nullptr};
        Places places;
        new_.push_back(sections_.size());
        const Section& section = sections_.push_back(article_section(taken(std::move(article)), plan_, as, ids_, places));
        if (section.id != wanted)
            diagnostics_.push_back(warning("id-renamed", where, tr("another section is called `{}` already; this one becomes `{}`", wanted, section.id),
                                           tr("give one of them a `slug:` of its own")));
        if (memory_ && ids_.renamed() == renamed) made.ids = ids_.after(given), made.places = places, made_.insert_or_assign(section.source_path, std::move(made));
        places_.merge(places);
    }

    /// Adds the section that was made of the article, if it would come out the same but for its links.
    bool is_kept(const std::shared_ptr<Article>& article, SectionOf as) {
        if (!memory_) return false;
        const auto found = memory_->made.find(article->source->path());
        if (found == memory_->made.end()) return false;
        Made& made = found->second;
        if (!made.section || made.article != article || made.as != as || !ids_.take(made.ids)) return false;
        sections_.share(made.section);
        places_.insert(made.places.begin(), made.places.end());
        made_.insert_or_assign(found->first, std::move(made));
        return true;
    }

    void resolve(std::size_t index, const std::vector<std::string>& paths) {
        const auto made = made_.find(sections_[index].source_path);
        if (made != made_.end() && made->second.section) {
            if (lead_there(made->second.links, places_)) return;
            Ids own;
            Places places;
            complete(sections_.replace(index, article_section(*made->second.article, plan_, made->second.as, own, places)), plan_);
        }
        const std::size_t said = diagnostics_.size();
        auto followed = resolve_links(sections_.edit(index), places_, paths, diagnostics_);
        if (made == made_.end()) return;
        if (diagnostics_.size() == said) made->second.links = std::move(followed);
        else made_.erase(made);
    }

    const Plan& plan_;
    Ids& ids_;
    Places places_;
    Diagnostics& diagnostics_;
    AssembleMemory::State* memory_;
    const int jobs_;
    std::map<std::string, Made> made_;
    SectionList sections_;
    std::vector<std::size_t> new_; // sections to be completed
};

} // namespace

Result<Book> assemble(Manuscript manuscript, const AssembleOptions& options, AssembleMemory* memory, int jobs) {
    Result<Book> result;
    Book& book = result.value;
    book.date = options.date ? *options.date : newest_date(manuscript);
    book.sources.push_back(manuscript.plan.source);
    std::vector<std::string> paths;
    for (const auto* list : {&manuscript.front, &manuscript.articles, &manuscript.back})
        for (const Article& article : *list) {
            book.sources.push_back(article.source);
            paths.push_back(to_nfc(article.source->path()));
        }
    fill_file_as(manuscript.plan.authors);

    const bool is_handout = !options.articles.empty();
    if (is_handout) make_handout(manuscript);
    // A hand-out or some of the years are another publication than the book, which has its own numbers or none.
    if (is_handout || !options.years.empty() || !options.isbn.empty()) manuscript.plan.isbn = options.isbn;
    std::vector<Selected> selected = select(manuscript, options, result.diagnostics);
    const std::string handout = is_handout ? handout_name(selected) : std::string();
    Ids ids;
    TextMaker maker(manuscript.plan, ids, result.diagnostics, memory ? &memory->state() : nullptr, jobs);
    SectionList text = maker.make(manuscript, std::move(selected), paths);
    book.sections = with_furniture(std::move(text), manuscript.plan, book.date, ids, result.diagnostics);
    if (is_handout) book.sections.erase_if(is_of_whole_books);
    number_texts(book.sections);
    for (std::size_t i = 0; i < book.sections.size(); ++i)
        if (book.sections[i].words == 0) book.sections.edit(i).words = count_words(book.sections[i]);
    maker.keep(book.sections);

    book.slug = slug_of(manuscript.plan, options.years) + handout;
    book.identifier = identifier_of(manuscript.plan, book.slug, options.articles);
    book.images = std::move(manuscript.images);
    book.plan = std::move(manuscript.plan);
    return result;
}

} // namespace florilege
