// Words that line breaking divided: the hyphen says what follows it, so that the text has its words whole.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "typeset/typeset_book.h"

namespace florilege {

/// What stands in a run for a divided word.
struct JoinedWord {
    std::string after_hyphen; // of a hyphen's run: the rest of the word, said in its place
    std::uint32_t said_before = 0; // bytes at the run's start that a hyphen said
};

/// By page, then by run: only the runs that have a part in a divided word, over the turn of a page too.
using JoinedWords = std::vector<std::map<std::uint32_t, JoinedWord>>;

JoinedWords join_words(const std::vector<Page>& pages);

} // namespace florilege
