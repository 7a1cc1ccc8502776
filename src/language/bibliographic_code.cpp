#include "language/bibliographic_code.h"

#include <algorithm>
#include <utility>

#include "language/language.h"

namespace florilege {

namespace {

// ISO 639-1 to ISO 639-2/B: the languages of Europe in Latin script, and those that a French book quotes most.
constexpr std::pair<std::string_view, std::string_view> codes[] = {
    {"af", "afr"}, {"ar", "ara"}, {"be", "bel"}, {"bg", "bul"}, {"br", "bre"}, {"bs", "bos"}, {"ca", "cat"}, {"co", "cos"},
    {"cs", "cze"}, {"cy", "wel"}, {"da", "dan"}, {"de", "ger"}, {"el", "gre"}, {"en", "eng"}, {"eo", "epo"}, {"es", "spa"},
    {"et", "est"}, {"eu", "baq"}, {"fi", "fin"}, {"fo", "fao"}, {"fr", "fre"}, {"fy", "fry"}, {"ga", "gle"}, {"gd", "gla"},
    {"gl", "glg"}, {"he", "heb"}, {"hr", "hrv"}, {"hu", "hun"}, {"ia", "ina"}, {"id", "ind"}, {"is", "ice"}, {"it", "ita"},
    {"ja", "jpn"}, {"kl", "kal"}, {"la", "lat"}, {"lb", "ltz"}, {"lt", "lit"}, {"lv", "lav"}, {"mg", "mlg"}, {"mk", "mac"},
    {"ms", "may"}, {"mt", "mlt"}, {"nb", "nob"}, {"nl", "dut"}, {"nn", "nno"}, {"no", "nor"}, {"oc", "oci"}, {"pl", "pol"},
    {"pt", "por"}, {"rm", "roh"}, {"ro", "rum"}, {"ru", "rus"}, {"se", "sme"}, {"sk", "slo"}, {"sl", "slv"}, {"sq", "alb"},
    {"sr", "srp"}, {"sv", "swe"}, {"sw", "swa"}, {"tr", "tur"}, {"uk", "ukr"}, {"vi", "vie"}, {"wa", "wln"}, {"zh", "chi"}};

} // namespace

std::string bibliographic_code(std::string_view tag) {
    const std::string primary = primary_subtag(tag);
    if (primary.size() == 3) return primary;
    const auto known = std::find_if(std::begin(codes), std::end(codes), [&](const auto& row) { return row.first == primary; });
    return known == std::end(codes) ? "und" : std::string(known->second);
}

} // namespace florilege
