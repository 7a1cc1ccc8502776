// What the design of pages promises beyond their text: notes numbered by page, links in notes, whole tables, figures at the edges.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "pages_book.h"

namespace florilege::pages_test {
namespace {

std::string text_of(const Page& page, const PlacedLine& line) {
    std::string text;
    for (std::uint32_t i = line.first_run; i < line.first_run + line.run_count; ++i)
        text += page.text.substr(page.runs[i].text_begin, page.runs[i].text_end - page.runs[i].text_begin);
    return text;
}

/// The numbers before the notes of a page, in order.
std::vector<std::string> note_labels(const Page& page) {
    std::vector<std::string> labels;
    for (const PlacedLine& line : page.lines)
        if (const std::string text = text_of(page, line); line.role == Role::footnote && text.size() > 1 && text.back() == '.' && text.size() < 4) labels.push_back(text);
    return labels;
}

Section article_with_notes(int count) {
    Words words(11);
    Section made = section(SectionKind::article, "notes", "Des notes");
    for (int i = 0; i < count; ++i) {
        made.blocks.push_back(paragraph(words.paragraph(70)));
        add_note(made, made.blocks.size() - 1, {words.paragraph(12)});
    }
    return made;
}

TEST(Design, NotesAreNumberedByArticleOrByPage) {
    Book book = book_of({article_with_notes(30)});
    std::size_t notes = 0;
    for (const Page& page : typeset(book, classique(), {}).value.pages) {
        for (const std::string& label : note_labels(page)) EXPECT_EQ(label, std::to_string(++notes) + ".");
    }
    EXPECT_EQ(notes, 30u);
    book.plan.note_numbers = NoteNumbers::page;
    notes = 0;
    for (const Page& page : typeset(book, classique(), {}).value.pages) {
        std::size_t on_page = 0;
        for (const std::string& label : note_labels(page)) EXPECT_EQ(label, std::to_string(++on_page) + ".");
        notes += on_page;
    }
    EXPECT_EQ(notes, 30u);
}

TEST(Design, LinksOnPaperAreWrittenOutOrBecomeNotes) {
    Section made = section(SectionKind::article, "liens", "Des liens");
    made.blocks.push_back(paragraph("Avant les liens"));
    add_note(made, 1, {"La note de l’auteur."});
    Inlines text = plain("Voir le musée et encore la carte.");
    text.marks.push_back({MarkKind::link, 8, 14, "https://example.org/musee", ""});
    text.marks.push_back({MarkKind::link, 28, 33, "https://example.org/carte", ""});
    made.blocks.push_back({Paragraph{text}, Role::body, "", "", {}});
    made.blocks.push_back(paragraph("Après"));
    add_note(made, 3, {"Une autre note."});
    Book book = book_of({made});
    const auto printed = [&](PrintedLinks links) {
        book.plan.links = links;
        const TypesetBook set = typeset(book, classique(), {true, 1}).value;
        std::string all;
        for (const PlacedLine& line : set.pages.front().lines) all += text_of(set.pages.front(), line) + "|";
        return all;
    };
    EXPECT_NE(printed(PrintedLinks::full).find("(https://example.org/musee)"), std::string::npos);
    EXPECT_EQ(printed(PrintedLinks::none).find("example.org"), std::string::npos);
    const std::string notes = printed(PrintedLinks::notes);
    EXPECT_EQ(notes.find("(https"), std::string::npos);
    EXPECT_NE(notes.find("1.|La note de l’auteur.|2.|https://example.org/musee|3.|https://example.org/carte|4.|Une autre note.|"), std::string::npos) << notes;
}

TEST(Design, ADropCapitalOpensAnArticleWhoseFirstLinesHaveRoomForIt) {
    StyleSheet style = classique();
    style.roles[static_cast<std::size_t>(Role::body)].initial_letter = 3;
    const auto capitals = [&](Block first) {
        Section made = section(SectionKind::article, "lettrine", "Une lettrine");
        Words words(2);
        made.blocks.push_back(std::move(first));
        for (int i = 0; i < 3; ++i) made.blocks.push_back(paragraph(words.paragraph(60)));
        const TypesetBook set = typeset(book_of({made}), style, {}).value;
        const auto is_capital = [](const GlyphRun& run) { return run.size > 30_pt; };
        return std::count_if(set.pages.front().runs.begin(), set.pages.front().runs.end(), is_capital);
    };
    Words words(3);
    EXPECT_EQ(capitals(paragraph(words.paragraph(60))), 1);
    EXPECT_EQ(capitals(paragraph("Deux lignes au plus.")), 0);
    EXPECT_EQ(capitals(paragraph("— " + words.paragraph(60), Role::dialogue)), 0);
}

TEST(Design, APoemStandsInTheMiddleByItsLongestLine) {
    Section made = section(SectionKind::article, "vers", "Des vers");
    Verse verse;
    verse.stanzas = {plain("Un vers plus long que l’autre\nUn vers court"), plain("Encore un")};
    made.blocks.push_back({verse, Role::verse, "", "", {}});
    const TypesetBook set = typeset(book_of({made}), classique(), {}).value;
    std::set<std::int64_t> lefts;
    Length longest;
    for (const PlacedLine& line : set.pages.front().lines)
        if (line.role == Role::verse) lefts.insert(line.x.value), longest = std::max(longest, line.width);
    ASSERT_EQ(lefts.size(), 1u);
    const Length left = Length{*lefts.begin()} - set.page_style.inner;
    EXPECT_NEAR(static_cast<double>(left.value), static_cast<double>((set.page_style.text_width() - longest).value) / 2, 600);
}

Block table_of(int rows) {
    Table table;
    table.columns = {Alignment::left, Alignment::right};
    table.head.cells = {plain("An"), plain("Passants")};
    for (int i = 0; i < rows; ++i) table.rows.push_back({{plain(std::to_string(1900 + i)), plain(std::to_string(40 * i))}});
    table.caption = plain("Passants par an");
    return {table, Role::body, "", "", {}};
}

std::set<std::size_t> pages_with(const TypesetBook& set, Role role) {
    std::set<std::size_t> pages;
    for (std::size_t p = 0; p < set.pages.size(); ++p)
        for (const PlacedLine& line : set.pages[p].lines)
            if (line.role == role) pages.insert(p);
    return pages;
}

TEST(Design, SmallTablesAreWholeAndLongOnesRepeatTheirHeads) {
    for (int before = 1; before < 9; ++before) {
        Words words(static_cast<std::uint32_t>(before));
        Section made = section(SectionKind::article, "table", "Une table");
        for (int i = 0; i < before; ++i) made.blocks.push_back(paragraph(words.paragraph(50)));
        made.blocks.push_back(table_of(10));
        for (int i = 0; i < 4; ++i) made.blocks.push_back(paragraph(words.paragraph(50)));
        const TypesetBook set = typeset(book_of({made}), classique(), {}).value;
        EXPECT_EQ(pages_with(set, Role::table_cell).size(), 1u) << before;
        EXPECT_EQ(pages_with(set, Role::caption), pages_with(set, Role::table_cell)) << before;
    }
    Section made = section(SectionKind::article, "table", "Une table");
    made.blocks.push_back(table_of(90));
    const TypesetBook set = typeset(book_of({made}), classique(), {}).value;
    EXPECT_GE(pages_with(set, Role::table_cell).size(), 3u);
    EXPECT_EQ(pages_with(set, Role::table_head), pages_with(set, Role::table_cell));
}

TEST(Design, TablesTooWideForThePageAreTurned) {
    Section made = section(SectionKind::article, "table", "Une table");
    made.blocks.push_back(paragraph("Avant la table."));
    Table table;
    for (int c = 0; c < 8; ++c) table.columns.push_back(Alignment::left), table.head.cells.push_back(plain("Rubrique"));
    for (int r = 0; r < 40; ++r) {
        table.rows.emplace_back();
        for (int c = 0; c < 8; ++c) table.rows.back().cells.push_back(plain("ligne-" + std::to_string(r)));
    }
    made.blocks.push_back({table, Role::body, "", "", {}});
    made.blocks.push_back(paragraph("Après la table."));
    const Result<TypesetBook> result = typeset(book_of({made}), classique(), {});
    EXPECT_TRUE(result.diagnostics.empty()) << format_text(result.diagnostics.front());
    std::set<std::size_t> turned;
    for (std::size_t p = 0; p < result.value.pages.size(); ++p) {
        const Page& page = result.value.pages[p];
        const PageStyle& style = result.value.page_style;
        for (const GlyphRun& run : page.runs) {
            if (!run.turned) continue;
            turned.insert(p);
            // Within the text block, which its words run up.
            EXPECT_GE(run.x, page.recto ? style.inner : style.outer);
            EXPECT_LE(run.x, page.width - (page.recto ? style.outer : style.inner));
            EXPECT_GE(run.y - run.width, style.top);
            EXPECT_LE(run.y, page.height - style.bottom);
        }
    }
    EXPECT_EQ(turned.size(), 3u); // 40 rows, 20 lines across a page with the head among them
    EXPECT_EQ(pages_with(result.value, Role::table_head), turned);
}

TEST(Design, FiguresStandAtTheHeadOrTheFootOfTheirPages) {
    for (int before = 6; before < 14; ++before) {
        Words words(static_cast<std::uint32_t>(before));
        Section made = section(SectionKind::article, "figure", "Une figure");
        for (int i = 0; i < 14; ++i) {
            if (i == before) made.blocks.push_back({Figure{"images/a.png", "Un carré", plain("Un carré"), {}}, Role::figure, "", "", {}});
            made.blocks.push_back(paragraph(words.paragraph(60)));
        }
        Book book = book_of({made});
        Image image;
        image.path = "images/a.png", image.width = 400, image.height = 200;
        book.images["images/a.png"] = image;
        const TypesetBook set = typeset(book, classique(), {}).value;
        int figures = 0;
        for (const Page& page : set.pages)
            for (const ImageItem& item : page.images) {
                ++figures;
                const auto is_body = [](const PlacedLine& line) { return line.role == Role::body; };
                const bool above = std::any_of(page.lines.begin(), page.lines.end(), [&](const PlacedLine& line) { return is_body(line) && line.y < item.y; });
                const bool below = std::any_of(page.lines.begin(), page.lines.end(), [&](const PlacedLine& line) { return is_body(line) && line.y > item.y; });
                EXPECT_FALSE(above && below) << before;
            }
        EXPECT_EQ(figures, 1);
    }
}

TEST(Design, AnIndexMergesPagesThatFollowEachOther) {
    Section made = section(SectionKind::article, "texte", "Un texte");
    Words words(4);
    for (int i = 0; i < 40; ++i) {
        made.blocks.push_back(paragraph(words.paragraph(40)));
        Inlines& text = std::get<Paragraph>(made.blocks.back().content).text;
        text.marks.push_back({MarkKind::anchor, 0, 0, "a-" + std::to_string(i), "index"});
    }
    Section index = section(SectionKind::index, "index", "Index");
    IndexTable table;
    IndexEntry all{plain("Partout"), {}, {}};
    for (int i = 0; i < 40; ++i) all.targets.push_back("a-" + std::to_string(i));
    table.groups.push_back({"P", {all, {plain("Presque"), {}, plain("voir Partout")}}});
    index.blocks.push_back({table, Role::index_entry, "", "", {}});
    const TypesetBook set = typeset(book_of({made, index}), classique(), {}).value;
    const Page& last = set.pages.back();
    std::string text;
    for (const PlacedLine& line : last.lines) text += text_of(last, line) + "|";
    EXPECT_NE(text.find("Partout,\u00A01-" + std::to_string(set.pages.size() - 1) + "|"), std::string::npos) << text;
    EXPECT_NE(text.find("Presque, voir Partout|"), std::string::npos) << text;
}

TEST(Design, FiguresInARowWaitTogetherInTheirOrder) {
    for (int before = 4; before < 16; ++before) {
        Words words(static_cast<std::uint32_t>(before));
        Section made = section(SectionKind::article, "figures", "Des figures");
        for (int i = 0; i < 24; ++i) {
            if (i == before)
                for (const char* name : {"a", "b", "c"}) made.blocks.push_back({Figure{name, "Une image", plain(std::string("Image ") + name), {}}, Role::figure, "", "", {}});
            made.blocks.push_back(paragraph(words.paragraph(60)));
        }
        Book book = book_of({made});
        for (const char* name : {"a", "b", "c"}) book.images[name].path = name, book.images[name].width = 400, book.images[name].height = 200;
        const TypesetBook set = typeset(book, classique(), {}).value;
        std::string order;
        for (const Page& page : set.pages) {
            std::vector<ImageItem> images = page.images;
            std::sort(images.begin(), images.end(), [](const ImageItem& a, const ImageItem& b) { return a.y < b.y; });
            for (const ImageItem& image : images) order += image.path;
        }
        EXPECT_EQ(order, "abc") << before;
        // Every page but the last is full: the text goes on below and before the figures.
        for (std::size_t p = 0; p + 1 < set.pages.size(); ++p) {
            Length foot;
            for (const PlacedLine& line : set.pages[p].lines)
                if (line.text != 0) foot = std::max(foot, line.y);
            EXPECT_GE(foot, set.page_style.height - set.page_style.bottom - set.page_style.leading * 5 / 2) << before << ", page " << p + 1;
        }
    }
}

TEST(Design, BetweenTwoBlocksTheLargerSpaceStands) {
    Section made = section(SectionKind::article, "espaces", "Des espaces");
    Words words(5);
    made.blocks.push_back(paragraph(words.paragraph(30)));
    for (int i = 0; i < 2; ++i) made.blocks.push_back({BlockQuote{{paragraph(words.paragraph(30), Role::quotation)}, {}}, Role::body, "", "", {}});
    made.blocks.push_back(heading("Un intertitre", Role::heading_1, 2));
    made.blocks.push_back(paragraph(words.paragraph(30)));
    const TypesetBook set = typeset(book_of({made}), classique(), {}).value;
    const std::vector<PlacedLine>& lines = set.pages.front().lines;
    int gaps = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].text == 0 || lines[i - 1].text == 0 || lines[i - 1].role == Role::article_title) continue;
        const std::int64_t rows = (lines[i].y - lines[i - 1].y).value / set.page_style.leading.value;
        EXPECT_LE(rows, 2) << i;
        gaps += rows == 2;
    }
    EXPECT_EQ(gaps, 3); // above either quotation, and the heading
}

