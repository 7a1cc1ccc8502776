// The order of the folders, the size of the rooms and where each library lives.
#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "repository.h"

namespace florilege {

namespace {

// A folder includes itself and the folders of lower rank. epub, web, records and the print family share a rank: they never
// meet, but for typeset ← print ← pdf.
const std::map<std::string, int> rank{
    {"base", 0}, {"document", 1}, {"language", 2}, {"style", 3}, {"read", 4}, {"normalize", 5}, {"assemble", 6}, {"fonts", 7},
    {"markup", 8}, {"epub", 9}, {"web", 9}, {"records", 9}, {"typeset", 9}, {"print", 9}, {"pdf", 9}, {"preview", 9}, {"compile", 10}, {"cli", 11}};
const std::map<std::string, std::set<std::string>> within_rank{{"print", {"typeset"}}, {"pdf", {"typeset", "print"}}, {"preview", {"typeset"}}};

bool may_include(const std::string& from, const std::string& to) {
    if (from == to) return true;
    if (rank.at(to) < rank.at(from)) return true;
    const auto allowed = within_rank.find(from);
    return allowed != within_rank.end() && allowed->second.contains(to);
}

// The library that a header in angle brackets belongs to, by how its path begins.
const std::vector<std::pair<std::string, std::string>> libraries{
    {"cmark-gfm", "cmark-gfm"}, {"yaml-cpp/", "yaml-cpp"}, {"pugixml", "pugixml"}, {"zip.h", "libzip"}, {"gumbo", "gumbo"},
    {"hb", "HarfBuzz"}, {"harfbuzz/", "HarfBuzz"}, {"unicode/", "ICU"}, {"hyphen.h", "libhyphen"}, {"hunspell/", "Hunspell"},
    {"hpdf", "libharu"}, {"png.h", "libpng"}, {"jpeglib.h", "libjpeg"}, {"jerror.h", "libjpeg"}, {"librsvg/", "librsvg"},
    {"cairo", "librsvg"}, {"lcms2", "lcms2"}, {"zint.h", "Zint"}, {"fontconfig/", "fontconfig"}, {"CLI/", "CLI11"},
    {"nlohmann/", "nlohmann-json"}, {"httplib.h", "cpp-httplib"},
    {"libdeflate.h", "libdeflate"}, {"nettle/", "Nettle"}, {"libintl.h", "gettext"}};

std::string library_of(const std::string& header) {
    for (const auto& [prefix, library] : libraries)
        if (header.starts_with(prefix)) return library;
    return {};
}

} // namespace

TEST(Folders, include_only_leftward) {
    for (const auto& file : source_files()) {
        const std::string folder = folder_of_source(file);
        ASSERT_TRUE(rank.contains(folder)) << "src/" << folder << " has no place in the order of folders";
        for (const std::string& line : lines_of(file)) {
            const Include include = include_on(line);
            if (!include.quoted || include.path.find('/') == std::string::npos) continue;
            const std::string target = folder_of(include.path);
            ASSERT_TRUE(rank.contains(target)) << shown(file) << " includes " << include.path;
            EXPECT_TRUE(may_include(folder, target)) << shown(file) << " includes " << include.path;
        }
    }
}

TEST(Folders, name_their_own_headers_from_src) {
    for (const auto& file : source_files())
        for (const std::string& line : lines_of(file)) {
            const Include include = include_on(line);
            if (!include.quoted) continue;
            EXPECT_TRUE(std::filesystem::exists(repository / "src" / include.path))
                << shown(file) << ": \"" << include.path << "\" is not a path from src/";
        }
}

TEST(Folders, keep_each_library_to_themselves) {
    std::map<std::string, std::set<std::string>> users;
    for (const auto& file : source_files())
        for (const std::string& line : lines_of(file)) {
            const Include include = include_on(line);
            const std::string library = include.quoted ? "" : library_of(include.path);
            if (!library.empty()) users[library].insert(folder_of_source(file));
        }
    for (const auto& [library, folders] : users) {
        std::string list;
        for (const std::string& folder : folders) list += " " + folder;
        EXPECT_EQ(folders.size(), 1u) << library << " is used in" << list;
    }
}

TEST(Files, hold_one_idea) {
    for (const auto& file : source_files()) EXPECT_LE(lines_of(file).size(), 450u) << shown(file);
}

TEST(Headers, open_with_their_role_and_are_included_once) {
    for (const auto& file : files_under("src", {".h"})) {
        const std::vector<std::string> lines = lines_of(file);
        ASSERT_FALSE(lines.empty()) << shown(file);
        EXPECT_TRUE(lines.front().starts_with("// ")) << shown(file) << " does not say what it is for";
        EXPECT_NE(std::find(lines.begin(), lines.end(), "#pragma once"), lines.end()) << shown(file);
    }
}

TEST(Sources, include_their_own_header_first) {
    for (const auto& file : files_under("src", {".cpp"})) {
        std::filesystem::path header = file;
        header.replace_extension(".h");
        if (!std::filesystem::exists(header)) continue;
        for (const std::string& line : lines_of(file)) {
            const Include include = include_on(line);
            if (include.path.empty()) continue;
            EXPECT_EQ(include.path, shown(header).substr(4)) << shown(file);
            break;
        }
    }
}

// Two types of one name in one namespace are one type to the linker, which takes the functions of either for both.
TEST(Types, have_a_name_of_their_own) {
    static const std::regex definition(R"((?:struct|class|enum class) (?:alignas\([^)]*\) )?(\w+)(?: final)?(?: :[^:].*)? \{.*)");
    std::map<std::string, std::string> homes;
    for (const std::string folder : {"src", "tests"})
        for (const auto& file : files_under(folder, {".h", ".cpp"})) {
            int unnamed = 0;
            for (const std::string& line : lines_of(file)) {
                std::smatch match;
                if (line == "namespace {") ++unnamed;
                else if (unnamed > 0 && line == "} // namespace") --unnamed;
                else if (unnamed == 0 && std::regex_match(line, match, definition)) {
                    const auto [known, fresh] = homes.emplace(match[1], shown(file));
                    EXPECT_TRUE(fresh) << match[1] << " is defined in " << known->second << " and in " << shown(file);
                }
            }
        }
    EXPECT_GT(homes.size(), 100u);
}

} // namespace florilege
