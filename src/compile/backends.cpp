#include "compile/backends.h"

#include "compile/compile.h"
#include "epub/epub.h"
#include "pdf/pdf.h"

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
    auto typeset_book = typeset(input.book, input.style, {true, input.jobs});
    if (has_errors(typeset_book.diagnostics)) return {{}, std::move(typeset_book.diagnostics)};
    return one_file(input.book.slug + "-print.pdf", write_pdf(typeset_book.value, input.book, PdfKind::print));
}

} // namespace

const std::vector<Backend>& backends() {
    static const std::vector<Backend> table{{"epub", true, make_epub}, {"pdf", true, make_pdf}, {"print", false, make_print}};
    return table;
}

std::vector<std::string_view> output_names() {
    std::vector<std::string_view> names;
    for (const Backend& backend : backends()) names.push_back(backend.name);
    return names;
}

} // namespace florilege
