// The table of backends: what each output is called, and who makes it.
#pragma once

#include <string_view>
#include <vector>

#include "base/file.h"
#include "document/book.h"
#include "style/style_sheet.h"
#include "typeset/typeset_book.h"

namespace florilege {

/// What the backends work from. The screen typesetting is made when one of them asks for pages.
struct BackendInput {
    const Book& book;
    const StyleSheet& style;
    const TypesetBook* screen = nullptr;
    int jobs = 1;
};

struct Backend {
    std::string_view name; // as --only and `outputs:` have it
    bool pages = false;    // needs the screen typesetting
    Result<std::vector<OutputFile>> (*make)(const BackendInput&);
};

const std::vector<Backend>& backends();

} // namespace florilege
