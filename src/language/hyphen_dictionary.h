// A libhyphen dictionary, and how it is loaded.
#pragma once

#include <hyphen.h>

#include <memory>
#include <string>

namespace florilege {

using HyphenDictionary = std::shared_ptr<HyphenDict>;

/// What hnj_hyphen_load makes of the file, null where there is none: libhyphen looks for each state along a chain of
/// strings, which takes it seconds for the German dictionary. One that respells words is left to libhyphen.
HyphenDictionary load_hyphen_dictionary(const std::string& path);

} // namespace florilege
