// Text out equals text in: every letter of the author's, in its order, in both files.
#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "book_text.h"
#include "judge.h"

namespace florilege {

namespace {

// Each section's letters stand together in the file, after those of the section before.
void expect_sections_in_order(const std::vector<SectionText>& sections, const std::string& found, const std::string& where) {
    const std::string all = letters(found);
    std::size_t at = 0;
    for (const SectionText& section : sections) {
        const std::string expected = letters(section.text);
        const std::size_t place = all.find(expected, at);
        if (place == std::string::npos) {
            // How far the text can be followed says where to look.
            std::size_t common = expected.size();
            while (common > 0 && all.find(expected.substr(0, common), at) == std::string::npos) common /= 2;
            ADD_FAILURE() << where << ": section " << section.id << " is not read whole; it is lost after …"
                          << expected.substr(common > 60 ? common - 60 : 0, 120);
            continue;
        }
        at = place + expected.size();
    }
}

void expect_notes_in_order(const std::vector<SectionText>& sections, const std::vector<std::string>& found, const std::string& where) {
    std::vector<std::string> expected, actual;
    for (const SectionText& section : sections)
        for (const std::string& note : section.notes) expected.push_back(letters(note));
    for (const std::string& note : found) actual.push_back(letters(note));
    EXPECT_EQ(actual, expected) << where;
}

std::map<std::string, int> counted(const std::vector<std::string>& all) {
    std::map<std::string, int> counts;
    for (const std::string& word : all) ++counts[word];
    return counts;
}

} // namespace

TEST(Text, of_the_pdf_is_the_models_in_logical_order) {
    NEEDS("pdfinfo");
    for (const BuiltBook& book : built_books()) {
        const auto sections = texts_of(model_of(book.source));
        const FileText found = text_of_pdf(book.pdf);
        expect_sections_in_order(sections, found.text, book.name);
        expect_notes_in_order(sections, found.notes, book.name);
    }
}

TEST(Text, of_the_epub_is_the_models_in_order) {
    NEEDS("unzip");
    for (const BuiltBook& book : built_books()) {
        const auto sections = texts_of(model_of(book.source));
        const FileText found = text_of_epub(book.epub);
        expect_sections_in_order(sections, found.text, book.name);
        expect_notes_in_order(sections, found.notes, book.name);
    }
}

// A space too fine for a reader that goes by distances in reading order.
std::string without_fine_spaces(const std::string& text) { return std::regex_replace(text, std::regex("\u202F"), ""); }

// Copied from the page, a word is whole: hyphens that line breaking added are not in it.
TEST(Text, copied_from_the_pages_has_every_word_whole) {
    NEEDS("pdftotext");
    for (const BuiltBook& book : built_books()) {
        std::string text;
        for (const SectionText& section : texts_of(model_of(book.source))) {
            text += section.text + "\n";
            for (const std::string& note : section.notes) text += note + "\n";
        }
        const auto found = counted(words(without_fine_spaces(run("pdftotext -raw " + quoted(book.pdf) + " -").output)));
        for (const auto& [word, count] : counted(words(without_fine_spaces(text)))) {
            const auto there = found.find(word);
            EXPECT_GE(there == found.end() ? 0 : there->second, count) << book.name << ": " << word;
        }
    }
}

} // namespace florilege
