#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "pages_book.h"
#include "typeset/printed_links.h"

namespace florilege::pages_test {
namespace {

std::string text_of(const Page& page, const GlyphRun& run) { return page.text.substr(run.text_begin, run.text_end - run.text_begin); }

/// Every block kind in one article.
Section rich_article() {
    Words words(5);
    Section made = section(SectionKind::article, "riche", "De tout un peu");
    Epigraph epigraph;
    epigraph.blocks.push_back(paragraph("Rien ne presse, sinon de bien faire.", Role::epigraph));
    epigraph.attribution = plain("Une voix, Le Livre, 1901");
    made.blocks.insert(made.blocks.begin(), {epigraph, Role::epigraph, "", "", {}});
    made.blocks.push_back(paragraph("Le Journal, n° 4, mai 2024", Role::dateline));
    made.blocks.push_back(paragraph(words.paragraph(120)));
    add_note(made, made.blocks.size() - 1, {words.paragraph(30)});
    BlockQuote quote;
    quote.blocks.push_back(paragraph(words.paragraph(45)));
    quote.attribution = plain("Quelqu’un, Ailleurs");
    made.blocks.push_back({quote, Role::quotation, "", "", {}});
    made.blocks.push_back(heading("Une liste", Role::heading_1, 2));
    List list;
    for (int i = 0; i < 3; ++i) list.items.push_back({paragraph(words.paragraph(14))});
    made.blocks.push_back({list, Role::body, "", "", {}});
    list.ordered = true;
    list.start = 9;
    made.blocks.push_back({list, Role::body, "", "", {}});
    Verse verse;
    verse.stanzas.push_back(plain("Le pont passe l’eau\nl’eau passe le pont\nde loin en loin, plus longuement que la mesure ne le voudrait quand on écrit en vers libres"));
    verse.stanzas.push_back(plain("et rien ne reste\nque le son"));
    made.blocks.push_back({verse, Role::verse, "", "", {}});
    made.blocks.push_back({CodeBlock{"si (a < b) {\n    rendre a;\n\n}\n", ""}, Role::code_block, "", "", {}});
    Table table;
    table.columns = {Alignment::left, Alignment::right, Alignment::centre};
    table.head.cells = {plain("Année"), plain("Visites"), plain("Lieu")};
    for (int i = 0; i < 5; ++i)
        table.rows.push_back({{plain(std::to_string(2019 + i)), plain(std::to_string(1200 + 377 * i)), plain("Salle des fêtes")}});
    table.caption = plain("Visites par an");
    made.blocks.push_back({table, Role::body, "", "", {}});
    made.blocks.push_back(paragraph(words.paragraph(60)));
    made.blocks.push_back({Asterism{}, Role::asterism, "", "", {}});
    made.blocks.push_back(paragraph(words.paragraph(90)));
    Figure figure{"images/a.png", "Un carré", plain("Un carré, tel quel"), plain("Photo : la ville")};
    made.blocks.push_back({figure, Role::figure, "", "", {}});
    for (int i = 0; i < 6; ++i) made.blocks.push_back(paragraph(words.paragraph(80)));
    Inlines& text = std::get<Paragraph>(made.blocks.back().content).text;
    text.marks.push_back({MarkKind::anchor, 0, 0, "repere-1", "index"});
    return made;
}

Book rich_book() {
    std::vector<Section> sections;
    Section half = section(SectionKind::half_title, "half-title");
    half.blocks.push_back(paragraph("Florilège d’essai", Role::half_title));
    sections.push_back(half);
    Section title = section(SectionKind::title_page, "title-page");
    title.blocks = {paragraph("Une autrice", Role::book_author), heading("Florilège d’essai", Role::book_title), paragraph("Notices", Role::book_subtitle),
                    paragraph("Maison d’ici", Role::book_publisher), paragraph("2024", Role::book_date)};
    sections.push_back(title);
    Section imprint = section(SectionKind::imprint, "imprint");
    imprint.blocks = {paragraph("Tous droits réservés", Role::imprint), paragraph("Imprimé par nous", Role::imprint)};
    sections.push_back(imprint);
    Section rich = rich_article();
    Section plain_article = varied_article(3, 22);
    Section contents = section(SectionKind::contents, "contents", "Table des matières");
    ContentsTable table;
    for (const Section* s : {&rich, &plain_article}) table.entries.push_back({s->id, 1, Role::contents_entry, s->title, plain("mai 2024")});
    contents.blocks.push_back({table, Role::contents_entry, "", "", {}});
    Section index = section(SectionKind::index, "index", "Index");
    IndexTable entries;
    entries.groups.push_back({"R", {{plain("Repère"), {"repere-1"}}}});
    index.blocks.push_back({entries, Role::index_entry, "", "", {}});
    Section colophon = section(SectionKind::colophon, "colophon");
    colophon.blocks = {paragraph("Achevé d’imprimer en mai 2024.", Role::colophon)};
    sections.insert(sections.end(), {rich, plain_article, index, contents, colophon});
    Book book = book_of(std::move(sections));
    Image image;
    image.path = "images/a.png";
    image.width = 400;
    image.height = 300;
    book.images["images/a.png"] = image;
    return book;
}

const Book& the_rich_book() {
    static const Book book = rich_book();
    return book;
}

TypesetBook set(const Book& book, TypesetOptions options = {}) { return typeset(book, classique(), options).value; }

/// For looking at pages: SVG files, one a page, where PAGES_SVG says.
void draw(const TypesetBook& book) {
    const char* folder = std::getenv("PAGES_SVG");
    if (!folder) return;
    for (std::size_t p = 0; p < book.pages.size(); ++p) {
        const Page& page = book.pages[p];
        std::ofstream out(std::string(folder) + "/page-" + std::to_string(1000 + p + 1) + ".svg");
        out << "<svg xmlns='http://www.w3.org/2000/svg' width='" << page.width.points() << "' height='" << page.height.points()
            << "'><rect width='100%' height='100%' fill='white'/>";
        for (const GlyphRun& run : page.runs)
            for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
                const PlacedGlyph& glyph = page.glyphs[run.first_glyph + i];
                const double s = run.size.points() / 1000;
                out << "<path transform='translate(" << run.x.points() + glyph.x / 1000.0 << ' ' << run.y.points() - rise(page, run.first_glyph + i) / 1000.0
                    << ") scale(" << s * run.scale / 1000 << ' ' << s << ")' d='" << book.fonts.outline(run.face, glyph.id) << "'/>";
            }
        for (const RuleItem& r : page.rules)
            out << "<rect x='" << r.x.points() << "' y='" << r.y.points() << "' width='" << r.width.points() << "' height='" << r.height.points() << "'/>";
        for (const ImageItem& r : page.images)
            out << "<rect fill='#ccc' x='" << r.x.points() << "' y='" << r.y.points() << "' width='" << r.width.points() << "' height='" << r.height.points() << "'/>";
        out << "</svg>";
    }
}

TEST(Pages, EverySectionAndBlockKindIsSet) {
    const Result<TypesetBook> result = typeset(the_rich_book(), classique(), {});
    EXPECT_FALSE(has_errors(result.diagnostics));
    draw(result.value);
    EXPECT_GE(result.value.pages.size(), 16u);
}

TEST(Pages, NumberOfJobsChangesNothing) {
    TypesetOptions one, four;
    four.jobs = 4;
    EXPECT_EQ(dump(set(the_rich_book(), one)), dump(set(the_rich_book(), four)));
}

/// What the lines of each text say, hyphens of the line breaking left out.
std::map<std::uint32_t, std::string> texts_by_id(const TypesetBook& book) {
    std::map<std::uint32_t, std::string> texts;
    for (const Page& page : book.pages)
        for (const PlacedLine& line : page.lines)
            for (std::uint32_t i = line.first_run; i < line.first_run + line.run_count; ++i)
                if (!page.runs[i].hyphen) texts[line.text] += text_of(page, page.runs[i]);
    return texts;
}

std::string without_spaces(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n') out += c;
    return out;
}

TEST(Pages, EveryTextComesOutWhole) {
    const Book book = book_of({varied_article(1, 40), varied_article(2, 30)});
    const auto out = texts_by_id(set(book));
    const auto compare = [&](const Inlines& text) {
        const std::string wanted = without_spaces(text.text.substr(0, text.text.find(object_replacement_utf8)));
        ASSERT_TRUE(out.contains(text.id)) << text.text;
        EXPECT_EQ(without_spaces(out.at(text.id)).substr(0, wanted.size()), wanted);
    };
    for (const Section& section : book.sections) {
        for_each_text(section.blocks, compare);
        for (const Note& note : section.notes) for_each_text(note.blocks, compare);
    }
}

TEST(Pages, OpenOnRectosAndLabelThemByCount) {
    const TypesetBook book = set(the_rich_book());
    for (std::size_t i = 0; i < book.pages.size(); ++i) {
        EXPECT_EQ(book.pages[i].recto, i % 2 == 0);
        EXPECT_EQ(book.pages[i].label, std::to_string(i + 1));
    }
    for (const Destination& destination : book.destinations)
        if (destination.id == "riche") { EXPECT_TRUE(book.pages[destination.page].recto); }
}

TEST(Pages, PrintedPagesAreAMultipleOfFourAndEndWithTheColophon) {
    TypesetOptions print;
    print.print = true;
    const TypesetBook book = set(the_rich_book(), print);
    EXPECT_EQ(book.pages.size() % 4, 0u);
    EXPECT_FALSE(book.pages.back().lines.empty());
}

TEST(Pages, OfTheScreenAreThoseOfPrintWhenAskedAndNoLinkIsWrittenOut) {
    Book book = the_rich_book();
    const TypesetBook print = set(book, {.print = true});
    EXPECT_FALSE(writes_out_links(book));
    EXPECT_EQ(set(book, {.sheets = true}).page_map, print.page_map);
    EXPECT_EQ(set(book, {.sheets = true}).pages.size(), print.pages.size());
    EXPECT_NE(set(book).page_map.back().label, print.page_map.back().label) << "the colophon follows blank pages";
    Section& article = book.sections.edit(4 - 1);
    Inlines& text = std::get<Paragraph>(article.blocks.back().content).text;
    text.marks = {{MarkKind::link, 0, 10, "https://example.org/une/adresse", ""}};
    EXPECT_TRUE(writes_out_links(book));
    book.plan.links = PrintedLinks::none;
    EXPECT_FALSE(writes_out_links(book));
}

TEST(Pages, OfPicturesAloneBeginWithTheFirst) {
    Section made = section(SectionKind::article, "planches", "Planches");
    for (int i = 0; i < 4; ++i) made.blocks.push_back({Figure{"tall", "", {}, {}}, Role::figure, "", "", {}});
    Book book = book_of({made});
    book.images["tall"].path = "tall", book.images["tall"].width = 600, book.images["tall"].height = 2000;
    const TypesetBook set = pages_test::set(book);
    int alone = 0;
    for (const Page& page : set.pages) {
        if (page.images.empty()) continue;
        const auto mark = std::find_if(set.page_map.begin(), set.page_map.end(), [&](const PageMark& one) { return one.label == page.label; });
        ASSERT_NE(mark, set.page_map.end()) << page.label;
        if (std::any_of(page.lines.begin(), page.lines.end(), [](const PlacedLine& line) { return line.text != 0; })) continue;
        ++alone;
        EXPECT_EQ(mark->text, page.images.front().text);
    }
    EXPECT_GE(alone, 3);
}

TEST(Pages, BodyLinesStandOnTheGrid) {
    const TypesetBook book = set(book_of({varied_article(7, 60)}));
    const PageStyle& style = book.page_style;
    const Length first = style.top + classique()[Role::body].size;
    for (const Page& page : book.pages)
        for (const PlacedLine& line : page.lines)
            if (line.role == Role::body) { EXPECT_EQ((line.y - first).value % style.leading.value, 0); }
}

TEST(PlacedGlyphs, keep_their_rise_and_their_place_in_the_text) {
    Page page;
    page.runs.emplace_back();
    add_glyph(page, 7, 1000, 0, 0);
    add_glyph(page, 8, 2000, -250, 65535);
    add_glyph(page, 9, 3000, 0, 65536); // beyond what a cluster holds: said by the glyph before
    add_glyph(page, 9, 4000, 40000, 200000);
    ASSERT_EQ(page.runs[0].glyph_count, 4u);
    const std::vector<int> clusters = {0, 65535, 65535, 65535}, rises = {0, -250, 0, 40000};
    for (std::uint32_t i = 0; i < 4; ++i) {
        EXPECT_EQ(page.glyphs[i].cluster, clusters[i]);
        EXPECT_EQ(rise(page, i), rises[i]);
    }
    page.runs.emplace_back();
    page.runs[1].first_glyph = 4;
    add_glyph(page, 7, 0, 0, 70000);
    EXPECT_EQ(page.glyphs[4].cluster, 0);
}

} // namespace
} // namespace florilege::pages_test
