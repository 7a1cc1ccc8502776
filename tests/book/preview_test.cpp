// The preview in a browser: a file is saved, the page changes.
#include <gtest/gtest.h>

#include "judge.h"

namespace florilege {

TEST(Preview, shows_what_is_saved_and_refuses_other_hosts) {
    NEEDS("node");
    const Judgement verdict = run("node " FLORILEGE_JUDGES "/preview.mjs " + quoted(FLORILEGE_PROGRAM) + " " + quoted(FLORILEGE_ROOT "/content"));
    if (verdict.status == 77) GTEST_SKIP() << verdict.output;
    EXPECT_EQ(verdict.status, 0) << verdict.output;
}

} // namespace florilege