TEST(Design, LastPagesOfFewLinesAreRareHoweverTheyAreSpaced) {
    int few = 0;
    for (std::uint32_t seed = 1; seed < 41; ++seed) {
        Words words(seed);
        Section made = section(SectionKind::article, "fin", "Une fin");
        for (std::uint32_t i = 0; i < 9 + seed; ++i) made.blocks.push_back(paragraph(words.paragraph(60)));
        for (int i = 0; i < 2; ++i) {
            made.blocks.push_back({Asterism{}, Role::asterism, "", "", {}});
            made.blocks.push_back(paragraph(words.paragraph(5)));
        }
        few += typeset(book_of({made}), classique(), {}).value.quality.short_last_pages;
    }
    EXPECT_LE(few, 2); // of forty: some articles have no other pages
}

Section contents_of(int parts, const std::string& title) {
    Section made = section(SectionKind::contents, "table", "Table des matières");
    ContentsTable table;
    for (int i = 0; i < parts; ++i) {
        table.entries.push_back({"texte", 1, Role::contents_part, plain(std::to_string(1990 + i)), {}});
        table.entries.push_back({"texte", 2, Role::contents_entry, plain(title.substr(0, 20 + static_cast<std::size_t>(i))), {}});
    }
    made.blocks.push_back({table, Role::contents_entry, "", "", {}});
    return made;
}

