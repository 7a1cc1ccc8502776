#include "fonts/font_lookup.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string_view>
#include <tuple>
#include <vector>

#include "fonts/font_configuration.h"

namespace florilege {

namespace {

FcConfig* configuration() {
    static const ConfigHandle config = load_font_list();
    return config.get();
}

template <class Get>
int integer(FcPattern* pattern, const char* object, int otherwise, Get get) {
    int value = otherwise;
    return get(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

struct Candidate {
    FontFile file;
    int weight = 400;
    bool slanted = false;
};

std::vector<Candidate> fonts_of(const std::string& family) {
    std::vector<Candidate> candidates;
    if (!configuration()) return candidates;
    const PatternHandle pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    const ObjectSetHandle objects(FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, static_cast<char*>(nullptr)));
    const FontSetHandle fonts(FcFontList(configuration(), pattern.get(), objects.get()));
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcPattern* font = fonts->fonts[i];
        FcChar8* file = nullptr;
        if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch) continue;
        const int weight = FcWeightToOpenType(integer(font, FC_WEIGHT, FC_WEIGHT_REGULAR, FcPatternGetInteger));
        const int slant = integer(font, FC_SLANT, FC_SLANT_ROMAN, FcPatternGetInteger);
        candidates.push_back({{reinterpret_cast<const char*>(file), integer(font, FC_INDEX, 0, FcPatternGetInteger)}, weight, slant != FC_SLANT_ROMAN});
    }
    return candidates;
}

} // namespace

std::optional<FontFile> find_font(const std::string& family, int weight, bool italic) {
    static std::mutex mutex;
    static std::map<std::string, std::vector<Candidate>> families; // each role of a book asks again
    const std::lock_guard guard(mutex);
    const auto [place, is_new] = families.try_emplace(family);
    if (is_new) place->second = fonts_of(family);
    const std::vector<Candidate>& fonts = place->second;
    // Wrong slant, distance in weight, the user's own, path, index.
    const auto rank = [&](const Candidate& font) {
        return std::tuple(font.slanted != italic, std::abs(font.weight - weight), !font.file.path.starts_with("/usr/share/"), std::string_view(font.file.path), font.file.index);
    };
    const auto best = std::min_element(fonts.begin(), fonts.end(), [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
    return best == fonts.end() ? std::nullopt : std::optional(best->file);
}

std::string package_of(const std::string& family) {
    if (family.starts_with("Linux Libertine") || family.starts_with("Linux Biolinum")) return "fonts-linuxlibertine";
    if (family.starts_with("Andika")) return "fonts-sil-andika";
    if (family.starts_with("DejaVu")) return "fonts-dejavu-core";
    if (family.starts_with("EB Garamond")) return "fonts-ebgaramond";
    if (family.starts_with("Gentium")) return "fonts-sil-gentium";
    if (family.starts_with("Noto")) return "fonts-noto-core";
    return {};
}

} // namespace florilege
