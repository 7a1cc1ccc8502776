// What is measured on finished pages, on pages written by hand.
#include "typeset/quality.h"

#include <gtest/gtest.h>

#include "style/style_sheet.h"

namespace florilege {
namespace {

constexpr Length leading = 14_pt;

struct Text {
    std::string words;
    PlacedLine::End end = PlacedLine::End::natural;
    Role role = Role::body;
};

/// Pages filled from the first baseline down; a line that begins where another text ended begins a text of its own.
class Pages {
  public:
    Pages() {
        for (std::size_t i = 0; i < style_.roles.size(); ++i) style_.roles[i].size = 10_pt;
        style_.roles[static_cast<std::size_t>(Role::body)].align = Align::justify;
        style_.page.leading = leading;
        style_.page.top = 40_pt;
        style_.page.width = 300_pt;
        sections_.emplace_back().push_back({});
    }

    Pages& page(const std::vector<Text>& lines, const std::string& section = "a") {
        Page page;
        page.recto = pages_++ % 2 == 1;
        page.section = section;
        Length y = 50_pt;
        for (const Text& line : lines) add(page, line, y), y += leading;
        if (sections_.back().back().section != section) sections_.emplace_back();
        sections_.back().push_back(std::move(page));
        return *this;
    }

    QualityReport measured() const {
        std::vector<SectionQuality> measured;
        for (const PageList& pages : sections_) measured.push_back(measure_quality(pages, style_));
        std::vector<const SectionQuality*> all;
        for (const SectionQuality& section : measured) all.push_back(&section);
        return sum_up(all);
    }
    std::vector<std::string> codes() const {
        std::vector<std::string> codes;
        for (const Diagnostic& warning : quality_warnings(measured())) codes.push_back(warning.code);
        return codes;
    }

  private:
    void add(Page& page, const Text& text, Length y) {
        GlyphRun run;
        run.text_begin = static_cast<std::uint32_t>(page.text.size());
        page.text += text.words;
        run.text_end = static_cast<std::uint32_t>(page.text.size());
        PlacedLine line;
        line.first_run = static_cast<std::uint32_t>(page.runs.size());
        line.run_count = 1;
        line.y = y;
        line.width = text.end == PlacedLine::End::last ? 150_pt : 300_pt;
        line.role = text.role;
        line.end = text.end;
        line.text = text_;
        line.offset = offset_;
        offset_ += 50;
        if (text.end == PlacedLine::End::last) ++text_, offset_ = 0;
        page.runs.push_back(run);
        page.lines.push_back(line);
    }

    StyleSheet style_;
    std::vector<PageList> sections_;
    std::size_t pages_ = 0;
    std::uint32_t text_ = 1;
    std::uint32_t offset_ = 0;
};

constexpr auto hyphen = PlacedLine::End::hyphen;
constexpr auto last = PlacedLine::End::last;

const std::vector<Text> paragraph{{"un deux trois"}, {"quatre cinq"}, {"six sept", last}};
const std::vector<Text> two_paragraphs{{"un deux"}, {"trois"}, {"quatre"}, {"cinq six", last}, {"sept"}, {"huit"}, {"neuf dix", last}};

using Codes = std::vector<std::string>;

TEST(Quality, of_a_page_as_it_should_be_has_nothing_to_tell) {
    const QualityReport report = Pages().page(two_paragraphs).page(two_paragraphs).measured();
    EXPECT_EQ(report.lines, 14);
    EXPECT_EQ(report.inner_lines, 10);
    EXPECT_EQ(report.last_lines, 4);
    EXPECT_TRUE(report.places.empty());
}

TEST(Quality, sees_a_widow_and_an_orphan) {
    EXPECT_EQ(Pages().page({{"un"}, {"deux"}}).page({{"trois quatre", last}, {"cinq"}, {"six"}, {"sept"}, {"huit neuf", last}}).codes(), Codes{"widow"});
    EXPECT_EQ(Pages().page({{"un"}, {"deux trois", last}, {"quatre"}}).page({{"cinq"}, {"six"}, {"sept"}, {"huit"}, {"neuf dix", last}}).codes(), Codes{"orphan"});
}

TEST(Quality, sees_a_heading_without_its_text) {
    EXPECT_EQ(Pages().page({{"un"}, {"deux trois", last}, {"Titre", last, Role::heading_1}}).page(two_paragraphs).codes(), Codes{"stranded-heading"});
}

TEST(Quality, sees_a_hyphen_where_the_leaf_is_turned_and_not_where_pages_face) {
    const std::vector<Text> broken{{"un"}, {"deux trois", last}, {"quatre"}, {"cinq"}, {"six"}, {"sept"}, {"hu", hyphen}};
    EXPECT_EQ(Pages().page(broken).page(two_paragraphs).codes(), Codes{});
    EXPECT_EQ(Pages().page(two_paragraphs).page(broken).page(two_paragraphs).codes(), Codes{"turned-hyphen"});
}

TEST(Quality, sees_a_last_page_that_is_nearly_empty) {
    EXPECT_EQ(Pages().page(two_paragraphs).page(paragraph).page(two_paragraphs, "b").codes(), Codes{"short-last-page"});
    EXPECT_EQ(Pages().page(two_paragraphs).page(two_paragraphs).page(two_paragraphs, "b").codes(), Codes{});
}

TEST(Quality, sees_facing_pages_that_end_at_two_heights) {
    const QualityReport report = Pages().page(two_paragraphs).page(paragraph).page(two_paragraphs).measured();
    EXPECT_EQ(report.spreads, 1);
    EXPECT_EQ(report.unequal_spreads, 1);
}

TEST(Quality, counts_hyphens_their_runs_and_those_before_a_last_line) {
    const QualityReport report = Pages().page({{"a", hyphen}, {"b", hyphen}, {"c", hyphen}, {"d", hyphen}, {"e f", last}, {"g", hyphen}, {"h"}, {"i j", last}}).measured();
    EXPECT_EQ(report.hyphens, 5);
    EXPECT_EQ(report.hyphen_runs, 1);
    EXPECT_EQ(report.longest_hyphen_run, 4);
    EXPECT_EQ(report.hyphens_before_last_line, 1);
}

TEST(Quality, counts_one_word_last_lines_and_stacked_words) {
    const QualityReport report = Pages().page({{"la cour est"}, {"la rue est"}, {"calme", last}}).measured();
    EXPECT_EQ(report.one_word_last_lines, 1);
    EXPECT_EQ(report.stacked_words, 2);
}

TEST(Quality, tells_of_facing_pages_that_end_at_unequal_heights) {
    const std::vector<Text> longer{{"un"}, {"deux"}, {"trois"}, {"quatre"}, {"cinq six", last}}, shorter{{"un"}, {"deux"}, {"trois"}, {"quatre cinq", last}};
    EXPECT_EQ(Pages().page(longer).page(shorter).page(longer).codes(), Codes{"unequal-pages"});
    EXPECT_EQ(Pages().page(longer).page(longer).page(longer).codes(), Codes{});
}

} // namespace
} // namespace florilege
