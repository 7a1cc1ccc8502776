#include "compile/backends.h"

#include "compile/compile.h"
#include "compile/editions.h"
#include "epub/epub.h"
#include "markup/cover.h"
#include "pdf/pdf.h"
#include "print/cover.h"
#include "print/flyer.h"
#include "print/imposition.h"
#include "web/site.h"

namespace florilege {

namespace {

Result<std::vector<MadeFile>> one_file(const std::string& name, Result<std::string> made, std::size_t pages = 0) {
    return {{{name, std::move(made.value), static_cast<int>(pages)}}, std::move(made.diagnostics)};
}

/// What names one edition, as the records name it.
std::string name_of(EditionForm form, const Book& book) {
    Edition edition{form};
    edition.isbn = isbn_of(form, book);
    return identifier_of(edition, book);
}

Result<std::vector<MadeFile>> make_epub(const BackendInput& input) {
    EpubOptions options;
    options.page_source = page_source_of(input);
    options.spaces = input.book.plan.epub_spaces;
    options.jobs = input.jobs;
    return one_file(input.book.slug + ".epub", write_epub(input.book, input.style, input.screen->page_map, options), input.screen->pages.size());
}

Result<std::vector<MadeFile>> make_pdf(const BackendInput& input) {
    return one_file(input.book.slug + ".pdf", write_pdf(*input.screen, input.book, PdfKind::screen, {}, name_of(EditionForm::pdf, input.book), input.jobs), input.screen->pages.size());
}

Result<std::vector<MadeFile>> make_print(const BackendInput& input) {
    return one_file(input.book.slug + "-print.pdf", write_pdf(*input.print, input.book, PdfKind::print, input.press.press, name_of(EditionForm::print, input.book), input.jobs),
                    input.print->pages.size());
}

Result<std::vector<MadeFile>> make_cover_file(const BackendInput& input) {
    auto cover = make_cover(input.book, input.style, input.press.profile, static_cast<int>(input.print->pages.size()));
    if (has_errors(cover.diagnostics)) return {{}, std::move(cover.diagnostics)};
    Press press = input.press.press;
    press.folds = {input.style.page.width, cover.value.page_style.width - input.style.page.width};
    auto made = one_file(input.book.slug + "-cover.pdf", write_pdf(cover.value, input.book, PdfKind::print, press, name_of(EditionForm::print, input.book), input.jobs));
    made.diagnostics = std::move(cover.diagnostics);
    return made;
}

Result<std::vector<MadeFile>> make_booklet_file(const BackendInput& input) {
    auto pages = typeset(input.book, input.style, {true, input.jobs});
    if (has_errors(pages.diagnostics)) return {{}, std::move(pages.diagnostics)};
    Press office = input.press.press;
    office.bleed = {}, office.marks = false;
    const std::size_t count = pages.value.pages.size();
    return one_file(input.book.slug + "-booklet.pdf", write_pdf(make_booklet(std::move(pages.value), {}), input.book, PdfKind::print, office, name_of(EditionForm::booklet, input.book), input.jobs), count);
}

// Its own style and page, so its own pagination and number; a second EPUB offers that pagination when the plan asks.
Result<std::vector<MadeFile>> make_large(const BackendInput& input) {
    Book large = input.book;
    large.plan.style = "grands-caracteres";
    large.plan.style_span = {};
    large.plan.page = {};
    large.plan.margins = {};
    auto style = read_style(input.styles_folder, ".", large.plan);
    if (has_errors(style.diagnostics)) return {{}, std::move(style.diagnostics)};
    auto pages = typeset(large, style.value, {false, input.jobs});
    if (has_errors(pages.diagnostics)) return {{}, std::move(pages.diagnostics)};
    const std::string identifier = name_of(EditionForm::large, large);
    auto made = one_file(input.book.slug + "-large.pdf", write_pdf(pages.value, large, PdfKind::screen, {}, identifier, input.jobs), pages.value.pages.size());
    if (!input.book.plan.large_epub) return made;
    auto epub = write_epub(input.book, input.style, pages.value.page_map, {.page_source = {identifier.starts_with("urn:isbn:") ? identifier : "", false}, .jobs = input.jobs});
    made.value.push_back({input.book.slug + "-large.epub", std::move(epub.value), static_cast<int>(pages.value.page_map.size())});
    made.diagnostics.insert(made.diagnostics.end(), epub.diagnostics.begin(), epub.diagnostics.end());
    return made;
}

Result<std::vector<MadeFile>> make_flyer_file(const BackendInput& input) {
    Book book = input.book;
    Fonts fonts;
    ScreenPicture front = screen_cover(input.book, input.style, fonts);
    const std::string path = "cover" + std::string(front.extension);
    book.images[path] = read_image(path, std::move(front.bytes), {}).value;
    auto flyer = make_flyer(book, input.style, path);
    if (has_errors(flyer.diagnostics)) return {{}, std::move(flyer.diagnostics)};
    auto made = one_file(input.book.slug + "-flyer.pdf", write_pdf(flyer.value, book, PdfKind::screen), 1);
    made.diagnostics = std::move(flyer.diagnostics);
    return made;
}

// The OPDS feeds lie in the site, and the files of the book in a folder of it: what is put on a server is whole.
Result<std::vector<MadeFile>> make_site(const BackendInput& input) {
    const std::vector<Edition> editions = downloads(input);
    const Accessibility accessibility = accessibility_of(input.book, input.screen->page_map);
    std::vector<MadeFile> made;
    const auto add = [&](const std::string& path, std::string bytes) { made.push_back({"web/" + path, std::move(bytes), 0}); };
    Site site = write_site({input.book, input.style, input.screen->page_map, accessibility, editions});
    for (OutputFile& file : site.files) add(file.path, std::move(file.bytes));
    for (OutputFile& feed : site_feeds(input.book, accessibility, editions, site)) add(feed.path, std::move(feed.bytes));
    for (const Edition& edition : editions) add("downloads/" + edition.file, bytes_of(edition, input));
    return {std::move(made), {}};
}

Result<std::vector<MadeFile>> make_records(const BackendInput& input) {
    const Accessibility accessibility = accessibility_of(input.book, input.screen->page_map);
    Result<std::vector<MadeFile>> result;
    const std::vector<Edition> editions = recorded_editions(input, result.diagnostics);
    for (OutputFile& file : record_files(input, accessibility, editions)) result.value.push_back({"records/" + file.path, std::move(file.bytes), 0});
    return result;
}

} // namespace

const std::vector<Backend>& backends() {
    using Part = Backend::Part;
    static const std::vector<Backend> table{
        {"epub", Pages::screen, make_epub, Part::gathered}, {"pdf", Pages::screen, make_pdf, Part::gathered}, {"print", Pages::print, make_print},
        {"cover", Pages::print, make_cover_file}, {"booklet", Pages::none, make_booklet_file}, {"large", Pages::none, make_large},
        {"flyer", Pages::none, make_flyer_file},
        {"records", Pages::screen, make_records, Part::gathers}, {"web", Pages::screen, make_site, Part::gathers}};
    return table;
}

std::vector<std::string_view> output_names() {
    std::vector<std::string_view> names;
    for (const Backend& backend : backends()) names.push_back(backend.name);
    return names;
}

} // namespace florilege
