// What is written from the program itself: completions that the shells take, manual pages, schemas that the books of the repository meet.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>

#include "base/file.h"
#include "shell.h"

namespace florilege {
namespace {

bool have(const std::string& program) { return shell("command -v " + program).exit == 0; }
std::string made(const std::string& name) { return std::string(FLORILEGE_SHARE "/") + name; }
Outcome python(const std::string& script, const std::string& arguments) { return shell("python3 -c '" + script + "' " + arguments); }

// Verbs and options as the help has them.
std::vector<std::pair<std::string, std::set<std::string>>> command_line() {
    std::vector<std::pair<std::string, std::set<std::string>>> verbs;
    const std::string help = shell(std::string(FLORILEGE_PROGRAM) + " --help").said;
    const std::regex verb("\n +([a-z]+) +"), option("(--[a-z-]+)");
    const std::string list = help.substr(help.find("Commands:"));
    for (std::sregex_iterator at(list.begin(), list.end(), verb), end; at != end; ++at) {
        verbs.emplace_back((*at)[1], std::set<std::string>());
        const std::string more = shell(std::string(FLORILEGE_PROGRAM) + ' ' + verbs.back().first + " --help").said;
        for (std::sregex_iterator word(more.begin(), more.end(), option), last; word != last; ++word) verbs.back().second.insert((*word)[1]);
    }
    return verbs;
}

// What bash proposes after these words.
std::string completed(const std::string& words) {
    return shell("bash -c 'source " + made("florilege") + "; COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _florilege; echo \"${COMPREPLY[*]}\"'").said;
}

TEST(Completions, hold_every_verb_and_option) {
    const auto verbs = command_line();
    ASSERT_GE(verbs.size(), 6u);
    const std::string zsh = read_file(made("_florilege")), fish = read_file(made("florilege.fish"));
    std::set<std::string> offered;
    for (const auto& [verb, options] : verbs) {
        EXPECT_NE(completed("florilege \"\"").find(verb), std::string::npos) << verb;
        EXPECT_NE(zsh.find("\n    " + verb + ")"), std::string::npos) << verb;
        EXPECT_NE(fish.find(" -a " + verb + " "), std::string::npos) << verb;
        const std::string proposed = ' ' + completed("florilege " + verb + " --");
        for (const std::string& option : options) {
            EXPECT_TRUE(std::regex_search(proposed, std::regex(" " + option + "[ \n]"))) << verb << option << " in " << proposed;
            EXPECT_NE(zsh.find('*' + option + '['), std::string::npos) << option;
            EXPECT_NE(fish.find("__fish_seen_subcommand_from " + verb + "' -l " + option.substr(2) + ' '), std::string::npos) << verb << option;
        }
    }
}

TEST(Completions, propose_values) {
    EXPECT_EQ(completed("florilege bui"), "build\n");
    EXPECT_EQ(completed("florilege build --strict --diagnostics \"\""), "text json\n");
    EXPECT_EQ(completed("florilege new --language f"), "fr\n");
    EXPECT_EQ(completed("florilege explain dead-l"), have("florilege") ? "dead-link\n" : "\n");
    EXPECT_EQ(completed("florilege build " FLORILEGE_ROOT "/cont"), FLORILEGE_ROOT "/content\n");
}

TEST(Completions, are_scripts_that_the_shells_take) {
    EXPECT_EQ(shell("bash -n " + made("florilege")).said, "");
    if (have("zsh")) {
        EXPECT_EQ(shell("zsh -n " + made("_florilege")).said, "");
    }
    if (have("fish")) {
        EXPECT_EQ(shell("fish -n " + made("florilege.fish")).said, "");
    }
}

TEST(ManPage, names_everything_in_both_languages) {
    const std::string english = read_file(made("florilege.1")), french = read_file(made("fr/florilege.1"));
    for (const auto& [verb, options] : command_line())
        for (std::string option : options) {
            for (std::size_t at = 0; (at = option.find('-', at)) != std::string::npos; at += 2) option.insert(at, "\\");
            if (option == "\\-\\-help") continue;
            EXPECT_NE(english.find("\\fB" + option + "\\fR"), std::string::npos) << verb << option;
            EXPECT_NE(french.find("\\fB" + option + "\\fR"), std::string::npos) << verb << option;
        }
    if (have("groff")) {
        EXPECT_EQ(shell("groff -man -Tutf8 -Kutf8 -ww -z " + made("florilege.1")).said, "");
    }
}

constexpr const char* validate = R"(
import json, sys, yaml, jsonschema
class Dates(yaml.SafeLoader): pass
Dates.yaml_implicit_resolvers = {k: [r for r in v if r[0] != "tag:yaml.org,2002:timestamp"] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
for path in sys.argv[2:]:
    text = open(path).read()
    if path.endswith(".md"): text = text.split("\n---\n")[0]
    for error in jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, Dates)): print(path, list(error.path), error.message)
)";

