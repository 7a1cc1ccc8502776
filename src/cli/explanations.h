// What each diagnostic code means, at more length than its message.
#pragma once

#include <string_view>
#include <vector>

namespace florilege {

struct Explanation {
    std::string_view code;
    std::string_view text;
};

/// In the order of the codes.
const std::vector<Explanation>& explanations();

} // namespace florilege
