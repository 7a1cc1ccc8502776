// The table of backends: what each output is called, and who makes it.
#pragma once

#include <string_view>
#include <vector>

#include "base/file.h"
#include "compile/press.h"
#include "document/book.h"
#include "style/style_sheet.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// A file that a backend made, and the pages of its pagination (0: it has none).
struct MadeFile {
    std::string path;
    std::string bytes;
    int pages = 0;
    bool wanted = true; // false: for other backends to work from, and not to be written
};

/// What the backends work from. A typesetting is there when the backend's row asks for it.
struct BackendInput {
    const Book& book;
    const StyleSheet& style;
    const PressSetup& press;
    const std::string& styles_folder;
    const TypesetBook* screen = nullptr;
    const TypesetBook* print = nullptr; // in pages by four, with the printer's gutter; also where the EPUB's pages are compared with it
    const std::vector<MadeFile>& made; // for a backend that gathers: by those before it
    int jobs = 1;
};

enum class Pages { none, screen, print };

struct Backend {
    std::string_view name; // as --only and `outputs:` have it
    Pages pages = Pages::none;
    Result<std::vector<MadeFile>> (*make)(const BackendInput&);
    enum class Part { alone, gathered, gathers } part = Part::alone; // gathers: works from the files of the others, those gathered even unasked
};

const std::vector<Backend>& backends();

} // namespace florilege
