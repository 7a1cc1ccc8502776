// Books made for the tests of pages: words of a made-up tongue, the same in every run.
#pragma once

#include <string>

#include "document/book.h"
#include "language/language.h"
#include "style/style_sheet.h"
#include "typeset/typeset_book.h"

namespace florilege::pages_test {

/// Words drawn from a small French list by a fixed sequence.
class Words {
  public:
    explicit Words(std::uint32_t seed) : state_(seed * 2654435761U + 1) {}
    std::uint32_t draw(std::uint32_t below) {
        state_ = state_ * 1664525U + 1013904223U;
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(state_) * below) >> 32);
    }
    std::string sentence(std::size_t count) {
        static const char* const list[] = {"la", "ville", "de", "nos", "jours", "bibliothèque", "et", "un", "marché", "couvert", "que",
                                           "l’on", "traverse", "sans", "hâte", "depuis", "longtemps", "habitants", "rue", "pont", "où",
                                           "conversation", "municipale", "dans", "le", "jardin", "quelques", "promeneurs", "attendent",
                                           "encore", "une", "réponse", "administration", "à", "venir", "lumière", "vers", "printemps"};
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text += draw(9) == 0 ? ", " : " ";
            text += list[draw(std::size(list))];
        }
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
        return text + ".";
    }
    std::string paragraph(std::size_t words) {
        std::string text;
        while (words > 0) {
            const std::size_t count = std::min<std::size_t>(words, 4 + draw(18));
            text += (text.empty() ? "" : " ") + sentence(count);
            words -= count;
        }
        return text;
    }

  private:
    std::uint32_t state_;
};

inline Block paragraph(std::string text, Role role = Role::body) { return {Paragraph{plain(std::move(text))}, role, "", "", {}}; }

inline Block heading(std::string text, Role role, int level = 1) { return {Heading{level, plain(std::move(text))}, role, "", "", {}}; }

inline Section section(SectionKind kind, const std::string& id, const std::string& title = {}) {
    Section made;
    made.kind = kind;
    made.id = id;
    made.language = "fr";
    made.title = plain(title);
    if (title.empty()) return made;
    const Role role = kind == SectionKind::article ? Role::article_title : kind == SectionKind::part ? Role::part_title : Role::section_title;
    made.blocks.push_back(heading(title, role));
    made.blocks.back().id = id + "-title";
    return made;
}

/// Adds a call to a new note at the end of a paragraph.
inline void add_note(Section& section, std::size_t block, std::vector<std::string> paragraphs) {
    Inlines& text = std::get<Paragraph>(section.blocks[block].content).text;
    const auto begin = static_cast<std::uint32_t>(text.text.size());
    text.text += object_replacement_utf8;
    text.marks.push_back({MarkKind::note_ref, begin, begin + 3, std::to_string(section.notes.size()), ""});
    Note note;
    note.id = section.id + "-note-" + std::to_string(section.notes.size() + 1);
    for (std::string& words : paragraphs) note.blocks.push_back(paragraph(std::move(words), Role::footnote));
    section.notes.push_back(std::move(note));
}

/// Numbers texts and pictures.
struct Numbering {
    std::uint32_t id = 0;
    void operator()(Inlines& text) { text.id = ++id; }
    void operator()(Figure& figure) { figure.id = ++id; }
};

inline void number_texts(Book& book) {
    Numbering number;
    for (std::size_t i = 0; i < book.sections.size(); ++i) {
        Section& section = book.sections.edit(i);
        for_each_text(section.blocks, number);
        for (Note& note : section.notes) for_each_text(note.blocks, number);
    }
}

inline Book book_of(std::vector<Section> sections, const std::string& title = "Florilège d’essai") {
    Book book;
    book.plan.title.value = title;
    book.sections = std::move(sections);
    number_texts(book);
    return book;
}

inline const StyleSheet& classique() {
    static const StyleSheet style = read_style(std::string(FLORILEGE_ROOT) + "/styles", FLORILEGE_ROOT, Plan{}).value;
    return style;
}

/// An article of `paragraphs` paragraphs of varied length, with notes and headings now and then.
inline Section varied_article(std::uint32_t seed, int paragraphs) {
    Words words(seed);
    Section made = section(SectionKind::article, "article-" + std::to_string(seed), "Un titre " + words.sentence(3));
    for (int i = 0; i < paragraphs; ++i) {
        if (i > 0 && words.draw(9) == 0) made.blocks.push_back(heading(words.sentence(4), Role::heading_1, 2));
        made.blocks.push_back(paragraph(words.paragraph(5 + words.draw(words.draw(4) == 0 ? 200 : 70))));
        if (words.draw(5) == 0) add_note(made, made.blocks.size() - 1, {words.paragraph(8 + words.draw(60))});
    }
    return made;
}

} // namespace florilege::pages_test
