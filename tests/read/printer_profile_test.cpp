#include "read/printer_profile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "base/file.h"

namespace florilege {
namespace {

PrinterProfile shipped(const std::string& name) {
    const Source source(name, read_file(FLORILEGE_ROOT "/styles/printers/" + name + ".yaml"));
    const auto profile = read_printer_profile(source);
    for (const Diagnostic& diagnostic : profile.diagnostics) ADD_FAILURE() << format_text(diagnostic);
    return profile.value;
}

TEST(PrinterProfile, every_figure_of_every_shipped_profile_says_where_it_comes_from_and_when) {
    const std::string folder = FLORILEGE_ROOT "/styles/printers";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().stem();
        const PrinterProfile profile = shipped(name);
        EXPECT_FALSE(profile.name.empty()) << name;
        ASSERT_FALSE(profile.papers.empty()) << name;
        EXPECT_GT(profile.papers.front().thickness, 0.05_mm) << name;
        std::set<std::string> sourced{"name", "sources"};
        for (const FigureSource& source : profile.sources) {
            EXPECT_FALSE(source.source.empty()) << name;
            EXPECT_GE(source.date.size(), 4u) << name; // a year at least
            sourced.insert(source.figures.begin(), source.figures.end());
        }
        std::istringstream lines(read_file(entry.path()));
        for (std::string line; std::getline(lines, line);)
            if (std::isalpha(static_cast<unsigned char>(line[0]))) {
                EXPECT_TRUE(sourced.contains(line.substr(0, line.find(':')))) << name << ": " << line;
            }
    }
}

TEST(PrinterProfile, the_spine_comes_from_the_pages_and_the_paper) {
    const PrinterProfile kdp = shipped("kdp");
    EXPECT_NEAR(spine_width(kdp, 200).millimetres(), 200 * 0.002252 * 25.4, 0.02); // inches a page, as KDP gives it
    EXPECT_EQ(least_gutter(kdp, 150), 9.6_mm);
    EXPECT_EQ(least_gutter(kdp, 151), 12.7_mm);
    EXPECT_EQ(least_gutter(shipped("generic"), 500), Length{});
}

TEST(PrinterProfile, a_cover_thick_enough_to_count_is_in_the_spine) {
    EXPECT_NEAR(spine_width(shipped("lulu"), 200).millimetres(), (200 / 444.0 + 0.06) * 25.4, 0.02); // inches, as Lulu gives it
}

TEST(PrinterProfile, wrong_figures_are_refused_at_their_place) {
    const Source source("p.yaml", "name: x\nbleed: wide\nbleeding: 3\n");
    const auto profile = read_printer_profile(source);
    ASSERT_EQ(profile.diagnostics.size(), 2u);
    EXPECT_EQ(format_text(profile.diagnostics[0]).find("p.yaml:"), 0u);
}

} // namespace
} // namespace florilege
