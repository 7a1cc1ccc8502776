// check --changes: what normalization changes, as a unified diff with visible spaces.
#include "compile/changes.h"

#include <gtest/gtest.h>

#include "book_on_disk.h"

namespace florilege {
namespace {

TEST(Changes, are_shown_line_by_line_with_visible_spaces) {
    const BookOnDisk book;
    book.article("Il dit : \"Oui !\"\nà M. Dupont.\n\nRien à changer ici.\n\nEncore une ligne.\n\nAu XIXe siècle, *enfin* ?");
    EXPECT_EQ(show_changes(book.options()).text,
              "--- articles/a.md\n+++ articles/a.md (as it will be set)\n"
              "@@ -6,4 +6,4 @@\n \n-Il dit : \"Oui !\"\n+Il dit⍽: «⍽Oui˽!⍽»\n-à M. Dupont.\n+à M.⍽Dupont.\n \n"
              "@@ -13,2 +13,2 @@\n \n-Au XIXe siècle, *enfin* ?\n+Au <sc>XIX</sc><sup>e</sup>⍽siècle, *enfin*˽?\n");
}

TEST(Changes, join_lines_whose_words_stay_together) {
    const BookOnDisk book;
    book.article("Voir p.\n12 du livre.");
    EXPECT_EQ(show_changes(book.options()).text,
              "--- articles/a.md\n+++ articles/a.md (as it will be set)\n@@ -6,3 +6,2 @@\n \n-Voir p.\n-12 du livre.\n+Voir p.⍽12 du livre.\n");
}

TEST(Changes, are_none_in_a_book_that_is_not_normalized) {
    const BookOnDisk book("title: Essai\nlanguage: fr\nnormalize: off\n");
    book.article("Il dit : \"Oui !\"");
    EXPECT_EQ(show_changes(book.options()).text, "");
}

} // namespace
} // namespace florilege
