#include "assemble/article_section.h"

#include <algorithm>

#include "assemble/names.h"
#include "base/number.h"
#include "base/utf8.h"
#include "language/language.h"
#include "normalize/acronyms.h"

namespace florilege {

namespace {

Block block(BlockContent content, Role role, Span span = {}) { return {std::move(content), role, "", "", span}; }

// "Magazine municipal, n° 45, p. 12, février 2024", the source's own marks kept.
Inlines dateline(const Article& article, const std::string& language) {
    Inlines line = article.first_published;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) append(line, with_superior_letters(line.empty() ? text : ", " + text));
    };
    // A bare number is worded; "n° 45", "hors-série" or "p. 3-4" stand as the author wrote them.
    const auto add_number = [&](const char* key, const std::string& number) {
        const bool bare = !number.empty() && number.front() >= '0' && number.front() <= '9';
        add(bare ? worded(language, key, number) : number);
    };
    add_number("issue", article.issue);
    add_number("page_short", article.page);
    if (article.date) add(format_date(language, *article.date));
    return line;
}

// A title's words for tables and running heads, where links and notes have no place.
Inlines listed_title(const Inlines& title) {
    Inlines text = without_notes(title);
    std::erase_if(text.marks, [](const Mark& mark) { return mark.kind == MarkKind::link; });
    return text;
}

// The book's authors, for an article that names none; who wrote its foreword or drew its cover did not write the article.
std::vector<Contributor> authors_of(const Plan& plan) {
    std::vector<Contributor> authors = plan.authors;
    std::erase_if(authors, [](const Contributor& contributor) { return contributor.role != "author"; });
    return authors;
}

bool same_people(const std::vector<Contributor>& a, const std::vector<Contributor>& b) { return author_names(a) == author_names(b); }

void add_later_notes(Article& article, const std::string& language, Blocks& blocks) {
    for (LaterNote& note : article.later_notes) {
        Blocks content;
        if (note.date)
            content.push_back(block(Paragraph{with_superior_letters(worded(language, "later_note", format_date(language, *note.date)))}, Role::later_note));
        for (Block& part : note.blocks) {
            if (part.role == Role::body) part.role = Role::later_note;
            content.push_back(std::move(part));
        }
        blocks.push_back(block(Division{"later-note", std::move(content)}, Role::later_note));
    }
}

// A dedication is its words alone, on a page without a title.
void add_dedication(Article& article, Blocks& blocks) {
    for (Block& part : article.body) {
        if (part.role == Role::body) part.role = Role::dedication;
        blocks.push_back(std::move(part));
    }
    article.body.clear();
}

void add_opening(Article& article, const Plan& plan, const Section& section, Blocks& blocks) {
    const bool is_article = section.kind == SectionKind::article;
    Block title = block(Heading{1, article.title}, is_article ? Role::article_title : Role::section_title, span_of(article.title, 0, 0));
    title.id = section.id + "-title";
    blocks.push_back(std::move(title));
    if (!article.subtitle.empty()) blocks.push_back(block(Paragraph{article.subtitle}, Role::article_subtitle));
    if (!article.authors.empty() && !same_people(article.authors, plan.authors))
        blocks.push_back(block(Paragraph{plain(listed(author_names(article.authors), section.language))}, Role::article_author));
    if (is_article)
        if (Inlines line = dateline(article, plan.language); !line.empty()) blocks.push_back(block(Paragraph{std::move(line)}, Role::dateline));
    if (!article.summary.empty() && is_article) blocks.push_back(block(Paragraph{article.summary}, Role::summary));
}

bool is_running_text(Role role) {
    switch (role) {
    case Role::body:
    case Role::dialogue:
    case Role::quotation:
    case Role::list_item:
    case Role::definition:
    case Role::later_note:
    case Role::footnote: return true;
    default: return false;
    }
}

// Titles, verse and tables keep their capitals.
void mark_acronyms(Blocks& blocks) {
    for (Block& part : blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&part.content); paragraph && is_running_text(part.role)) mark_acronyms(paragraph->text);
        if (auto* quote = std::get_if<BlockQuote>(&part.content)) mark_acronyms(quote->blocks);
        if (auto* division = std::get_if<Division>(&part.content)) mark_acronyms(division->blocks);
        if (auto* list = std::get_if<List>(&part.content))
            for (Blocks& item : list->items) mark_acronyms(item);
    }
}

