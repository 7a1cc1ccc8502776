// Messages in French: every one translated, every argument in its place, the locale's language chosen as gettext does, outputs untouched.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <vector>

#include "base/file.h"
#include "shell.h"

namespace florilege {
namespace {

std::string said_by(const std::string& command) { return shell(command).said; }

// Runs the program in an environment that says no language but this.
std::string program(const std::string& environment, const std::string& arguments) {
    return said_by("env -u LC_ALL -u LC_MESSAGES -u LANG -u LANGUAGE " + environment + " '" FLORILEGE_PROGRAM "' " + arguments);
}

TEST(Catalogue, translates_every_message_of_the_sources) {
    const std::string template_file = testing::TempDir() + "florilege.pot", merged = testing::TempDir() + "merged.po";
    ASSERT_EQ(said_by(FLORILEGE_ROOT "/po/extract.sh > " + template_file), "");
    ASSERT_EQ(said_by("msgmerge --quiet --no-fuzzy-matching -o " + merged + " " FLORILEGE_ROOT "/po/fr.po " + template_file), "");
    EXPECT_EQ(said_by("msgattrib --untranslated --no-obsolete " + merged + " | grep -A3 ^msgid | tail -n +4"), "") << "write these in po/fr.po";
    EXPECT_EQ(said_by("msgattrib --only-obsolete " + merged + " | grep '^#~ msgid'"), "") << "take these out of po/fr.po";
    EXPECT_EQ(said_by("msgfmt --check-format --check-domain -o /dev/null " FLORILEGE_ROOT "/po/fr.po"), "");
    EXPECT_GT(read_file(template_file).size(), 20'000u);
}

// The arguments of a text, in order: {} {0} {1}. Braces that are part of a text without arguments count alike.
std::multiset<std::string> arguments_of(const std::string& text) {
    std::multiset<std::string> found;
    const std::regex argument("\\{[0-9]?\\}");
    for (std::sregex_iterator at(text.begin(), text.end(), argument), end; at != end; ++at) found.insert(at->str());
    return found;
}

TEST(Catalogue, keeps_arguments_code_and_french_spacing) {
    const std::string catalogue = read_file(FLORILEGE_ROOT "/po/fr.po");
    const std::regex entry("msgid \"(.*)\"\n(?:msgid_plural \"(.*)\"\n)?msgstr(?:\\[0\\])? \"(.*)\"\n");
    int entries = 0;
    for (std::sregex_iterator at(catalogue.begin(), catalogue.end(), entry), end; at != end; ++at) {
        const std::string english = (*at)[1], french = (*at)[3];
        if (english.empty()) continue;
        ++entries;
        EXPECT_EQ(arguments_of(english), arguments_of(french)) << french;
        EXPECT_EQ(std::count(english.begin(), english.end(), '`'), std::count(french.begin(), french.end(), '`')) << french;
        EXPECT_FALSE(std::regex_search(french, std::regex("[a-z] [;?!]"))) << "a plain space before a mark: " << french;
        EXPECT_EQ(english.back() == '.', french.back() == '.') << french;
    }
    EXPECT_GT(entries, 500);
}

TEST(Language, is_that_of_the_locale) {
    const std::string french = "À l", english = "While importing";
    const auto language = [&](const std::string& environment) {
        const std::string said = program(environment, "explain import-hyphen");
        return said.find(french) != std::string::npos ? std::string("fr") : said.find(english) != std::string::npos ? std::string("en") : said;
    };
    for (const char* environment : {"LANG=fr_FR.UTF-8", "LANG=fr", "LC_ALL=fr_CA.UTF-8 LANG=en_GB.UTF-8", "LC_MESSAGES=fr_FR LANG=de_DE", "LANG=en_GB.UTF-8 LANGUAGE=fr",
                                    "LANG=C.UTF-8 LANGUAGE=fr_CH:en", "LANG=de_DE.UTF-8 LANGUAGE=de:fr"})
        EXPECT_EQ(language(environment), "fr") << environment;
    for (const char* environment : {"", "LANG=C", "LC_ALL=C LANG=fr_FR.UTF-8 LANGUAGE=fr", "LANG=en_GB.UTF-8", "LANG=fr_FR.UTF-8 LANGUAGE=en:fr", "LANG=de_DE.UTF-8",
                                    "LANG=../../../fr", "LC_ALL=POSIX LANGUAGE=fr"})
        EXPECT_EQ(language(environment), "en") << environment;
}

TEST(Language, is_spoken_by_messages_help_and_summary) {
    std::string pattern = testing::TempDir() + "florilege-language-XXXXXX";
    const std::string book = mkdtemp(pattern.data());
    EXPECT_NE(program("LANG=fr_FR.UTF-8", "--help").find("construire un livre"), std::string::npos);
    EXPECT_NE(program("LANG=fr_FR.UTF-8", "new " + book + "/livre").find("contient un nouveau livre"), std::string::npos);
    EXPECT_NE(read_file(book + "/livre/book.yaml").find("title: Mon recueil"), std::string::npos);
    EXPECT_NE(program("LANG=fr_FR.UTF-8", "build " + book + "/livre").find("florilege: construit\u00A0: "), std::string::npos);
    write_file(book + "/livre/book.yaml", "title: Essai\nsubtilte: X\n");
    const std::string refused = program("LANG=fr_FR.UTF-8", "build " + book + "/livre");
    EXPECT_NE(refused.find("book.yaml:2:1: erreur\u00A0: clé inconnue, `subtilte`, pour book.yaml [unknown-key]"), std::string::npos) << refused;
    EXPECT_NE(refused.find("conseil\u00A0: vouliez-vous dire `subtitle`\u00A0?"), std::string::npos) << refused;
    EXPECT_NE(refused.find("rien n’est écrit\u00A0: 1 erreur"), std::string::npos) << refused;
    EXPECT_NE(program("LANG=fr_FR.UTF-8", "biuld").find("erreur\u00A0: "), std::string::npos);
    std::filesystem::remove_all(book);
}

// Help, and what is said of every kind of wrong command line, with the words that only English or the command line's library has.
TEST(Language, leaves_no_english_on_the_command_line) {
    const std::regex english("\\b(the|not|value|values|range|required|could|convert|missing|expected|received|exactly|with|of|for|in|to|given|flag|true|TEXT|INT|DIR|FILE|BOOK|NAME|LIST)\\b");
    std::vector<std::string> said;
    for (const char* verb : {"", "new", "import", "build", "check", "preview", "explain"}) said.push_back(std::string(verb) + " --help");
    const std::pair<const char*, const char*> wrong[] = {
        {"", "il manque une commande"}, {"biuld", "`biuld`"}, {"--verison", "--verison"}, {"new", "il manque DOSSIER"}, {"new a b", "n’est pas attendu"},
        {"new --language de x", "un de ces mots"}, {"import", "il manque FICHIER"}, {"import a.txt", "il manque --into"}, {"build --jobs 0", "un nombre de 1 à 1024"},
        {"build --jobs x", "et non x"}, {"build --jobs", "demande une valeur"}, {"build --jobs 2 --jobs 3", "donné deux fois"}, {"build --quiet=3", "ne prend pas de valeur"},
        {"build --verify=x", "ne prend pas de valeur"}, {"build --diagnostics xml", "text, json"}, {"build --only epubb", "epubb"}, {"build --year 20", "AAAA"},
        {"build --date hier", "AAAA-MM-JJ"}, {"preview --port 99999", "un nombre de 1 à 65535"}, {"check --depfile x", "n’est pas attendu"}, {"build /nowhere", "n’existe pas"},
        {"build /", "florilege new DOSSIER"}, {"explain nope", "`nope`"}};
    for (const auto& [arguments, words] : wrong) {
        said.emplace_back(arguments);
        EXPECT_NE(program("LANG=fr_FR.UTF-8", arguments).find(words), std::string::npos) << arguments << ": " << program("LANG=fr_FR.UTF-8", arguments);
    }
    for (const std::string& arguments : said) {
        const std::string text = program("LANG=fr_FR.UTF-8", arguments);
        std::smatch found;
        EXPECT_EQ(text.find("Options:"), std::string::npos) << text;
        EXPECT_FALSE(std::regex_search(text, found, english)) << arguments << ": " << found.str() << " in " << text;
    }
}

TEST(Language, changes_no_output) {
    std::string pattern = testing::TempDir() + "florilege-outputs-XXXXXX";
    const std::string folder = mkdtemp(pattern.data());
    const std::string options = "build " FLORILEGE_ROOT "/examples/lettres --quiet --only epub,pdf,web,records --out ";
    EXPECT_EQ(program("LC_ALL=C", options + folder + "/c"), "");
    EXPECT_EQ(program("LC_ALL=fr_FR.UTF-8", options + folder + "/fr"), "");
    EXPECT_EQ(program("LC_ALL=tr_TR.UTF-8 LANGUAGE=fr", options + folder + "/tr"), "");
    EXPECT_EQ(said_by("diff -r " + folder + "/c " + folder + "/fr; diff -r " + folder + "/c " + folder + "/tr"), "");
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace florilege
