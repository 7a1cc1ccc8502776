// How the anthology is set, by the measuring tool that lies beside the repository when there is one.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "judge.h"

namespace florilege {

TEST(Quality, of_the_anthology_is_a_printers) {
    const std::string tool = FLORILEGE_ROOT "/../shared/tools/pdf_quality.py";
    if (!std::filesystem::exists(tool)) GTEST_SKIP() << "the measuring tool is not here";
    NEEDS("python3");
    NEEDS("mutool");
    const std::string pdf = built_books().front().pdf;
    const Verdict verdict = run("python3 " + quoted(tool) + " " + quoted(pdf));
    ASSERT_EQ(verdict.status, 0) << verdict.output;
    RecordProperty("quality", verdict.output);
    const auto figures = nlohmann::json::parse(verdict.output, nullptr, false);
    ASSERT_FALSE(figures.is_discarded()) << verdict.output;
    std::cout << verdict.output << '\n';
}

} // namespace florilege
