#include "typeset/paragraph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/number.h"
#include "paragraph_fixture.h"
#include "typeset/line_fit.h"

namespace florilege {
namespace {

const std::string market =
    "Le samedi, la place du marché se remplit avant huit heures : les maraîchers déchargent leurs cageots, le "
    "fromager essuie sa balance, et la fleuriste, qui n’a jamais su se lever tôt, arrive toujours la dernière. On "
    "parle fort, on se salue de loin, on se plaint du prix des poireaux ; les enfants, eux, comptent les chiens. "
    "« Vous en prendrez bien un de plus ? » demande la marchande, et personne n’ose refuser. À midi tout est "
    "fini, la balayeuse municipale passe entre les platanes, et il ne reste qu’une odeur de persil.";

std::string with_spaces(std::string text) {
    // The no-break spaces that normalization writes: kept out of the source so that it can be read.
    const auto replace = [&](std::string_view from, std::string_view to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) text.replace(at, from.size(), to);
    };
    replace(" :", "\u00A0:");
    replace(" ;", "\u202F;");
    replace(" ?", "\u202F?");
    replace("« ", "«\u00A0");
    replace(" »", "\u00A0»");
    return text;
}

Inlines market_text() { return plain(with_spaces(market)); }

std::int64_t right_edge(const SetParagraph& set, std::size_t line) {
    const PlacedLine& placed = set.page.lines[line];
    return placed.x.value + placed.width.value;
}

std::string dump(const SetParagraph& set) {
    std::string out;
    for (std::size_t i = 0; i < set.page.lines.size(); ++i) {
        const BrokenLine& line = set.setting.lines[i];
        out += to_text(line.stretch / 1000.0, 3) + " scale " + to_text(static_cast<std::int64_t>(line.scale)) +
               " tracking " + to_text(static_cast<std::int64_t>(line.tracking)) + " | ";
        for (std::uint32_t r = set.page.lines[i].first_run; r < set.page.lines[i].first_run + set.page.lines[i].run_count; ++r)
            out += set.page.runs[r].hyphen ? "-" : set.run_text(set.page.runs[r]);
        out += "\n";
    }
    return out;
}

class Paragraph : public testing::Test {
  protected:
    CaseRoom room;
};

TEST_F(Paragraph, says_exactly_the_text_of_its_author) {
    const Inlines text = market_text();
    for (Length measure : {40_mm, 60_mm, 82_mm, 104_mm, 150_mm})
        EXPECT_EQ(set(room, text, indented(measure)).text(), text.text);
}

TEST_F(Paragraph, clusters_point_into_their_run) {
    const SetParagraph paragraph = set(room, market_text(), indented(60_mm));
    for (const GlyphRun& run : paragraph.page.runs) {
        std::uint32_t last = 0;
        for (std::uint32_t g = run.first_glyph; g < run.first_glyph + run.glyph_count; ++g) {
            const std::uint32_t cluster = paragraph.page.glyphs[g].cluster;
            EXPECT_LT(cluster, run.text_end - run.text_begin);
            EXPECT_GE(cluster, last);
            last = cluster;
        }
    }
}

TEST_F(Paragraph, justified_lines_end_together_but_for_what_hangs) {
    const SetParagraph paragraph = set(room, market_text(), indented(104_mm));
    const std::int64_t edge = (50_pt + 104_mm).value;
    for (std::size_t i = 0; i + 1 < paragraph.page.lines.size(); ++i) {
        std::string text = paragraph.line_text(paragraph.page.lines[i]);
        while (text.ends_with(' ')) text.pop_back();
        const bool hangs = text.ends_with(',') || text.ends_with('.') || text.ends_with(':') || text.ends_with("\u00AD") || text.ends_with("»");
        if (hangs) {
            EXPECT_GT(right_edge(paragraph, i), edge) << text;
            EXPECT_LT(right_edge(paragraph, i), edge + 3000) << text;
        } else {
            EXPECT_NEAR(static_cast<double>(right_edge(paragraph, i)), static_cast<double>(edge), 2.0) << text;
        }
    }
}

TEST_F(Paragraph, a_guillemet_hangs_at_the_left_by_a_fifth) {
    const SetParagraph paragraph = set(room, plain("«\u00A0Bonjour"), {{}, {Length{}, 104_mm}});
    const FaceId face = paragraph.page.runs[0].face;
    const std::int64_t width = room.fonts.advance(face, paragraph.page.glyphs[0].id) * 11'000LL / 1'000'000;
    EXPECT_NEAR(static_cast<double>((50_pt - paragraph.page.runs[0].x).value), static_cast<double>(width) / 5, 2.0);
}

TEST_F(Paragraph, spaces_before_high_punctuation_are_half_and_fixed) {
    const SetParagraph paragraph = set(room, plain("oui\u202F! non"), {{}, {Length{}, 104_mm}});
    const auto& glyphs = paragraph.page.glyphs; // o u i NNBSP ! space n o n
    const std::int64_t narrow = glyphs[4].x - glyphs[3].x;
    const std::int64_t space = glyphs[6].x - glyphs[5].x;
    EXPECT_NEAR(static_cast<double>(narrow) * 2, static_cast<double>(space), 3.0);
}

TEST_F(Paragraph, no_line_begins_with_punctuation_or_ends_with_an_opening_guillemet) {
    for (int mm = 30; mm < 120; mm += 3) {
        const SetParagraph paragraph = set(room, market_text(), indented(millimetres(mm)));
        for (const PlacedLine& line : paragraph.page.lines) {
            const std::string text = paragraph.line_text(line);
            for (const char* mark : {":", ";", "?", "!", "»", ",", "."}) EXPECT_FALSE(text.starts_with(mark)) << text;
            EXPECT_EQ(text.find("«\u00A0 "), text.npos);
            EXPECT_FALSE(text.ends_with("«\u00A0") || text.ends_with("« ")) << text;
        }
    }
}

TEST_F(Paragraph, a_line_may_begin_with_a_word_that_begins_with_a_point) {
    std::string names;
    for (int i = 0; i < 60; ++i) names += i % 2 == 0 ? ".txt " : ".html ";
    const SetParagraph paragraph = set(room, plain(names + "fin"), {{}, {Length{}, 60_mm}});
    ASSERT_GT(paragraph.page.lines.size(), 5U);
    for (const PlacedLine& line : paragraph.page.lines) EXPECT_LE(line.width, 61_mm);
}

TEST_F(Paragraph, settings_differ_by_one_line_and_all_say_the_text) {
    const Inlines text = plain(with_spaces(market + " " + market + " " + market));
    Diagnostics diagnostics;
    ShapedParagraph paragraph(text, Role::body, "fr", room.setter, diagnostics);
    const auto settings = paragraph.settings(indented(104_mm), 1);
    ASSERT_GE(settings.size(), 2U);
    for (std::size_t i = 1; i < settings.size(); ++i)
        EXPECT_EQ(settings[i].lines.size(), settings[i - 1].lines.size() + 1);
    const auto alone = paragraph.settings(indented(104_mm), 0);
    ASSERT_EQ(alone.size(), 1U);
    EXPECT_EQ(alone[0].lines, best_of(settings).lines);
}

TEST_F(Paragraph, emphasis_strong_and_small_capitals_choose_faces_and_forms) {
    Inlines text = plain("droit penché gras petites");
    add_mark(text, MarkKind::emphasis, "penché");
    add_mark(text, MarkKind::strong, "gras");
    add_mark(text, MarkKind::small_caps, "petites");
    const SetParagraph paragraph = set(room, text, {{}, {Length{}, 104_mm}});
    std::vector<std::string> faces;
    for (const GlyphRun& run : paragraph.page.runs) faces.push_back(room.fonts.metrics(run.face).name);
    EXPECT_EQ(faces, (std::vector<std::string>{"LinLibertineO", "LinLibertineOI", "LinLibertineO", "LinLibertineOB",
                                               "LinLibertineO"}));
    const GlyphRun& last = paragraph.page.runs.back();
    const std::uint16_t p = paragraph.page.glyphs[last.first_glyph + 1].id;
    EXPECT_NE(p, room.fonts.glyph(last.face, U'p'));
}

TEST_F(Paragraph, superiors_come_from_the_face_or_are_raised) {
    Inlines text = plain("Mme 1er");
    add_mark(text, MarkKind::superscript, "er");
    const SetParagraph paragraph = set(room, text, {{}, {Length{}, 104_mm}});
    EXPECT_EQ(paragraph.page.runs.back().size, 11_pt);
    Inlines odd = plain("x€");
    add_mark(odd, MarkKind::superscript, "€");
    const SetParagraph raised = set(room, odd, {{}, {Length{}, 104_mm}});
    EXPECT_LT(raised.page.runs.back().size, 11_pt);
    EXPECT_LT(raised.page.runs.back().y, raised.page.runs.front().y);
}

TEST_F(Paragraph, a_call_is_a_superior_number_that_sticks_to_its_word) {
    Inlines text = plain("un mot\uFFFC, puis d’autres");
    add_mark(text, MarkKind::note_ref, "\uFFFC", "11");
    Diagnostics diagnostics;
    ShapedParagraph paragraph(text, Role::body, "fr", room.setter, diagnostics);
    const auto settings = paragraph.settings({{}, {Length{}, 104_mm}}, 0);
    EXPECT_EQ(paragraph.notes_in(settings[0].lines[0]), std::vector<std::uint32_t>{11});
    const SetParagraph set_text = set(room, text, {{}, {Length{}, 104_mm}});
    EXPECT_EQ(set_text.text(), "un mot12, puis d’autres");
    const auto node = std::find_if(set_text.structure.begin(), set_text.structure.end(),
                                   [](const StructureNode& n) { return n.type == StructureType::reference; });
    EXPECT_NE(node, set_text.structure.end());
}

TEST_F(Paragraph, a_link_has_one_node_and_an_area_in_each_of_its_lines) {
    Inlines text = market_text();
    add_mark(text, MarkKind::link, "les maraîchers déchargent leurs cageots, le fromager essuie sa balance", "https://exemple.fr/");
    const SetParagraph paragraph = set(room, text, indented(60_mm));
    ASSERT_GE(paragraph.page.links.size(), 2U);
    EXPECT_EQ(std::count_if(paragraph.structure.begin(), paragraph.structure.end(),
                            [](const StructureNode& n) { return n.type == StructureType::link; }), 1);
    for (const LinkItem& link : paragraph.page.links) {
        EXPECT_EQ(link.target, "https://exemple.fr/");
        EXPECT_GT(link.width.value, 0);
        EXPECT_EQ(paragraph.structure[link.node].type, StructureType::link);
    }
    EXPECT_EQ(paragraph.text(), text.text);
}

TEST_F(Paragraph, addresses_break_without_a_hyphen) {
    const Inlines text = plain("Voir https://exemple.org/un-chemin/assez-long/pour-tenir-sur/plusieurs-lignes?et=des&valeurs=2 pour le reste.");
    const SetParagraph paragraph = set(room, text, {{}, {Length{}, 45_mm}});
    EXPECT_GE(paragraph.page.lines.size(), 3U);
    for (const GlyphRun& run : paragraph.page.runs) EXPECT_FALSE(run.hyphen);
    EXPECT_EQ(paragraph.text(), text.text);
}

TEST_F(Paragraph, a_character_without_glyph_is_an_error_that_names_it) {
    const SetParagraph paragraph = set(room, plain("un \U00013080 hiéroglyphe"), indented(104_mm));
    ASSERT_EQ(paragraph.codes(), std::vector<std::string>{"missing-glyph"});
    EXPECT_NE(paragraph.diagnostics[0].message.find("U+13080"), std::string::npos);
}

TEST_F(Paragraph, a_word_wider_than_the_measure_is_cut_and_reported) {
    const Inlines text = plain("a " + std::string(300, 'x') + " b");
    const SetParagraph paragraph = set(room, text, {{}, {Length{}, 60_mm}});
    EXPECT_EQ(paragraph.text(), text.text);
    const auto codes = paragraph.codes();
    EXPECT_NE(std::find(codes.begin(), codes.end(), "broken-word"), codes.end());
    for (std::size_t i = 0; i < paragraph.page.lines.size(); ++i)
        EXPECT_LE(right_edge(paragraph, i), (50_pt + 60_mm).value + 1000);
}

TEST_F(Paragraph, no_line_breaks_the_limits_without_a_report) {
    const Inlines text = market_text();
    for (int mm = 18; mm < 130; mm += 2) {
        const SetParagraph paragraph = set(room, text, indented(millimetres(mm)));
        bool beyond = false;
        for (const BrokenLine& line : paragraph.setting.lines) {
            EXPECT_GE(line.scale, 980);
            EXPECT_LE(line.scale, 1020);
            if (!line.last) beyond = beyond || line.stretch > strained_loose + 400 || line.stretch < -strained_tight - 50; // spaces of 160 and 69 %
        }
        EXPECT_EQ(beyond, !paragraph.codes().empty()) << mm;
    }
}

TEST_F(Paragraph, forced_breaks_end_lines) {
    const SetParagraph paragraph = set(room, plain("Demain, dès l’aube,\nje partirai."), {{}, {Length{}, 104_mm}});
    ASSERT_EQ(paragraph.page.lines.size(), 2U);
    EXPECT_EQ(paragraph.page.lines[0].end, PlacedLine::End::last);
    EXPECT_LT(paragraph.page.lines[0].width, 104_mm);
}

TEST_F(Paragraph, an_empty_text_is_one_empty_line) {
    const SetParagraph paragraph = set(room, plain(""), indented(104_mm));
    EXPECT_EQ(paragraph.page.lines.size(), 1U);
    EXPECT_TRUE(paragraph.page.glyphs.empty());
}

TEST_F(Paragraph, ragged_and_centred_lines_keep_their_spaces) {
    for (Align align : {Align::left, Align::centre, Align::right}) {
        StyleSheet style = text_style();
        for (TextStyle& role : style.roles) role.align = align, role.hyphens = false;
        CaseRoom ragged(style);
        const SetParagraph paragraph = set(ragged, market_text(), {{}, {Length{}, 104_mm}});
        EXPECT_TRUE(paragraph.diagnostics.empty());
        for (const PlacedLine& line : paragraph.page.lines) {
            EXPECT_LE(line.width, 104_mm + 3_pt);
            const std::int64_t left = (line.x - 50_pt).value;
            const std::int64_t right = (104_mm).value - left - line.width.value;
            if (align == Align::left) {
                EXPECT_NEAR(static_cast<double>(left), 0.0, 1500.0);
            }
            if (align == Align::right) {
                EXPECT_NEAR(static_cast<double>(right), 0.0, 3000.0);
            }
            if (align == Align::centre) {
                EXPECT_NEAR(static_cast<double>(left), static_cast<double>(right), 2.0);
            }
        }
    }
}

TEST_F(Paragraph, the_lines_of_a_title_are_about_equal) {
    StyleSheet style = text_style();
    for (TextStyle& role : style.roles) role.align = Align::centre, role.hyphens = false;
    CaseRoom titles(style);
    const Inlines title = plain("Une bibliothèque municipale ouverte le dimanche et les soirs d’été");
    const SetParagraph paragraph = set(titles, title, {{}, {Length{}, 104_mm}}, Role::article_title);
    ASSERT_EQ(paragraph.page.lines.size(), 2U);
    EXPECT_LT(paragraph.page.lines[0].width.value, paragraph.page.lines[1].width.value * 13 / 10);
}

TEST_F(Paragraph, a_drop_capital_takes_the_first_letter_and_its_apostrophe) {
    const Inlines text = plain("L’été commence toujours un peu avant que l’on s’y attende, et finit un peu après.");
    Diagnostics diagnostics;
    ShapedParagraph paragraph(text, Role::body, "fr", room.setter, diagnostics);
    const Length room_left = paragraph.set_initial(2, 14.5_pt);
    EXPECT_GT(room_left, 10_pt);
    const LineShape shape{{{room_left, 60_mm - room_left}, {room_left, 60_mm - room_left}}, {Length{}, 60_mm}};
    const auto settings = paragraph.settings(shape, 0);
    EXPECT_EQ(paragraph.offset_of(settings[0].lines[0]), 0U);
    SetParagraph result;
    Canvas canvas{result.page, result.structure, diagnostics};
    for (std::size_t i = 0; i < settings[0].lines.size(); ++i)
        paragraph.place(settings[0].lines[i], shape.row(i), {50_pt, 100_pt + 14.5_pt * static_cast<std::int64_t>(i), {}}, canvas);
    EXPECT_EQ(result.text(), text.text);
    EXPECT_EQ(result.run_text(result.page.runs[0]), "L’");
    EXPECT_EQ(result.page.runs[0].y, 114.5_pt);
    EXPECT_GT(result.page.runs[0].size, 25_pt);
}

TEST_F(Paragraph, an_image_in_a_line_is_as_high_as_its_letters) {
    room.images["clef.png"].path = "clef.png";
    room.images["clef.png"].width = 200;
    room.images["clef.png"].height = 100;
    Inlines text = plain("Une \uFFFC sous le paillasson");
    add_mark(text, MarkKind::image, "\uFFFC", "clef.png");
    const SetParagraph paragraph = set(room, text, {{}, {Length{}, 104_mm}});
    ASSERT_EQ(paragraph.page.images.size(), 1U);
    const ImageItem& image = paragraph.page.images[0];
    EXPECT_LT(image.height, 14.5_pt);
    EXPECT_NEAR(static_cast<double>(image.width.value), static_cast<double>(image.height.value) * 2, 2.0);
    EXPECT_EQ(image.y + image.height, 100_pt);
}

TEST_F(Paragraph, an_image_that_the_book_lacks_is_an_error) {
    Inlines text = plain("Une \uFFFC sous le paillasson");
    add_mark(text, MarkKind::image, "\uFFFC", "perdue.png");
    EXPECT_EQ(set(room, text, {{}, {Length{}, 104_mm}}).codes(), std::vector<std::string>{"inline-image"});
}

TEST_F(Paragraph, a_letter_wider_than_its_measure_is_reported) {
    const auto codes = set(room, plain("M"), {{}, {Length{}, 1_mm}}).codes();
    EXPECT_EQ(codes, std::vector<std::string>{"overfull-line"});
}

TEST_F(Paragraph, threads_shape_alike) {
    const std::string once = dump(set(room, market_text(), indented(104_mm)));
    std::vector<std::string> dumps(4);
    std::vector<std::thread> threads;
    for (std::string& result : dumps)
        threads.emplace_back([&] { for (int i = 0; i < 5; ++i) result = dump(set(room, market_text(), indented(104_mm))); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : dumps) EXPECT_EQ(result, once);
}

TEST_F(Paragraph, words_glued_together_beyond_the_measure_part_at_their_glue) {
    std::string glued = "mot";
    for (int i = 0; i < 60; ++i) glued += "\u00A0mot";
    const SetParagraph paragraph = set(room, plain(glued), {{}, {Length{}, 60_mm}});
    EXPECT_EQ(paragraph.text(), glued);
    for (const PlacedLine& line : paragraph.page.lines) {
        EXPECT_TRUE(paragraph.line_text(line).starts_with("mot"));
        EXPECT_LE(line.width, 61_mm);
    }
    EXPECT_FALSE(paragraph.diagnostics.empty());
}

TEST_F(Paragraph, a_hundred_thousand_letters_in_a_row_are_still_set) {
    const Inlines text = plain(std::string(100'000, 'x'));
    const SetParagraph paragraph = set(room, text, {{}, {Length{}, 104_mm}});
    EXPECT_GT(paragraph.page.lines.size(), 1'500U);
    EXPECT_EQ(paragraph.codes(), std::vector<std::string>{"broken-word"});
    EXPECT_EQ(paragraph.text(), text.text);
}

/// Cases: cases/paragraphs/NAME.txt holds the text, cases/paragraphs/NAME.104.lines its lines at that measure (mm).
TEST_F(Paragraph, lines_are_those_of_the_golden_cases) {
    const std::string folder = std::string(CASES) + "/paragraphs/";
    for (const char* name : {"marche", "lettre"}) {
        std::ifstream in(folder + name + ".txt");
        std::stringstream content;
        content << in.rdbuf();
        std::string source = content.str();
        while (source.ends_with('\n')) source.pop_back();
        ASSERT_FALSE(source.empty()) << name;
        const Inlines text = plain(with_spaces(source));
        for (int mm : {60, 82, 104}) {
            const std::string path = folder + name + "." + to_text(static_cast<std::int64_t>(mm)) + ".lines";
            const std::string lines = dump(set(room, text, indented(millimetres(mm))));
            if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path) << lines;
            std::ifstream expected(path);
            std::stringstream golden;
            golden << expected.rdbuf();
            EXPECT_EQ(lines, golden.str()) << path;
        }
    }
}

} // namespace
} // namespace florilege