TEST(Design, ContentsKeepTheirLeadersAndTheirPartsTheirEntries) {
    const std::string title = "Une longue promenade dans le jardin de la ville et au bord de la rivière, vers le printemps";
    Section text = section(SectionKind::article, "texte", "Un texte");
    text.blocks.push_back(paragraph("Un mot."));
    const TypesetBook set = typeset(book_of({contents_of(60, title), text}), classique(), {}).value;
    int leaders = 0;
    for (const Page& page : set.pages) {
        const PlacedLine* last = nullptr;
        for (const PlacedLine& line : page.lines)
            if (line.role == Role::contents_part || line.role == Role::contents_entry) last = &line;
        if (!last) continue;
        EXPECT_NE(last->role, Role::contents_part);
        for (const GlyphRun& run : page.runs) {
            if (run.marking.artifact != Artifact::layout || run.glyph_count == 0) continue;
            ++leaders;
            EXPECT_GE(run.glyph_count, 5u);
        }
    }
    EXPECT_EQ(leaders, 120);
}

TEST(Design, NoFolioStandsAloneOnALineOfAnIndex) {
    Section made = section(SectionKind::article, "texte", "Un texte");
    Section index = section(SectionKind::index, "index", "Index");
    Words words(9);
    IndexTable table;
    table.groups.push_back({"A", {}});
    for (int i = 0; i < 60; ++i) {
        made.blocks.push_back(paragraph(words.paragraph(150)));
        Inlines& text = std::get<Paragraph>(made.blocks.back().content).text;
        text.marks.push_back({MarkKind::anchor, 0, 0, "a-" + std::to_string(i), "index"});
        IndexEntry entry{plain(words.sentence(2 + words.draw(5))), {}, {}};
        for (int k = i % 7; k >= 0; --k) entry.targets.push_back("a-" + std::to_string((i * 7 + k * 5) % 60));
        table.groups.back().entries.push_back(entry);
    }
    index.blocks.push_back({table, Role::index_entry, "", "", {}});
    const TypesetBook set = typeset(book_of({made, index}), classique(), {}).value;
    int turned = 0;
    for (const Page& page : set.pages)
        for (const PlacedLine& line : page.lines) {
            if (line.role != Role::index_entry || line.offset == 0) continue;
            ++turned;
            const std::string text = text_of(page, line);
            EXPECT_NE(text.find_first_not_of("0123456789-"), std::string::npos) << text;
        }
    EXPECT_GT(turned, 5);
}

