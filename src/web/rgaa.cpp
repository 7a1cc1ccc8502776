#include "web/rgaa.h"

#include <string_view>

namespace florilege {

namespace {

// One letter a criterion, in the standard's order.
//   h held: the frame of the pages and the markup writer see to it, and the tests measure it
//   n not applicable: the site has no frames, film, sound, captcha, time limit…
//   j for people: what the author writes
// and, by what the book holds:
//   d held with decorative pictures         r held with pictures       p for people with pictures, else held
//   q for people with pictures              t held with tables         u for people with tables
//   l for people with links, else held      g held with passages in other languages    k for people with these
constexpr std::string_view themes[] = {
    "hdpnnqnpr",      // 1 images
    "nn",             // 2 frames
    "hhh",            // 3 colours
    "nnnnnnnnnnnnn",  // 4 multimedia
    "nnntuttn",       // 5 tables
    "lh",             // 6 links
    "hhhhh",          // 7 scripts
    "hhhhhhjghk",     // 8 mandatory elements
    "hhhh",           // 9 structure
    "hhhhhhhhjjhhnn", // 10 presentation
    "hhhhnnnnhnnnn",  // 11 forms
    "hhhhhhhhhnn",    // 12 navigation
    "nhhhnnhnhnhn",   // 13 consultation
};

Verdict verdict_of(char letter, const Accessibility& facts) {
    const auto when = [](bool holds, Verdict verdict, Verdict otherwise = Verdict::not_applicable) { return holds ? verdict : otherwise; };
    switch (letter) {
    case 'h': return Verdict::held;
    case 'j': return Verdict::for_people;
    case 'd': return when(facts.decorative_pictures, Verdict::held);
    case 'r': return when(facts.pictures, Verdict::held);
    case 'p': return when(facts.pictures, Verdict::for_people, Verdict::held);
    case 'q': return when(facts.pictures, Verdict::for_people);
    case 't': return when(facts.tables, Verdict::held);
    case 'u': return when(facts.tables, Verdict::for_people);
    case 'l': return when(facts.links, Verdict::for_people, Verdict::held);
    case 'g': return when(facts.foreign_passages, Verdict::held);
    case 'k': return when(facts.foreign_passages, Verdict::for_people);
    default: return Verdict::not_applicable;
    }
}

} // namespace

RgaaResult judge_rgaa(const Accessibility& facts) {
    RgaaResult result;
    int theme = 0;
    for (const std::string_view letters : themes) {
        ++theme;
        int number = 0;
        for (const char letter : letters) {
            const Criterion criterion{theme, ++number, verdict_of(letter, facts)};
            result.criteria.push_back(criterion);
            if (criterion.verdict == Verdict::not_applicable) continue;
            ++result.applicable;
            if (criterion.verdict == Verdict::held) ++result.held;
            else result.for_people.push_back(criterion);
        }
    }
    return result;
}

} // namespace florilege
