// The 106 criteria of the French accessibility standard (RGAA 4.1), judged for the site of a book: by what every page of it is made
// of, by what the book holds, and as far as a program can judge.
#pragma once

#include <string>
#include <vector>

#include "document/accessibility.h"

namespace florilege {

enum class Verdict { held, not_applicable, for_people }; // for_people: only a person can judge the author's words and pictures

struct Criterion {
    int theme = 0;
    int number = 0;
    Verdict verdict = Verdict::held;
};

struct RgaaResult {
    std::vector<Criterion> criteria;
    int held = 0;
    int applicable = 0;
    std::vector<Criterion> for_people; // of the applicable
    /// Of the applicable criteria, how many in a hundred are held; rounded down.
    int rate() const { return applicable == 0 ? 100 : held * 100 / applicable; }
};

RgaaResult judge_rgaa(const Accessibility& facts);

} // namespace florilege
