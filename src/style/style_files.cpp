// Where a style's three sheets are found.
#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/nearest.h"
#include "base/translate.h"
#include "style/style_sheet.h"

namespace florilege {

namespace {

constexpr std::size_t largest_sheet = 1 << 20; // bytes; the longest shipped sheet has 8 KB

bool is_path(std::string_view name) { return name.find('/') != std::string_view::npos || name.starts_with('.'); }

// StyleSources of a style of the book, through the book's sandbox.
std::optional<StyleSources> read_book_style(const std::string& book_root, const Plan& plan, Diagnostics& diagnostics) {
    const BookFolder folder(book_root);
    const auto read = [&](const char* name) -> SourcePtr {
        const std::string path = plan.style + '/' + name;
        ReadFailure why{};
        auto text = folder.read(path, largest_sheet, why);
        if (text) return std::make_shared<Source>(path, std::move(*text));
        diagnostics.push_back(error("missing-style", plan.style_span, tr("the style's file {} cannot be read in the book's folder", path),
                                    tr("a style is a folder with shared.css, print.css and epub.css")));
        return nullptr;
    };
    StyleSources sheets{read("shared.css"), read("print.css"), read("epub.css")};
    if (!sheets.shared || !sheets.print || !sheets.epub) return std::nullopt;
    return sheets;
}

StyleSources read_installed_style(const std::string& folder, const std::string& name) {
    const auto read = [&](const char* file) {
        return std::make_shared<Source>("styles/" + name + '/' + file, read_file(folder + '/' + file));
    };
    return {read("shared.css"), read("print.css"), read("epub.css")};
}

std::vector<std::string> style_names(const std::string& styles_folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(styles_folder, failure))
        if (std::filesystem::exists(entry.path() / "shared.css", failure)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<StyleSources> find_sheets(const std::string& styles_folder, const std::string& book_root, const Plan& plan, Diagnostics& diagnostics) {
    const bool from_command_line = plan.style_span.source == nullptr;
    if (is_path(plan.style) && !from_command_line) return read_book_style(book_root, plan, diagnostics);
    if (is_path(plan.style)) return read_installed_style(plan.style, plan.style.substr(plan.style.find_last_of('/') + 1));
    const std::string folder = styles_folder + '/' + plan.style;
    std::error_code failure;
    if (!std::filesystem::exists(folder + "/shared.css", failure)) {
        const std::vector<std::string> names = style_names(styles_folder);
        diagnostics.push_back(error("missing-style", plan.style_span, tr("there is no style `{}`", plan.style),
                                    did_you_mean(plan.style, {names.begin(), names.end()}, tr("a style is a folder of the installed styles, or a path in the book"))));
        return std::nullopt;
    }
    return read_installed_style(folder, plan.style);
}

} // namespace

Result<StyleSheet> read_style(const std::string& styles_folder, const std::string& book_root, const Plan& plan) {
    Diagnostics diagnostics;
    const auto sheets = find_sheets(styles_folder, book_root, plan, diagnostics);
    if (!sheets) return {{}, std::move(diagnostics)};
    return make_style(*sheets, plan);
}

} // namespace florilege
