// Every code that a message can carry is explained, once, in the order of the codes.
#include "cli/explanations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "base/file.h"

namespace florilege {
namespace {

TEST(Explanations, cover_every_code_of_the_sources) {
    std::set<std::string> explained;
    for (const Explanation& explanation : explanations()) EXPECT_TRUE(explained.emplace(explanation.code).second) << explanation.code;
    const std::regex said(R"re(\b(error|warning)\(\s*"([a-z-]+)")re");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(FLORILEGE_ROOT "/src")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = read_file(entry.path());
        for (std::sregex_iterator match(text.begin(), text.end(), said), end; match != end; ++match)
            EXPECT_TRUE(explained.contains((*match)[2])) << (*match)[2] << " of " << entry.path().filename();
    }
}

TEST(Explanations, stand_in_the_order_of_their_codes) {
    EXPECT_TRUE(std::is_sorted(explanations().begin(), explanations().end(), [](const Explanation& a, const Explanation& b) { return a.code < b.code; }));
}

} // namespace
} // namespace florilege
