// Golden cases: cases/NAME/ is a book's folder; its dump and what was said of it are in cases/NAME.expected. The first
// line of cases/NAME/options, when there is one, selects: years, then articles.
#include "assemble/assemble.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "assemble/furniture.h"
#include "base/file.h"
#include "document/block_walk.h"
#include "read/markdown.h"
#include "read/plan.h"

namespace florilege {
namespace {

namespace fs = std::filesystem;

std::vector<Article> articles_in(const fs::path& book, const std::string& folder, Diagnostics& diagnostics) {
    std::vector<Article> articles;
    for (const std::string& path : BookFolder(book).glob(folder + "/*.md")) {
        auto article = read_article(std::make_shared<const Source>(path, read_file(book / path)));
        diagnostics.insert(diagnostics.end(), article.diagnostics.begin(), article.diagnostics.end());
        articles.push_back(std::move(article.value));
    }
    return articles;
}

AssembleOptions options_of(const fs::path& book) {
    AssembleOptions options;
    std::ifstream file(book / "options");
    for (std::string word; file >> word;)
        if (word.find_first_not_of("0123456789-") == std::string::npos) options.years.push_back({std::stoi(word), std::stoi(word.substr(word.find('-') + 1))});
        else options.articles.push_back(word);
    return options;
}

Manuscript manuscript_in(const fs::path& book, Diagnostics& diagnostics) {
    Manuscript manuscript;
    auto plan = read_plan(std::make_shared<const Source>("book.yaml", read_file(book / "book.yaml")));
    diagnostics = std::move(plan.diagnostics);
    manuscript.plan = std::move(plan.value);
    manuscript.front = articles_in(book, "front", diagnostics);
    manuscript.articles = articles_in(book, "articles", diagnostics);
    manuscript.back = articles_in(book, "back", diagnostics);
    for (const PlanEntry& entry : manuscript.plan.articles)
        for (std::size_t i = 0; i < entry.entries.size(); ++i) manuscript.parts.push_back(entry.part);
    return manuscript;
}

class Case : public testing::TestWithParam<std::string> {};

TEST_P(Case, is_as_expected) {
    const fs::path book = fs::path(CASES) / GetParam();
    Diagnostics said;
    Manuscript manuscript = manuscript_in(book, said);
    EXPECT_TRUE(said.empty());
    const Result<Book> assembled = assemble(std::move(manuscript), options_of(book));
    std::string actual = dump(assembled.value);
    for (const Diagnostic& diagnostic : assembled.diagnostics) actual += format_text(diagnostic);
    const fs::path expected = book.string() + ".expected";
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(expected, std::ios::binary) << actual;
    ASSERT_TRUE(fs::exists(expected));
    EXPECT_EQ(actual, read_file(expected));
}

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(CASES))
        if (entry.is_directory()) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}
