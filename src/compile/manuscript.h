// A book's folder to a manuscript: the plan, the articles read and normalized in parallel, the pictures.
#pragma once

#include "assemble/assemble.h"
#include "base/file.h"
#include "compile/compile.h"
#include "compile/pictures.h"

namespace florilege {

enum class Lints { no, yes };

struct ManuscriptRead {
    Manuscript manuscript;
    Diagnostics diagnostics;
    Diagnostics lints; // what only check says of the articles, when it is asked for
    std::vector<SourcePtr> sources; // keep the diagnostics' spans alive
    std::string folder;             // of book.yaml
    bool whole = true;              // every file that is listed was read
    std::map<std::string, std::vector<std::string>> silenced; // codes, by the path of the article that silences them
};

/// An article as its file reads, or why it cannot be read.
struct ReadArticle {
    std::shared_ptr<Article> article;
    Diagnostics diagnostics;
    Diagnostics lints;
    SourcePtr source; // null: there was nothing to read
};

/// What a reading leaves for the next one of the same book: files that still have the same bytes are not read anew while the plan's
/// are the same too.
struct ManuscriptMemory {
    SourcePtr plan;
    std::map<std::string, std::shared_ptr<const ReadArticle>> articles; // by path
    PictureMemory pictures;
};

/// Throws BuildError when there is no book.yaml or the folder cannot be opened.
/// `level` stands for the plan's `normalize:`. `memory` may be null; it is of readings with the same options.
ManuscriptRead read_manuscript(const BuildOptions& options, const BookFolder& folder, const std::string& plan_name, Lints lints,
                               std::optional<Normalize> level = std::nullopt, ManuscriptMemory* memory = nullptr);

/// The folder of the book that the command line names, and the name of its plan in it.
std::pair<std::string, std::string> locate_book(const std::string& book);

} // namespace florilege
