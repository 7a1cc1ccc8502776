#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "language/language.h"

namespace florilege {
namespace {

std::string broken(std::string_view language, const std::string& word) {
    std::string text;
    std::size_t from = 0;
    for (const std::uint8_t offset : hyphenate(language, word)) {
        text += word.substr(from, offset - from) + "-";
        from = offset;
    }
    return text + word.substr(from);
}

TEST(Hyphenation, of_french_keeps_two_letters_before_and_three_after) {
    EXPECT_EQ(broken("fr", "bibliothèque"), "bi-blio-thèque");
    EXPECT_EQ(broken("fr", "Municipalité"), "Mu-ni-ci-pa-lité");
    EXPECT_EQ(broken("fr", "étudiant"), "étu-diant");
    EXPECT_EQ(broken("fr", "ôtée"), "ôtée");
    EXPECT_EQ(broken("fr-CA", "communication"), "com-mu-ni-ca-tion");
}

TEST(Hyphenation, takes_elided_words_with_their_apostrophe) {
    EXPECT_EQ(broken("fr", "l\u2019administration"), "l\u2019ad-mi-nis-tra-tion");
    EXPECT_EQ(broken("fr", "l'administration"), "l'ad-mi-nis-tra-tion");
    EXPECT_EQ(broken("fr", "L\u2019Encyclopédie"), "L\u2019En-cy-clo-pé-die");
    EXPECT_EQ(broken("fr", "qu\u2019auparavant"), "qu\u2019au-pa-ra-vant");
}

TEST(Hyphenation, leaves_alone_what_is_no_ordinary_word) {
    for (const char* word : {"UNESCO", "S.N.C.F.", "élu·e·s", "administrateur·rice·s", "17,3", "XVIII", "xxxviii", "lire",
                             "arc-en-ciel", "va-t-il", "wifi5GHz", "YouTube", "mot_mot", ""})
        EXPECT_EQ(broken("fr", word), word);
    EXPECT_EQ(broken("fr", std::string(100'000, 'a')), std::string(100'000, 'a'));
    EXPECT_EQ(broken("fr", "aaaaa\xFF\xFF"), "aaaaa\xFF\xFF");
}

TEST(Hyphenation, follows_the_language) {
    EXPECT_EQ(broken("en", "typography"), "ty-po-graphy");
    EXPECT_EQ(broken("en-GB", "typography"), "ty-po-graphy");
    EXPECT_EQ(broken("tlh", "typography"), "typography");
    EXPECT_EQ(broken("../fr", "typography"), "typography");
}

TEST(Hyphenation, of_compounds_with_hyphens_goes_on_in_their_parts_where_compounds_are_long) {
    EXPECT_EQ(broken("de", "Makro-Befehlsprozessor"), "Ma-kro-Be-fehls-pro-zes-sor");
    EXPECT_EQ(broken("de", "MS-DOS-Partition"), "MS-DOS-Par-ti-ti-on");
    EXPECT_EQ(broken("de", "-Befehl-"), "-Be-fehl-");
    EXPECT_EQ(broken("en", "state-controlled"), "state-controlled");
}

TEST(Hyphenation, gives_every_thread_the_same) {
    std::vector<std::string> found(8);
    std::vector<std::thread> threads;
    for (auto& text : found)
        threads.emplace_back([&text] {
            for (int i = 0; i < 200; ++i) text = broken("fr-BE", "renouvellement") + broken("en-US", "university");
        });
    for (auto& thread : threads) thread.join();
    for (const auto& text : found) EXPECT_EQ(text, found.front());
    EXPECT_NE(found.front().find('-'), std::string::npos);
}

TEST(Hyphenation, agrees_with_the_shared_vectors) {
    std::ifstream file(FLORILEGE_ROOT "/../shared/vectors/fr_hyphen.tsv");
    if (!file) GTEST_SKIP() << "no shared vectors here";
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream row(line);
        std::string id, word, allowed;
        std::getline(row, id, '\t'), std::getline(row, word, '\t'), std::getline(row, allowed, '\t');
        EXPECT_EQ(broken("fr", word), allowed) << id;
    }
}

} // namespace
} // namespace florilege
