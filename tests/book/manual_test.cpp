// The manual tells of everything there is: options, keys, properties, in both of its languages.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "judge.h"

namespace florilege {

namespace {

std::string manual(const std::string& language) {
    std::string text;
    for (const auto& entry : std::filesystem::directory_iterator(FLORILEGE_ROOT "/examples/manual/" + language)) text += bytes_of(entry.path());
    return text;
}

std::set<std::string> matches(const std::string& text, const char* pattern) {
    std::set<std::string> found;
    const std::regex expression(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.insert((*at)[1].str());
    return found;
}

void expect_told(const std::set<std::string>& names, const std::string& what) {
    EXPECT_FALSE(names.empty()) << what;
    for (const char* language : {"fr", "en"}) {
        const std::string text = manual(language);
        for (const std::string& name : names)
            EXPECT_TRUE(std::regex_search(text, std::regex("(`|florilege )" + name + "[` ]"))) << language << " does not tell of the " << what << " " << name;
    }
}

} // namespace

TEST(Manual, tells_of_every_verb_and_option) {
    std::string help = run(std::string(FLORILEGE_PROGRAM) + " --help").output;
    const std::set<std::string> verbs = matches(help.substr(help.find("Commands:")), "\n +([a-z]+) ");
    expect_told(verbs, "verb");
    for (const std::string& verb : verbs) {
        std::set<std::string> options = matches(run(std::string(FLORILEGE_PROGRAM) + " " + verb + " --help").output, "(--[a-z-]+)");
        options.erase("--help");
        if (!options.empty()) expect_told(options, "option");
    }
}

TEST(Manual, tells_of_every_key) {
    // The keys are those of the readers' tables.
    std::set<std::string> keys;
    for (const char* file : {"/src/read/plan.cpp", "/src/read/front_matter.cpp"})
        for (const std::string& key : matches(bytes_of(std::string(FLORILEGE_ROOT) + file), "(?:add|text|placed|list|inlines)\\(\"([a-z-]+)\"")) keys.insert(key);
    expect_told(keys, "key");
}

TEST(Manual, tells_of_every_property) {
    expect_told(matches(bytes_of(FLORILEGE_ROOT "/src/style/properties.cpp"), "\n    \\{\"([a-z-]+)\", "), "property");
}

} // namespace florilege
