#include "fonts/font_configuration.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include "base/file.h"

namespace florilege {
namespace {

std::set<std::string> files_of(FcConfig* config) {
    std::set<std::string> files;
    const FcFontSet* const fonts = FcConfigGetFonts(config, FcSetSystem);
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcChar8* file = nullptr;
        if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) == FcResultMatch) files.insert(reinterpret_cast<const char*>(file));
    }
    return files;
}

bool offers(const std::set<std::string>& files, const std::string& name) {
    return std::any_of(files.begin(), files.end(), [&](const std::string& file) { return file.ends_with('/' + name); });
}

// A configuration of its own: a first file and a folder that it includes.
class Configured : public testing::Test {
  protected:
    Configured() {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder + "/conf.d");
        ::setenv("FONTCONFIG_FILE", (folder + "/fonts.conf").c_str(), 1);
        first("<include>" + folder + "/conf.d</include>");
    }
    ~Configured() override {
        ::unsetenv("FONTCONFIG_FILE");
        std::filesystem::remove_all(folder);
    }
    void write(const std::string& name, const std::string& inside) {
        write_file(folder + '/' + name, "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">\n<fontconfig>" + inside + "</fontconfig>\n");
    }
    void first(const std::string& inside) { write("fonts.conf", "<dir>/usr/share/fonts/opentype/linux-libertine</dir><cachedir>" + folder + "/cache</cachedir>" + inside); }
    /// The same as fontconfig offers by itself.
    std::set<std::string> offered() {
        const std::set<std::string> files = files_of(load_font_list().get());
        EXPECT_EQ(files, files_of(ConfigHandle(FcInitLoadConfigAndFonts()).get()));
        return files;
    }

    const std::string folder = testing::TempDir() + "florilege-fontconfig-" + std::to_string(::getpid());
};

const std::string rule = "<match target=\"pattern\"><edit name=\"family\" mode=\"append\"><string>Andika</string></edit></match>";
const std::string rejected = "<selectfont><rejectfont><glob>*/LinLibertine_RB.otf</glob></rejectfont></selectfont>";
const std::string further = "<dir>/usr/share/fonts/truetype/andika</dir>";

TEST(FontConfiguration, offers_the_fonts_of_the_system) {
    const std::set<std::string> files = files_of(load_font_list().get());
    EXPECT_TRUE(offers(files, "LinLibertine_R.otf"));
    EXPECT_EQ(files, files_of(ConfigHandle(FcInitLoadConfigAndFonts()).get()));
}

TEST_F(Configured, rules_that_choose_are_left_out_and_those_that_offer_are_kept) {
    write("conf.d/10-rule.conf", rule), write("conf.d/20-reject.conf", rejected), write("conf.d/30-further.conf", further);
    const std::set<std::string> files = offered();
    EXPECT_TRUE(offers(files, "LinLibertine_R.otf"));
    EXPECT_FALSE(offers(files, "LinLibertine_RB.otf"));
    EXPECT_TRUE(offers(files, "Andika-Regular.ttf"));
    FcPattern* const pattern = FcNameParse(reinterpret_cast<const FcChar8*>("Nowhere"));
    const PatternHandle asked(pattern);
    FcConfigSubstitute(load_font_list().get(), pattern, FcMatchPattern);
    FcChar8* second = nullptr;
    EXPECT_NE(FcPatternGetString(pattern, FC_FAMILY, 1, &second), FcResultMatch); // the rule would have added a family
}

TEST_F(Configured, files_that_fontconfig_does_not_read_are_not_read) {
    write("conf.d/further.conf", further), write("conf.d/40-further.txt", further);
    EXPECT_FALSE(offers(offered(), "Andika-Regular.ttf"));
}

TEST_F(Configured, an_include_in_a_comment_includes_nothing) {
    write("conf.d/10-reject.conf", rejected), write("other.conf", further);
    first("<!-- <include>" + folder + "/conf.d</include> --><include>" + folder + "/other.conf</include>");
    const std::set<std::string> files = offered();
    EXPECT_TRUE(offers(files, "LinLibertine_RB.otf"));
    EXPECT_TRUE(offers(files, "Andika-Regular.ttf"));
}

TEST_F(Configured, names_relative_to_a_file_are_left_to_fontconfig) {
    write("other.conf", further);
    first("<include prefix=\"relative\">other.conf</include>");
    EXPECT_TRUE(offers(offered(), "Andika-Regular.ttf"));
}

TEST_F(Configured, what_is_no_configuration_is_left_to_fontconfig) {
    write_file(folder + "/fonts.conf", "<fontconfig><dir>");
    offered();
    std::filesystem::remove(folder + "/fonts.conf");
    offered();
    first("<include>" + folder + "/conf.d</include>");
    std::filesystem::create_symlink(folder + "/nowhere", folder + "/conf.d/50-gone.conf");
    offered();
}

} // namespace
} // namespace florilege
