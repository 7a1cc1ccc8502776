// Everything up to the typeset pages: what build writes from, check speaks of and preview shows.
#pragma once

#include <map>
#include <optional>

#include "compile/backends.h"
#include "compile/compile.h"
#include "compile/lint_words.h"
#include "compile/manuscript.h"
#include "typeset/typesetter.h"

namespace florilege {

/// The codes that the author asked not to hear: in the whole book, and by article.
struct Silenced {
    std::vector<std::string> everywhere;
    std::map<std::string, std::vector<std::string>> by_path;

    bool covers(const Diagnostic& diagnostic) const;
};

struct Compiled {
    BuildSummary summary;
    Book book;
    StyleSheet style;
    PressSetup press;
    std::vector<const Backend*> wanted;
    std::optional<TypesetBook> screen;
    std::optional<TypesetBook> print;
    Silenced silenced;
    int jobs = 1;
};

/// What a compilation leaves for the next one of the same book with the same options.
struct CompileMemory {
    ManuscriptMemory manuscript;
    WordsMemory words;
    AssembleMemory sections;
    Typesetter typesetter;
};

/// Reads and typesets what the wanted outputs need. `memory` makes it faster and changes nothing else; it may be null. Throws BuildError.
Compiled prepare(const BuildOptions& options, Lints lints, CompileMemory* memory = nullptr);
/// Puts the diagnostics in order, without those silenced, and says whether they fail the build.
void finish(Compiled& compiled, bool strict);
/// The pages with the printer's gutter, as many as its sheets make.
Result<TypesetBook> typeset_for_print(const Compiled& compiled);

} // namespace florilege
