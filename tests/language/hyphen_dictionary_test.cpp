#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include "language/hyphen_dictionary.h"

namespace florilege {
namespace {

/// A file of this process.
std::string made(const std::string& name) { return testing::TempDir() + std::to_string(::getpid()) + "-" + name; }

/// The figures that a dictionary puts between the letters of a word.
std::string figures(HyphenDict& dictionary, const std::string& word) {
    std::array<char, 512> marks{};
    char** texts = nullptr;
    int *places = nullptr, *cuts = nullptr;
    hnj_hyphen_hyphenate2(&dictionary, word.c_str(), static_cast<int>(word.size()), marks.data(), nullptr, &texts, &places, &cuts);
    std::string all = marks.data();
    for (std::size_t i = 0; texts && i < word.size(); ++i) {
        if (texts[i]) all += std::string("/") + texts[i];
        std::free(texts[i]);
    }
    std::free(texts), std::free(places), std::free(cuts);
    return all;
}

/// Words of the letters of a dictionary's own patterns, two at a time, some of them elided.
std::vector<std::string> words_of(const std::string& path, bool utf8, std::size_t every) {
    std::ifstream file(path);
    std::vector<std::string> words;
    std::string before;
    std::size_t count = 0;
    for (std::string line; std::getline(file, line);) {
        if (count++ % every != 0) continue;
        std::string letters;
        for (const char c : line)
            if (static_cast<unsigned char>(c) > '9') letters += c;
        if (utf8 && !letters.empty() && (static_cast<unsigned char>(letters[0]) >> 6) == 2) continue;
        words.push_back(before + (count % 5 == 0 ? "'" : "") + letters);
        before = letters;
    }
    return words;
}

/// A dictionary of every so many of the lines of another, with all that say how to read it. libhyphen takes seconds for a long one.
std::string thinned(const std::string& path, std::size_t every) {
    std::ifstream file(path);
    const std::string copy = made("thinned.dic");
    std::ofstream out(copy);
    std::size_t count = 0;
    for (std::string line; std::getline(file, line);)
        if (count++ % every == 0 || (!line.empty() && line[0] >= 'A' && line[0] <= 'Z')) out << line << '\n';
    return copy;
}

void expect_alike(const std::string& path, const std::vector<std::string>& words) {
    const HyphenDictionary ours = load_hyphen_dictionary(path);
    const std::unique_ptr<HyphenDict, decltype(&hnj_hyphen_free)> theirs(hnj_hyphen_load(path.c_str()), hnj_hyphen_free);
    ASSERT_TRUE(ours && theirs) << path;
    ASSERT_FALSE(words.empty()) << path;
    EXPECT_EQ(ours->utf8, theirs->utf8) << path;
    for (const std::string& word : words)
        if (!word.empty() && word.size() < 200) {
            ASSERT_EQ(figures(*ours, word), figures(*theirs, word)) << path << ": " << word;
        }
}

TEST(HyphenDictionary, divides_words_as_libhyphen_loads_it) {
    int compared = 0;
    for (const auto& file : std::filesystem::directory_iterator("/usr/share/hyphen")) {
        if (file.is_symlink() || file.path().extension() != ".dic") continue;
        ++compared;
        const bool is_long = file.file_size() > 500'000;
        const std::string path = is_long ? thinned(file.path(), 11) : file.path().string();
        expect_alike(path, words_of(file.path(), load_hyphen_dictionary(path)->utf8 != 0, is_long ? 7 : 1));
    }
    EXPECT_GT(compared, 0);
    std::filesystem::remove(made("thinned.dic"));
}

TEST(HyphenDictionary, of_every_kind_of_line_is_loaded_as_libhyphen_does) {
    const std::string path = made("lines.dic");
    const std::string patterns = "% 9a9b9\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n.a1b\na2bc\na3b1c\nb1c5\nb0c4d.\n1d\n\n7\nabc2d e9f\n";
    for (const std::string& dictionary : {
             "UTF-8\n" + patterns,
             "UTF-8\r\n" + patterns,
             "ISO8859-1\n" + patterns,
             "UTF-8\nCOMPOUNDLEFTHYPHENMIN 2\nCOMPOUNDRIGHTHYPHENMIN 3\nNOHYPHEN ',b,-\nc1d\nab1cd1\nNEXTLEVEL\n" + patterns,
             "UTF-8\n" + patterns + "b1/x=y,1,2\n",
         }) {
        std::ofstream(path) << dictionary;
        expect_alike(path, {"abcd", "aabcd", "bcd", "dabc", "ab-cd", "abc'dabcd", "aaaa", "é", "abécd"});
    }
    std::filesystem::remove(path);
}

TEST(HyphenDictionary, passes_over_lines_that_no_word_is_as_long_as) {
    const std::string path = made("long.dic"), letters(98, 'a');
    std::ofstream(path) << "UTF-8\n" + letters + "1b\n" + letters.substr(4) + "1c\n";
    const HyphenDictionary dictionary = load_hyphen_dictionary(path);
    EXPECT_EQ(figures(*dictionary, letters + "bbbb").find('1'), std::string::npos);
    EXPECT_EQ(figures(*dictionary, letters + "cccc").find('1'), 97u);
    std::filesystem::remove(path);
}

TEST(HyphenDictionary, that_is_not_there_is_none) { EXPECT_FALSE(load_hyphen_dictionary("/nowhere/hyph.dic")); }

} // namespace
} // namespace florilege
