// A preview of an edited book is what a preview that has seen nothing before makes of it.
#include "compile/preview.h"

#include <gtest/gtest.h>

#include <random>

#include "book_on_disk.h"
#include "compile/preview_state.h"
#include "pdf/pdf.h"
#include "preview/page_svg.h"

namespace florilege {
namespace {

/// Everything that a preview shows, and the pages to the last glyph; but hints, for which the spelling library has a time limit.
std::string shown(const Compiled& compiled) {
    std::string all = dump(compiled.book);
    for (const Diagnostic& diagnostic : compiled.summary.diagnostics) {
        const Position at = diagnostic.span.source ? diagnostic.span.source->position(diagnostic.span.begin) : Position{};
        all += (diagnostic.span.source ? diagnostic.span.source->path() : "") + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ' ' + diagnostic.code + ' ' + diagnostic.message + '\n';
    }
    if (!compiled.screen) return all;
    all += dump(*compiled.screen) + write_pdf(*compiled.screen, compiled.book, PdfKind::screen).value + preview_epub(compiled).value;
    for (std::size_t page = 0; page < compiled.screen->pages.size(); ++page) all += page_svg(*compiled.screen, page, compiled.book.images);
    for (const auto& [what, span] : compiled.screen->quality.places) all += what + ' ' + std::to_string(span.begin) + '\n';
    all += std::to_string(compiled.summary.words) + ' ' + std::to_string(compiled.screen->quality.lines) + ' ' + std::to_string(compiled.screen->quality.word_space_variation) + '\n';
    for (const PageMark& mark : compiled.screen->page_map) all += mark.label + ' ' + std::to_string(mark.text) + ' ' + std::to_string(mark.offset) + '\n';
    return all;
}

class EditedBook : public testing::Test {
  protected:
    EditedBook() : book_("title: Essai\nlanguage: fr\ndate: 2025\norder: date\n") {
        for (int i = 1; i <= 6; ++i) article(i, "Le texte de l'article " + std::to_string(i) + "^[Et sa note.], qui renvoie [au premier](1.md)." + longer(i * 5));
        see();
    }

    static std::string longer(int sentences) {
        std::string text;
        for (int i = 0; i < sentences; ++i) text += " Une phrase de plus, qui pousse la suivante vers la page d'après.";
        return text + "\n\n## Un intertitre\n\n" + text + "[^n]\n\n[^n]: Une autre note, [[Hugo]].\n";
    }
    void article(int number, const std::string& text, const std::string& front_matter = "") const {
        const std::string name = std::to_string(number);
        book_.write("articles/" + name + ".md", "---\n" + (front_matter.empty() ? "title: Le titre " + name + "\ndate: 20" + std::to_string(10 + number) + "-01\n" : front_matter) + "---\n\n" + text);
    }
    BuildOptions options() const {
        BuildOptions options = book_.options();
        options.jobs = 2;
        return options;
    }

    /// The preview goes on from what it saw last, and another one begins.
    void see(std::optional<bool> good = true) {
        const Compiled again = compile_for_preview(options(), memory_);
        CompileMemory nothing;
        const Compiled fresh = compile_for_preview(options(), nothing);
        EXPECT_EQ(again.summary.failed, fresh.summary.failed);
        ASSERT_EQ(again.screen.has_value(), fresh.screen.has_value());
        good_ += again.screen.has_value();
        if (good) {
            EXPECT_EQ(again.screen.has_value(), *good) << preview_state(again, nullptr, "", {});
        }
        if (again.screen) {
            ASSERT_EQ(dump(*again.screen), dump(*fresh.screen));
        }
        EXPECT_TRUE(shown(again) == shown(fresh));
    }

