// What the preview's page shows, as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compile/prepare.h"

namespace florilege {

struct PreviewVersions {
    std::int64_t last = 0; // of the last reading
    std::int64_t good = 0; // of the one whose pages are shown; 0: none yet
};

/// `last`: the last reading, whose messages are shown. `good`: the last that could be typeset, or null. `failure`: the world's.
std::string preview_state(const Compiled& last, const Compiled* good, const std::string& failure, PreviewVersions versions);
/// A place in the sources with the lines around it and a caret.
std::string preview_place(const Span& span);

struct EpubDocument {
    std::string path; // in the archive
    std::string title;
};
std::string preview_documents(const std::vector<EpubDocument>& documents, const std::string& cover);
/// Words of the page by their English.
std::string preview_words(const std::vector<std::pair<std::string, std::string>>& words);

} // namespace florilege
