#include <gtest/gtest.h>

#include "document/book.h"

namespace florilege {
namespace {

TEST(Date, reads_what_edtf_allows) {
    for (const char* text : {"2024", "2024-02", "2024-02-29", "2023-06/2023-08", "2021?", "1789-07-14~", "1900%", "2020/2021"}) {
        const auto date = parse_date(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(to_edtf(*date), text);
    }
}

TEST(Date, refuses_impossible_days_and_other_notations) {
    for (const char* text : {"", "24", "2024-13", "2024-00", "2023-02-29", "2024-2", "2024/02", "2023-08/2023-06", "2024-02-30",
                             "février 2024", "2024-02-", "2024-02-1", "+2024", "2024-02/"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Role, names_are_classes_and_back) {
    for (std::size_t index = 0; index < role_count; ++index) {
        const Role role = static_cast<Role>(index);
        EXPECT_EQ(role_named(role_name(role)), role);
    }
    EXPECT_EQ(role_name(Role::epigraph_attribution), "epigraph-attribution");
    EXPECT_FALSE(role_named("no-such-role"));
}

TEST(CountWords, counts_compounds_and_elisions_once) {
    Section section;
    section.blocks.push_back({Paragraph{plain("L\u2019arc-en-ciel, vu aujourd\u2019hui \u2014 à 8\u00A0h\u202F!")}, Role::body, "", "", {}});
    section.notes.push_back({"1", {{Paragraph{plain("Une note.")}, Role::footnote, "", "", {}}}, {}, ""});
    EXPECT_EQ(count_words(section), 8u);
}

TEST(Dump, shows_marks_spaces_and_nesting) {
    Inlines text = plain("Du lait\u00A0: oui\u202F!");
    text.marks = {{MarkKind::emphasis, 3, 7, "", ""}, {MarkKind::anchor, 7, 7, "ici", ""}};
    const Blocks blocks{{BlockQuote{{{Paragraph{text}, Role::quotation, "", "", {}}}, plain("Anonyme")}, Role::quotation, "q1", "fr", {}}};
    EXPECT_EQ(dump(blocks), "quote quotation #q1 lang=fr\n"
                            "  quotation: Du <emphasis>lait</><anchor ici/>⟨nbsp⟩: oui⟨nnbsp⟩!\n"
                            "  attribution: Anonyme\n");
}

} // namespace
} // namespace florilege