INSTANTIATE_TEST_SUITE_P(Assemble, Case, testing::ValuesIn(cases()), [](const auto& named) {
    std::string name = named.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

Article article(const std::string& name, const std::string& text) {
    return read_article(std::make_shared<const Source>("articles/" + name + ".md", text)).value;
}

Manuscript small(std::vector<Article> articles) {
    Manuscript manuscript;
    manuscript.plan = read_plan(std::make_shared<const Source>("book.yaml", "title: Un livre\nauthors: [{name: Anne Dupré}]\n")).value;
    manuscript.articles = std::move(articles);
    return manuscript;
}

std::vector<std::string> order_of(const Book& book) {
    std::vector<std::string> ids;
    for (const Section& section : book.sections)
        if (section.kind == SectionKind::article) ids.push_back(section.id);
    return ids;
}

TEST(Identifier, stays_when_the_text_changes_and_changes_with_the_title) {
    const auto identifier = [](const std::string& text, const std::string& title) {
        Manuscript manuscript = small({article("a", text)});
        manuscript.plan.title.value = title;
        return assemble(std::move(manuscript), {}).value.identifier;
    };
    const std::string first = identifier("---\ntitle: A\n---\nText.\n", "Un livre");
    EXPECT_TRUE(first.starts_with("urn:uuid:")) << first;
    EXPECT_EQ(first.size(), std::string("urn:uuid:").size() + 36);
    EXPECT_EQ(first, identifier("---\ntitle: B\n---\nOther text.\n", "Un livre"));
    EXPECT_NE(first, identifier("---\ntitle: A\n---\nText.\n", "Un autre livre"));
}

// What the legal lines say of numbers.
std::string numbers_in(const Book& book) {
    std::string numbers;
    for (const Section& section : book.sections)
        if (section.kind == SectionKind::imprint)
            for_each_text(section.blocks, [&](const Inlines& text) { if (text.text.find("ISBN") != std::string::npos) numbers += text.text; });
    return numbers;
}

TEST(Identifier, of_a_part_of_the_book_is_not_the_books_isbn) {
    Manuscript manuscript = small({article("a", "---\ntitle: A\ndate: 2024\n---\nText.\n")});
    manuscript.plan.isbn["epub"].value = "9782000000013", manuscript.plan.isbn["print"].value = "9782000000037";
    const Book whole = assemble(manuscript, {}).value;
    EXPECT_EQ(whole.identifier, "urn:isbn:9782000000013");
    EXPECT_NE(numbers_in(whole).find("978-2-00-000003-7"), std::string::npos);
    AssembleOptions handout, year;
    handout.articles = {"a"};
    year.years = {{2024, 2024}};
    for (const AssembleOptions& options : {handout, year}) {
        const Book part = assemble(manuscript, options).value;
        EXPECT_TRUE(part.identifier.starts_with("urn:uuid:")) << part.identifier;
        EXPECT_TRUE(part.plan.isbn.empty());
        EXPECT_EQ(numbers_in(part), "");
    }
    year.isbn["epub"].value = "9782000000020";
    const Book volume = assemble(manuscript, year).value;
    EXPECT_EQ(volume.identifier, "urn:isbn:9782000000020");
    EXPECT_EQ(numbers_in(volume), "ISBN (EPUB) 978-2-00-000002-0");
}

TEST(Isbn, is_hyphenated_by_the_ranges_of_the_french_groups) {
    for (const char* printed : {"978-2-00-000001-3", "978-2-07-036822-8", "978-2-212-11234-5", "978-2-35001-234-6", "978-2-7578-1234-5", "978-2-84274-123-4", "978-2-914034-12-3",
                                "978-2-9512345-0-6", "979-10-95438-00-7", "979-10-227-0123-4"}) {
        std::string digits = printed;
        std::erase(digits, '-');
        EXPECT_EQ(spaced_isbn(digits), printed);
    }
    EXPECT_EQ(spaced_isbn("9781234567897"), "978-123456789-7"); // of a group whose ranges are not known here
    EXPECT_EQ(spaced_isbn("2070368228"), "2070368228");
}

TEST(Index, marks_its_terms_as_the_text_is_marked) {
    const Book book = assemble(small({article("a", "---\ntitle: A\n---\nLe [roi]{.name term=\"François Ier\"} passe.\n")}), {}).value;
    const auto index = std::find_if(book.sections.begin(), book.sections.end(), [](const Section& section) { return section.kind == SectionKind::index; });
    ASSERT_NE(index, book.sections.end());
    const Inlines& term = std::get<IndexTable>(index->blocks.back().content).groups.at(0).entries.at(0).term;
    EXPECT_EQ(term.text, "François\u00A0Ier");
    ASSERT_EQ(term.marks.size(), 1u);
    EXPECT_EQ(term.marks[0].kind, MarkKind::superscript);
    EXPECT_EQ(term.text.substr(term.marks[0].begin), "er");
}

TEST(HandOut, has_files_and_a_form_of_its_own) {
    Manuscript manuscript = small({article("2024-a", "---\ntitle: A\n---\nText.\n"), article("b", "---\ntitle: B\n---\nText.\n"),
                                   article("c", "---\ntitle: C\n---\nText.\n"), article("d", "---\ntitle: D\n---\nText.\n")});
    manuscript.plan.title.value = "Un livre";
    const std::string book = assemble(manuscript, {}).value.slug;
    const auto handout = [&](std::vector<std::string> articles) {
        AssembleOptions options;
        options.articles = std::move(articles);
        return assemble(manuscript, options).value;
    };
    EXPECT_EQ(handout({"b"}).slug, book + "-b");
    EXPECT_EQ(handout({"b", "c"}).slug, book + "-b-c");
    EXPECT_TRUE(handout({"2024-a", "b", "c", "d"}).slug.starts_with(book + "-2024-a-b-c-"));
    for (const Section& section : handout({"b"}).sections)
        EXPECT_TRUE(section.kind == SectionKind::title_page || section.kind == SectionKind::imprint || section.kind == SectionKind::article);
}

TEST(Date, is_the_newest_of_the_sources_unless_given) {
    const std::vector<Article> articles{article("a", "---\ntitle: A\ndate: 2023-06/2023-08\n---\nT.\n"), article("b", "---\ntitle: B\ndate: 2021\n---\nT.\n")};
    EXPECT_EQ(to_edtf(assemble(small(articles), {}).value.date), "2023-08");
    AssembleOptions options;
    options.date = parse_date("2024-01-02");
    EXPECT_EQ(to_edtf(assemble(small(articles), options).value.date), "2024-01-02");
}

TEST(Order, keeps_an_undated_article_behind_its_neighbour) {
    const std::vector<Article> articles{article("a", "---\ntitle: A\ndate: 2023\n---\nT.\n"), article("b", "---\ntitle: B\n---\nT.\n"),
                                        article("c", "---\ntitle: C\ndate: 2021\n---\nT.\n")};
    EXPECT_EQ(order_of(assemble(small(articles), {}).value), (std::vector<std::string>{"c", "a", "b"}));
    Manuscript newest = small(articles);
    newest.plan.order = Order::newest_first;
    EXPECT_EQ(order_of(assemble(std::move(newest), {}).value), (std::vector<std::string>{"a", "b", "c"}));
}

TEST(Ids, are_unique_and_ascii) {
    const Book book = assemble(small({article("Été", "---\ntitle: A\n---\n# One\n\n# One\n"), article("ete", "---\ntitle: B\n---\n# One\n"),
                                      article("2024", "---\ntitle: C\n---\nText[^1].\n\n[^1]: Note.\n")}),
                               {}).value;
    std::set<std::string> ids;
    const auto see = [&](const std::string& id) {
        if (id.empty()) return;
        EXPECT_TRUE(ids.insert(id).second) << id;
        EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos) << id;
    };
    for (const Section& section : book.sections) {
        see(section.id);
        for (const Block& block : section.blocks) see(block.id);
        for (const Note& note : section.notes) see(note.id);
    }
    EXPECT_TRUE(ids.contains("ete") && ids.contains("ete-2") && ids.contains("2024"));
}

TEST(Texts, are_numbered_in_reading_order) {
    const Book book = assemble(small({article("a", "---\ntitle: A\n---\nText[^1].\n\n[^1]: Note.\n")}), {}).value;
    std::uint32_t last = 0;
    for (const Section& section : book.sections) {
        const auto see = [&](const Inlines& text) { EXPECT_EQ(text.id, ++last) << text.text; };
        for_each_text(section.blocks, see);
        for (const Note& note : section.notes) for_each_text(note.blocks, see);
    }
    EXPECT_GT(last, 5u);
}

} // namespace
} // namespace florilege
