#include "compile/backends.h"

#include "compile/compile.h"
#include "epub/epub.h"
#include "pdf/pdf.h"
#include "print/cover.h"
#include "print/imposition.h"

namespace florilege {

namespace {

Result<std::vector<OutputFile>> one_file(const std::string& name, Result<std::string> made) {
    return {{{name, std::move(made.value)}}, std::move(made.diagnostics)};
}

Result<std::vector<OutputFile>> make_epub(const BackendInput& input) {
    EpubOptions options;
    if (const auto isbn = input.book.plan.isbn.find("print"); isbn != input.book.plan.isbn.end()) options.page_source = "urn:isbn:" + isbn->second.value;
    options.jobs = input.jobs;
    return one_file(input.book.slug + ".epub", write_epub(input.book, input.style, input.screen->page_map, options));
}

Result<std::vector<OutputFile>> make_pdf(const BackendInput& input) {
    return one_file(input.book.slug + ".pdf", write_pdf(*input.screen, input.book, PdfKind::screen));
}

Result<std::vector<OutputFile>> make_print(const BackendInput& input) {
    return one_file(input.book.slug + "-print.pdf", write_pdf(*input.print, input.book, PdfKind::print, input.press.press));
}

Result<std::vector<OutputFile>> make_cover_file(const BackendInput& input) {
    auto cover = make_cover(input.book, input.style, input.press.profile, static_cast<int>(input.print->pages.size()));
    if (has_errors(cover.diagnostics)) return {{}, std::move(cover.diagnostics)};
    return one_file(input.book.slug + "-cover.pdf", write_pdf(cover.value, input.book, PdfKind::print, input.press.press));
}

Result<std::vector<OutputFile>> make_booklet_file(const BackendInput& input) {
    auto pages = typeset(input.book, input.style, {true, input.jobs});
    if (has_errors(pages.diagnostics)) return {{}, std::move(pages.diagnostics)};
    Press office = input.press.press;
    office.bleed = {};
    return one_file(input.book.slug + "-booklet.pdf", write_pdf(make_booklet(std::move(pages.value), {}), input.book, PdfKind::print, office));
}

// Its own style and page, so its own pagination; the ISBN is the large-print edition's.
Result<std::vector<OutputFile>> make_large(const BackendInput& input) {
    Book large = input.book;
    large.plan.style = "grands-caracteres";
    large.plan.style_span = {};
    large.plan.page = {};
    auto style = read_style(input.styles_folder, ".", large.plan);
    if (has_errors(style.diagnostics)) return {{}, std::move(style.diagnostics)};
    auto pages = typeset(large, style.value, {false, input.jobs});
    if (has_errors(pages.diagnostics)) return {{}, std::move(pages.diagnostics)};
    return one_file(input.book.slug + "-large.pdf", write_pdf(pages.value, large, PdfKind::screen));
}

} // namespace

const std::vector<Backend>& backends() {
    static const std::vector<Backend> table{
        {"epub", Pages::screen, make_epub}, {"pdf", Pages::screen, make_pdf}, {"print", Pages::print, make_print},
        {"cover", Pages::print, make_cover_file}, {"booklet", Pages::none, make_booklet_file}, {"large", Pages::none, make_large}};
    return table;
}

std::vector<std::string_view> output_names() {
    std::vector<std::string_view> names;
    for (const Backend& backend : backends()) names.push_back(backend.name);
    return names;
}

} // namespace florilege
