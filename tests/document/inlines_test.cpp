#include "document/inlines.h"

#include <gtest/gtest.h>

#include "base/diagnostic.h"

namespace florilege {
namespace {

Inlines marked(std::string text, std::vector<Mark> marks) {
    Inlines inlines = plain(std::move(text));
    inlines.marks = std::move(marks);
    return inlines;
}

TEST(ApplyEdits, moves_marks_with_the_text) {
    const Inlines before = marked("un mot ici", {{MarkKind::emphasis, 3, 6, "", ""}});
    const Inlines after = apply_edits(before, {{0, 2, "deux"}, {6, 7, "\u00A0"}});
    EXPECT_EQ(after.text, "deux mot\u00A0ici");
    EXPECT_EQ(after.marks[0].begin, 5u);
    EXPECT_EQ(after.marks[0].end, 8u);
}

TEST(ApplyEdits, leaves_what_is_inserted_at_an_edge_outside_the_mark) {
    const Inlines before = marked("xay", {{MarkKind::emphasis, 1, 2, "", ""}});
    const Inlines after = apply_edits(before, {{1, 1, "<"}, {2, 2, ">"}});
    EXPECT_EQ(after.text, "x<a>y");
    EXPECT_EQ(after.marks[0].begin, 2u);
    EXPECT_EQ(after.marks[0].end, 3u);
}

TEST(ApplyEdits, keeps_a_mark_that_starts_inside_a_replaced_range_on_its_letters) {
    // "l'<em>eau</em>" where the apostrophe and the first letter are replaced together.
    const Inlines before = marked("l'eau", {{MarkKind::emphasis, 2, 5, "", ""}});
    const Inlines after = apply_edits(before, {{1, 3, "\u2019e"}});
    EXPECT_EQ(after.text, "l\u2019eau");
    EXPECT_EQ(after.marks[0].begin, 4u);
    EXPECT_EQ(after.marks[0].end, 7u);
}

TEST(ApplyEdits, drops_a_mark_whose_text_is_gone_but_not_an_anchor) {
    const Inlines before = marked("abc", {{MarkKind::anchor, 1, 1, "here", ""}, {MarkKind::strong, 1, 2, "", ""}});
    const Inlines after = apply_edits(before, {{1, 2, ""}});
    ASSERT_EQ(after.marks.size(), 1u);
    EXPECT_EQ(after.marks[0].kind, MarkKind::anchor);
    EXPECT_EQ(after.marks[0].begin, 1u);
}

TEST(ApplyEdits, keeps_every_letter_at_its_place_in_the_source) {
    const Source source("a.md", "0123456789");
    Inlines before = plain("3456789");
    before.source = &source;
    before.origins = {{0, 3}};
    const Inlines after = apply_edits(before, {{1, 2, "four"}, {4, 4, "--"}});
    EXPECT_EQ(after.text, "3four56--789");
    EXPECT_EQ(span_of(after, 0, 1), (Span{&source, 3, 4}));
    EXPECT_EQ(span_of(after, 5, 6), (Span{&source, 5, 6}));
    EXPECT_EQ(span_of(after, 9, 12), (Span{&source, 7, 10}));
}

TEST(Slice, clips_marks_and_keeps_places) {
    const Source source("a.md", "abcdef");
    Inlines whole = marked("abcdef", {{MarkKind::strong, 1, 4, "", ""}, {MarkKind::anchor, 6, 6, "end", ""}});
    whole.source = &source;
    whole.origins = {{0, 0}};
    const Inlines part = slice(whole, 2, 6);
    EXPECT_EQ(part.text, "cdef");
    ASSERT_EQ(part.marks.size(), 2u);
    EXPECT_EQ(part.marks[0].begin, 0u);
    EXPECT_EQ(part.marks[0].end, 2u);
    EXPECT_EQ(part.marks[1].begin, 4u);
    EXPECT_EQ(span_of(part, 0, 4), (Span{&source, 2, 6}));
}

TEST(Append, moves_the_marks_of_the_tail) {
    Inlines text = plain("un ");
    append(text, marked("deux", {{MarkKind::emphasis, 0, 4, "", ""}}));
    EXPECT_EQ(text.text, "un deux");
    EXPECT_EQ(text.marks[0].begin, 3u);
}

TEST(WithoutNotes, takes_out_calls_anchors_and_index_marks) {
    const std::string call(object_replacement_utf8);
    const Inlines titled = marked("Le titre" + call + " long", {{MarkKind::index_entry, 3, 8, "Titre", "subjects"},
                                                                  {MarkKind::note_ref, 8, 11, "0", ""},
                                                                  {MarkKind::emphasis, 12, 16, "", ""}});
    const Inlines title = without_notes(titled);
    EXPECT_EQ(title.text, "Le titre long");
    ASSERT_EQ(title.marks.size(), 1u);
    EXPECT_EQ(title.marks[0].begin, 9u);
    EXPECT_EQ(plain_text(titled), "Le titre long");
}

} // namespace
} // namespace florilege
