#include "compile/press.h"

#include <algorithm>
#include <filesystem>

#include "base/nearest.h"
#include "base/number.h"
#include "compile/lint_pictures.h"

namespace florilege {

namespace {

constexpr std::size_t largest_profile = 64u << 20; // bytes; press profiles have one to three million

std::vector<std::string> profile_names(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure))
        if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string count(int number) { return to_text(std::int64_t{number}); }

} // namespace

PressSetup read_press(const Plan& plan, const std::string& styles_folder, const BookFolder& folder) {
    PressSetup setup;
    const std::string wanted = plan.profile.value.empty() ? "generic" : plan.profile.value;
    const std::vector<std::string> names = profile_names(styles_folder + "/printers");
    if (std::find(names.begin(), names.end(), wanted) == names.end()) {
        setup.diagnostics.push_back(error("unknown-profile", plan.profile.span, "there is no printer profile `" + wanted + "`",
                                          did_you_mean(wanted, {names.begin(), names.end()}, "profiles are files of styles/printers/: generic, kdp, ingram, offset-fr")));
    } else {
        const auto source = std::make_shared<Source>("styles/printers/" + wanted + ".yaml", read_file(styles_folder + "/printers/" + wanted + ".yaml"));
        auto profile = read_printer_profile(*source);
        setup.profile = std::move(profile.value);
        setup.diagnostics = std::move(profile.diagnostics);
        setup.sources.push_back(source);
    }
    setup.press.bleed = setup.profile.bleed;
    if (!plan.icc.value.empty()) {
        ReadFailure why{};
        if (auto bytes = folder.read(plan.icc.value, largest_profile, why)) setup.press.profile = std::move(*bytes);
        else setup.diagnostics.push_back(error("missing-icc", plan.icc.span, "the colour profile " + plan.icc.value + " cannot be read",
                                               "put the printer's ICC file into the book's folder, or allow its folder with --allow"));
    }
    return setup;
}

StyleSheet with_gutter(StyleSheet style, const PrinterProfile& profile, int pages) {
    const Length wanted = least_gutter(profile, pages) - style.page.inner;
    if (wanted > Length{}) style.page.inner += wanted, style.page.outer -= std::min(wanted, style.page.outer - 6_mm);
    return style;
}

Diagnostics check_press(const Book& book, const TypesetBook& pages, const PrinterProfile& profile) {
    Diagnostics diagnostics;
    const int total = static_cast<int>(pages.pages.size());
    const Span span = book.plan.profile.value.empty() ? book.plan.title.span : book.plan.profile.span;
    const auto warn = [&](const char* code, const std::string& message, const char* hint) { diagnostics.push_back(warning(code, span, message, hint)); };
    if (total < profile.minimum_pages) warn("page-count", "the book has " + count(total) + " pages; " + profile.name + " takes no fewer than " + count(profile.minimum_pages), "add articles, or choose another printer profile");
    if (profile.maximum_pages > 0 && total > profile.maximum_pages) warn("page-count", "the book has " + count(total) + " pages; " + profile.name + " takes no more than " + count(profile.maximum_pages), "make two volumes, or choose another printer profile");
    if (total % profile.multiple != 0) warn("page-count", "the book has " + count(total) + " pages; " + profile.name + " prints by " + count(profile.multiple), "blank pages will be added at the end");
    const Diagnostics coarse = coarse_pictures(book, pages);
    diagnostics.insert(diagnostics.end(), coarse.begin(), coarse.end());
    return diagnostics;
}

} // namespace florilege
