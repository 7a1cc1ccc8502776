#include "compile/press.h"

#include <algorithm>
#include <filesystem>

#include "base/nearest.h"
#include "base/number.h"
#include "base/translate.h"
#include "compile/lint_pictures.h"
#include "pdf/press_colour.h"

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

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// Puts the paper that the plan names first.
void choose_paper(PressSetup& setup, const Placed<std::string>& wanted) {
    std::vector<Paper>& papers = setup.profile.papers;
    const auto found = std::find_if(papers.begin(), papers.end(), [&](const Paper& paper) { return paper.name == wanted.value; });
    if (found != papers.end()) return static_cast<void>(std::rotate(papers.begin(), found, found + 1));
    std::vector<std::string_view> names;
    for (const Paper& paper : papers) names.push_back(paper.name);
    setup.diagnostics.push_back(error("unknown-paper", wanted.span, tr("{} has no paper `{}`", setup.profile.name, wanted.value),
                                      did_you_mean(wanted.value, names, tr("the papers are listed in the profile, a file of styles/printers/"))));
}

void read_icc(PressSetup& setup, const Placed<std::string>& icc, const BookFolder& folder) {
    ReadFailure why{};
    auto bytes = folder.read(icc.value, largest_profile, why);
    if (!bytes)
        setup.diagnostics.push_back(error("missing-icc", icc.span, tr("the colour profile {} cannot be read", icc.value),
                                          tr("put the printer's ICC file into the book's folder, or allow its folder with --allow")));
    else if (!is_press_profile(*bytes))
        setup.diagnostics.push_back(error("wrong-icc", icc.span, tr("{} is no ICC profile of a press in CMYK", icc.value),
                                          tr("ask the printer for the profile of the press and paper, such as one made for FOGRA39")));
    else setup.press.profile = std::move(*bytes);
}

} // namespace

PressSetup read_press(const Plan& plan, const std::string& styles_folder, const BookFolder& folder) {
    PressSetup setup;
    const std::string wanted = plan.profile.value.empty() ? "generic" : plan.profile.value;
    const std::vector<std::string> names = profile_names(styles_folder + "/printers");
    if (std::find(names.begin(), names.end(), wanted) == names.end()) {
        setup.diagnostics.push_back(error("unknown-profile", plan.profile.span, tr("there is no printer profile `{}`", wanted),
                                          did_you_mean(wanted, {names.begin(), names.end()}, tr("profiles are files of styles/printers/: {}", joined(names)))));
    } else {
        const auto source = std::make_shared<Source>("styles/printers/" + wanted + ".yaml", read_file(styles_folder + "/printers/" + wanted + ".yaml"));
        auto profile = read_printer_profile(*source);
        setup.profile = std::move(profile.value);
        setup.diagnostics = std::move(profile.diagnostics);
        setup.sources.push_back(source);
    }
    setup.press.bleed = setup.profile.bleed;
    setup.press.marks = plan.marks.value;
    if (plan.marks.value && !setup.profile.marks)
        setup.diagnostics.push_back(warning("unwanted-marks", plan.marks.span, tr("{} takes no crop marks", setup.profile.name), tr("remove `marks:`, or choose another printer profile")));
    if (!plan.paper.value.empty() && !setup.profile.papers.empty()) choose_paper(setup, plan.paper);
    if (!plan.icc.value.empty()) read_icc(setup, plan.icc, folder);
    return setup;
}

StyleSheet with_gutter(StyleSheet style, const PrinterProfile& profile, int pages) {
    const Length wanted = least_gutter(profile, pages) - style.page.inner;
    if (wanted > Length{}) style.page.inner += wanted, style.page.outer -= std::min(wanted, style.page.outer - 6_mm);
    return style;
}

void pad_pages(TypesetBook& book, int multiple) {
    while (!book.pages.empty() && book.pages.size() % static_cast<std::size_t>(multiple) != 0) {
        Page blank;
        blank.label = to_text(static_cast<std::int64_t>(book.pages.size()) + 1);
        blank.recto = book.pages.size() % 2 == 0;
        blank.width = book.pages.back().width, blank.height = book.pages.back().height;
        book.pages.push_back(std::move(blank));
    }
}

Diagnostics check_press(const Book& book, const TypesetBook& pages, const PrinterProfile& profile) {
    Diagnostics diagnostics;
    const int total = static_cast<int>(pages.pages.size());
    const Span span = book.plan.profile.value.empty() ? book.plan.title.span : book.plan.profile.span;
    const auto warn = [&](const char* code, const std::string& message, const std::string& hint) { diagnostics.push_back(warning(code, span, message, hint)); };
    const int paper_maximum = profile.papers.empty() ? 0 : profile.papers.front().maximum_pages;
    const int maximum = paper_maximum > 0 ? paper_maximum : profile.maximum_pages;
    if (total < profile.minimum_pages)
        warn("page-count", tr("the book has {} pages; {} takes no fewer than {}", total, profile.name, profile.minimum_pages), tr("add articles, or choose another printer profile"));
    if (maximum > 0 && total > maximum)
        warn("page-count", tr("the book has {} pages; {} takes no more than {}", total, profile.name, maximum), tr("make two volumes, or choose another paper or printer profile"));
    const Diagnostics coarse = coarse_pictures(book, pages);
    diagnostics.insert(diagnostics.end(), coarse.begin(), coarse.end());
    return diagnostics;
}

} // namespace florilege
