#include "base/parallel.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <stdexcept>
#include <string>

namespace florilege {
namespace {

TEST(Parallel, every_index_is_worked_on_once) {
    for (const int jobs : {1, 2, 7}) {
        std::vector<int> times(1000);
        for_each_index(times.size(), jobs, [&](std::size_t i) { ++times[i]; });
        EXPECT_EQ(times, std::vector<int>(1000, 1));
    }
}

TEST(Parallel, the_failure_of_the_lowest_index_is_told) {
    for (const int jobs : {1, 2, 7}) {
        try {
            for_each_index(100, jobs, [](std::size_t i) {
                if (i % 10 == 3) throw std::runtime_error(std::to_string(i));
            });
            FAIL();
        } catch (const std::runtime_error& failure) {
            EXPECT_STREQ(failure.what(), "3");
        }
    }
}

TEST(Parallel, what_is_finished_in_any_order_passes_in_its_own) {
    std::vector<std::size_t> order(500);
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), std::mt19937(7));
    InOrder line(order.size());
    std::vector<std::size_t> passed, taken;
    std::vector<bool> finished(order.size());
    for (const std::size_t i : order) {
        finished[i] = true;
        line.finish(i, [&](std::size_t next) { passed.push_back(next); });
        const auto unfinished = std::find(finished.begin(), finished.end(), false) - finished.begin();
        EXPECT_EQ(passed.size(), static_cast<std::size_t>(unfinished));
        if (const auto next = line.take()) taken.push_back(*next);
    }
    while (const auto next = line.take()) taken.push_back(*next);
    std::sort(order.begin(), order.end());
    EXPECT_EQ(passed, order);
    EXPECT_EQ(taken, order);
}

TEST(Parallel, each_number_is_taken_by_one_thread_after_it_passed) {
    constexpr std::size_t count = 5000;
    InOrder line(count);
    std::vector<int> passed(count), taken(count);
    const auto take_all = [&] {
        while (const auto next = line.take()) taken[*next] += passed[*next] == 1 ? 1 : 1000;
    };
    for_each_index(count, 4, [&](std::size_t i) {
        line.finish(i, [&](std::size_t next) { ++passed[next]; });
        take_all();
    });
    EXPECT_EQ(taken, std::vector<int>(count, 1));
}

} // namespace
} // namespace florilege
