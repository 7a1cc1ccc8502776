// Rows of input and expected text: those of this folder's cases/, and the shared vectors where there are any.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/number.h"
#include "base/utf8.h"
#include "marked_text.h"
#include "normalize/normalize.h"

namespace florilege {
namespace {

std::string unescaped(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 5 < text.size() && text[at + 1] == 'u') {
            append(result, static_cast<char32_t>(std::stoul(text.substr(at + 2, 4), nullptr, 16)));
            at += 5;
        } else if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '\\') {
            result += '\\', ++at;
        } else if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == 'n') {
            result += '\n', ++at;
        } else {
            result += text[at];
        }
    }
    return result;
}

std::string shown(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        if (c == 0xA0) result += "\u2423";
        else if (c == 0x202F) result += "\u02FD";
        else append(result, c);
    }
    return result;
}

struct Row {
    std::string id, input, expected;
};

std::vector<Row> rows_of(const std::string& path) {
    std::vector<Row> rows;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream cells(line);
        Row row;
        std::getline(cells, row.id, '\t'), std::getline(cells, row.input, '\t'), std::getline(cells, row.expected, '\t');
        row.input = unescaped(row.input), row.expected = unescaped(row.expected);
        rows.push_back(row);
    }
    return rows;
}

void expect_rows(const std::string& path, const std::string& language, Normalize level = Normalize::full) {
    for (const Row& row : rows_of(path)) {
        const Inlines once = normalize(from_markup(row.input), level, language);
        EXPECT_EQ(shown(to_markup(once)), shown(row.expected)) << row.id << ": " << row.input;
        const Inlines twice = normalize(once, level, language);
        EXPECT_EQ(shown(to_markup(twice)), shown(to_markup(once))) << row.id << " is not left alone by a second pass";
    }
}

// A file's name begins with its language: fr-quotes.tsv; fr-spaces-… are for the level that changes white space alone.
TEST(Cases, come_out_as_expected_and_stay_so) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(CASES))
        if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    EXPECT_FALSE(files.empty());
    for (const auto& file : files) {
        SCOPED_TRACE(file.filename().string());
        const std::string name = file.stem();
        expect_rows(file, name.substr(0, name.find('-')),
                    name.find("-spaces-") == std::string::npos ? Normalize::full : Normalize::spaces);
    }
}

// Every short text of the signs that meet one another, with letters and figures among them.
TEST(Signs, in_any_order_are_left_alone_by_a_second_pass) {
    const std::u32string signs = U"aA1 \"'-?.,:(\u00AB\u00BB\u201C\u201D\u2019\u2018\u2014\u2026\n";
    constexpr std::size_t longest = 4;
    for (const char* language : {"fr", "en", "de", "it", "nl"}) {
        std::vector<std::size_t> picked{0};
        while (picked.size() <= longest) {
            std::string text;
            for (const std::size_t i : picked) append(text, signs[i]);
            const std::string once = to_markup(normalize(from_markup(text), Normalize::full, language));
            const std::string twice = to_markup(normalize(from_markup(once), Normalize::full, language));
            ASSERT_EQ(shown(twice), shown(once)) << language << ": " << text;
            std::size_t i = 0;
            while (i < picked.size() && ++picked[i] == signs.size()) picked[i++] = 0;
            if (i == picked.size()) picked.push_back(0);
        }
    }
}

TEST(SharedVectors, come_out_as_expected_and_stay_so) {
    const std::string folder = FLORILEGE_ROOT "/../shared/vectors/";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no shared vectors here";
    expect_rows(folder + "fr_vectors.tsv", "fr");
    expect_rows(folder + "fr_keep.tsv", "fr");
}

} // namespace
} // namespace florilege
