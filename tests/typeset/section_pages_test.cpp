// What a section's pages are before it is known how many stand in front of it.
#include "typeset/section_pages.h"

#include <gtest/gtest.h>

#include "pages_book.h"

namespace florilege::pages_test {
namespace {

/// The galley of one article, which may have an epigraph, and all that it points into.
struct ArticleRoom {
    ArticleRoom(Break opening, bool epigraph) : book(book_of({article(epigraph)})), style(opening_on(opening)) {
        galley = make_galley(book.sections[0], {book, book.sections, {}, setter, {}, false, {}});
    }

    static Section article(bool epigraph) {
        Section made = varied_article(11, 30);
        if (!epigraph) return made;
        Epigraph words;
        words.blocks.push_back(paragraph("Rien ne presse, sinon de bien faire.", Role::epigraph));
        made.blocks.insert(made.blocks.begin(), {words, Role::epigraph, "", "", {}});
        return made;
    }
    static StyleSheet opening_on(Break side) {
        StyleSheet style = classique();
        style.page.article_opening = side;
        return style;
    }

    NoteCalls calls() const { return NoteCalls(galley); }
    std::vector<PlannedPage> planned(std::size_t pages_before, std::optional<std::vector<BrokenPage>> broken = {}) const {
        return section_pages(galley, calls(), 0, pages_before, style, std::move(broken));
    }

    Book book;
    StyleSheet style;
    Fonts fonts;
    FaceTable faces{fonts, style};
    WordCache words{fonts};
    Setter setter{fonts, style, faces, words, book.images};
    Galley galley;
};

void expect_same(const std::vector<PlannedPage>& some, const std::vector<PlannedPage>& others) {
    ASSERT_EQ(some.size(), others.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
        EXPECT_EQ(some[i].page.fragments, others[i].page.fragments) << "page " << i;
        EXPECT_EQ(some[i].page.note_begin, others[i].page.note_begin) << "page " << i;
        EXPECT_EQ(some[i].page.note_end, others[i].page.note_end) << "page " << i;
        EXPECT_EQ(some[i].page.height, others[i].page.height) << "page " << i;
        EXPECT_EQ(some[i].page.recto, others[i].page.recto) << "page " << i;
        EXPECT_EQ(some[i].opening, others[i].opening) << "page " << i;
    }
}

TEST(pages_by_themselves, are_those_of_the_section_wherever_it_begins) {
    for (const Break side : {Break::recto, Break::verso})
        for (const bool epigraph : {false, true}) {
            const ArticleRoom room(side, epigraph);
            const auto alone = pages_by_themselves(room.galley, room.calls(), room.style);
            ASSERT_TRUE(alone);
            ASSERT_GE(alone->size(), 4u);
            EXPECT_EQ(alone->front().recto, side == Break::recto);
            for (const std::size_t before : {0u, 1u, 6u, 7u}) expect_same(room.planned(before, alone), room.planned(before));
        }
}

TEST(pages_by_themselves, are_none_of_a_section_that_opens_on_the_next_page) {
    for (const Break next : {Break::automatic, Break::page}) {
        const ArticleRoom room(next, false);
        EXPECT_FALSE(pages_by_themselves(room.galley, room.calls(), room.style));
        EXPECT_NE(room.planned(0).front().page.recto, room.planned(1).front().page.recto); // it opens on either side
    }
}

TEST(section_pages, fill_up_to_the_side_on_which_the_section_opens) {
    const ArticleRoom room(Break::recto, false);
    const auto after_even = room.planned(0), after_odd = room.planned(1);
    EXPECT_TRUE(after_even.front().opening);
    ASSERT_EQ(after_odd.size(), after_even.size() + 1);
    EXPECT_TRUE(after_odd.front().page.blank());
    expect_same({after_odd.begin() + 1, after_odd.end()}, after_even);
}

} // namespace
} // namespace florilege::pages_test
