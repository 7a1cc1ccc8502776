#include "fonts/font_lookup.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <tuple>

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
    std::tuple<bool, int, bool, std::string, int> rank; // wrong slant, distance in weight, the user's own, path, index
};

std::optional<FontFile> look_up(const std::string& family, int weight, bool italic) {
    if (!configuration()) return std::nullopt;
    const PatternHandle pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    const ObjectSetHandle objects(FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, static_cast<char*>(nullptr)));
    const FontSetHandle fonts(FcFontList(configuration(), pattern.get(), objects.get()));
    std::optional<Candidate> best;
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcPattern* font = fonts->fonts[i];
        FcChar8* file = nullptr;
        if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch) continue;
        const std::string path = reinterpret_cast<const char*>(file);
        const int slant = integer(font, FC_SLANT, FC_SLANT_ROMAN, FcPatternGetInteger);
        const int found = FcWeightToOpenType(integer(font, FC_WEIGHT, FC_WEIGHT_REGULAR, FcPatternGetInteger));
        const int index = integer(font, FC_INDEX, 0, FcPatternGetInteger);
        Candidate candidate{{(slant != FC_SLANT_ROMAN) != italic, std::abs(found - weight), !path.starts_with("/usr/share/"), path, index}};
        if (!best || candidate.rank < best->rank) best = std::move(candidate);
    }
    if (!best) return std::nullopt;
    return FontFile{std::get<3>(best->rank), std::get<4>(best->rank)};
}

} // namespace

std::optional<FontFile> find_font(const std::string& family, int weight, bool italic) {
    static std::mutex mutex;
    static std::map<std::tuple<std::string, int, bool>, std::optional<FontFile>> found; // each role of a book asks again
    const std::lock_guard guard(mutex);
    const auto [place, is_new] = found.try_emplace({family, weight, italic});
    if (is_new) place->second = look_up(family, weight, italic);
    return place->second;
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
