// Owns a libhyphen dictionary; the C type stays behind this pointer.
#pragma once

#include <hyphen.h>

#include <memory>

namespace florilege {

struct CloseHyphenDictionary {
    void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};
using HyphenDictionary = std::unique_ptr<HyphenDict, CloseHyphenDictionary>;

} // namespace florilege
