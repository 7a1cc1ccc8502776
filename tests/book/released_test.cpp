// Old books keep building, and keep their text.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "book_text.h"

namespace florilege {

namespace {

std::string text_of(const std::string& folder) {
    std::string result;
    for (const SectionText& section : texts_of(model_of(folder))) {
        result += "# " + section.id + "\n" + section.text + '\n';
        for (const std::string& note : section.notes) result += "* " + note + '\n';
    }
    return result;
}

} // namespace

TEST(Released, books_keep_their_text) {
    int books = 0;
    for (const auto& version : std::filesystem::directory_iterator(FLORILEGE_ROOT "/tests/book/released")) {
        if (!version.is_directory()) continue;
        for (const auto& book : std::filesystem::directory_iterator(version.path())) {
            if (!book.is_directory()) continue;
            ++books;
            const std::string kept = book.path().string() + ".txt", text = text_of(book.path().string());
            if (std::getenv("UPDATE_GOLDEN") && !std::filesystem::exists(kept)) std::ofstream(kept, std::ios::binary) << text;
            EXPECT_EQ(text, read_file(kept)) << book.path();
        }
    }
    EXPECT_GE(books, 2);
}

} // namespace florilege
