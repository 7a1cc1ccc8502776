#include "cli/explanations.h"
namespace florilege {
const std::vector<Explanation>& explanations() {
    static const std::vector<Explanation> all{};
    return all;
}
} // namespace florilege
