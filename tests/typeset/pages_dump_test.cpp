// A small book as its page dump: a diff of the golden shows what moved.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "pages_book.h"

namespace florilege::pages_test {
namespace {

Book small_book() {
    Section part = section(SectionKind::part, "part-2024", "2024");
    Section article = section(SectionKind::article, "le-pont", "Le pont");
    article.level = 2;
    article.blocks.push_back(paragraph("Le Journal, mai 2024", Role::dateline));
    article.blocks.push_back(paragraph("Le pont est ouvert."));
    add_note(article, article.blocks.size() - 1, {"Depuis mai."});
    List list;
    list.items = {{paragraph("à pied")}, {paragraph("à vélo")}};
    article.blocks.push_back({list, Role::body, "", "", {}});
    Table table;
    table.columns = {Alignment::left, Alignment::right};
    table.head.cells = {plain("An"), plain("Passants")};
    table.rows = {{{plain("2024"), plain("912")}}, {{plain("2025"), plain("1204")}}};
    article.blocks.push_back({table, Role::body, "", "", {}});
    Section contents = section(SectionKind::contents, "contents", "Table des matières");
    ContentsTable entries;
    entries.entries = {{"part-2024", 1, Role::contents_part, plain("2024"), {}}, {"le-pont", 2, Role::contents_entry, plain("Le pont"), {}}};
    contents.blocks.push_back({entries, Role::contents_entry, "", "", {}});
    return book_of({part, article, contents});
}

TEST(PageDump, OfASmallBookIsTheGolden) {
    const std::string path = std::string(CASES) + "/pages/small_book.txt";
    const std::string made = dump(typeset(small_book(), classique(), {}).value);
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path) << made;
    std::ifstream in(path);
    std::ostringstream wanted;
    wanted << in.rdbuf();
    EXPECT_EQ(made, wanted.str());
}

/// Every folio that the contents print is the label of the page where the entry's section begins.
TEST(PageDump, FoliosOfTheContentsNameTheirPages) {
    const TypesetBook book = typeset(small_book(), classique(), {}).value;
    const Page& contents = book.pages.back();
    int entries = 0;
    for (const LinkItem& link : contents.links) {
        const auto destination = std::find_if(book.destinations.begin(), book.destinations.end(), [&](const Destination& d) { return "#" + d.id == link.target; });
        ASSERT_NE(destination, book.destinations.end());
        const std::string label = book.pages[destination->page].label;
        const bool printed = std::any_of(contents.runs.begin(), contents.runs.end(), [&](const GlyphRun& run) {
            return run.y > link.y && run.y < link.y + link.height && contents.text.substr(run.text_begin, run.text_end - run.text_begin) == label;
        });
        EXPECT_TRUE(printed) << link.target << " is on page " << label;
        ++entries;
    }
    EXPECT_EQ(entries, 2);
}

void expect_faultless(const QualityReport& quality, std::uint32_t seed) {
    EXPECT_GT(quality.spreads, 3) << seed;
    EXPECT_EQ(quality.widows, 0) << seed;
    EXPECT_EQ(quality.orphans, 0) << seed;
    EXPECT_EQ(quality.unequal_spreads, 0) << seed;
    EXPECT_EQ(quality.off_grid_lines, 0) << seed;
    EXPECT_EQ(quality.hyphens_at_recto_foot, 0) << seed;
    EXPECT_EQ(quality.stranded_headings, 0) << seed;
    EXPECT_EQ(quality.short_last_pages, 0) << seed;
    EXPECT_LE(quality.longest_hyphen_run, 3) << seed;
}

TEST(PageDump, VariedTextsHaveNoWidowsOrphansNorUnequalPages) {
    for (std::uint32_t seed = 20; seed < 26; ++seed)
        expect_faultless(typeset(book_of({varied_article(seed, 120)}), classique(), {}).value.quality, seed);
}

/// Quotations, figures and tables among the paragraphs: the spaces around them give where nothing else fills a page.
TEST(PageDump, FurnishedTextsHaveNoneEither) {
    for (std::uint32_t seed = 30; seed < 36; ++seed) {
        Words words(seed);
        Section article = varied_article(seed, 90);
        for (std::size_t at = 4; at < article.blocks.size(); at += 5) {
            const auto place = article.blocks.begin() + static_cast<std::ptrdiff_t>(at);
            if (std::holds_alternative<Heading>((place - 1)->content)) continue;
            switch (words.draw(3)) {
            case 0: article.blocks.insert(place, {BlockQuote{{paragraph(words.paragraph(12 + words.draw(60)))}, {}}, Role::quotation, "", "", {}}); break;
            case 1: article.blocks.insert(place, {Figure{"wide", "Une image", plain(words.sentence(8)), {}}, Role::figure, "", "", {}}); break;
            default: {
                Table table;
                table.columns.resize(2, Alignment::left);
                for (std::uint32_t row = 0; row < 2 + words.draw(6); ++row) table.rows.push_back({{plain(words.sentence(2)), plain(words.sentence(3))}});
                article.blocks.insert(place, {table, Role::body, "", "", {}});
            }
            }
        }
        Book book = book_of({article});
        book.images["wide"].width = 1500, book.images["wide"].height = 700;
        expect_faultless(typeset(book, classique(), {}).value.quality, seed);
    }
}

} // namespace
} // namespace florilege::pages_test
