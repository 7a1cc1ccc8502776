// Pages hold for any text on any page: nothing lost, nothing hung.
#include <gtest/gtest.h>

#include <map>

#include "pages_book.h"

namespace florilege::pages_test {
namespace {

Block any_block(Words& words, int depth) {
    switch (words.draw(depth > 2 ? 4 : 13)) {
    case 0: return heading(words.sentence(1 + words.draw(12)), Role::heading_1, 2);
    case 4: {
        BlockQuote quote;
        for (std::uint32_t i = 0; i <= words.draw(3); ++i) quote.blocks.push_back(any_block(words, depth + 1));
        if (words.draw(2) == 0) quote.attribution = plain(words.sentence(3));
        return {quote, Role::quotation, "", "", {}};
    }
    case 5: {
        List list;
        list.ordered = words.draw(2) == 0;
        for (std::uint32_t i = 0; i <= words.draw(5); ++i) list.items.push_back({any_block(words, depth + 1)});
        return {list, Role::body, "", "", {}};
    }
    case 6: {
        Verse verse;
        for (std::uint32_t i = 0; i <= words.draw(4); ++i) verse.stanzas.push_back(plain(words.sentence(6) + "\n" + words.sentence(1 + words.draw(30)) + "\n" + words.sentence(3)));
        return {verse, Role::verse, "", "", {}};
    }
    case 7: {
        Table table;
        const std::size_t columns = 1 + words.draw(5);
        table.columns.resize(columns, Alignment::right);
        const auto row = [&] {
            TableRow made;
            for (std::size_t i = 0; i < columns; ++i) made.cells.push_back(words.draw(6) == 0 ? Inlines{} : plain(words.paragraph(1 + words.draw(words.draw(8) == 0 ? 90 : 8))));
            return made;
        };
        table.head = row();
        for (std::uint32_t i = 0; i < words.draw(30); ++i) table.rows.push_back(row());
        return {table, Role::body, "", "", {}};
    }
    case 8: return {Figure{words.draw(2) == 0 ? "tall" : "wide", "Une image", plain(words.sentence(8)), {}}, Role::figure, "", "", {}};
    case 9: return {Asterism{}, Role::asterism, "", "", {}};
    case 10: return {CodeBlock{words.sentence(9) + "\n\n    " + words.sentence(20) + "\n", ""}, Role::code_block, "", "", {}};
    case 11: {
        Division division{"aside", {any_block(words, depth + 1)}};
        return {division, Role::body, "", "", {}};
    }
    default: return paragraph(words.paragraph(1 + words.draw(words.draw(6) == 0 ? 500 : 60)));
    }
}

Book any_book(std::uint32_t seed) {
    Words words(seed);
    std::vector<Section> sections;
    const std::uint32_t count = 1 + words.draw(3);
    for (std::uint32_t s = 0; s < count; ++s) {
        Section made = section(SectionKind::article, "a" + std::to_string(s), words.sentence(1 + words.draw(9)));
        for (std::uint32_t i = 0; i < words.draw(25); ++i) {
            made.blocks.push_back(any_block(words, 0));
            if (!std::holds_alternative<Paragraph>(made.blocks.back().content)) continue;
            while (words.draw(3) == 0) add_note(made, made.blocks.size() - 1, {words.paragraph(3 + words.draw(words.draw(6) == 0 ? 700 : 40)), words.sentence(4)});
        }
        sections.push_back(std::move(made));
    }
    Book book = book_of(std::move(sections));
    book.images["tall"].width = 100, book.images["tall"].height = 2000;
    book.images["wide"].width = 1500, book.images["wide"].height = 1000;
    return book;
}

/// A classical page, a small one, one of a few lines.
StyleSheet page_of(std::uint32_t seed) {
    StyleSheet style = classique();
    if (seed % 3 == 1) style.page.height = style.page.top + style.page.bottom + style.page.leading * (4 + seed % 9);
    if (seed % 6 == 5) style.page.width = style.page.inner + style.page.outer + 110_pt;
    return style;
}

std::string letters(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 3, object_replacement_utf8) == 0) { i += 2; continue; }
        if (text[i] != ' ' && text[i] != '\n') out += text[i];
    }
    return out;
}

std::map<std::uint32_t, std::string> texts_of(const TypesetBook& book) {
    std::map<std::uint32_t, std::string> texts;
    for (const Page& page : book.pages)
        for (const PlacedLine& line : page.lines)
            for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
                const GlyphRun& run = page.runs[r];
                const bool call = run.text_begin < run.text_end && page.text[run.text_begin] >= '0' && page.text[run.text_begin] <= '9';
                if (!run.hyphen && !call) texts[line.text] += page.text.substr(run.text_begin, run.text_end - run.text_begin);
            }
    return texts;
}

class AnyBook : public testing::TestWithParam<std::uint32_t> {};

TEST_P(AnyBook, ComesOutWhole) {
    const Book book = any_book(GetParam());
    const StyleSheet style = page_of(GetParam());
    const TypesetBook set = typeset(book, style, {}).value;
    const auto out = texts_of(set);
    const auto compare = [&](const Inlines& text) {
        const auto found = out.find(text.id);
        ASSERT_NE(found, out.end()) << text.text;
        EXPECT_EQ(letters(found->second), letters(text.text));
    };
    for (const Section& section : book.sections) {
        for_each_text(section.blocks, compare);
        for (const Note& note : section.notes) for_each_text(note.blocks, compare);
    }
    const PageMap& map = set.page_map;
    for (std::size_t i = 1; i < map.size(); ++i)
        EXPECT_LE(std::tie(map[i - 1].text, map[i - 1].offset), std::tie(map[i].text, map[i].offset));
    std::vector<std::string> marked, filled;
    for (const PageMark& mark : map) marked.push_back(mark.label);
    for (const Page& page : set.pages) {
        const auto is_text = [](const auto& item) { return item.text != 0; };
        if (std::any_of(page.lines.begin(), page.lines.end(), is_text) || std::any_of(page.images.begin(), page.images.end(), is_text)) filled.push_back(page.label);
    }
    EXPECT_EQ(marked, filled) << "every page that holds text or a picture, in order";
}

INSTANTIATE_TEST_SUITE_P(Pages, AnyBook, testing::Range<std::uint32_t>(0, 60));

} // namespace
} // namespace florilege::pages_test
