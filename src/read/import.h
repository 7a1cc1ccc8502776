// Import: what an author has (pasted text, Markdown, HTML, ODT, DOCX) to the articles of a book folder.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file.h"

namespace florilege {

struct ImportInput {
    std::string path;  // as named on the command line: its ending tells the format
    std::string bytes;
    /// The bytes of a file named in this one, relative to it; nothing when there is none.
    std::function<std::optional<std::string>(const std::string&)> beside;
};

struct Import {
    std::vector<OutputFile> files;  // articles/…, front/…, images/…, and book.yaml
    Diagnostics diagnostics;        // what was guessed, and what could not be read
    std::vector<SourcePtr> sources; // keeps the diagnostics' spans alive
};

/// Every word of the inputs is in the outputs, in order, apart from what a diagnostic reports. Throws nothing for bad input.
Import import_files(const std::vector<ImportInput>& inputs);

} // namespace florilege
