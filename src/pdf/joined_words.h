// Words that line breaking divided: the end of a line says what follows it, so that the text has its words
// whole.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "typeset/typeset_book.h"

namespace florilege {

/// A run's part in divided words.
struct JoinedWord {
    std::string rest;              // of the word that the run's last glyph divides: said there
    std::uint32_t said_before = 0; // bytes at the run's start that an earlier line said
};

/// By page, then by run: only the runs that have a part in a divided word, over the turn of a page too.
/// Divided is what a line ends without a space: by an added hyphen, at a hyphen of its own, inside an
/// address.
using JoinedWords = std::vector<std::map<std::uint32_t, JoinedWord>>;

JoinedWords join_words(const PageList& pages);

} // namespace florilege
