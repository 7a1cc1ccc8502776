// A book's folder to a manuscript: the plan, the articles read and normalized in parallel, the pictures.
#pragma once

#include "assemble/assemble.h"
#include "base/file.h"
#include "compile/compile.h"

namespace florilege {

struct ManuscriptRead {
    Manuscript manuscript;
    Diagnostics diagnostics;
    Diagnostics lints; // what only check says of the articles
    std::vector<SourcePtr> sources; // keep the diagnostics' spans alive
    std::string folder;             // of book.yaml
    bool whole = true;              // every file that is listed was read
    std::map<std::string, std::vector<std::string>> silenced; // codes, by the path of the article that silences them
};

/// Throws BuildError when there is no book.yaml or the folder cannot be opened.
/// `level` stands for the plan's `normalize:`.
ManuscriptRead read_manuscript(const BuildOptions& options, const BookFolder& folder, const std::string& plan_name,
                               std::optional<Normalize> level = std::nullopt);

/// The folder of the book that the command line names, and the name of its plan in it.
std::pair<std::string, std::string> locate_book(const std::string& book);

} // namespace florilege
