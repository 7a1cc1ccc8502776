#include "fonts/fonts.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <numeric>
#include <thread>

#include "base/file.h"
#include "fonts/font_lookup.h"
#include "fonts/state.h"

namespace florilege {
namespace {

class Libertine : public testing::Test {
  protected:
    std::vector<std::string> names(std::string_view text, std::uint16_t features = 0) {
        std::vector<std::string> result;
        for (const Glyph& glyph : fonts.shape(regular, text, features, "fr")) result.push_back(fonts.glyph_name(glyph.face, glyph.id));
        return result;
    }
    std::int32_t width(std::string_view text) {
        std::int32_t sum = 0;
        for (const Glyph& glyph : fonts.shape(regular, text, 0, "fr")) sum += glyph.advance;
        return sum;
    }

    Fonts fonts;
    FaceId regular = fonts.face({{"Linux Libertine O"}, 400, false});
};

using Names = std::vector<std::string>;

TEST_F(Libertine, faces_are_found_by_family_weight_and_slant) {
    EXPECT_EQ(fonts.metrics(regular).name, "LinLibertineO");
    EXPECT_EQ(fonts.metrics(fonts.face({{"Linux Libertine O"}, 400, true})).name, "LinLibertineOI");
    EXPECT_EQ(fonts.metrics(fonts.face({{"Linux Libertine O"}, 700, false})).name, "LinLibertineOB");
    EXPECT_EQ(fonts.face({{"No Such Family", "Linux Libertine O"}, 400, false}), regular);
    EXPECT_GT(fonts.metrics(regular).x_height, 380);
    EXPECT_LT(fonts.metrics(regular).descender, 0);
}

TEST(Faces, are_opened_when_they_are_asked_for) {
    Faces faces;
    const FaceId none = faces.add({"/nowhere.otf"}), some = faces.add(*find_font("Linux Libertine O", 400, false));
    EXPECT_EQ(faces.add({"/nowhere.otf"}), none);
    EXPECT_EQ(faces.size(), 2u);
    EXPECT_THROW(faces[none], BuildError);
    const OpenFace* other = nullptr;
    std::thread([&] { other = &faces[some]; }).join();
    EXPECT_EQ(other, &faces[some]);
    EXPECT_TRUE(has_glyph(*other, 'a'));
}

TEST_F(Libertine, a_missing_family_names_the_package) {
    try {
        fonts.face({{"Andika Nonesuch"}, 400, false});
        FAIL();
    } catch (const BuildError& failure) {
        EXPECT_NE(std::string(failure.what()).find("Andika Nonesuch"), std::string::npos);
        EXPECT_NE(std::string(failure.what()).find("fonts-sil-andika"), std::string::npos);
    }
}

TEST_F(Libertine, shapes_ligatures_small_capitals_and_figures) {
    EXPECT_EQ(names("office"), (Names{"o", "f_f_i", "c", "e"}));
    EXPECT_EQ(names("office", no_ligatures), (Names{"o", "f", "f", "i", "c", "e"}));
    EXPECT_NE(names("ab", small_capitals), names("ab"));
    EXPECT_NE(names("12", old_style_figures), names("12", lining_figures));
    EXPECT_EQ(names("oui?!"), (Names{"o", "u", "i", "question", "exclam"}));
    EXPECT_EQ(names("!!"), (Names{"exclam", "exclam"}));
}

TEST_F(Libertine, clusters_are_bytes_of_the_text) {
    const auto glyphs = fonts.shape(regular, "été ffi", 0, "fr");
    std::vector<std::uint32_t> clusters;
    for (const Glyph& glyph : glyphs) clusters.push_back(glyph.cluster);
    EXPECT_EQ(clusters, (std::vector<std::uint32_t>{0, 2, 3, 5, 6}));
}

TEST_F(Libertine, spaces_derive_from_the_space_and_invisible_characters_take_no_room) {
    const std::int32_t space = width(" ");
    EXPECT_EQ(width("\u00A0"), space);
    EXPECT_EQ(width("\u202F"), space / 2);
    EXPECT_EQ(width("a\u00ADb"), width("a") + width("b"));
    EXPECT_EQ(width("\u200B"), 0);
    EXPECT_EQ(width("\uFFFC"), 0);
    for (const char* text : {"\u00A0", "\u202F", "\u2009", "\u200B"}) EXPECT_NE(fonts.shape(regular, text, 0, "fr")[0].id, 0) << text;
}

TEST_F(Libertine, characters_that_no_face_has_give_glyph_zero) {
    const auto glyphs = fonts.shape(regular, "a\U0001F980b", 0, "fr");
    ASSERT_EQ(glyphs.size(), 3u);
    EXPECT_NE(glyphs[0].id, 0);
    EXPECT_EQ(glyphs[1].id, 0);
    EXPECT_FALSE(fonts.face_with(regular, U'\U0001F980'));
    EXPECT_EQ(fonts.face_with(regular, U'a'), regular);
}

TEST_F(Libertine, a_fallback_supplies_single_glyphs) {
    const char32_t rare = U'\u0250'; // in Andika, not in every face
    const FaceId keyboard = fonts.face({{"Linux Biolinum Keyboard O", "Andika"}, 400, false});
    const auto supplier = fonts.face_with(keyboard, rare);
    ASSERT_TRUE(supplier);
    const auto glyphs = fonts.shape(keyboard, "\u0250", 0, "fr");
    EXPECT_EQ(glyphs[0].face, *supplier);
}

TEST_F(Libertine, marks_without_end_are_shaped_in_linear_runs) {
    std::string text = "e";
    for (int i = 0; i < 20000; ++i) text += "\u0301";
    EXPECT_GE(fonts.shape(regular, text, 0, "fr").size(), 19000u);
}

TEST_F(Libertine, subsets_renumber_and_keep_widths) {
    const auto glyphs = fonts.shape(regular, "office", 0, "fr");
    std::vector<std::uint16_t> ids{0};
    for (const Glyph& glyph : glyphs) ids.push_back(glyph.id);
    std::sort(ids.begin(), ids.end());
    const FontSubset subset = fonts.subset(regular, ids);
    EXPECT_TRUE(subset.cff);
    EXPECT_FALSE(subset.cff_table.empty());
    EXPECT_LT(subset.bytes.size(), 20000u);
    ASSERT_EQ(subset.new_ids.size(), ids.size());
    EXPECT_EQ(subset.new_ids[0], 0);
    for (std::size_t i = 0; i < ids.size(); ++i)
        EXPECT_NEAR(subset.widths[subset.new_ids[i]], fonts.advance(regular, ids[i]) / 1000.0, 1.0);
    const FaceId andika = fonts.face({{"Andika"}, 400, false});
    const FontSubset glyf = fonts.subset(andika, {0, fonts.glyph(andika, U'a')});
    EXPECT_FALSE(glyf.cff);
    EXPECT_FALSE(glyf.bytes.empty());
}

TEST_F(Libertine, subsets_for_reading_systems_keep_the_layout) {
    const FontSubset subset = fonts.subset_for_text(regular, U"abcdefi 0123");
    EXPECT_NE(subset.bytes.find("GSUB"), std::string::npos);
    EXPECT_LT(subset.bytes.size(), 60000u);
}

// A copy of Libertine whose OS/2 table gives these rights (OpenType 1.9, OS/2, fsType).
std::string face_with_rights(int fs_type) {
    FILE* answer = popen("fc-match -f '%{file}' 'Linux Libertine O:style=Regular'", "r");
    char path[4096] = "";
    const std::size_t length = fread(path, 1, sizeof path - 1, answer);
    pclose(answer);
    std::string bytes = read_file(std::string(path, length));
    const auto number = [&](std::size_t at, std::size_t count) {
        std::size_t value = 0;
        while (count-- > 0) value = value << 8 | static_cast<unsigned char>(bytes[at++]);
        return value;
    };
    std::size_t entry = 12;
    while (bytes.compare(entry, 4, "OS/2") != 0) entry += 16;
    const std::size_t rights = number(entry + 8, 4) + 8;
    bytes[rights] = static_cast<char>(fs_type >> 8);
    bytes[rights + 1] = static_cast<char>(fs_type);
    const std::string copy = testing::TempDir() + "rights-" + std::to_string(getpid()) + '-' + std::to_string(fs_type) + ".otf";
    std::ofstream(copy, std::ios::binary) << bytes;
    return copy;
}

TEST_F(Libertine, licences_are_kept_to) {
    for (const int allowed : {0, 0x4, 0x8, 0x2 | 0x8}) {
        const FaceId face = fonts.open(face_with_rights(allowed));
        EXPECT_LT(fonts.subset(face, {0, fonts.glyph(face, U'a')}).bytes.size(), 5000u) << allowed;
        EXPECT_LT(fonts.subset_for_text(face, U"a").bytes.size(), 20'000u) << allowed;
    }
    for (const int forbidden : {0x2, 0x200, 0x204, 0x102}) {
        const FaceId face = fonts.open(face_with_rights(forbidden));
        EXPECT_THROW(fonts.subset(face, {0, 1}), BuildError) << forbidden;
        EXPECT_THROW(fonts.subset_for_text(face, U"a"), BuildError) << forbidden;
    }
    const std::string path = face_with_rights(0x100);
    const FaceId whole = fonts.open(path);
    const FontSubset subset = fonts.subset(whole, {0, 70});
    EXPECT_EQ(subset.bytes, read_file(path));
    EXPECT_EQ(subset.new_ids, (std::vector<std::uint16_t>{0, 70}));
    EXPECT_EQ(subset.widths[70], (fonts.advance(whole, 70) + 500) / 1000);
    EXPECT_EQ(fonts.subset_for_text(whole, U"a").bytes, read_file(path));
}

TEST_F(Libertine, outlines_are_paths) {
    const std::string path = fonts.outline(regular, fonts.glyph(regular, U'o'));
    EXPECT_EQ(path.front(), 'M');
    EXPECT_EQ(path.back(), 'Z');
}

} // namespace
} // namespace florilege
