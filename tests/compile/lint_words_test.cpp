// Unknown words and names spelt two ways, as check tells them of a book on disk.
#include <gtest/gtest.h>

#include "book_on_disk.h"
#include "compile/preview.h"
#include "language/spelling.h"

namespace florilege {
namespace {

using Said = std::vector<std::string>;
const std::vector<std::string> codes{"unknown-word", "name-variant", "no-dictionary"};

TEST(LintWords, tells_an_unknown_word_once_with_its_place) {
    const BookOnDisk book;
    book.article("La mairrie a ouvert.\n\nUne autre mairrie, plus loin.");
    EXPECT_EQ(book.said(codes), (Said{"articles/a.md:7:4 unknown-word: `mairrie` is not in the dictionary (2 times)"}));
}

TEST(LintWords, knows_elisions_compounds_inclusive_forms_names_and_acronyms) {
    const BookOnDisk book;
    book.article("Aujourd'hui, l’arrière-boutique qu’entrevoit l'élu·e de Zorglubville ouvre ; la CGTZ et les habitant·e·s l’applaudissent.\n\n"
                 "Voir www.zorglub-ville.fr, `zblorg`, zblorg@exemple.fr et <span lang=\"en\">the neighbourhood</span>.");
    EXPECT_EQ(book.said(codes), Said{});
}

TEST(LintWords, takes_the_books_own_words) {
    const BookOnDisk book("title: Essai\nlanguage: fr\noutputs: [epub]\nwords: [mairrie, Numérikoff]\n");
    book.article("La mairrie et le numérikoff.");
    EXPECT_EQ(book.said(codes), Said{});
}

TEST(LintWords, reads_a_passage_in_its_own_language) {
    const BookOnDisk book;
    book.article("::: {lang=en}\nThe neighbourhood is quiett.\n:::");
    EXPECT_EQ(book.said(codes), (Said{"articles/a.md:8:22 unknown-word: `quiett` is not in the dictionary"}));
}

TEST(LintWords, tells_an_article_in_another_language_once) {
    const std::string english = "The mayor walks through the garden where children play with wooden boats while their grandmothers "
                                "watch the slow river and speak of yesterday, of markets, bridges and bread.";
    const BookOnDisk book;
    book.article(english + "\n\n::: {lang=fr}\nLa mairrie a ouvert.\n:::");
    EXPECT_EQ(book.said({"unknown-word", "other-language"}),
              (Said{"articles/a.md:1:1 other-language: most words of this article are not in the dictionary of `fr`: it seems to be in another language"}));
    const BookOnDisk said("title: Essai\nlanguage: en\noutputs: [epub]\n");
    said.article(english);
    EXPECT_EQ(said.said({"unknown-word", "other-language"}), Said{});
    const BookOnDisk quoting;
    quoting.article("Le maire traverse le jardin où jouent les enfants, et lit : the mayor walks through the garden where children play with boats.");
    EXPECT_EQ(quoting.said({"other-language"}), Said{});
}

TEST(LintWords, finds_names_spelt_two_ways) {
    const BookOnDisk book;
    book.article("Avec Murray Bookchin, puis chez Bookchin, et encore Boockchin.\n\nLes Écologistes et les Ecologistes.");
    EXPECT_EQ(book.said(codes), (Said{"articles/a.md:7:53 name-variant: `Boockchin` and `Bookchin` look like one name spelt two ways (2 times)",
                                      "articles/a.md:9:24 name-variant: `Ecologistes` and `Écologistes` look like one name spelt two ways"}));
}

TEST(LintWords, leaves_two_names_and_plurals_in_peace) {
    const BookOnDisk book;
    book.article("Entre Martin et Marin, chez Dupont et chez les Duponts, à Nantes et à Mantes.");
    EXPECT_EQ(book.said(codes), Said{});
}

TEST(LintWords, are_silenced_by_their_code_in_the_plan_or_in_place) {
    const BookOnDisk plan("title: Essai\nlanguage: fr\noutputs: [epub]\nsilence: [unknown-word]\n");
    plan.article("La mairrie a ouvert.");
    EXPECT_EQ(plan.said(codes), Said{});
    const BookOnDisk place;
    place.article("<!-- silence: unknown-word -->\n\nLa mairrie a ouvert.");
    EXPECT_EQ(place.said(codes), Said{});
}

TEST(LintWords, says_when_a_language_has_no_dictionary) {
    const BookOnDisk book("title: Essai\nlanguage: tlh\noutputs: [epub]\n");
    book.article("Heghlumeh QaQ jajvam.");
    EXPECT_EQ(book.said(codes), (Said{"book.yaml:1:1 no-dictionary: no spelling dictionary of the language `tlh` is installed"}));
}

TEST(LintWords, of_a_preview_tell_near_words_when_they_have_been_asked_for) {
    const BookOnDisk book;
    book.article("La bibliothèqque dort.\n\nNourrrice et chats.");
    CompileMemory memory;
    const auto hints = [&] {
        std::vector<std::string> hints;
        for (const Diagnostic& diagnostic : compile_for_preview(book.options(), memory).summary.diagnostics)
            if (diagnostic.code == "unknown-word") hints.push_back(diagnostic.hint);
        return hints;
    };
    ASSERT_EQ(hints().size(), 1u); // the other opens a sentence: that it is no name is not known yet
    EXPECT_EQ(hints()[0].find("did you mean"), std::string::npos);
    EXPECT_TRUE(ask_for_near_words(memory.words));
    do hints();
    while (ask_for_near_words(memory.words)); // of the second word too, once it is known to be one
    ASSERT_EQ(hints().size(), 2u);
    EXPECT_NE(hints()[0].find("`bibliothèque`"), std::string::npos) << hints()[0];
    EXPECT_NE(hints()[1].find("`Nourrice`"), std::string::npos) << hints()[1];
    EXPECT_FALSE(ask_for_near_words(memory.words));
}

} // namespace
} // namespace florilege
