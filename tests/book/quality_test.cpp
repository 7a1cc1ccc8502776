// How the anthology is set, by the measuring tool that lies beside the repository when there is one.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "judge.h"

namespace florilege {

TEST(Quality, of_the_anthology_is_a_printers) {
    const std::string tool = FLORILEGE_ROOT "/../shared/tools/pdf_quality.py";
    if (!std::filesystem::exists(tool)) GTEST_SKIP() << "the measuring tool is not here";
    NEEDS("python3");
    NEEDS("mutool");
    const std::string pdf = built_books().front().pdf;
    const Judgement verdict = run("python3 " + quoted(tool) + " " + quoted(pdf));
    ASSERT_EQ(verdict.status, 0) << verdict.output;
    const auto figures = nlohmann::json::parse(verdict.output, nullptr, false);
    ASSERT_FALSE(figures.is_discarded()) << verdict.output;
    const auto& set = figures["typography"];
    EXPECT_GT(set.value("justified_lines", 0), 100);
    EXPECT_EQ(set.value("widows", -1), 0);
    EXPECT_EQ(set.value("orphans", -1), 0);
    EXPECT_EQ(set.value("overfull_lines", -1), 0);
    EXPECT_EQ(set["interword_em"].value("loose_gt_0.50_share", -1.0), 0);
    EXPECT_EQ(set["interword_em"].value("tight_lt_0.15_share", -1.0), 0);
    EXPECT_LE(set["interword_em"].value("loose_gt_0.40_share", 1.0), 0.02);
    EXPECT_LE(set["interword_em"].value("cv", 1.0), 0.12);
    EXPECT_LE(set["hyphens"].value("share_of_inner_lines", 1.0), 0.1);
    EXPECT_EQ(set["grid"].value("run_on_spreads_unequal_bottoms", -1), 0);
    EXPECT_EQ(set["hyphens"].value("runs_of_3_or_more", -1), 0);
    EXPECT_EQ(set["hyphens"].value("at_page_end", -1), 0);
    EXPECT_EQ(set["hyphens"].value("last_full_line_of_paragraph", -1), 0);
    EXPECT_EQ(set["rivers"].value("of_5_or_more", -1), 0);
    EXPECT_EQ(set["runts"].value("one_word", -1), 0);
    EXPECT_EQ(set["grid"].value("off_grid_gt_0.5pt_share", -1.0), 0);
    EXPECT_EQ(set["french"].value("lines_starting_with_;:!?»", -1), 0);
    EXPECT_EQ(set["french"].value("lines_ending_with_«", -1), 0);
}

} // namespace florilege
