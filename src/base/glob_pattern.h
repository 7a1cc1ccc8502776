// One name against one pattern of a glob, by characters, in time that grows with their product at most.
#pragma once

#include <string_view>

namespace florilege {

/// `*` any characters, `?` one, `[a-z]` and `[!a-z]` one of a set; all else stands for itself.
bool matches_glob(std::string_view pattern, std::string_view name);

} // namespace florilege
