#include "assemble/assemble.h"

#include <algorithm>

#include "assemble/article_section.h"
#include "assemble/furniture.h"
#include "assemble/index.h"
#include "assemble/links.h"
#include "assemble/names.h"
#include "assemble/selection.h"
#include "base/number.h"
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
        all += '-' + slugify(selected[i].article.slug);
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

void fill_names(std::vector<Contributor>& contributors) {
    for (Contributor& contributor : contributors)
        if (contributor.file_as.empty()) contributor.file_as = file_as(contributor.name);
}

SectionKind kind_of_front(const Article& article) {
    const bool dedication = std::find(article.tags.begin(), article.tags.end(), "dedication") != article.tags.end();
    return dedication ? SectionKind::dedication : SectionKind::foreword;
}

/// Numbers texts, code and pictures among them.
struct Numbering {
    std::uint32_t id = 0;
    void operator()(Inlines& text) { text.id = ++id; }
    void operator()(CodeBlock& code) { code.id = ++id; }
    void operator()(Figure& figure) { figure.id = ++id; }
    void operator()(std::vector<Note>& notes) {
        for (Note& note : notes) for_each_text(note.blocks, *this);
    }
};

// Every text's number, in the order in which a reader meets it: notes come after the blocks of their section, or where the
// book gathers them.
void number_texts(std::vector<Section>& sections) {
    const auto gathers = [](const Section& section) { return section.kind == SectionKind::notes; };
    const bool gathered = std::any_of(sections.begin(), sections.end(), gathers);
    Numbering number;
    for (Section& section : sections) {
        for_each_text(section.blocks, number);
        if (gathers(section))
            for (Section& calling : sections) number(calling.notes);
        else if (!gathered) number(section.notes);
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

// The text of the book: front, parts and articles, back.
std::vector<Section> text_sections(Manuscript& manuscript, std::vector<Selected> selected, Ids& ids, Places& places, Diagnostics& diagnostics) {
    const Plan& plan = manuscript.plan;
    std::vector<Section> sections;
    const auto add = [&](Article& article, SectionOf as) {
        const std::string wanted = Ids::of(slugify(article.slug.empty() ? plain_text(article.title) : article.slug));
        const Span where = span_of(article.title, 0, static_cast<std::uint32_t>(article.title.text.size()));
        sections.push_back(article_section(std::move(article), plan, as, ids, places));
        if (const std::string& id = sections.back().id; id != wanted)
            diagnostics.push_back(warning("id-renamed", where, tr("another section is called `{}` already; this one becomes `{}`", wanted, id),
                                          tr("give one of them a `slug:` of its own")));
    };
    for (Article& article : manuscript.front) add(article, {kind_of_front(article), 1});
    std::string current;
    for (Selected& entry : selected) {
        if (entry.part != current && !entry.part.empty()) sections.push_back(part(entry.part, plan, ids));
        current = entry.part;
        add(entry.article, {SectionKind::article, current.empty() ? 1 : 2});
    }
    for (Article& article : manuscript.back) add(article, {SectionKind::afterword, 1});
    return sections;
}

bool wants_chronology(const Plan& plan, const std::vector<Section>& sections) {
    const auto dated = std::count_if(sections.begin(), sections.end(), [](const Section& s) { return s.kind == SectionKind::article && s.date; });
    return plan.order != Order::date && dated >= 3;
}

// The furniture around the text, in the order of the trade.
std::vector<Section> with_furniture(std::vector<Section> text, const Plan& plan, const Date& date, Ids& ids, Diagnostics& diagnostics) {
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
    std::vector<Section> sections;
    sections.push_back(half_title(plan, ids));
    if (Section others = also_by(plan, ids); !others.blocks.empty()) sections.push_back(std::move(others));
    sections.push_back(title_page(plan, date, ids));
    if (Section legal = imprint(plan, ids); !legal.blocks.empty()) sections.push_back(std::move(legal));
    const auto first = std::stable_partition(text.begin(), text.end(), [](const Section& s) { return s.kind == SectionKind::dedication; });
    std::move(text.begin(), first, std::back_inserter(sections));
    text.erase(text.begin(), first);
    if (tables.short_front) sections.push_back(contents(text, plan, ContentsExtent::titles, ids));
    if (tables.full_front) sections.push_back(contents(text, plan, ContentsExtent::full, ids));
    Section back_table = tables.full_back ? contents(text, plan, ContentsExtent::full, ids) : Section{};
    std::move(text.begin(), text.end(), std::back_inserter(sections));
    if (tables.full_back) sections.push_back(std::move(back_table));
    if (Section last = colophon(plan, ids); !last.blocks.empty()) sections.push_back(std::move(last));
    return sections;
}

} // namespace

Result<Book> assemble(Manuscript manuscript, const AssembleOptions& options) {
    Result<Book> result;
    Book& book = result.value;
    book.date = options.date ? *options.date : newest_date(manuscript);
    book.sources.push_back(manuscript.plan.source);
    std::vector<std::string> paths;
    for (auto* list : {&manuscript.front, &manuscript.articles, &manuscript.back})
        for (Article& article : *list) {
            book.sources.push_back(article.source);
            paths.push_back(to_nfc(article.source->path()));
            fill_names(article.authors);
        }
    fill_names(manuscript.plan.authors);

    const bool is_handout = !options.articles.empty();
    if (is_handout) make_handout(manuscript);
    // A hand-out or some of the years are another publication than the book, which has its own numbers or none.
    if (is_handout || !options.years.empty() || !options.isbn.empty()) manuscript.plan.isbn = options.isbn;
    std::vector<Selected> selected = select(manuscript, options, result.diagnostics);
    const std::string handout = is_handout ? handout_name(selected) : std::string();
    Ids ids;
    Places places;
    std::vector<Section> text = text_sections(manuscript, std::move(selected), ids, places, result.diagnostics);
    for (Section& section : text) resolve_links(section, places, paths, result.diagnostics);
    book.sections = with_furniture(std::move(text), manuscript.plan, book.date, ids, result.diagnostics);
    if (is_handout) std::erase_if(book.sections, is_of_whole_books);
    number_texts(book.sections);

    book.slug = slug_of(manuscript.plan, options.years) + handout;
    book.identifier = identifier_of(manuscript.plan, book.slug, options.articles);
    book.images = std::move(manuscript.images);
    book.plan = std::move(manuscript.plan);
    return result;
}

} // namespace florilege
