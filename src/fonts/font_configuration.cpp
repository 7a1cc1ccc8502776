#include "fonts/font_configuration.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/xml.h"

namespace florilege {

namespace {

struct FreeString {
    void operator()(FcChar8* text) const { FcStrFree(text); }
};
using StringHandle = std::unique_ptr<FcChar8, FreeString>;

const FcChar8* bytes_of(const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); }

// Of a file or folder of the configuration; of its first file when there is no name.
std::string path_of(FcConfig* config, const FcChar8* name) {
    const StringHandle path(FcConfigGetFilename(config, name));
    return path ? reinterpret_cast<const char*>(path.get()) : std::string();
}

// Whether a file of the configuration may change which fonts there are, or where fontconfig keeps what it knows of them. What to make
// of one that cannot be read is fontconfig's to say.
bool tells_of_fonts(const std::string& path) try {
    const std::string text = read_file(path);
    constexpr std::string_view words[] = {"dir", "selectfont", "include", "scan"};
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.find(word) != std::string::npos; });
} catch (const BuildError&) {
    return true;
}

// The includes that stand for the include of a folder: those of its files that fontconfig would read and that tell of fonts.
std::string includes_of(const std::string& folder) {
    std::set<std::string> names;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure))
        if (const std::string name = entry.path().filename(); name[0] >= '0' && name[0] <= '9' && name.ends_with(".conf")) names.insert(name);
    std::string includes;
    for (const std::string& name : names) {
        if (!tells_of_fonts(folder + '/' + name)) continue;
        includes += "<include>";
        append_xml(includes, folder + '/' + name);
        includes += "</include>";
    }
    return includes;
}

void remove_comments(std::string& text) {
    for (std::size_t begin = 0; (begin = text.find("<!--", begin)) != std::string::npos;) {
        const std::size_t end = text.find("-->", begin);
        text.erase(begin, end == std::string::npos ? end : end + 3 - begin);
    }
}

// The configuration's first file, where an include of a folder is one of files that tell of fonts.
std::string first_file(FcConfig* config) {
    std::string text = read_file(path_of(config, nullptr));
    remove_comments(text);
    for (std::size_t begin = 0; (begin = text.find("<include", begin)) != std::string::npos; ++begin) {
        constexpr std::string_view closing = "</include>";
        const std::size_t name = text.find('>', begin) + 1, end = text.find(closing, begin);
        if (end == std::string::npos || name > end) break;
        if (text.substr(begin, name - begin).find("prefix") != std::string::npos) continue;
        const std::string folder = path_of(config, bytes_of(text.substr(name, end - name)));
        if (std::error_code failure; !std::filesystem::is_directory(folder, failure)) continue;
        const std::string includes = includes_of(folder);
        text.replace(begin, end + closing.size() - begin, includes);
        begin += includes.size();
    }
    return text;
}

// Nothing where it is fontconfig's to say what is loaded: without a file, with one that cannot be read, with names that are relative to
// a file, without a folder for what it keeps.
ConfigHandle load_part() try {
    ConfigHandle config(FcConfigCreate());
    if (!config) return nullptr;
    const std::string text = first_file(config.get());
    if (text.find("relative") != std::string::npos || !FcConfigParseAndLoadFromMemory(config.get(), bytes_of(text), FcTrue)) return nullptr;
    FcStrList* const kept = FcConfigGetCacheDirs(config.get());
    const bool keeps = kept && FcStrListNext(kept);
    if (kept) FcStrListDone(kept);
    return keeps && FcConfigBuildFonts(config.get()) ? std::move(config) : nullptr;
} catch (const BuildError&) {
    return nullptr;
}

} // namespace

ConfigHandle load_font_list() {
    ConfigHandle config = load_part();
    return config ? std::move(config) : ConfigHandle(FcInitLoadConfigAndFonts());
}

} // namespace florilege