    BookOnDisk book_;
    CompileMemory memory_;
    int good_ = 0; // versions that could be typeset
};

TEST_F(EditedBook, shows_the_same_when_nothing_changed) { see(); }

TEST_F(EditedBook, is_not_read_anew_where_it_did_not_change) {
    book_.write("images/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"90\"/>");
    article(2, "Texte.\n\n![Un dessin](images/a.svg)\n");
    const Compiled before = compile_for_preview(options(), memory_);
    article(3, "Autre chose.\n");
    const Compiled after = compile_for_preview(options(), memory_);
    EXPECT_EQ(before.book.images, after.book.images); // the same bytes in memory
    ASSERT_EQ(before.book.sources.size(), after.book.sources.size());
    for (std::size_t i = 0; i < before.book.sources.size(); ++i) EXPECT_EQ(before.book.sources[i] == after.book.sources[i], before.book.sources[i]->path() != "articles/3.md");
}

TEST_F(EditedBook, shows_text_that_changed) {
    article(3, "Tout autre chose." + longer(2)), see();
    article(3, "Tout autre chose encore." + longer(40)), see();
    article(6, "Le dernier, abrégé.\n"), see();
}

TEST_F(EditedBook, numbers_texts_and_pages_anew_when_some_come_or_go) {
    article(1, "Un.\n\nDeux.\n\nTrois." + longer(60)), see();
    article(1, "Un.\n"), see();
    article(7, "Un article de plus." + longer(9)), see();
    book_.remove("articles/2.md"), see();
}

TEST_F(EditedBook, follows_titles_links_and_names_from_one_article_to_the_others) {
    article(4, "Court.\n", "title: Un titre tout neuf\ndate: 2014-01\n"), see();
    article(4, "Court.\n", "title: Le même\ndate: 2009-01\nslug: \"1\"\n"), see(); // another is called so
    book_.remove("articles/1.md"), see(false); // links lead nowhere
    article(1, "Revenu.\n"), see();
}

TEST_F(EditedBook, follows_the_plan) {
    for (const char* more : {"notes: section\n", "notes: book\n", "note-numbers: page\n", "parts: year\n", "contents: both\n", "page: a4\n", "style: poche\n", "front: [articles/2.md]\n", "order: newest-first\n", ""}) {
        book_.write("book.yaml", "title: Essai\nlanguage: fr\ndate: 2025\n" + std::string(more));
        see();
        article(5, std::string("Et une édition après ") + more + "." + longer(12)), see();
    }
}

TEST_F(EditedBook, follows_a_style_of_the_book) {
    for (const char* sheet : {"shared.css", "print.css", "epub.css"}) book_.write(std::string("styles/own/") + sheet, read_file(FLORILEGE_ROOT "/styles/classique/" + std::string(sheet)));
    book_.write("book.yaml", "title: Essai\nlanguage: fr\ndate: 2025\nstyle: styles/own\n");
    see();
    book_.write("styles/own/print.css", read_file(FLORILEGE_ROOT "/styles/classique/print.css") + "\nbody { text-align: left }\n"), see();
}

TEST_F(EditedBook, follows_a_picture) {
    const auto drawing = [](int height) { return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"" + std::to_string(height) + "\"><rect width=\"100\" height=\"50\"/></svg>"; };
    book_.write("images/a.svg", drawing(100));
    article(2, "Texte.\n\n![Un dessin](images/a.svg)\n\n" + longer(9)), see();
    article(1, "Un.\n\nDeux.\n\nTrois.\n"), see(); // before it
    book_.write("images/a.svg", drawing(300)), see();
    book_.remove("images/a.svg"), see(false);
    book_.write("images/a.svg", drawing(100)), see();
}

TEST_F(EditedBook, goes_on_after_mistakes) {
    book_.write("articles/3.md", "---\ntilte: Non\n---\n\nTexte.\n"), see(false);
    article(3, "Réparé." + longer(3)), see();
    book_.write("book.yaml", "titel: Essai\n"), see(false);
    book_.write("book.yaml", "title: Essai\nlanguage: fr\n"), see();
}

TEST_F(EditedBook, keeps_what_one_version_has_when_the_next_is_made) {
    const Compiled before = compile_for_preview(options(), memory_);
    const std::string was = shown(before);
    article(1, "Un.\n\nDeux.\n\nTrois." + longer(60));
    const Compiled after = compile_for_preview(options(), memory_);
    EXPECT_EQ(shown(before), was);
    EXPECT_NE(shown(after), was);
}

TEST_F(EditedBook, has_its_sections_and_pages_in_common_with_the_last_version) {
    const Compiled before = compile_for_preview(options(), memory_);
    article(6, "Le dernier, retouché." + longer(3));
    const Compiled after = compile_for_preview(options(), memory_);
    const auto common = [](const auto& some, const auto& others) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < std::min(some.size(), others.size()); ++i) count += some.shared(i) == others.shared(i);
        return count;
    };
    EXPECT_GE(common(before.book.sections, after.book.sections), 5u); // the articles before it
    EXPECT_GE(common(before.screen->pages, after.screen->pages), 5u);
}

TEST_F(EditedBook, shows_the_same_after_edits_of_any_kind) {
    const auto drawing = [](int height) { return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"" + std::to_string(height) + "\"><rect width=\"100\" height=\"50\"/></svg>"; };
    for (const char* sheet : {"shared.css", "print.css", "epub.css"}) book_.write(std::string("styles/own/") + sheet, read_file(FLORILEGE_ROOT "/styles/classique/" + std::string(sheet)));
    book_.write("images/a.svg", drawing(100));
    std::minstd_rand random(11); // its numbers are the standard's
    const auto draw = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const char* plans[] = {"", "style: styles/own\n", "notes: book\n", "note-numbers: page\n", "parts: year\n", "page: poche\n", "order: newest-first\n"};
    for (int edit = 0; edit < 40; ++edit) {
        const int number = 2 + draw(7);
        const std::string name = std::to_string(number), file = "articles/" + name + ".md", text = "Retouché " + std::to_string(edit) + ", qui renvoie [à un autre](1.md)." + longer(draw(25));
        const int kind = draw(10);
        switch (kind) {
        case 0:
        case 1: article(number, text); break;
        case 2: article(number, text + "\nUn paragraphe de plus.\n\n![Un dessin](../images/a.svg)\n"); break;
        case 3: article(number, text, "title: Autre titre " + std::to_string(edit) + "\ndate: 20" + std::to_string(10 + draw(20)) + "-01\nauthors: [Anne Dupré]\n"); break;
        case 4: article(number, text, "title: Une adresse\ndate: 2015-01\nslug: \"" + std::to_string(1 + draw(4)) + "\"\n"); break;
        case 5: book_.remove(file); break;
        case 6: book_.remove(file), article(number + 10, text); break;
        case 7: book_.write("images/a.svg", drawing(50 + draw(200))); break;
        case 8: book_.write("styles/own/print.css", read_file(FLORILEGE_ROOT "/styles/classique/print.css") + "\nbody { text-align: " + (draw(2) ? "left" : "justify") + " }\n"); break;
        default: book_.write("book.yaml", "title: Essai\nlanguage: fr\ndate: 2025\n" + std::string(plans[draw(7)])); break;
        }
        SCOPED_TRACE("edit " + std::to_string(edit) + " of kind " + std::to_string(kind));
        see(std::nullopt);
        if (HasFailure()) return;
    }
    EXPECT_GT(good_, 30);
}

} // namespace
} // namespace florilege