// Ids for headings and anchors, unique in the book; `places` learns what they were called in the file.
class PlaceNamer {
  public:
    PlaceNamer(const Section& section, Ids& ids, Places& places) : section_(section), ids_(ids), places_(places) {}

    void name(Blocks& blocks) {
        for (Block& part : blocks) {
            if (auto* heading = std::get_if<Heading>(&part.content); heading && part.role != Role::article_title && part.role != Role::section_title)
                part.id = learn(part.id.empty() ? slugify(plain_text(heading->text)) : part.id);
            else if (!part.id.empty() && part.id != section_.id + "-title")
                part.id = learn(part.id);
            if (auto* quote = std::get_if<BlockQuote>(&part.content)) name(quote->blocks);
            if (auto* division = std::get_if<Division>(&part.content)) name(division->blocks);
            if (auto* list = std::get_if<List>(&part.content))
                for (Blocks& item : list->items) name(item);
        }
    }

    // Anchors take book-wide ids; an index mark gets an anchor of its own to be found by.
    void name(Inlines& text) {
        std::vector<Mark> marks;
        for (Mark& mark : text.marks) {
            if (mark.kind == MarkKind::anchor) mark.value = learn(mark.value);
            if (mark.kind == MarkKind::index_entry)
                marks.push_back({MarkKind::anchor, mark.begin, mark.begin, ids_.unique(section_.id + "-index-" + to_text(std::int64_t{++entries_})), "index"});
            marks.push_back(std::move(mark));
        }
        text.marks = std::move(marks);
    }

  private:
    std::string learn(const std::string& local) {
        const std::string id = ids_.unique(section_.id + '-' + slugify(local));
        places_.emplace(to_nfc(section_.source_path + '#' + local), id);
        return id;
    }

    const Section& section_;
    Ids& ids_;
    Places& places_;
    int entries_ = 0;
};

} // namespace

Section article_section(Article article, const Plan& plan, SectionOf as, Ids& ids, Places& places) {
    Section section;
    section.kind = as.kind;
    section.level = as.level;
    section.body_matter = as.kind == SectionKind::article;
    section.language = article.language.empty() ? plan.language : article.language;
    section.source_path = article.source->path();
    section.id = ids.unique(slugify(article.slug.empty() ? plain_text(article.title) : article.slug));
    section.title = listed_title(article.title);
    fill_file_as(article.authors);
    section.authors = article.authors.empty() && as.kind == SectionKind::article ? authors_of(plan) : article.authors;
    section.date = article.date;
    section.first_published = plain_text(article.first_published);
    section.tags = article.tags;
    section.summary = plain_text(article.summary);
    places.emplace(to_nfc(section.source_path), section.id);

    section.short_title = listed_title(article.short_title);

    Blocks& blocks = section.blocks;
    const bool dedication = as.kind == SectionKind::dedication;
    if (dedication) section.title = {}, add_dedication(article, blocks);
    const auto add_epigraph = [&] {
        Block epigraph = block(*article.epigraph, Role::epigraph);
        std::get<Epigraph>(epigraph.content).placement = plan.epigraphs;
        blocks.push_back(std::move(epigraph));
    };
    if (article.epigraph && plan.epigraphs == EpigraphPlacement::page) add_epigraph();
    if (!dedication) add_opening(article, plan, section, blocks);
    if (article.epigraph && plan.epigraphs == EpigraphPlacement::opening) add_epigraph();
    if (article.image) blocks.push_back(block(*article.image, Role::figure, article.image_span));
    std::move(article.body.begin(), article.body.end(), std::back_inserter(blocks));
    if (article.epigraph && plan.epigraphs == EpigraphPlacement::end) add_epigraph();
    add_later_notes(article, section.language, blocks);
    section.notes = std::move(article.notes);

    PlaceNamer namer(section, ids, places);
    namer.name(blocks);
    for_each_text(blocks, [&](Inlines& text) { namer.name(text); });
    for (std::size_t i = 0; i < section.notes.size(); ++i) {
        Note& note = section.notes[i];
        note.id = ids.unique(section.id + "-note-" + to_text(static_cast<std::int64_t>(i + 1)));
        for (Block& part : note.blocks)
            if (part.role == Role::body) part.role = Role::footnote;
        for_each_text(note.blocks, [&](Inlines& text) { namer.name(text); });
    }
    return section;
}

void complete(Section& section, const Plan& plan) {
    if (plan.normalize == Normalize::full) {
        mark_acronyms(section.blocks);
        for (Note& note : section.notes) mark_acronyms(note.blocks);
    }
    section.words = count_words(section);
}

} // namespace florilege
