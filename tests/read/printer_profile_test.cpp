#include "read/printer_profile.h"

#include <gtest/gtest.h>

#include "base/file.h"

namespace florilege {
namespace {

PrinterProfile shipped(const std::string& name) {
    const Source source(name, read_file(FLORILEGE_ROOT "/styles/printers/" + name + ".yaml"));
    const auto profile = read_printer_profile(source);
    for (const Diagnostic& diagnostic : profile.diagnostics) ADD_FAILURE() << format_text(diagnostic);
    return profile.value;
}

TEST(PrinterProfile, every_shipped_profile_reads_and_says_where_its_figures_come_from) {
    for (const char* name : {"generic", "kdp", "ingram", "offset-fr"}) {
        const PrinterProfile profile = shipped(name);
        EXPECT_FALSE(profile.name.empty()) << name;
        EXPECT_FALSE(profile.source.empty()) << name;
        EXPECT_FALSE(profile.date.empty()) << name;
        ASSERT_FALSE(profile.papers.empty()) << name;
        EXPECT_GT(profile.papers.front().thickness, 0.05_mm) << name;
    }
}

TEST(PrinterProfile, the_spine_comes_from_the_pages_and_the_paper) {
    const PrinterProfile kdp = shipped("kdp");
    EXPECT_NEAR(spine_width(kdp, 200).millimetres(), 200 * 0.002252 * 25.4, 0.02); // inches a page, as KDP gives it
    EXPECT_EQ(least_gutter(kdp, 150), 9.6_mm);
    EXPECT_EQ(least_gutter(kdp, 151), 12.7_mm);
    EXPECT_EQ(least_gutter(shipped("generic"), 500), Length{});
}

TEST(PrinterProfile, wrong_figures_are_refused_at_their_place) {
    const Source source("p.yaml", "name: x\nbleed: wide\nbleeding: 3\n");
    const auto profile = read_printer_profile(source);
    ASSERT_EQ(profile.diagnostics.size(), 2u);
    EXPECT_EQ(format_text(profile.diagnostics[0]).find("p.yaml:"), 0u);
}

} // namespace
} // namespace florilege
