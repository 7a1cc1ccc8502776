// The words of a running text, as a spelling check and a list of names want them.
#pragma once

#include <string>
#include <vector>

#include "document/inlines.h"

namespace florilege {

struct RunningWord {
    std::string text;     // with the apostrophes, hyphens and middle dots inside it
    std::uint32_t begin = 0, end = 0; // bytes of the text
    std::string language;
    bool starts_sentence = false;
};

/// In reading order; without addresses, code and verbatim passages, and words that hold figures.
std::vector<RunningWord> running_words(const Inlines& inlines, const std::string& language);

} // namespace florilege
