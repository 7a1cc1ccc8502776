#include "compile/preview.h"

#include "epub/epub.h"
#include "print/cover.h"

namespace florilege {

Compiled compile_for_preview(BuildOptions options, CompileMemory& memory) {
    options.only = {"pdf"};
    Compiled compiled = prepare(options, Lints::yes, &memory);
    finish(compiled, false);
    if (compiled.summary.failed) compiled.screen.reset();
    return compiled;
}

Result<std::string> preview_epub(const Compiled& compiled) {
    EpubOptions options;
    options.jobs = compiled.jobs;
    return write_epub(compiled.book, compiled.style, compiled.screen->page_map, options);
}

Result<TypesetBook> preview_cover(const Compiled& compiled) {
    const auto print = typeset_for_print(compiled);
    return make_cover(compiled.book, compiled.style, compiled.press.profile, static_cast<int>(print.value.pages.size()));
}

} // namespace florilege