TEST(Design, ADividedTableSaysThatItGoesOn) {
    Section made = section(SectionKind::article, "table", "Une table");
    made.blocks.push_back(table_of(90));
    const TypesetBook set = typeset(book_of({made}), classique(), {}).value;
    for (std::size_t p = 0; p < set.pages.size(); ++p) {
        std::string captions;
        for (const PlacedLine& line : set.pages[p].lines)
            if (line.role == Role::caption) captions += text_of(set.pages[p], line) + "|";
        EXPECT_EQ(captions, p == 0 ? "Passants par an|" : "Passants par an (suite)|") << p;
    }
}

TEST(Design, NarrowAndWideMeasuresAreEvenWithFewHyphens) {
    for (const char* page : {"a5", "135x210", "poche"}) {
        Plan plan;
        plan.page.value = page;
        const StyleSheet style = read_style(std::string(FLORILEGE_ROOT) + "/styles", FLORILEGE_ROOT, plan).value;
        Section made = section(SectionKind::article, "mesure", "Une mesure");
        Words words(17);
        for (int i = 0; i < 150; ++i) made.blocks.push_back(paragraph(words.paragraph(100)));
        const QualityReport set = typeset(book_of({made}), style, {}).value.quality;
        EXPECT_GT(set.justified_lines, 1000) << page;
        EXPECT_LE(set.hyphens * 100, set.inner_lines * 11) << page;
        EXPECT_LE(set.word_space_variation, 120) << page;
        EXPECT_LE(set.loose_lines * 1000, set.justified_lines * 2) << page;
        EXPECT_EQ(set.hyphens_before_last_line + set.hyphens_at_recto_foot + set.widows + set.orphans + set.unequal_spreads, 0) << page;
    }
}

} // namespace
} // namespace florilege::pages_test