TEST(Schemas, are_met_by_the_books_of_the_repository) {
    if (python("import yaml, jsonschema", "").exit != 0) GTEST_SKIP() << "python3-yaml and python3-jsonschema are not installed";
    EXPECT_EQ(python(validate, made("book.schema.json") + " " FLORILEGE_ROOT "/content/book.yaml " FLORILEGE_ROOT "/examples/*/book.yaml").said, "");
    EXPECT_EQ(python(validate, made("article.schema.json") + " $(find " FLORILEGE_ROOT "/content " FLORILEGE_ROOT "/examples -name '*.md' -path '*/*/*')").said, "");
}

TEST(Schemas, refuse_what_the_readers_refuse) {
    if (python("import yaml, jsonschema", "").exit != 0) GTEST_SKIP() << "python3-yaml and python3-jsonschema are not installed";
    const std::string folder = testing::TempDir() + "schemas/";
    std::filesystem::create_directories(folder);
    // The files of what is wrong are all told of.
    const auto expect_refused = [&](const std::string& schema, std::initializer_list<const char*> wrong) {
        std::string files;
        int number = 0;
        for (const char* text : wrong) {
            const std::string file = folder + std::to_string(number++) + ".yaml";
            write_file(file, text);
            files += ' ' + file;
        }
        const std::string said = python(validate, made(schema) + files).said;
        for (int i = 0; i < number; ++i) EXPECT_NE(said.find(folder + std::to_string(i) + ".yaml ["), std::string::npos) << std::data(wrong)[i] << said;
    };
    expect_refused("book.schema.json", {"subtitle: no title\n", "title: x\nsubtilte: y\n", "title: x\norder: random\n", "title: x\noutputs: [mobi]\n",
                                        "title: x\nauthors: [{name: a, rôle: b}]\n", "title: x\npublisher: {nam: a}\n", "title: x\ndate: hier\n",
                                        "title: x\narticles: [{part: a, articles: [{parts: b}]}]\n", "title: [x]\n"});
    expect_refused("article.schema.json", {"date: 2024\n", "title: x\nlagn: fr\n", "title: x\ndraft: maybe\n", "title: x\nepigraph: {txet: a}\n"});
    std::filesystem::remove_all(folder);
}

TEST(Schemas, tell_what_each_key_is_for) {
    const std::string schema = read_file(made("book.schema.json"));
    EXPECT_NE(schema.find("\"newest-first\""), std::string::npos);
    EXPECT_NE(schema.find("\"description\": \"of the book (BCP 47); fr by default\""), std::string::npos);
}

TEST(Manual, explains_each_message_as_the_program_does) {
    for (const auto& [locale, file] : {std::pair("C", "/examples/manual/en/every-message.md"), std::pair("fr_FR.UTF-8", "/examples/manual/fr/tous-les-messages.md")}) {
        const std::string chapter = shell(std::string("env LANGUAGE= LC_ALL=") + locale + " " FLORILEGE_REFERENCE " messages").said;
        if (std::getenv("UPDATE_GOLDEN")) write_file(std::string(FLORILEGE_ROOT) + file, chapter);
        EXPECT_EQ(chapter, read_file(std::string(FLORILEGE_ROOT) + file));
    }
}

} // namespace
} // namespace florilege
